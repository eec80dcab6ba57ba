"""Marking names: the same name however it is written, and never another one."""

from collections.abc import Iterator

import pytest

from quizapp.questions.marking.names import mark_name, mark_name_text
from quizapp.questions.question import Ask, Distractor, NameQuestion
from tests.questions.cases.more_names import TABLES as MORE_TABLES
from tests.questions.cases.names import TABLES, NameCases
from tests.questions.tables import table


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


def said(verdict: str) -> Iterator[tuple[NameCases, str]]:
    """What the tables hold under *verdict*, each with its key."""
    for cases in (*TABLES, *MORE_TABLES):
        for text in getattr(cases, verdict):
            yield cases, text


@pytest.mark.parametrize(
    ("verdict", "at_least"), [("right", 499), ("close", 40), ("wrong", 498)]
)
def test_a_name_is_judged_as_a_teacher_would(verdict: str, at_least: int) -> None:
    with table(at_least=at_least) as row:
        for cases, text in said(verdict):
            with row(f"{cases.key}: {text!r}"):
                marking = mark_name(question(cases), text, among=cases.among)

                assert marking.verdict == verdict, marking.reason


def test_what_a_teacher_would_not_take_is_not_right() -> None:
    with table(at_least=12) as row:
        for cases, text in said("never"):
            with row(f"{cases.key}: {text!r}"):
                marking = mark_name(question(cases), text, among=cases.among)

                assert marking.verdict != "right"


def person(key: str, *accept: str) -> NameQuestion:
    return NameQuestion(
        id="q", prompt="Who was it?", ask=(Ask.TYPED,), answer=key, accept=accept
    )


@pytest.mark.parametrize(
    ("key", "said", "reason"),
    [
        ("Henry VIII", "Henry VII", "The right name, but the number is another."),
        ("Henry VIII", "Henry", "Which one? More than one goes by that name."),
        ("Winston Churchill", "Winston Chruchill", "Spelling: Winston Churchill."),
        ("Franklin D. Roosevelt", "Theodore Roosevelt", "The right surname, but another first name."),
        ("Dariga Nazarbayeva", "Dariga Nazarbayev", "With that ending it is another person's name."),
        ("William Pitt the Younger", "William Pitt the Elder", "The right family, but another generation."),
        ("Karl Marx", "Friedrich Engels", "That is Friedrich Engels."),
        ("Karl Marx", "Marx or Engels", "Give one name, the one you mean."),
        ("Karl Marx", "Marx", ""),
    ],
)  # fmt: skip
def test_the_reason_says_what_is_amiss(key: str, said: str, reason: str) -> None:
    assert mark_name(person(key), said).reason == reason


def test_a_surname_that_the_set_has_twice_says_too_little() -> None:
    question = person("Alikhan Smailov")

    assert mark_name(question, "Smailov").verdict == "right"
    assert mark_name(question, "Smailov", among=["Askar Smailov"]).verdict == "close"
    assert mark_name(question, "A. Smailov", among=["Askar Smailov"]).verdict == "close"
    assert mark_name(question, "Smailov", among=["Alikhan Smailov"]).verdict == "right"


def test_the_nazarbayev_of_a_set_with_one_is_told_from_his_daughter() -> None:
    father, daughter = person("Nursultan Nazarbayev"), "Dariga Nazarbayeva"

    assert mark_name(father, "Nazarbayev", among=[daughter]).verdict == "right"
    assert mark_name(father, "Nazarbayeva", among=[daughter]).verdict != "right"
    assert (
        mark_name(father, "Nazarbayev", among=["Bolat Nazarbayev"]).verdict == "close"
    )


def test_a_wrong_name_says_why_whatever_its_spelling() -> None:
    question = NameQuestion(
        id="q",
        prompt="Which alliance was it?",
        ask=(Ask.TYPED,),
        answer="CSTO",
        distractors=(Distractor("Organisation for Security", "It called for restraint."),),
    )  # fmt: skip

    marking = mark_name(question, "the organization for security")

    assert (marking.verdict, marking.reason) == ("wrong", "It called for restraint.")


def test_without_a_prompt_a_part_of_a_name_is_close() -> None:
    marking = mark_name_text("Tokayev", ["Kassym-Jomart Tokayev"], [])

    assert marking.verdict == "close"


@pytest.mark.parametrize(
    ("prompt", "verdict"),
    [
        ("Which city did President Tokayev rename?", "wrong"),
        ("What did President Tokayev rename?", "wrong"),
        ("Who was president at the time?", "right"),
        ("In 2019, which Kazakh president resigned?", "right"),
        ("After whom was the city named?", "right"),
    ],
)
def test_the_prompt_tells_whether_a_surname_is_enough(
    prompt: str, verdict: str
) -> None:
    question = NameQuestion(
        id="q", prompt=prompt, ask=(Ask.TYPED,), answer="Zhuldyz Sultanbek"
    )

    assert mark_name(question, "Sultanbek").verdict == verdict
