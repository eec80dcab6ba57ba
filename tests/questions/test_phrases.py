"""Marking words: accepted wordings, main words, and what turns them round."""

import pytest

from quizapp.questions.marking import mark
from quizapp.questions.question import Ask, Distractor, PhraseQuestion

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
    ("text", "verdict"),
    [
        ("The lifting of the price cap on liquefied petroleum gas", "right"),
        ("lifting the price cap on liquefied petroleum gas.", "right"),
        ("Fuel price hike!", "right"),
        ("the fuel price hike", "right"),
        ("price cap on petroleum gas lifted", "close"),
        ("fuel price rise hike", "close"),
        ("no fuel price hike", "wrong"),
        ("the price cap on liquefied petroleum gas was imposed", "wrong"),
        ("fuel prices fell", "wrong"),
        ("a house fire", "wrong"),
        ("the deaths of five children", "wrong"),
        ("poverty", "wrong"),
        ("", "wrong"),
        ("price", "wrong"),
    ],
)
def test_phrase(text: str, verdict: str) -> None:
    assert mark(CAUSE, text, Ask.TYPED).verdict == verdict


def test_who_did_what_to_whom_matters() -> None:
    question = PhraseQuestion(
        id="q",
        prompt="What happened?",
        ask=(Ask.TYPED,),
        answer="Russia attacked Ukraine",
    )

    assert mark(question, "Ukraine attacked Russia", Ask.TYPED).verdict != "right"


def test_writing_everything_down_earns_nothing() -> None:
    everything = " ".join(f"word{number}" for number in range(60)) + " fuel price hike"

    assert mark(CAUSE, everything, Ask.TYPED).verdict == "wrong"


def test_a_year_in_the_key_must_be_said() -> None:
    question = PhraseQuestion(
        id="q",
        prompt="What?",
        ask=(Ask.TYPED,),
        answer="the oil workers' strike of 2011",
    )

    assert mark(question, "oil workers' strike in 2011", Ask.TYPED).verdict == "right"
    assert mark(question, "oil workers' strike of 2012", Ask.TYPED).verdict == "wrong"
