"""Gaps: dates, numbers and names by their own rules, typed and chosen; and their parts."""

import pytest

from quizapp.questions.marking.every_kind import mark
from quizapp.questions.marking.gaps import mark_each_gap
from quizapp.questions.marking.parts import parts_of
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    Distractor,
    Gap,
    MatchQuestion,
    OrderQuestion,
    Pair,
)
from quizapp.questions.schema.question_schema import read_question


def cloze(text: str, *distractors: str) -> ClozeQuestion:
    question = read_question(
        {
            "id": "q",
            "kind": "cloze",
            "prompt": "Fill in.",
            "text": text,
            "distractors": list(distractors) or ["nothing"],
        }
    )
    assert isinstance(question, ClozeQuestion)
    return question


@pytest.mark.parametrize(
    ("text", "typed", "verdict"),
    [
        ("It was in {{2012}}.", "2012", "right"),
        ("It was in {{2012}}.", "2011", "close"),
        ("It was in {{2012}}.", "1912", "wrong"),
        ("On 2 January {{2022}} it began.", "2021", "close"),
        ("There were {{1500}} soldiers.", "1,500", "right"),
        ("There were {{1500}} soldiers.", "fifteen hundred", "right"),
        ("There were {{1500}} soldiers.", "15000", "wrong"),
        ("Nearly {{10 000}} people", "ten thousand", "right"),
        ("Nearly {{10 000}} people", "10k", "right"),
        ("Nearly {{10 000}} people", "1 000", "wrong"),
        ("It rose by {{45 %}}.", "45", "right"),
        ("It rose by {{45 %}}.", "45 per cent", "right"),
        ("It rose by {{45 %}}.", "45 km", "wrong"),
        ("It fell to {{-5}} degrees.", "5", "wrong"),
        ("It fell to {{-5}} degrees.", "−5", "right"),
        ("It cost {{US$785 million}}.", "785 million dollars", "right"),
        ("It lasted {{two}} days.", "2", "right"),
        ("On {{11 January}} they left.", "January 11", "right"),
        ("On {{11 January}} they left.", "11 Jan", "right"),
        ("On {{11 January}} they left.", "12 January", "close"),
        ("On {{11 January}} they left.", "11 June", "wrong"),
        ("In {{Kazakhstan}} it began.", "kazakhstan", "right"),
        ("In {{Kazakhstan}} it began.", "Kyrgyzstan", "wrong"),
        ("Theresa {{May}} resigned.", "may", "right"),
        ("Theresa {{May}} resigned.", "June", "wrong"),
        ("After the {{First World War}} came peace.", "Second World War", "wrong"),
        ("After the {{First World War}} came peace.", "1", "wrong"),
        ("The {{G7}} met.", "G8", "wrong"),
    ],
)
def test_a_gap_is_marked_by_the_rules_of_its_key(
    text: str, typed: str, verdict: str
) -> None:
    assert mark(cloze(text), [typed], Ask.TYPED).verdict == verdict


def test_a_chosen_option_is_never_a_slip_of_the_key() -> None:
    question = cloze("They met in {{Astana}}.", "Astara", "1999")

    assert mark(question, ["Astara"], Ask.CHOICE).verdict == "wrong"
    assert mark(question, ["astana"], Ask.CHOICE).verdict == "right"


def test_a_chosen_option_says_why_it_is_wrong() -> None:
    question = ClozeQuestion(
        id="q", prompt="Fill in.", ask=(Ask.CHOICE,), parts=("In ", "."), gaps=(Gap(("Almaty",)),),
        distractors=(Distractor("Astana", "The capital stayed calm."),),
    )  # fmt: skip

    assert mark(question, ["Astana"], Ask.CHOICE).reason == "The capital stayed calm."


def test_the_key_of_another_gap_is_wrong_here() -> None:
    question = cloze("{{Tokayev}} dismissed {{Mamin}}.", "Masimov")

    for ask in (Ask.TYPED, Ask.CHOICE):
        marked = mark_each_gap(question, ["Mamin", "Mamin"], ask)
        assert [one.verdict for one in marked] == ["wrong", "right"]


def test_a_surname_that_two_names_of_the_set_share_says_too_little_in_a_gap() -> None:
    question = cloze("{{Winston Churchill}} met {{Roosevelt}}.")
    texts, among = (
        ["Churchill", "Roosevelt"],
        ["Winston Churchill", "Randolph Churchill"],
    )

    alone = parts_of(question, texts)
    marked = parts_of(question, texts, among=among)

    assert [one.marking.verdict for one in alone] == ["right", "right"]
    assert [one.marking.verdict for one in marked] == ["close", "right"]
    assert mark(question, texts, Ask.TYPED, among=among).verdict == "close"


def test_every_gap_can_be_shown_with_its_marking() -> None:
    question = cloze("On {{11 January}} {{10 000}} people in {{Kazakhstan}}")

    parts = parts_of(question, ["11 Jan", "1000"])

    assert [(part.label, part.given, part.key) for part in parts] == [
        ("1", "11 Jan", "11 January"),
        ("2", "1000", "10 000"),
        ("3", "", "Kazakhstan"),
    ]
    assert [part.marking.verdict for part in parts] == ["right", "wrong", "wrong"]
    assert parts[1].marking.reason == "Ten times too few."


def test_every_pair_can_be_shown_with_its_marking() -> None:
    question = MatchQuestion(
        id="q", prompt="Match.", ask=(Ask.MATCH,), pairs=(Pair("Mamin", "premier"), Pair("Masimov", "intelligence")),
        distractors=(Distractor("defence", "That was Bektanov."),),
    )  # fmt: skip

    parts = parts_of(question, {"Mamin": "premier", "Masimov": "defence"})

    assert [(part.label, part.given, part.key) for part in parts] == [
        ("Mamin", "premier", "premier"),
        ("Masimov", "defence", "intelligence"),
    ]
    assert [part.marking.verdict for part in parts] == ["right", "wrong"]
    assert parts[1].marking.reason == "That was Bektanov."


def test_every_item_can_be_shown_with_its_place() -> None:
    question = read_question(
        {"id": "q", "kind": "order", "prompt": "Order.", "items": ["a", "b", "c"]}
    )
    assert isinstance(question, OrderQuestion)

    parts = parts_of(question, ["b", "a"])

    assert [(part.label, part.given, part.key) for part in parts] == [
        ("a", "2", "1"),
        ("b", "1", "2"),
        ("c", "", "3"),
    ]
    assert [part.marking.fraction for part in parts] == [0, 0, 0]


def test_an_answer_of_one_part_has_no_parts() -> None:
    question = read_question(
        {"id": "q", "kind": "true-false", "prompt": "It was.", "answer": "true"}
    )
    assert question is not None

    assert parts_of(question, "true") == ()
