"""A vacation: days on which a learner means to do nothing."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.scheduling.memory import NO_DAYS_OFF

_ONE_DAY = timedelta(days=1)

#: The longest vacation that is taken: each of its days is looked at, at each answer.
MOST_DAYS = 366

#: One day missed in as many days is a rest and breaks no streak.
REST_EVERY_DAYS = 7


@dataclass(frozen=True, slots=True)
class Vacation:
    """Study days off, from ``first`` to ``last``, both included.

    Raises ValueError if it ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                f"a vacation ends before it begins: {self.first} to {self.last}"
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> frozenset[date]:
        count = (self.last - self.first).days + 1
        return frozenset(self.first + timedelta(days=index) for index in range(count))


def days_off(vacations: Iterable[Vacation]) -> frozenset[date]:
    """All days of all vacations: what the scheduler avoids where it can."""
    return frozenset[date]().union(*(vacation.days for vacation in vacations))


def just_ended(
    vacations: Iterable[Vacation], *, last_studied: date, today: date
) -> bool:
    """Whether this is the return from a vacation: time to offer the catch-up plan.

    Some vacation is over, and nothing was studied since it began.
    """
    return any(last_studied <= trip.first and trip.last < today for trip in vacations)


def streak(studied: Set[date], *, today: date, off: Set[date] = NO_DAYS_OFF) -> int:
    """How many days were studied without a break up to today.

    Days off neither count nor break it, nor does one rest day in any seven.  Today
    breaks nothing while it lasts.
    """
    if not studied:
        return 0
    count = 0
    rested: date | None = None
    first = min(studied)
    day = today
    while day >= first:
        if day in studied:
            count += 1
        elif day not in off and day != today:
            if rested is not None and (rested - day).days < REST_EVERY_DAYS:
                break
            rested = day
        day -= _ONE_DAY
    return count
