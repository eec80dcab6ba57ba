"""What holds for every question and every answer."""

import math
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.answer import decode, encode
from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import (
    Ask,
    Kind,
    MatchQuestion,
    MultipleQuestion,
    OpenQuestion,
    Question,
)
from quizapp.questions.rubric import Rubric
from quizapp.questions.verdict import Verdict
from tests.questions.strategies import answers, law, questions

CLOSED = [kind for kind in Kind if kind is not Kind.OPEN]


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(law, max_examples=10)
def test_the_key_is_right_in_every_way_of_asking(
    kind: Kind, data: st.DataObject
) -> None:
    question = data.draw(questions(kind))

    for ask in question.ask:
        assert mark(question, key_answer(question), ask).verdict is Verdict.RIGHT


@pytest.mark.slow
@given(questions(), answers, st.sampled_from(Ask))
@settings(law, max_examples=80)
def test_marking_never_raises(question: Question, answer: Any, ask: Ask) -> None:
    marking = mark(question, answer, ask)

    assert 0 <= marking.fraction <= 1
    assert (marking.verdict is Verdict.RIGHT) == (marking.fraction == 1)
    assert mark(question, answer, ask) == marking
    assert mark(question, decode(encode(answer)), ask) == marking


@pytest.mark.slow
@law
@given(questions())
def test_not_knowing_is_wrong_without_a_word(question: Question) -> None:
    for ask in question.ask:
        marking = mark(question, None, ask)
        assert (marking.verdict, marking.fraction, marking.reason) == (
            Verdict.WRONG,
            0.0,
            "",
        )


@pytest.mark.slow
@law
@given(questions(*CLOSED), st.randoms(use_true_random=False))
def test_the_verdict_does_not_depend_on_the_order_of_options(
    question: Question, chance: random.Random
) -> None:
    distractors = list(getattr(question, "distractors", ()))
    if not distractors:
        return
    values = [entry.text for entry in distractors]
    chance.shuffle(distractors)
    shuffled: Question = replace(question, distractors=tuple(distractors))  # type: ignore[arg-type]

    for value in values:
        for ask in question.ask:
            assert (
                mark(question, value, ask).verdict is mark(shuffled, value, ask).verdict
            )


@pytest.mark.slow
@law
@given(questions(Kind.MULTIPLE, Kind.MATCH), st.data())
def test_several_ticks_and_pairs_do_not_depend_on_any_order(
    question: Question, data: st.DataObject
) -> None:
    """Neither on the order of options, ticks, answers nor pairs."""
    shuffled: Question
    given: Any
    if isinstance(question, MultipleQuestion):
        options = [*question.answers, *(one.text for one in question.distractors)]
        given = data.draw(st.lists(st.sampled_from(options), unique=True))
        other: Any = data.draw(st.permutations(given))
        shuffled = replace(
            question,
            answers=tuple(data.draw(st.permutations(question.answers))),
            distractors=tuple(data.draw(st.permutations(question.distractors))),
        )
    else:
        assert isinstance(question, MatchQuestion)
        rights = [pair.right for pair in question.pairs]
        given = {
            pair.left: data.draw(st.sampled_from(rights)) for pair in question.pairs
        }
        other = dict(data.draw(st.permutations(list(given.items()))))
        shuffled = replace(
            question, pairs=tuple(data.draw(st.permutations(question.pairs)))
        )

    assert mark(shuffled, other, question.ask[0]) == mark(
        question, given, question.ask[0]
    )


@pytest.mark.slow
@law
@given(questions(Kind.DATE, Kind.NAME, Kind.NUMBER, Kind.PHRASE, Kind.CHOICE))
def test_a_distractor_is_never_right(question: Question) -> None:
    for distractor in getattr(question, "distractors", ()):
        assert mark(question, distractor.text, Ask.CHOICE).verdict is Verdict.WRONG


@pytest.mark.slow
@law
@given(answers)
def test_answers_are_stored_and_read_back(answer: Any) -> None:
    text = encode(answer)

    text.encode("utf-8")  # lone surrogates do not stop the storing
    assert encode(decode(text)) == text


@law
@given(
    st.text()
    | st.lists(st.text())
    | st.dictionaries(st.text(), st.text())
    | st.booleans()
    | st.none()
)
def test_an_answer_of_a_right_shape_comes_back_whole(answer: Any) -> None:
    assert decode(encode(answer)) == answer


@law
@given(st.text())
def test_any_text_decodes_to_an_answer(text: str) -> None:
    assert isinstance(decode(text), str | list | dict | bool | None)


@pytest.mark.parametrize("odd", [math.nan, 1, 1.5, object(), {1: {2: 3}}, [[["x"]]], ("a",), b"x", "\ud800" * 9, "1" * 10_000])  # fmt: skip
def test_odd_answers_are_wrong(odd: Any) -> None:
    question = replace(_name(), answer="Tokayev")

    assert mark(question, odd, Ask.TYPED).verdict is Verdict.WRONG


def test_an_answer_that_holds_itself_is_wrong() -> None:
    endless: list[Any] = []
    endless.append(endless)

    assert mark(_name(), endless, Ask.TYPED).verdict is Verdict.WRONG
    assert isinstance(encode(endless), str)


def test_an_open_question_waits_for_its_marker() -> None:
    question = OpenQuestion(
        id="q", prompt="Why?", ask=(Ask.WRITTEN,), rubric=Rubric("Two causes.")
    )

    assert mark(question, "Because.", Ask.WRITTEN).reason == "Not marked yet."
    assert (
        mark(question, {"text": "Because.", "verdict": "close"}, Ask.WRITTEN).verdict
        is Verdict.CLOSE
    )


@pytest.mark.parametrize(("grade", "verdict"), [("again", "wrong"), ("hard", "right"), ("good", "right"), ("easy", "right")])  # fmt: skip
def test_a_flashcard_is_marked_by_the_learner(grade: str, verdict: str) -> None:
    assert mark(_name(), grade, Ask.FLASHCARD).verdict == verdict
    assert mark(_name(), {"verdict": grade}, Ask.FLASHCARD).verdict == verdict


def _name() -> Any:
    from quizapp.questions.question import NameQuestion

    return NameQuestion(
        id="q", prompt="Who?", ask=(Ask.TYPED,), answer="Kassym-Jomart Tokayev"
    )
