"""Columns over an axis of amounts, each of parts that stand upon each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.web.charts.axis import Axis, amounts_axis
from quizapp.web.charts.drawing import Box, Drawing, Mark
from quizapp.web.charts.frame import Frame, axis_marks, labels_below

_WIDEST = 44.0  #: a column, however few there are

_HAIR = 1  #: of paper between two parts


@dataclass(frozen=True, slots=True)
class Column:
    """A column of parts, from the foot up: class and amount of each."""

    label: str
    parts: tuple[tuple[str, float], ...]
    title: str

    @property
    def height(self) -> float:
        return sum(amount for _, amount in self.parts)


def columns(
    given: Sequence[Column], *, frame: Frame, sentence: str, from_now: bool = False
) -> Drawing:
    """A chart of columns; labels as far as they fit.

    Args:
        from_now: the first column is now, not the last.
    """
    axis = amounts_axis(max((column.height for column in given), default=0))
    marks = axis_marks(axis, frame)
    for index, column in enumerate(given):
        marks += _parts(
            column, frame.middle(index, len(given)), len(given), axis, frame
        )
    labels = [column.label for column in given]
    marks += labels_below(labels, frame, from_first=from_now)
    return Drawing(frame.width, frame.height, sentence, tuple(marks))


def _parts(
    column: Column, middle: float, count: int, axis: Axis, frame: Frame
) -> list[Mark]:
    slot = frame.slot(count)
    wide = round(min(slot - 2 * min(slot * 0.14, 4), _WIDEST), 1)
    x = round(middle - wide / 2, 1)
    found: list[Mark] = []
    reached = 0.0
    for css, amount in column.parts:
        if amount <= 0:
            continue
        foot, head = (
            frame.y(axis.share(value)) for value in (reached, reached + amount)
        )
        tall = round(max(foot - head - (_HAIR if reached else 0), 1), 1)
        found.append(Box(x, min(head, foot - 1), wide, tall, css, column.title))
        reached += amount
    return found
