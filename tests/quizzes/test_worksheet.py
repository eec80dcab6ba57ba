"""The versions of a quiz on paper."""

from quizapp.quizzes.worksheet import (
    VERSIONS,
    in_order_of,
    layout_seed,
    sheet_mark,
)

QUESTIONS = list(range(12))


def test_version_a_keeps_the_order_and_others_have_their_own() -> None:
    orders = [tuple(in_order_of(version, QUESTIONS, "abc")) for version in VERSIONS]

    assert orders[0] == tuple(QUESTIONS)
    assert len(set(orders)) == len(VERSIONS)
    assert all(sorted(order) == QUESTIONS for order in orders)


def test_a_version_is_the_same_each_time() -> None:
    for version in VERSIONS:
        first = in_order_of(version, QUESTIONS, "abc")
        assert in_order_of(version, QUESTIONS, "abc") == first
        assert layout_seed(version, "abc") == layout_seed(version, "abc")


def test_every_version_of_every_quiz_has_a_layout_of_its_own() -> None:
    seeds = {
        layout_seed(version, code) for version in VERSIONS for code in ("abc", "abd")
    }

    assert len(seeds) == 12
    assert all(0 <= seed < 2**31 for seed in seeds)


def test_a_sheet_and_its_key_share_four_letters_that_a_change_changes() -> None:
    asked = [(1, 1), (2, 1)]
    marks = {
        sheet_mark("A", asked),
        sheet_mark("B", asked),
        sheet_mark("A", asked[::-1]),
        sheet_mark("A", [(1, 2), (2, 1)]),
        sheet_mark("A", [(1, 1)]),
    }

    assert len(marks) == 5
    assert all(len(mark) == 4 and mark.isalnum() for mark in marks)
    assert sheet_mark("A", asked) == sheet_mark("A", asked)
