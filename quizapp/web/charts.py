"""Charts: where each mark of a drawing stands.

Values in, frozen values out; ``templates/_charts.html`` writes them as SVG.  Lengths
are units of the drawing's view box, y downwards.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

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


# Drawings: marks one after the other


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str
    kind: str = "rule"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; its title shows under the pointer."""

    x: float
    y: float
    width: float
    height: float
    css: str
    title: str = ""
    kind: str = "box"


@dataclass(frozen=True, slots=True)
class Dot:
    """A point."""

    x: float
    y: float
    radius: float
    css: str
    title: str
    kind: str = "dot"


@dataclass(frozen=True, slots=True)
class Words:
    """Text; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    css: str = ""
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points, as the data of a path."""

    path: str
    css: str
    kind: str = "trace"


Mark = Rule | Box | Dot | Words | Trace


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart; ``sentence`` says what it shows to who cannot see it."""

    width: int
    height: int
    sentence: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing, and how much of it the axes take."""

    width: int
    height: int
    left: float
    right: float
    top: float = 16
    bottom: float = 26

    @property
    def base(self) -> float:
        return self.height - self.bottom

    @property
    def end(self) -> float:
        return self.width - self.right

    def y(self, share: float) -> float:
        """The height of a share of the axis, from 0 at its foot to 1 at its top."""
        return round(self.base - share * (self.base - self.top), 1)

    def slot(self, count: int) -> float:
        """The width that each of so many columns has."""
        return (self.end - self.left) / max(count, 1)


#: Each chart is drawn twice, so that its words are readable wherever it stands.
WIDE = Frame(520, 214, left=36, right=4)
NARROW = Frame(330, 186, left=32, right=2)

_LETTER = 6.6  #: the width of one, at most, of the charts' 12 units


# Columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column of parts, from the foot up: class and amount of each."""

    label: str
    parts: tuple[tuple[str, float], ...]
    title: str
    strong: bool = False

    @property
    def height(self) -> float:
        return sum(amount for _, amount in self.parts)


def columns(
    given: Sequence[Column], *, frame: Frame, sentence: str, unit: str = ""
) -> Drawing:
    """Columns over an axis of round numbers; labels as far as they fit."""
    top, steps = round_axis(max((column.height for column in given), default=0))
    marks: list[Mark] = []
    for step in steps:
        y = frame.y(step / top)
        marks.append(Rule(frame.left, y, frame.end, y, "ax" if step else "ax0"))
        words = f"{step:,g}{unit if step else ''}"
        marks.append(Words(frame.left - 6, y + 4, words, "end"))
    slot = frame.slot(len(given))
    for index, column in enumerate(given):
        marks += _parts(column, frame.left + slot * index, slot, top, frame)
    marks += _labels([(column.label, column.strong) for column in given], frame)
    return Drawing(frame.width, frame.height, sentence, tuple(marks))


def _parts(
    column: Column, left: float, slot: float, top: float, frame: Frame
) -> list[Mark]:
    """The parts of a column, with a hair of paper between them."""
    found: list[Mark] = []
    gap = min(slot * 0.14, 4)
    reached = 0.0
    for css, amount in column.parts:
        if amount <= 0:
            continue
        foot, head = frame.y(reached / top), frame.y((reached + amount) / top)
        hair = 1 if reached else 0
        tall = max(foot - head - hair, 1)
        wide = round(slot - 2 * gap, 1)
        found.append(
            Box(round(left + gap, 1), head, wide, round(tall, 1), css, column.title)
        )
        reached += amount
    return found


def _labels(labels: Sequence[tuple[str, bool]], frame: Frame) -> list[Mark]:
    """Every label, or every second, third …, where room lacks.

    Counted from a strong first one, else from the last, which is now.
    """
    slot = frame.slot(len(labels))
    longest = max((len(label) for label, _ in labels), default=1)
    every = max(ceil((longest * _LETTER + 6) / slot), 1)
    counts_on = bool(labels) and labels[0][1]
    first = 0 if counts_on else (len(labels) - 1) % every
    found: list[Mark] = []
    for index in range(first, len(labels), every):
        label, strong = labels[index]
        half = len(label) * _LETTER / 2
        middle = frame.left + slot * (index + 0.5)
        x = round(min(max(middle, half), frame.width - half), 1)
        found.append(Words(x, frame.height - 8, label, css="strong" if strong else ""))
    return found


def round_axis(most: float) -> tuple[float, tuple[float, ...]]:
    """Where an axis up to ``most`` ends, and its round steps, 0 among them; 3 to 5."""
    if most <= 0:
        return 1.0, (0.0, 1.0)
    size = 10.0 ** floor(log10(most))
    step = next(
        factor * size / 10
        for factor in (1, 2, 5, 10, 20, 25, 50, 100)
        if most / (factor * size / 10) <= 4
    )
    step = max(step, 1.0) if most > 1 else step
    count = ceil(most / step - 1e-9)
    return step * count, tuple(step * index for index in range(count + 1))


# A share over time, with intervals


@dataclass(frozen=True, slots=True)
class Point:
    """A share with its interval; ``n`` 0 leaves a gap, a hint is drawn small."""

    label: str
    value: float
    low: float
    high: float
    n: int
    is_hint: bool
    title: str


#: Where an axis of shares may begin, highest first, and its steps.
_SHARE_STEPS = {0.8: 0.05, 0.6: 0.1, 0.4: 0.2, 0.2: 0.2, 0.0: 0.25}


def shares(
    given: Sequence[Point], *, target: float, frame: Frame, sentence: str
) -> Drawing:
    """Points with their intervals and the target as a dotted line."""
    frame = replace(frame, left=44, right=frame.right + 44)
    floor_ = _share_floor([*_depths(given), target])
    marks: list[Mark] = []
    for step in _share_steps(floor_):
        y = frame.y((step - floor_) / (1 - floor_))
        marks.append(
            Rule(frame.left, y, frame.end, y, "ax" if step > floor_ else "ax0")
        )
        marks.append(Words(frame.left - 8, y + 4, f"{step:.0%}", "end"))
    marks += _points(given, frame, floor_)
    aim = frame.y((target - floor_) / (1 - floor_))
    marks.append(Rule(frame.left, aim, frame.end, aim, "tgt"))
    marks.append(Words(frame.end + 6, aim + 4, "target", "start", "tx-ochre strong"))
    marks += _labels([(point.label, False) for point in given], frame)
    return Drawing(frame.width, frame.height, sentence, tuple(marks))


def _points(given: Sequence[Point], frame: Frame, floor_: float) -> list[Mark]:
    """Intervals first, then the line, then the points upon both."""
    slot = frame.slot(len(given))
    bars: list[Mark] = []
    dots: list[Mark] = []
    places = []
    for index, point in enumerate(given):
        if not point.n:
            continue
        x = round(frame.left + slot * (index + 0.5), 1)
        low, value, high = (
            frame.y((max(share, floor_) - floor_) / (1 - floor_))
            for share in (point.low, point.value, point.high)
        )
        bars.append(Rule(x, low, x, high, "eb"))
        dots.append(Dot(x, value, 3 if point.is_hint else 4.5, "dot", point.title))
        places.append(f"{x:g} {value:g}")
    line = [Trace(f"M{'L'.join(places)}", "ln")] if len(places) > 1 else []
    return [*bars, *line, *dots]


def _depths(given: Sequence[Point]) -> list[float]:
    """What the axis has to reach down to: not a hint's interval, which may be long."""
    return [point.value if point.is_hint else point.low for point in given if point.n]


def _share_floor(lows: Sequence[float]) -> float:
    """Where the axis of shares begins: as high as the lowest interval lets it."""
    lowest = min(lows, default=0.0)
    return next((start for start in _SHARE_STEPS if lowest >= start), 0.0)


def _share_steps(floor_: float) -> list[float]:
    step = _SHARE_STEPS[floor_]
    count = round((1 - floor_) / step)
    return [floor_ + step * index for index in range(count + 1)]


# The forecast


def forecast_chart(days: Sequence[Forecast], *, width: int = 340) -> Drawing:
    """Bars for a few days to come, today first, each with its number."""
    frame = Frame(width, 102, left=0, right=0, top=20, bottom=22)
    most = max((day.total for day in days), default=0) or 1
    slot = frame.slot(len(days))
    marks: list[Mark] = [Rule(0, frame.base, width, frame.base, "ax0")]
    for index, day in enumerate(days):
        label = f"{day.day:%a}" if index else "Today"
        strong = "" if index else "strong"
        y = frame.y(day.total / most)
        x, middle = round(slot * (index + 0.14), 1), round(slot * (index + 0.5), 1)
        tall = round(frame.base - y, 1)
        title = f"{label}: {day.total}"
        marks += [
            Box(x, y, round(slot * 0.72, 1), tall, "b" if index else "b1", title),
            Words(middle, y - 5, str(day.total), css=strong),
            Words(middle, frame.base + 16, label, css=strong),
        ]
    return Drawing(width, frame.height, forecast_sentence(days), tuple(marks))


def forecast_sentence(days: Sequence[Forecast]) -> str:
    """A forecast of a few days in words."""
    parts = [
        f"{f'{day.day:%A}' if index else 'today'} {day.total}"
        for index, day in enumerate(days)
    ]
    return f"Cards due: {', '.join(parts)}"
