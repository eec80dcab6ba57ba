"""The heat map: how many reviews each day of the last year saw."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

WEEKS = 53  #: so that a whole year always fits

LEVELS = 5  #: 0 for a day without a review, then four of about equally many days


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A study day, its reviews, and the level from 0 to 4 that stands for them."""

    day: date
    reviews: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Weeks from Monday to Sunday, oldest first; the last one ends with today."""

    weeks: tuple[tuple[HeatDay, ...], ...]
    today: date

    @property
    def total(self) -> int:
        return sum(day.reviews for week in self.weeks for day in week)

    @property
    def days_studied(self) -> int:
        return sum(day.reviews > 0 for week in self.weeks for day in week)

    @property
    def sentence(self) -> str:
        """What the map shows, for who cannot see it."""
        reviews = f"{self.total:,} review{'' if self.total == 1 else 's'}"
        days = f"{self.days_studied} day{'' if self.days_studied == 1 else 's'}"
        return f"Reviews per day, last {len(self.weeks)} weeks: {reviews} on {days}"


def heat_map(counts: Mapping[date, int], *, today: date, weeks: int = WEEKS) -> HeatMap:
    """The map of the ``weeks`` weeks up to ``today``.

    Levels are quantiles of the days with reviews, so a diligent learner's map tells
    days apart as well as a casual one's.
    """
    monday = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    length = (today - monday).days + 1
    days = [monday + timedelta(days=index) for index in range(length)]
    bounds = _bounds([counts[day] for day in days if counts.get(day, 0) > 0])
    cells = [_cell(day, counts.get(day, 0), bounds) for day in days]
    return HeatMap(
        tuple(tuple(cells[start : start + 7]) for start in range(0, length, 7)), today
    )


def _bounds(filled: list[int]) -> list[float]:
    """Up to which number of reviews levels 1, 2 and 3 reach."""
    if len(filled) < 2:
        return [float(count) for count in filled]
    return quantiles(filled, n=LEVELS - 1, method="inclusive")


def _cell(day: date, reviews: int, bounds: list[float]) -> HeatDay:
    level = 1 + bisect_left(bounds, reviews) if reviews > 0 else 0
    return HeatDay(day, reviews, level)
