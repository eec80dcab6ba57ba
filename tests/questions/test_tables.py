"""That a table of cases hides nothing: no row that fails, and no row that went."""

import pytest

from tests.questions.tables import table


def try_whether_even(*numbers: int, at_least: int) -> None:
    with table(at_least=at_least) as row:
        for number in numbers:
            with row(f"number {number}"):
                assert number % 2 == 0, f"{number} is odd"


def test_every_row_that_fails_is_named_with_its_reason() -> None:
    with pytest.raises(AssertionError) as failure:
        try_whether_even(0, 1, 2, 3, at_least=4)

    said = str(failure.value)
    assert said.startswith("2 of 4 rows failed\nrow 2, number 1: ")
    assert "1 is odd" in said
    assert "row 4, number 3: " in said
    assert "number 0" not in said


def try_divisors(*numbers: int) -> None:
    with table(at_least=2) as row:
        for number in numbers:
            with row(f"1 / {number}"):
                assert 1 / number > 2


def test_a_row_that_breaks_does_not_keep_the_next_from_being_tried() -> None:
    with pytest.raises(AssertionError) as failure:
        try_divisors(0, 1)

    said = str(failure.value)
    assert "row 1, 1 / 0: ZeroDivisionError: " in said
    assert "row 2, 1 / 1: " in said


def test_a_table_that_lost_rows_fails() -> None:
    with pytest.raises(AssertionError, match="1 rows were tried, and there were 2"):
        try_whether_even(0, at_least=2)


def test_a_whole_table_passes() -> None:
    try_whether_even(0, 2, at_least=2)
