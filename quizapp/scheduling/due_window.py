"""The due window: the whole days among which a card's next day may be chosen."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.scheduling.policy import Policy

#: Share of the interval, between these days, by which a due day may be moved.
_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))


@dataclass(frozen=True, slots=True)
class DueWindow:
    """Days from today, both ends included; at least 1."""

    first: int
    last: int

    def __contains__(self, days: int) -> bool:
        return self.first <= days <= self.last

    def not_before(self, other: "DueWindow") -> "DueWindow":
        """This window, neither end before the other's: what an easier grade gets."""
        return DueWindow(max(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class DayChoice:
    """What decides among the days of a window: what is due already, rest, and chance.

    ``chance`` is drawn once from 0 up to 1 and used for every grade, so that an
    easier grade's later window gives a later day.
    """

    today: date
    load: Mapping[date, int]
    days_off: Set[date]
    chance: float

    def among(self, window: DueWindow, *, harder: int, apart: int) -> int:
        """The chosen day: on a working day if there is one, least loaded, by chance.

        ``harder`` is the day of the next harder grade.  Never before it, and ``apart``
        days after it if the window reaches that far; but on that same day rather than
        on a day off.  All in days from today.
        """
        best = self._least_loaded(range(window.first, window.last + 1))
        chosen = best[int(self.chance * len(best))]
        if chosen >= harder + apart:
            return chosen
        # The nearest of the days that are left, so that moving on costs the least.
        left = range(min(harder + apart, window.last), window.last + 1)
        later = self._least_loaded(left)[0]
        if self._is_off(later) and harder in window and not self._is_off(harder):
            return harder
        return later

    def _is_off(self, days: int) -> bool:
        return self.today + timedelta(days=days) in self.days_off

    def _least_loaded(self, days: Sequence[int]) -> Sequence[int]:
        if not self.load and not self.days_off:
            return days
        dates = {day: self.today + timedelta(days=day) for day in days}
        working = [day for day in days if dates[day] not in self.days_off] or days
        least = min(self.load.get(dates[day], 0) for day in working)
        return [day for day in working if self.load.get(dates[day], 0) == least]


def due_window(interval_days: float, policy: Policy) -> DueWindow:
    """The days permitted for an interval that FSRS worked out.

    Whole days from 1 to the policy's maximum.  With fuzz, which keeps cards learned
    together from staying together: nothing under 2.5 days, then one day and 15, 10
    and 5 % of the part of the interval in each band, and never before the second day.
    """
    days = min(max(round(interval_days), 1), policy.maximum_interval_days)
    if not policy.fuzz or days < _BANDS[0][0]:
        return DueWindow(days, days)
    reach = 1 + sum(
        share * max(min(days, end) - start, 0) for start, end, share in _BANDS
    )
    last = min(round(days + reach), policy.maximum_interval_days)
    return DueWindow(min(max(round(days - reach), 2), last), last)
