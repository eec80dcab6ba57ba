"""A rubric: what a good answer in one's own words holds, and what each part is worth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quizapp.questions.answer import Answer
from quizapp.questions.numbers.figures import canonical
from quizapp.questions.verdict import RIGHT, Marking, partly

_POINTS = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_MOST_POINTS = Decimal(1_000)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a good answer holds, and the points for it; more than 0."""

    text: str
    points: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for points that cannot be given."""
        if not 0 < self.points <= _MOST_POINTS:
            raise ValueError(f"points are more than 0 and at most {_MOST_POINTS}")


@dataclass(frozen=True, slots=True)
class Rubric:
    """Words for whoever marks, or criteria with points; one of the two."""

    text: str = ""
    criteria: tuple[Criterion, ...] = ()

    @property
    def points(self) -> Decimal:
        """The most that can be had; 0 where it is marked as a whole."""
        return sum((entry.points for entry in self.criteria), Decimal(0))

    def in_lines(self) -> list[str]:
        """The rubric for people, a line for each criterion."""
        if not self.criteria:
            return [self.text]
        return [f"{entry.text} ({canonical(entry.points)})" for entry in self.criteria]


def mark_by_rubric(rubric: Rubric, points: Sequence[Decimal]) -> Marking:
    """Mark by the *points* given for each criterion, in the rubric's order.

    More than a criterion has, or less than none, counts as all or none of it; a
    criterion left out gets none.  Half of all points or more is close.

    Raises:
        ValueError: the rubric has no criteria.
    """
    if not rubric.criteria:
        raise ValueError("the rubric has no criteria to give points for")
    given = [*points, *[Decimal(0)] * len(rubric.criteria)]
    had = sum(
        (
            min(max(one, Decimal(0)), entry.points)
            for entry, one in zip(rubric.criteria, given, strict=False)
        ),
        Decimal(0),
    )
    if had == rubric.points:
        return RIGHT
    reason = f"{canonical(had)} of {canonical(rubric.points)} points."
    return partly(float(had / rubric.points), reason)


def points_given(rubric: Rubric, answer: Answer) -> list[Decimal]:
    """The points in an answer; empty where it holds none.

    A list in the rubric's order, or a mapping from criteria, by their text or by their
    number from 1, or a mapping with such a list as ``points``.
    """
    match answer:
        case list():
            texts = answer
        case {"points": str(listed)}:
            texts = _POINTS.findall(listed[:1000])
        case dict():
            named = [
                answer.get(entry.text, answer.get(str(number), ""))
                for number, entry in enumerate(rubric.criteria, 1)
            ]
            texts = [text or "0" for text in named] if any(named) else []
        case _:
            return []
    read = [_read(text) for text in texts]
    return [] if None in read else [points for points in read if points is not None]


def _read(text: str) -> Decimal | None:
    if not _POINTS.fullmatch(text.strip()):
        return None
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None
