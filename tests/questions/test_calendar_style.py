"""The same day in the Julian and the Gregorian calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.calendar_style import new_style, old_style, weekday
from tests.questions.strategies import law


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("1917-10-25", "1917-11-07"),
        ("1861-02-19", "1861-03-03"),
        ("1825-12-14", "1825-12-26"),
        ("1799-05-26", "1799-06-06"),
        ("1732-02-11", "1732-02-22"),
        ("1688-11-05", "1688-11-15"),
        ("1649-01-30", "1649-02-09"),
        ("1582-10-05", "1582-10-15"),
        ("1066-10-14", "1066-10-20"),
        ("1900-02-28", "1900-03-12"),
        ("1900-03-01", "1900-03-14"),
        ("1918-02-01", "1918-02-14"),
        ("0300-03-01", "0300-03-02"),
        ("-0043-03-15", "-0043-03-13"),
    ],
)
def test_days_are_converted(julian: str, gregorian: str) -> None:
    old, new = CalendarPoint.from_edtf(julian), CalendarPoint.from_edtf(gregorian)

    assert new_style(old) == new
    assert old_style(new) == old


@law
@given(st.integers(-2000, 3000), st.integers(1, 12), st.integers(1, 28))
def test_there_and_back_is_the_same_day(year: int, month: int, day: int) -> None:
    point = CalendarPoint(year, month, day)

    assert old_style(new_style(point)) == point


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-01-02", 6),
        ("1989-11-09", 3),
        ("1776-07-04", 3),
        ("1572-08-24", 6),  # Saint Bartholomew's was a Sunday, in the Julian calendar
        ("1066-10-14", 5),  # Hastings was fought on a Saturday
    ],
)
def test_weekdays(day: str, expected: int) -> None:
    assert weekday(CalendarPoint.from_edtf(day)) == expected
