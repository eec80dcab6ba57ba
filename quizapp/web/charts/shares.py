"""Shares over time, with their intervals, against a target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.web.charts.axis import Axis, shares_axis
from quizapp.web.charts.drawing import Dot, Drawing, Mark, Rule, Trace, Words
from quizapp.web.charts.frame import Frame, axis_marks, labels_below

_BESIDE = 44  #: the room of "100%" at the left and of "target" at the right


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


def shares(
    given: Sequence[Point], *, target: float, frame: Frame, sentence: str
) -> Drawing:
    """Points with their intervals, and the target as a dotted line."""
    frame = replace(frame, left=_BESIDE, right=frame.right + _BESIDE)
    axis = shares_axis([*_depths(given), target])
    aim = frame.y(axis.share(target))
    marks = [
        *axis_marks(axis, frame),
        *_points(given, frame, axis),
        Rule(frame.left, aim, frame.end, aim, "tgt"),
        Words(frame.end + 6, aim + 4, "target", "start", "tx-ochre strong"),
        *labels_below([point.label for point in given], frame),
    ]
    return Drawing(frame.width, frame.height, sentence, tuple(marks))


def _depths(given: Sequence[Point]) -> Iterator[float]:
    """What the axis has to reach down to: not a hint's interval, which may be long."""
    for point in given:
        if point.n:
            yield point.value if point.is_hint else point.low


def _points(given: Sequence[Point], frame: Frame, axis: Axis) -> list[Mark]:
    """Intervals first, then the line, then the points upon both."""
    bars: list[Mark] = []
    dots: list[Mark] = []
    places = []
    for index, point in enumerate(given):
        if not point.n:
            continue
        x = round(frame.middle(index, len(given)), 1)
        low, value, high = (
            frame.y(axis.share(max(share, axis.foot)))
            for share in (point.low, point.value, point.high)
        )
        bars.append(Rule(x, low, x, high, "eb"))
        dots.append(Dot(x, value, 3 if point.is_hint else 4.5, "dot", point.title))
        places.append(f"{x:g} {value:g}")
    line = [Trace(f"M{'L'.join(places)}", "ln")] if len(places) > 1 else []
    return [*bars, *line, *dots]
