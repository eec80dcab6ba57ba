"""A period: the stretch of days a report looks at, and the spans it is cut into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)


class Grain(StrEnum):
    """How long the spans are that a stretch of days is cut into."""

    DAY = "day"
    WEEK = "week"  #: Monday to Sunday
    MONTH = "month"
    YEAR = "year"

    def start_of(self, day: date) -> date:
        """The first day of the span that ``day`` lies in."""
        match self:
            case Grain.DAY:
                return day
            case Grain.WEEK:
                return day - timedelta(days=day.weekday())
            case Grain.MONTH:
                return day.replace(day=1)
            case Grain.YEAR:
                return day.replace(month=1, day=1)

    def next_after(self, day: date) -> date:
        """The first day of the span after the one that ``day`` lies in."""
        start = self.start_of(day)
        longest = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 31, Grain.YEAR: 366}[self]
        return self.start_of(start + timedelta(days=longest))

    @property
    def coarser(self) -> "Grain":
        """The next longer one; years stay years."""
        grains = list(Grain)
        return grains[min(grains.index(self) + 1, len(grains) - 1)]


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def grain(self) -> Grain:
        """What to cut it into for a chart of some 50 marks at most."""
        if self.days <= 31:
            return Grain.DAY
        if self.days <= 371:
            return Grain.WEEK
        return Grain.MONTH if self.days <= 5 * 366 else Grain.YEAR

    def reaching_back(self, days: int) -> "Span":
        """With earlier days before it, if it has fewer than ``days``."""
        return Span(min(self.first, self.last - timedelta(days=days - 1)), self.last)

    def cut(self, grain: Grain) -> Iterator["Span"]:
        """Its spans, oldest first; the outer two may be cut short."""
        first = self.first
        while first <= self.last:
            following = grain.next_after(first)
            yield Span(first, min(following - _ONE_DAY, self.last))
            first = following


class Period(StrEnum):
    """How far back a learner looks; today counts as a whole day."""

    DAYS_30 = "30"
    DAYS_90 = "90"
    YEAR = "year"
    ALL = "all"

    def span(self, *, today: date, since: date) -> Span:
        """The days it means, from ``since`` on at the earliest: the first review's."""
        lengths = {Period.DAYS_30: 30, Period.DAYS_90: 90, Period.YEAR: 365}
        length = lengths.get(self)
        if length is None:
            return Span(min(since, today), today)
        first = today - timedelta(days=length - 1)
        return Span(min(max(first, since), today), today)
