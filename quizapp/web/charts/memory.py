"""Recall by days since the last review: a predicted line in its band, and what was observed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.web.charts.axis import Axis, shares_axis
from quizapp.web.charts.drawing import Dot, Drawing, Mark, Rule, Trace, Words
from quizapp.web.charts.frame import Frame, axis_marks

_BESIDE = 44  #: the room of "100%" at the left and of "goal" at the right
_TICKS = (7, 10, 14, 20, 30, 60, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Reviews so many days after the one before; a hint is drawn small."""

    days: float
    predicted: float
    least: float  #: of the band around what was predicted
    most: float
    observed: float
    low: float
    high: float
    is_hint: bool
    title: str


def memory(
    given: Sequence[Remembered], *, target: float, frame: Frame, sentence: str
) -> Drawing:
    """The line goes through the predictions, from 100% on the day of the review."""
    frame = replace(
        frame,
        height=frame.height + 16,
        left=_BESIDE,
        right=frame.right + _BESIDE,
        bottom=frame.bottom + 16,
    )
    lowest = [one.observed if one.is_hint else one.low for one in given]
    axis = shares_axis([*lowest, *(one.least for one in given), target])
    most = max((one.days for one in given), default=1.0)
    aim = frame.y(axis.share(target))
    marks = [
        *axis_marks(axis, frame),
        *_points(given, most, frame, axis),
        Rule(frame.left, aim, frame.end, aim, "tgt"),
        Words(frame.end + 6, aim + 4, "goal", "start", "tx-ochre strong"),
        *_days_below(most, frame),
    ]
    return Drawing(frame.width, frame.height, sentence, tuple(marks))


def _x(days: float, most: float, frame: Frame) -> float:
    return round(frame.left + days / most * (frame.end - frame.left), 1)


def _days_below(most: float, frame: Frame) -> list[Mark]:
    step = next((one for one in _TICKS if most / one <= 6), _TICKS[-1])
    marks: list[Mark] = [
        Words(_x(days, most, frame), frame.base + 18, f"{days:g}")
        for days in range(0, int(most) + 1, step)
    ]
    middle = (frame.left + frame.end) / 2
    return [*marks, Words(middle, frame.height - 4, "days since last review")]


def _points(
    given: Sequence[Remembered], most: float, frame: Frame, axis: Axis
) -> list[Mark]:
    """The band first, then intervals, then the line, then the points upon all."""
    bars: list[Mark] = []
    dots: list[Mark] = []
    start = f"{frame.left:g} {frame.y(axis.share(1.0)):g}"
    line, above, below = [start], [start], [start]
    for one in given:
        x = _x(one.days, most, frame)
        low, least, predicted, observed, upper, high = (
            frame.y(axis.share(max(share, axis.foot)))
            for share in (
                *(one.low, one.least, one.predicted),
                *(one.observed, one.most, one.high),
            )
        )
        line.append(f"{x:g} {predicted:g}")
        above.append(f"{x:g} {upper:g}")
        below.append(f"{x:g} {least:g}")
        bars.append(Rule(x, low, x, high, "eb"))
        dots.append(Dot(x, observed, 3 if one.is_hint else 4.5, "dot", one.title))
    band = Trace(f"M{'L'.join([*above, *reversed(below)])}Z", "band")
    return [band, *bars, Trace(f"M{'L'.join(line)}", "ln"), *dots]
