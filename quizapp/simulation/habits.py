"""On which days a simulated learner studies."""

from collections.abc import Set
from datetime import date
from enum import StrEnum
from random import Random

#: How many days before the last one somebody has stopped.
STOPPED_BEFORE = 10

#: A crammer studies on so many days before each date that matters.
CRAM_DAYS = 2


class Habit(StrEnum):
    """How regularly somebody studies."""

    DAILY = "daily"
    SCHOOL_DAYS = "school days"  #: weekends off
    NOW_AND_THEN = "now and then"
    CRAMMING = "cramming"  #: in the days before something only
    STOPPED = "stopped"  #: daily, until they gave up


_CHANCE = {
    Habit.DAILY: 0.93,
    Habit.SCHOOL_DAYS: 0.9,
    Habit.NOW_AND_THEN: 0.45,
    Habit.CRAMMING: 1.0,
    Habit.STOPPED: 0.93,
}


def studies_on(
    habit: Habit,
    day: date,
    *,
    number: int,
    days: int,
    dates: Set[int],
    chance: Random,
) -> bool:
    """Whether somebody studies on the day *number* of *days*, the first being 0.

    Args:
        dates: numbers of the days that one crams for.
    """
    # Drawn whatever the habit, so that one learner's days do not hang on another's.
    willing = chance.random() < _CHANCE[habit]
    match habit:
        case Habit.SCHOOL_DAYS if day.weekday() >= 5:
            return False
        case Habit.STOPPED if number >= days - STOPPED_BEFORE:
            return False
        case Habit.CRAMMING:
            return any(0 <= date - number < CRAM_DAYS for date in dates)
        case _:
            return willing
