"""What was predicted against what happened, and the line on which both are equal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.web.charts.axis import Axis, shares_axis
from quizapp.web.charts.drawing import Dot, Drawing, Mark, Rule, Words
from quizapp.web.charts.frame import Frame, axis_marks

_BESIDE = 44  #: the room of "100%" at the left and at the foot


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted share and an observed one, 0–1; a hint is drawn small."""

    predicted: float
    observed: float
    low: float
    high: float
    is_hint: bool
    title: str


def reliability(given: Sequence[Pair], *, frame: Frame, sentence: str) -> Drawing:
    """Points with their intervals; on the diagonal predictions are right."""
    frame = replace(frame, left=_BESIDE, right=frame.right + _BESIDE / 2)
    axis = shares_axis([min(pair.predicted, pair.observed) for pair in given] or [0.0])
    marks = [
        *axis_marks(axis, frame),
        *_labels_below(axis, frame),
        Rule(frame.left, frame.base, frame.end, frame.top, "tgt"),
        *_points(given, frame, axis),
    ]
    return Drawing(frame.width, frame.height, sentence, tuple(marks))


def _x(share: float, frame: Frame, axis: Axis) -> float:
    return round(frame.left + axis.share(share) * (frame.end - frame.left), 1)


def _labels_below(axis: Axis, frame: Frame) -> list[Mark]:
    return [
        Words(_x(step, frame, axis), frame.height - 8, label)
        for step, label in zip(axis.steps, axis.labels, strict=True)
    ]


def _points(given: Sequence[Pair], frame: Frame, axis: Axis) -> list[Mark]:
    """Intervals first, so that every point stands upon them."""
    bars: list[Mark] = []
    dots: list[Mark] = []
    for pair in given:
        x = _x(pair.predicted, frame, axis)
        low, observed, high = (
            frame.y(axis.share(max(share, axis.foot)))
            for share in (pair.low, pair.observed, pair.high)
        )
        bars.append(Rule(x, low, x, high, "eb"))
        dots.append(Dot(x, observed, 3 if pair.is_hint else 4.5, "dot", pair.title))
    return [*bars, *dots]
