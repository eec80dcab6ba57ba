"""What one study day's reviews add up to, or those of several days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quizapp.progress.period import Grain, Span


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over reviews; those that were undone are no part of them."""

    reviews: int = 0
    passed: int = 0  #: graded Hard, Good or Easy
    judged: int = 0  #: first answers of the day to cards in the review phase
    held: int = 0  #: of these, passed
    spent_ms: int = 0  #: see ``time_spent``

    @property
    def missed(self) -> int:
        """Graded Again, at a first meeting too: not all of it was forgotten."""
        return self.reviews - self.passed

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            self.reviews + other.reviews,
            self.passed + other.passed,
            self.judged + other.judged,
            self.held + other.held,
            self.spent_ms + other.spent_ms,
        )


@dataclass(frozen=True, slots=True)
class DayTotals:
    """A study day with at least one review."""

    day: date
    totals: Totals


@dataclass(frozen=True, slots=True)
class SpanTotals:
    """A span of days, with or without reviews."""

    span: Span
    totals: Totals
    days_studied: int


def sum_of(days: Iterable[DayTotals], span: Span) -> SpanTotals:
    """The totals of the days that lie in ``span``."""
    found = [day.totals for day in days if day.day in span]
    return SpanTotals(span, sum(found, Totals()), len(found))


def by_span(
    days: Iterable[DayTotals], span: Span, grain: Grain
) -> tuple[SpanTotals, ...]:
    """The totals of each part of ``span``, oldest first, empty ones too."""
    found: dict[date, list[Totals]] = {}
    for day in days:
        if day.day in span:
            found.setdefault(grain.start_of(day.day), []).append(day.totals)
    empty: list[Totals] = []
    return tuple(
        SpanTotals(part, sum(inside, Totals()), len(inside))
        for part in span.cut(grain)
        for inside in [found.get(grain.start_of(part.first), empty)]
    )
