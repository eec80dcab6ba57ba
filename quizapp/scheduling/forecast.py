"""The forecast: how many cards the next days will bring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice


@dataclass(frozen=True, slots=True)
class Forecast:
    """One study day to come."""

    day: date
    due: int  #: known cards; those in their learning steps too
    new: int  #: cards not seen yet
    put_off: int = 0  #: known cards that wait for a later day, though due

    @property
    def total(self) -> int:
        return self.due + self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What a learner has to study today, and what waits beyond today.

    Raises ValueError if a number is negative.
    """

    due: int  #: known cards of today's queue
    new: int  #: new cards of today's queue
    put_off: int  #: due, but held back: by the day's limit or for a sibling's sake
    coming: Mapping[date, int] = field(default_factory=dict)  #: due after today, by day
    unmet: int  #: new cards that are left after today's
    reviews_per_day: int
    new_per_day: int

    def __post_init__(self) -> None:
        counts = (self.due, self.new, self.put_off, self.unmet, *self.coming.values())
        if min(*counts, self.reviews_per_day, self.new_per_day) < 0:
            raise ValueError(f"a forecast counts from nothing upwards: {self}")


def forecast(load: Workload, *, today: date, days: int) -> tuple[Forecast, ...]:
    """What today and the days after bring, ``days`` in all, if every day is done.

    What does not fit into a day's limit moves to the next.  Each card counts once,
    on the day it is asked; when it will come back after that depends on answers not
    yet given.
    """
    return tuple(islice(_day_by_day(load, today), days))


def days_to_catch_up(days: Sequence[Forecast]) -> int:
    """On how many days after the first cards come that were put off; at most all.

    0 if none was.
    """
    if not days or not days[0].put_off:
        return 0
    later = enumerate(days[1:], 1)
    return next((index for index, day in later if not day.put_off), len(days))


def _day_by_day(load: Workload, today: date) -> Iterator[Forecast]:
    waiting, unmet = load.put_off, load.unmet
    yield Forecast(today, load.due, load.new, waiting)
    day = today
    while True:
        day += timedelta(days=1)
        waiting += load.coming.get(day, 0)
        due, new = min(waiting, load.reviews_per_day), min(unmet, load.new_per_day)
        waiting, unmet = waiting - due, unmet - new
        yield Forecast(day, due, new, waiting)
