"""On which days simulated learners study."""

from datetime import date, timedelta
from random import Random

from quizapp.simulation.habits import STOPPED_BEFORE, Habit, studies_on

MONDAY = date(2026, 9, 7)
DAYS = 60


def days_of(habit: Habit, *, dates: frozenset[int] = frozenset()) -> set[int]:
    chance = Random(1)
    return {
        number
        for number in range(DAYS)
        if studies_on(
            habit,
            MONDAY + timedelta(days=number),
            number=number,
            days=DAYS,
            dates=dates,
            chance=chance,
        )
    }


def test_weekends_are_off_for_who_studies_on_school_days() -> None:
    studied = days_of(Habit.SCHOOL_DAYS)

    assert studied
    assert not any(number % 7 >= 5 for number in studied)


def test_who_has_stopped_studied_until_then() -> None:
    studied = days_of(Habit.STOPPED)

    assert max(studied) < DAYS - STOPPED_BEFORE
    assert len(studied) > (DAYS - STOPPED_BEFORE) * 0.8


def test_crammers_study_before_what_they_cram_for_and_never_else() -> None:
    assert days_of(Habit.CRAMMING, dates=frozenset({20, 40})) == {19, 20, 39, 40}


def test_daily_is_more_often_than_now_and_then() -> None:
    assert len(days_of(Habit.DAILY)) > len(days_of(Habit.NOW_AND_THEN)) > 10
