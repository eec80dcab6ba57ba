"""Marking words: what they say, what they deny, and who does what to whom."""

from collections.abc import Iterator

import pytest

from quizapp.questions.marking.phrases import mark_phrase
from quizapp.questions.question import Ask, Distractor, PhraseQuestion
from tests.questions.cases.more_phrases import TABLES as MORE_TABLES
from tests.questions.cases.phrases import TABLES, PhraseCases
from tests.questions.tables import table


def question(cases: PhraseCases) -> PhraseQuestion:
    return PhraseQuestion(
        id="q",
        prompt=cases.prompt,
        ask=(Ask.TYPED,),
        answer=cases.key,
        accept=cases.accept,
        reject=cases.reject,
        distractors=tuple(
            Distractor(text, "That was later.") for text in cases.distractors
        ),
    )


def said(verdict: str) -> Iterator[tuple[PhraseCases, str]]:
    """What the tables hold under *verdict*, each with its key."""
    for cases in (*TABLES, *MORE_TABLES):
        for text in getattr(cases, verdict):
            yield cases, text


@pytest.mark.parametrize(
    ("verdict", "at_least"), [("right", 123), ("close", 3), ("wrong", 130)]
)
def test_words_are_judged_as_a_teacher_would(verdict: str, at_least: int) -> None:
    with table(at_least=at_least) as row:
        for cases, text in said(verdict):
            with row(f"{cases.key}: {text!r}"):
                marking = mark_phrase(question(cases), text)

                assert marking.verdict == verdict, marking.reason


@pytest.mark.parametrize(
    ("kept_under", "verdict", "at_least"),
    [("near", "wrong", 49), ("never", "right", 69)],
)
def test_words_are_not_judged_as_no_teacher_would(
    kept_under: str, verdict: str, at_least: int
) -> None:
    with table(at_least=at_least) as row:
        for cases, text in said(kept_under):
            with row(f"{cases.key}: {text!r}"):
                assert mark_phrase(question(cases), text).verdict != verdict


# A test for each, so that each one is noticed when it comes to be understood.
@pytest.mark.slow
@pytest.mark.xfail(reason="needs knowledge of the world", strict=True)
@pytest.mark.parametrize(("cases", "text"), [*said("beyond")])
def test_what_only_a_teacher_understands(cases: PhraseCases, text: str) -> None:
    assert mark_phrase(question(cases), text).verdict != "wrong"


CAUSE = PhraseQuestion(
    id="q",
    prompt="What set off the protests?",
    ask=(Ask.TYPED,),
    answer="the lifting of the price cap on liquefied petroleum gas",
    accept=("a fuel price hike", "fuel prices rose"),
    reject=("the death of five children",),
    distractors=(Distractor("a house fire", "That was in 2019."), Distractor("plans to let foreigners buy land")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("price cap on petroleum gas lifted", "close", "Compare it with the right answer and the evidence: if it says the same, choose Change."),
        ("fuel prices fell", "wrong", "That says the opposite."),
        ("no fuel price hike", "wrong", "That says the opposite."),
        ("a House Fire!", "wrong", "That was in 2019."),
        ("the deaths of five children", "wrong", ""),
        ("a fuel price hike and a plot of the Jesuits", "close", "The right answer is in it, and more. Check the rest against the evidence."),
        ("a fuel price hike and a house fire", "close", "One part is right, another is not."),
        ("people were poor and very angry", "wrong", "It shares no words with the right answer. If it says the same, choose Change."),
        ("poverty", "wrong", ""),
        ("price", "wrong", ""),
        ("?", "wrong", ""),
    ],
)  # fmt: skip
def test_the_reason_says_what_to_look_at(text: str, verdict: str, reason: str) -> None:
    marking = mark_phrase(CAUSE, text)

    assert (marking.verdict, marking.reason) == (verdict, reason)


def test_writing_everything_down_earns_nothing() -> None:
    everything = " ".join(f"word{number}" for number in range(60)) + " fuel price hike"

    assert mark_phrase(CAUSE, everything).verdict == "wrong"


def test_what_the_prompt_says_need_not_be_said_again() -> None:
    question = PhraseQuestion(
        id="q",
        prompt="Which companies were to pay new taxes?",
        ask=(Ask.TYPED,),
        answer="mining companies",
    )

    assert mark_phrase(question, "mining").verdict == "right"
    assert mark_phrase(question, "companies").verdict == "wrong"


def test_what_is_denied_in_passing_is_not_right() -> None:
    question = PhraseQuestion(
        id="q",
        prompt="For what did the president call?",
        ask=(Ask.TYPED,),
        answer="a fairer sharing of wealth",
    )

    marking = mark_phrase(question, "a fairer sharing not of the country's wealth")

    assert marking.verdict != "right"
