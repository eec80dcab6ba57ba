"""The week: on which of its days a learner studied, and for how long without a break."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from quizapp.scheduling import vacation


class DayState(StrEnum):
    """What became of a day."""

    STUDIED = "studied"
    REST = "rest"  #: not studied, and the streak goes on all the same
    TODAY = "today"  #: not studied yet
    MISSED = "missed"
    OFF = "off"  #: a day of vacation
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A study day and what became of it."""

    day: date
    state: DayState
    is_today: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The week around today, Monday to Sunday, and the streak up to today in days."""

    days: tuple[WeekDay, ...]
    streak: int


def week(studied: Set[date], *, today: date, off: Set[date]) -> Week:
    """The week of ``today``.

    Args:
        studied: all study days with a review; a streak reaches back beyond the week.
        off: days of vacation, past and to come.
    """
    streak = vacation.streak(studied, today=today, off=off)
    monday = today - timedelta(days=today.weekday())
    days = (monday + timedelta(days=index) for index in range(7))
    return Week(
        tuple(
            WeekDay(day, _state(day, studied, today, off, streak), day == today)
            for day in days
        ),
        streak,
    )


def _state(
    day: date, studied: Set[date], today: date, off: Set[date], streak: int
) -> DayState:
    if day in studied:
        return DayState.STUDIED
    if day in off:
        return DayState.OFF
    if day >= today:
        return DayState.TODAY if day == today else DayState.FUTURE
    since = sum(day < other <= today for other in studied)
    # The streak counts days from before this one, so this one did not break it.
    return DayState.REST if streak > since else DayState.MISSED
