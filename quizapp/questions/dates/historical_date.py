"""Dates as history tells them: only as exact as the source, and before Christ too.

``datetime.date`` can say neither "1517" nor "44 BC", so the app has its own.  The
written form is EDTF level 1 (ISO 8601-2): 2022-01-01, 2022-01, 2022, 1450~, 1450?,
1450%, -0043, 179X, 17XX, 2022-21 (spring), 1914/1918, 1914/.. (goes on).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Self

from quizapp.questions.dates.calendar_point import (
    CalendarPoint,
    Precision,
    day_number,
    month_length,
)
from quizapp.questions.dates.saying import (
    say_period,
    say_point,
    say_since,
    say_until,
    say_without_end,
    say_without_start,
)
from quizapp.questions.dates.words import words_of

__all__ = [
    "FOREVER",
    "NEVER",
    "Bound",
    "HistoricalDate",
    "Precision",
    "day_number",
    "month_length",
    "overlaps",
    "read_edtf",
]

#: Day numbers beyond every calendar, for periods without a known end.
NEVER = -(10**12)
FOREVER = 10**12


class Bound(StrEnum):
    """An end of a period that is not a date."""

    OPEN = ".."  #: it goes on
    UNKNOWN = ""  #: it ends, no one knows when


@dataclass(frozen=True)
class HistoricalDate:
    """A point of the calendar, or a period from ``start`` to ``end``.

    ``end`` is ``None`` for a point.  At most one end of a period is a ``Bound``.
    """

    start: CalendarPoint | Bound
    end: CalendarPoint | Bound | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a period that ends before it begins."""
        if self.end is None and isinstance(self.start, CalendarPoint):
            return
        if isinstance(self.start, Bound) and not isinstance(self.end, CalendarPoint):
            raise ValueError("a period needs a date at one of its ends")
        if self.end is not None and self.earliest > self.latest:
            raise ValueError(f"the period ends before it begins: {self.edtf()}")

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Read EDTF level 1.  ``ValueError`` says what was expected instead.

        Blank months and days (``2022-XX``) are kept as what they mean: 2022.
        """
        if len(text) > 64:
            raise ValueError("a date is shorter than that")
        first, slash, last = text.strip().partition("/")
        if not slash:
            return cls(CalendarPoint.from_edtf(first))
        return cls(_read_end(first), _read_end(last))

    @classmethod
    def of(cls, year: int, month: int = 0, day: int = 0) -> Self:
        """Make a year, a month or a day; years count as astronomers do."""
        return cls(CalendarPoint(year, month, day))

    def edtf(self) -> str:
        """Write EDTF level 1; ``from_edtf`` gives back an equal date."""
        return (
            _write_end(self.start)
            if self.end is None
            else f"{_write_end(self.start)}/{_write_end(self.end)}"
        )

    @property
    def is_period(self) -> bool:
        """Whether it has a beginning and an end of its own."""
        return self.end is not None

    @property
    def points(self) -> tuple[CalendarPoint, ...]:
        """The dates it is made of: one, or one or two ends."""
        return tuple(
            end for end in (self.start, self.end) if isinstance(end, CalendarPoint)
        )

    @cached_property
    def earliest(self) -> int:
        """The first day it may mean, as a day number; "about" reaches further."""
        return self.start.earliest() if isinstance(self.start, CalendarPoint) else NEVER

    @cached_property
    def latest(self) -> int:
        """The last day it may mean, as a day number; "about" reaches further."""
        last = self.start if self.end is None else self.end
        return last.latest() if isinstance(last, CalendarPoint) else FOREVER

    @property
    def precision(self) -> Precision:
        """How exactly it is known; for a period, the finer of its ends."""
        order = list(Precision)
        return min((point.precision for point in self.points), key=order.index)

    @property
    def year(self) -> int:
        """The year of the date, or of a period's first known end (astronomical)."""
        return self.points[0].year

    def in_words(self, language: str = "en") -> str:
        """Say the date as a text would: "2 January 2022", "c. 1450", "44 BC".

        In English, German, French or Russian; what it says is read back as the same
        date by ``read_date``.
        """
        words = words_of(language)
        if self.end is None:
            return say_point(self.points[0], words)
        if not isinstance(self.end, CalendarPoint):
            start = self.points[0]
            if self.end is Bound.OPEN:
                return say_since(start, words)
            return say_without_end(start, words)
        if not isinstance(self.start, CalendarPoint):
            if self.start is Bound.OPEN:
                return say_until(self.end, words)
            return say_without_start(self.end, words)
        return say_period(self.start, self.end, words)

    def __str__(self) -> str:
        return self.in_words()


#: The same days come in many questions.
read_edtf = lru_cache(maxsize=4096)(HistoricalDate.from_edtf)


def overlaps(first: HistoricalDate, second: HistoricalDate) -> bool:
    """Whether the two may mean the same day, so that neither is surely earlier."""
    return first.earliest <= second.latest and second.earliest <= first.latest


def _read_end(text: str) -> CalendarPoint | Bound:
    return Bound(text) if text in ("", "..") else CalendarPoint.from_edtf(text)


def _write_end(end: CalendarPoint | Bound) -> str:
    return end.value if isinstance(end, Bound) else end.edtf()
