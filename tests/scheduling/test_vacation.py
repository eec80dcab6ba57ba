from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.vacation import Vacation, days_off, just_ended, streak
from tests.scheduling.cases import TODAY, law


def ago(*days: int) -> frozenset[date]:
    return frozenset(TODAY - timedelta(days=number) for number in days)


def test_a_vacation_holds_both_its_ends() -> None:
    trip = Vacation(date(2026, 12, 30), date(2027, 1, 2))

    assert len(trip.days) == 4
    assert trip.first in trip
    assert trip.last in trip
    assert date(2027, 1, 3) not in trip


def test_a_vacation_ends_no_earlier_than_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Vacation(TODAY, TODAY - timedelta(days=1))


def test_the_days_off_are_those_of_all_vacations() -> None:
    first = Vacation(date(2026, 1, 1), date(2026, 1, 2))
    second = Vacation(date(2026, 1, 2), date(2026, 1, 3))

    assert len(days_off([first, second])) == 3
    assert days_off([]) == frozenset()


@pytest.mark.parametrize(
    ("last_studied", "ended"), [(date(2026, 11, 9), True), (date(2026, 11, 18), False)]
)
def test_a_return_is_told_until_something_was_studied(
    last_studied: date, ended: bool
) -> None:
    trip = Vacation(date(2026, 11, 10), date(2026, 11, 16))

    assert just_ended([trip], last_studied=last_studied, today=TODAY) is ended
    assert not just_ended([trip], last_studied=last_studied, today=date(2026, 11, 16))


@pytest.mark.parametrize(
    ("studied", "days"),
    [
        (ago(), 0),
        (ago(0), 1),
        (ago(1), 1),
        (ago(0, 1, 2), 3),
        (ago(1, 2, 3), 3),
        (ago(0, 2), 2),
        (ago(0, 3), 1),
        (ago(0, 2, 3, 4, 6), 4),
        (ago(0, *range(2, 8), *range(9, 12)), 10),
    ],
)
def test_a_rest_day_a_week_breaks_no_streak(
    studied: frozenset[date], days: int
) -> None:
    assert streak(studied, today=TODAY) == days


def test_a_vacation_neither_breaks_a_streak_nor_counts() -> None:
    trip = Vacation(TODAY - timedelta(days=9), TODAY - timedelta(days=2))

    assert streak(ago(1, 10, 11), today=TODAY, off=trip.days) == 3
    assert streak(ago(1, 10, 11), today=TODAY) == 1


@law
@given(
    st.frozensets(st.integers(0, 40)),
    st.frozensets(st.integers(0, 40)),
    st.integers(0, 40),
)
def test_studying_or_resting_officially_never_shortens_a_streak(
    studied: frozenset[int], off: frozenset[int], day: int
) -> None:
    before = streak(ago(*studied), today=TODAY, off=ago(*off))

    assert before <= len(studied)
    assert streak(ago(*studied), today=TODAY, off=ago(*off, day)) >= before
    assert streak(ago(*studied, day), today=TODAY, off=ago(*off)) >= before
