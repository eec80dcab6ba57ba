"""The frame of a drawing: its size, its axis, and the slots along its foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from quizapp.web.charts.axis import Axis
from quizapp.web.charts.drawing import Mark, Rule, Words

_LETTER = 6.6  #: the width of one, at most, of the charts' 12 units
_APART = 6  #: between two labels at least


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

    def middle(self, index: int, count: int) -> float:
        """Where the middle of a column's slot is."""
        return self.left + self.slot(count) * (index + 0.5)


#: Each chart is drawn twice, so that its words are readable wherever it stands.
WIDE = Frame(520, 214, left=36, right=4)
NARROW = Frame(330, 186, left=32, right=2)


def axis_marks(axis: Axis, frame: Frame) -> list[Mark]:
    """A line and a label for each step, the one at the foot stronger."""
    found: list[Mark] = []
    for step, label in zip(axis.steps, axis.labels, strict=True):
        y = frame.y(axis.share(step))
        css = "ax" if step > axis.foot else "ax0"
        found.append(Rule(frame.left, y, frame.end, y, css))
        found.append(Words(frame.left - 6, y + 4, label, "end"))
    return found


def labels_below(
    labels: Sequence[str], frame: Frame, *, from_first: bool = False
) -> list[Mark]:
    """Every label, or every second, third …, where room lacks.

    Counted from the last, which is now; or ``from_first``, which is now and strong.
    """
    if not labels:
        return []
    longest = max(map(len, labels))
    every = max(ceil((longest * _LETTER + _APART) / frame.slot(len(labels))), 1)
    first = 0 if from_first else (len(labels) - 1) % every
    return [
        _label_below(labels, index, frame, strong=from_first and index == 0)
        for index in range(first, len(labels), every)
    ]


def _label_below(
    labels: Sequence[str], index: int, frame: Frame, *, strong: bool
) -> Words:
    half = len(labels[index]) * _LETTER / 2
    middle = frame.middle(index, len(labels))
    x = round(min(max(middle, half), frame.width - half), 1)
    css = "strong" if strong else ""
    return Words(x, frame.height - 8, labels[index], css=css)
