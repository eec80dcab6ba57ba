"""Which answers a corrected key can mark again, and what a correction changed."""

from typing import Any

import pytest

from quizapp.questions.answer import Answer
from quizapp.questions.marking.again import can_be_marked_again
from quizapp.questions.question import Ask, Question
from quizapp.questions.schema.differences import differences, in_words
from quizapp.questions.schema.question_schema import read_question

NAME = {"id": "q", "kind": "name", "prompt": "Who?", "answer": "Anna Lind"}
CHOICE = {
    "id": "q",
    "kind": "choice",
    "prompt": "Where?",
    "answer": "Oslo",
    "distractors": ["Uppsala", "Turku"],
}
MULTIPLE = {
    "id": "q",
    "kind": "multiple",
    "prompt": "Who?",
    "answers": ["Anna"],
    "distractors": ["Erik", "Olof"],
}
NUMBER = {"id": "q", "kind": "number", "prompt": "How many?", "answer": "5"}
CLOZE = {
    "id": "q",
    "kind": "cloze",
    "prompt": "Fill.",
    "text": "In {{1731}} it closed.",
}
ORDER = {"id": "q", "kind": "order", "prompt": "Order.", "items": ["a", "b", "c"]}
MATCH = {
    "id": "q",
    "kind": "match",
    "prompt": "Match.",
    "pairs": [{"left": "1", "right": "a"}, {"left": "2", "right": "b"}],
    "distractors": ["c"],
}


def made(plain: dict[str, Any], **changes: Any) -> Question:
    question = read_question(plain | changes)
    assert question is not None
    return question


@pytest.mark.parametrize(
    ("plain", "changes", "ask", "answer", "can"),
    [
        (NAME, {"accept": ["Lind"]}, Ask.TYPED, "Lind", True),
        (NAME, {"prompt": "Who was it?"}, Ask.TYPED, "Lind", False),
        (NAME, {"accept": ["Lind"]}, Ask.FLASHCARD, "", False),
        (NAME, {"accept": ["Lind"]}, Ask.TYPED, None, True),
        (NUMBER, {"answer": "6"}, Ask.TYPED, "6", True),
        (NUMBER, {"unit": "thousand"}, Ask.TYPED, "5", False),
        (
            CHOICE,
            {"answer": "Turku", "distractors": ["Uppsala", "Oslo"]},
            Ask.CHOICE,
            "Oslo",
            True,
        ),
        (CHOICE, {"answer": "Lund"}, Ask.CHOICE, "Turku", False),
        (CHOICE, {"distractors": ["Uppsala"]}, Ask.CHOICE, "Turku", False),
        (CHOICE, {"distractors": ["Uppsala"]}, Ask.CHOICE, ["Oslo"], True),
        (
            MULTIPLE,
            {"answers": ["Anna", "Erik"], "distractors": ["Olof"]},
            Ask.CHOICE,
            ["Anna", "Erik"],
            True,
        ),
        (MULTIPLE, {"distractors": ["Erik"]}, Ask.CHOICE, ["Anna"], False),
        (CLOZE, {"text": "In {{1731|1732}} it closed."}, Ask.TYPED, ["1732"], True),
        (CLOZE, {"text": "In {{1731}} it opened."}, Ask.TYPED, ["1731"], False),
        (ORDER, {"items": ["b", "a", "c"]}, Ask.ORDER, ["b", "a", "c"], True),
        (ORDER, {"items": ["b", "a", "d"]}, Ask.ORDER, ["b", "a", "c"], False),
        (
            MATCH,
            {"pairs": [{"left": "1", "right": "b"}, {"left": "2", "right": "a"}]},
            Ask.MATCH,
            {"1": "b", "2": "a"},
            True,
        ),
        (
            MATCH,
            {"pairs": [{"left": "1", "right": "a"}, {"left": "3", "right": "b"}]},
            Ask.MATCH,
            {"1": "a", "2": "b"},
            False,
        ),
    ],
)
def test_an_answer_is_marked_again_where_the_same_was_asked(
    plain: dict[str, Any], changes: dict[str, Any], ask: Ask, answer: Answer, can: bool
) -> None:
    asked, corrected = made(plain), made(plain, **changes)

    assert can_be_marked_again(asked, corrected, ask, answer) is can


def test_questions_of_different_kinds_do_not_ask_the_same() -> None:
    other = made(NUMBER, prompt="Who?")

    assert not can_be_marked_again(made(NAME), other, Ask.TYPED, "5")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"accept": ["Lind"]}, "accept: “Lind” added."),
        ({"answer": "Erik"}, "answer: “Anna Lind” is now “Erik”."),
        (
            {"reject": ["Olof"], "explanation": "So it was."},
            "reject: “Olof” added. explanation: “So it was.” added.",
        ),
    ],
)
def test_what_changed_is_said_in_words(changes: dict[str, Any], words: str) -> None:
    assert in_words(differences(made(NAME), made(NAME, **changes))) == words


def test_another_order_is_a_difference_too() -> None:
    found = differences(made(ORDER), made(ORDER, items=["b", "a", "c"]))

    assert in_words(found) == "items: in another order."


def test_what_is_gone_is_said() -> None:
    found = differences(made(NAME, accept=["Lind"]), made(NAME))

    assert in_words(found) == "accept: “Lind” gone."
