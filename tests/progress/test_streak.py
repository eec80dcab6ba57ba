"""The week: what became of each of its days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.streak import DayState, week
from quizapp.scheduling import vacation

SUNDAY = date(2026, 11, 22)
NEVER: frozenset[date] = frozenset()


def days_before(*back: int) -> set[date]:
    return {SUNDAY - timedelta(days=count) for count in back}


def states(
    studied: set[date], today: date = SUNDAY, off: frozenset[date] = NEVER
) -> str:
    """The week as letters: s r t m o f."""
    return "".join(day.state[0] for day in week(studied, today=today, off=off).days)


@pytest.mark.parametrize(
    ("studied", "seen"),
    [
        (days_before(0, 1, 2, 3, 4, 5, 6), "sssssss"),
        (days_before(1, 2, 3, 4, 6), "srsssst"),
        (days_before(1, 3, 5, 7), "msmsrst"),
        (set(), "mmmmmmt"),
    ],
)
def test_one_missed_day_in_seven_is_a_rest(studied: set[date], seen: str) -> None:
    assert states(studied) == seen


def test_days_to_come_are_not_missed() -> None:
    tuesday = date(2026, 11, 17)

    assert states({date(2026, 11, 16)}, today=tuesday) == "stfffff"


def test_days_of_vacation_are_off_and_not_missed() -> None:
    off = frozenset(days_before(3, 4, 5))

    assert states(days_before(0, 1, 2, 6), off=off) == "sooosss"


def test_studying_on_a_day_off_counts() -> None:
    assert states(days_before(0), off=frozenset(days_before(0)))[-1] == "s"


def test_what_was_missed_before_the_first_day_is_no_rest() -> None:
    assert states(days_before(1)) == "mmmmmst"


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(-10, 60)), st.integers(0, 6))
def test_a_week_has_seven_days_with_one_today(
    studied_back: set[int], off_back: set[int], weekday: int
) -> None:
    today = SUNDAY + timedelta(days=weekday)
    studied = {today - timedelta(days=back) for back in studied_back}
    off = frozenset(today - timedelta(days=back) for back in off_back)

    found = week(studied, today=today, off=off)

    assert [day.day.weekday() for day in found.days] == list(range(7))
    assert [day.day for day in found.days if day.is_today] == [today]
    assert found.streak == vacation.streak(studied, today=today, off=off)
    assert all(
        (day.state is DayState.STUDIED) == (day.day in studied) for day in found.days
    )
    assert all(
        (day.state is DayState.FUTURE) <= (day.day > today) for day in found.days
    )
