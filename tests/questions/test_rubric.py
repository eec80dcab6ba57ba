"""Rubrics: points for criteria, in set files and in marking."""

from decimal import Decimal
from typing import Any

import pytest

from quizapp.questions.marking.every_kind import mark
from quizapp.questions.presentation import key_in_words
from quizapp.questions.question import Ask, OpenQuestion
from quizapp.questions.rubric import Criterion, Rubric, mark_by_rubric
from quizapp.questions.schema.question_schema import dump_question, read_question
from quizapp.questions.schema.set_schema import SchemaRefused

RUBRIC = Rubric(
    criteria=(
        Criterion("names the price cap", Decimal(2)),
        Criterion("names the strike"),
        Criterion("gives a date", Decimal("0.5")),
    )
)
QUESTION = OpenQuestion(
    id="q", prompt="Why did it begin?", ask=(Ask.WRITTEN,), rubric=RUBRIC
)
PLAIN: dict[str, Any] = {
    "id": "q",
    "kind": "open",
    "prompt": "Why did it begin?",
    "rubric": [
        {"criterion": "names the price cap", "points": "2"},
        "names the strike",
        {"criterion": "gives a date", "points": "0.5"},
    ],
}


@pytest.mark.parametrize(
    ("points", "verdict", "fraction"),
    [
        (["2", "1", "0.5"], "right", 1),
        (["9", "9", "9"], "right", 1),
        (["2", "0", "0"], "close", 0.5714),
        (["2"], "close", 0.5714),
        (["1", "0", "0.5"], "wrong", 0.4286),
        (["0", "0", "0"], "wrong", 0),
        (["-5", "0", "0"], "wrong", 0),
    ],
)
def test_points_make_the_verdict(
    points: list[str], verdict: str, fraction: float
) -> None:
    marking = mark(QUESTION, points, Ask.WRITTEN)

    assert (marking.verdict, marking.fraction) == (verdict, fraction)


@pytest.mark.parametrize(
    "answer",
    [
        [2, 1, 0.5],
        {"names the price cap": "2", "names the strike": "1", "gives a date": "0.5"},
        {"1": 2, "2": 1, "3": 0.5},
        {"text": "Because …", "points": [2, 1, 0.5]},
        {"text": "Because …", "verdict": "right"},
    ],
)
def test_points_come_in_several_shapes(answer: Any) -> None:
    assert mark(QUESTION, answer, Ask.WRITTEN).verdict == "right"


@pytest.mark.parametrize("answer", ["Because.", ["many"], [["2", "1", "0.5"]], {"text": "Because."}, {"points": "none"}, ["1" * 5000], ["1e5"], ["٢", "١", "1"]])  # fmt: skip
def test_what_holds_no_points_is_not_marked_yet(answer: Any) -> None:
    assert mark(QUESTION, answer, Ask.WRITTEN).reason == "Not marked yet."


def test_the_reason_counts_the_points() -> None:
    assert mark_by_rubric(RUBRIC, [Decimal(2)]).reason == "2 of 3.5 points."


def test_words_alone_have_no_points_to_give() -> None:
    with pytest.raises(ValueError, match="no criteria"):
        mark_by_rubric(Rubric("Two causes."), [Decimal(1)])


def test_a_set_file_lists_criteria() -> None:
    question = read_question(PLAIN)

    assert question == QUESTION
    assert dump_question(QUESTION) == PLAIN


def test_a_rubric_may_be_words_as_ever() -> None:
    question = read_question(PLAIN | {"rubric": "Two causes."})

    assert isinstance(question, OpenQuestion)
    assert question.rubric == Rubric("Two causes.")
    assert dump_question(question)["rubric"] == "Two causes."


@pytest.mark.parametrize(
    ("rubric", "message"),
    [
        ([], "expected at least 1"),
        ([{"criterion": "x", "points": "0"}], "points are more than 0"),
        ([{"criterion": "x", "points": "many"}], "expected a number"),
        ([{"points": "1"}], "criterion is missing"),
        ([{"criterion": "x", "point": "1"}], "unknown key “point”"),
        ({"criterion": "x"}, "expected a text"),
        ("", "found nothing"),
    ],
)
def test_a_bad_rubric_is_refused(rubric: Any, message: str) -> None:
    with pytest.raises(SchemaRefused) as caught:
        read_question(PLAIN | {"rubric": rubric})

    assert message in str(caught.value)


def test_criteria_are_shown_a_line_each() -> None:
    assert key_in_words(QUESTION) == [
        "names the price cap (2)",
        "names the strike (1)",
        "gives a date (0.5)",
    ]
