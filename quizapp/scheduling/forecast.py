"""The forecast: how many cards the next days will bring."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.scheduling.memory import Memory


@dataclass(frozen=True, slots=True)
class Forecast:
    """One study day to come."""

    day: date
    due: int  #: known cards; on the first day also those that wait since earlier
    new: int  #: cards not seen yet

    @property
    def total(self) -> int:
        return self.due + self.new


def load_by_day(memories: Iterable[Memory]) -> dict[date, int]:
    """How many cards are due on each study day."""
    return dict(Counter(memory.due_day for memory in memories))


def forecast(
    memories: Iterable[Memory],
    *,
    today: date,
    days: int,
    new_per_day: int = 0,
    new_left: int | None = None,
) -> tuple[Forecast, ...]:
    """What today and the days after bring, ``days`` in all, if every day is done.

    Each card counts once, on the day it is due; when it will come back after that
    depends on answers not yet given.  New cards come ``new_per_day`` a day until
    ``new_left`` are gone (None: without end).  Raises ValueError for a negative number.
    """
    if days < 0 or new_per_day < 0 or (new_left is not None and new_left < 0):
        raise ValueError("a forecast counts from nothing upwards")
    due = Counter(max(memory.due_day, today) for memory in memories)
    found = []
    for index in range(days):
        day = today + timedelta(days=index)
        met = new_per_day * index
        new = (
            new_per_day
            if new_left is None
            else min(new_per_day, max(new_left - met, 0))
        )
        found.append(Forecast(day, due[day], new))
    return tuple(found)
