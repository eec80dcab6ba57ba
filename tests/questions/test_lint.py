"""Remarks on sets that load."""

from typing import Any

import pytest

from quizapp.questions.question_set import QuestionSet
from quizapp.questions.schema.lint import lint
from quizapp.questions.schema.set_schema import read_question


def remarks(*plain: dict[str, Any]) -> list[tuple[Any, str]]:
    read = [
        read_question({"id": f"q{number}", **one}) for number, one in enumerate(plain)
    ]
    questions = tuple(question for question in read if question)
    found = lint(QuestionSet(id="s", title="S", questions=questions))
    return [(remark.path[1:], remark.message) for remark in found]


GOOD = {
    "kind": "choice",
    "prompt": "Who resigned?",
    "answer": "Mamin",
    "distractors": ["Smailov", "Masimov", "Ablyazov"],
    "evidence": [{"source": "s", "quote": "q"}],
}


def test_a_good_question_gets_no_remark() -> None:
    assert remarks(GOOD) == []


@pytest.mark.parametrize(
    ("changed", "key", "message"),
    [
        ({"answer": "Askar Mamin, the prime minister of the day"}, "answer", "by far the longest option"),
        ({"prompt": "Did Mamin resign?"}, "prompt", "the prompt holds the key “Mamin”"),
        ({"hint": "Not Smailov but Mamin."}, "hint", "the hint holds the key"),
        ({"distractors": ["Smailov"]}, "distractors", "half a guess"),
        ({"distractors": ["Smailov", "none of the above"]}, "distractors", "tells a test-taker"),
        ({"evidence": []}, "prompt", "no evidence"),
        ({"prompt": "Who resigned was a"}, "prompt", "tells how the key begins"),
    ],
)  # fmt: skip
def test_what_gives_the_key_away_is_remarked(
    changed: dict[str, Any], key: str, message: str
) -> None:
    found = remarks(GOOD | changed)

    assert [path for path, _ in found] == [(0, key)]
    assert message in found[0][1]


def test_two_questions_that_ask_the_same_are_remarked() -> None:
    assert remarks(GOOD, GOOD | {"prompt": "who resigned"}) == [
        ((1, "prompt"), "question 1 asks the same")
    ]


def test_an_order_of_two_is_remarked() -> None:
    order = {
        "kind": "order",
        "prompt": "Order.",
        "items": ["a", "b"],
        "evidence": GOOD["evidence"],
    }

    assert "two items" in remarks(order)[0][1]
