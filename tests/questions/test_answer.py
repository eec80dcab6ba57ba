"""Answers are kept as they came, however odd."""

from typing import Any

from quizapp.questions.answer import decode, tidy

#: A number of more digits than Python writes.
ENDLESS = 10**5000


def nested(depth: int) -> Any:
    value: Any = "deep"
    for _ in range(depth):
        value = [value]
    return value


def test_a_number_too_long_to_write_is_kept_as_nothing() -> None:
    assert tidy(ENDLESS) == ""
    assert tidy([ENDLESS, "Almaty"]) == ["", "Almaty"]


def test_lists_nested_too_deep_to_write_are_kept_as_nothing() -> None:
    assert tidy([nested(50_000)]) == [""]


def test_numbers_and_truths_become_their_text() -> None:
    assert tidy({"left": 7}) == {"left": "7"}
    assert tidy([None, True, 2.5]) == ["", "true", "2.5"]


def test_what_is_no_json_is_taken_as_typed() -> None:
    assert decode("5 January 2022") == "5 January 2022"
