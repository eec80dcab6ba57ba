"""The calendar of a year's reviews: a column a week, a row a day of the week.

Its 371 days are most of a page's marks, so they are written here and not by the
template, which takes ten times as long.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from quizapp.progress.heat_map import HeatMap

_SIZE, _PITCH, _TOP = 11, 14, 16

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class MonthLabel:
    """The name of a month above the week it begins in."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The drawing of a heat map; ``days`` are its rectangles as SVG."""

    width: int
    height: int
    days: Markup
    months: tuple[MonthLabel, ...]


def calendar(heat: HeatMap) -> Calendar:
    """A year of squares, a label where a month begins."""
    width = len(heat.weeks) * _PITCH - (_PITCH - _SIZE) + 2
    height = _TOP + 7 * _PITCH - (_PITCH - _SIZE) + 1
    # Nothing to escape: numbers, and names of days and months.
    days = Markup("".join(_squares(heat)))  # noqa: S704
    return Calendar(width, height, days, _months(heat))


def _squares(heat: HeatMap) -> Iterator[str]:
    for column, week in enumerate(heat.weeks):
        x = column * _PITCH + 1
        months = {day.day.month: f"{day.day:%b}" for day in (week[0], week[-1])}
        for row, one in enumerate(week):
            today = " htoday" if one.day == heat.today else ""
            reviews = f"{one.reviews:,} review{'' if one.reviews == 1 else 's'}"
            yield (
                f'<rect class="h{one.level}{today}" x="{x}" y="{_TOP + row * _PITCH}" '
                f'width="{_SIZE}" height="{_SIZE}" rx="2.5"><title>{_DAYS[row]} '
                f"{one.day.day} {months[one.day.month]}: {reviews}</title></rect>"
            )


def _months(heat: HeatMap) -> tuple[MonthLabel, ...]:
    """Where a month begins, unless too little room is left for its name."""
    firsts = [week[0].day for week in heat.weeks]
    return tuple(
        MonthLabel(column * _PITCH + 1, f"{firsts[column]:%b}")
        for column in range(1, len(firsts) - 1)
        if firsts[column].month != firsts[column - 1].month
    )
