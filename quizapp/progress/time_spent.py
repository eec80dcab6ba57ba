"""Time spent on answers."""

from dataclasses import dataclass

from quizapp.progress.day_totals import SpanTotals

#: A card that lay open for longer was left, not thought about.  The log keeps the
#: whole time; only reports on time cut it here.
THOUGHT_CAP_MS = 120_000

_MS_A_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """Minutes over a span of days."""

    minutes: float
    days: int
    days_studied: int

    @property
    def per_day(self) -> float:
        """Minutes a day, idle days included."""
        return self.minutes / self.days

    @property
    def per_day_studied(self) -> float:
        """Minutes on a day with reviews; 0 if there was none."""
        return self.minutes / self.days_studied if self.days_studied else 0.0


def time_spent(part: SpanTotals) -> TimeSpent:
    """The time of a span's reviews, each counted up to the cap."""
    minutes = part.totals.spent_ms / _MS_A_MINUTE
    return TimeSpent(minutes, part.span.days, part.days_studied)
