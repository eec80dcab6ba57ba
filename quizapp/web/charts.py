"""Charts: where each mark of a drawing stands.

Values in, frozen values out; ``templates/_charts.html`` writes them as SVG.  Lengths
are units of the drawing's view box, y downwards.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask.sansio.app import App

from quizapp.progress.heat_map import HeatDay, HeatMap
from quizapp.progress.mastery import MasteryCounts
from quizapp.scheduling.forecast import Forecast


def lend(app: App) -> None:
    """Let every template draw with this module, by the name ``charts``."""
    app.jinja_env.globals["charts"] = sys.modules[__name__]


# The mastery bar


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar; x and width in hundredths of it."""

    css: str
    x: float
    width: float


LEVELS = (
    ("solid", "solid"),
    ("familiar", "near"),
    ("learning", "learn"),
    ("new", "new"),
)  #: of mastery, best first, and the class of each

_GAP = 0.6  #: between two segments


def mastery_levels(counts: MasteryCounts) -> list[tuple[str, str, int]]:
    """Word, class and number of each level that has cards, best first."""
    return [
        (word, css, getattr(counts, word))
        for word, css in LEVELS
        if getattr(counts, word)
    ]


def mastery_sentence(counts: MasteryCounts) -> str:
    """A mastery bar in words."""
    parts = [f"{getattr(counts, word)} {word}" for word, _ in LEVELS]
    return f"Mastery: {', '.join(parts)}"


def mastery_segments(counts: MasteryCounts) -> list[Segment]:
    """The segments of a mastery bar, best first, by their share of all cards."""
    found = []
    x = 0.0
    for _, css, count in mastery_levels(counts):
        share = 100 * count / counts.total
        found.append(Segment(f"m-{css}", x, max(share - _GAP, _GAP)))
        x += share
    return found


# The heat map

_CELL, _PITCH, _TOP = 11, 14, 16


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the heat map."""

    x: int
    y: int
    day: HeatDay
    is_today: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The drawing of a heat map."""

    width: int
    height: int
    size: int
    cells: tuple[Cell, ...]
    months: tuple[Label, ...]


def calendar(heat: HeatMap) -> Calendar:
    """A column a week, a row a day of the week, a label where a month begins."""
    cells = tuple(
        Cell(column * _PITCH + 1, _TOP + row * _PITCH, day, day.day == heat.today)
        for column, week in enumerate(heat.weeks)
        for row, day in enumerate(week)
    )
    width = len(heat.weeks) * _PITCH - (_PITCH - _CELL) + 2
    height = _TOP + 7 * _PITCH - (_PITCH - _CELL) + 1
    return Calendar(width, height, _CELL, cells, _months(heat))


def _months(heat: HeatMap) -> tuple[Label, ...]:
    """Where a month begins, unless too little room is left for its name."""
    firsts = [week[0].day for week in heat.weeks]
    return tuple(
        Label(column * _PITCH + 1, 10, f"{firsts[column]:%b}")
        for column in range(1, len(firsts) - 1)
        if firsts[column].month != firsts[column - 1].month
    )


# The forecast


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its number above and its day below; either may be left out."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    value: str
    label: str
    title: str
    css: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing of some bars."""

    width: int
    height: int
    base: float
    bars: tuple[Bar, ...]
    sentence: str


def forecast_chart(days: Sequence[Forecast], *, width: int = 340) -> Bars:
    """Bars for the days to come, today first, each with its number."""
    height, base, top = 102, 80.0, 20.0
    most = max((day.total for day in days), default=0) or 1
    slot = width / max(len(days), 1)
    bars = []
    for index, day in enumerate(days):
        tall = (base - top) * day.total / most
        label = "Today" if index == 0 else f"{day.day:%a}"
        bars.append(
            Bar(
                x=round(slot * (index + 0.14), 1),
                y=round(base - tall, 1),
                width=round(slot * 0.72, 1),
                height=round(tall, 1),
                middle=round(slot * (index + 0.5), 1),
                value=str(day.total),
                label=label,
                title=f"{label}: {day.total}",
                css="b" if index else "b1",
                strong=index == 0,
            )
        )
    return Bars(width, height, base, tuple(bars), forecast_sentence(days))


def forecast_sentence(days: Sequence[Forecast]) -> str:
    """A forecast in words."""
    parts = [f"{_day_name(day.day, days[0].day)} {day.total}" for day in days]
    return f"Cards due: {', '.join(parts)}"


def _day_name(day: date, today: date) -> str:
    return "today" if day == today else f"{day:%A}"
