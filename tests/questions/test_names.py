"""Marking names: the same name however it is written, and never another one."""

import pytest

from quizapp.questions.names import mark_name
from quizapp.questions.question import Ask, Distractor, NameQuestion
from tests.questions.cases.names import TABLES, NameCases


def question(cases: NameCases) -> NameQuestion:
    return NameQuestion(
        id="q",
        prompt=cases.prompt,
        ask=(Ask.TYPED,),
        answer=cases.key,
        accept=cases.accept,
        reject=cases.reject,
        distractors=tuple(Distractor(text) for text in cases.distractors),
    )


def rows(*verdicts: str) -> list[object]:
    return [
        pytest.param(cases, said, verdict, id=f"{cases.key}: {said}")
        for cases in TABLES
        for verdict in verdicts
        for said in getattr(cases, verdict)
    ]


@pytest.mark.parametrize(("cases", "said", "verdict"), rows("right", "close", "wrong"))
def test_a_name_is_judged_as_a_teacher_would(
    cases: NameCases, said: str, verdict: str
) -> None:
    marking = mark_name(question(cases), said, among=cases.among)

    assert marking.verdict == verdict, marking.reason


@pytest.mark.parametrize(("cases", "said", "_"), rows("never"))
def test_what_a_teacher_would_not_take_is_not_right(
    cases: NameCases, said: str, _: str
) -> None:
    assert mark_name(question(cases), said, among=cases.among).verdict != "right"
