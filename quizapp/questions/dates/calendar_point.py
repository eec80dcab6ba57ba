"""One point of the calendar, only as exact as the source: a day, a year, a decade."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Self

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = tuple(accumulate((0, *_MONTH_LENGTHS[:-1])))  #: each month's first day
_SEASONS = range(21, 25)  #: EDTF's numbers for spring, summer, autumn, winter
FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}

#: How far "about" reaches to either side, in days, by precision.
_ABOUT_DAYS = {"day": 3, "month": 31, "season": 92}
#: The same in years.
_ABOUT_YEARS = {"year": 5, "decade": 10, "century": 50}

# Years of more than four digits are written with a Y, as EDTF level 1 has it.
_POINT = re.compile(
    r"(?P<year>Y-?\d{5,9}|-?\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<mark>[~?%]?)",
    re.ASCII,
)


class Precision(StrEnum):
    """How exactly a point is known, finest first."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """A day, month, season, year, decade or century, proleptic Gregorian.

    ``year`` counts as astronomers do, so that points sort and subtract: 1 is
    AD 1, 0 is 1 BC, -43 is 44 BC.  With ``unknown_digits`` 1 or 2 the year's last
    digits are not known and stand as 0: 1790 with 1 is "the 1790s".  ``month`` is
    1 to 12, or 21 to 24 for spring to winter; 0 means the source does not say.
    Winter is the one that begins in December of ``year``.
    """

    year: int
    month: int = 0
    day: int = 0
    unknown_digits: int = 0
    approximate: bool = False  #: "about": EDTF's ~ and %
    uncertain: bool = False  #: "perhaps": EDTF's ? and %

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a day, month or year that never was."""
        if not -(10**9) < self.year < 10**9:
            raise ValueError(f"no such year: {self.year}")
        if self.unknown_digits not in (0, 1, 2) or self.year % 10**self.unknown_digits:
            raise ValueError("unknown digits of a year stand as 0")
        if self.unknown_digits and (self.month or self.year < 0):
            raise ValueError("a month, or a year before Christ, needs all its digits")
        if self.month and not (1 <= self.month <= 12 or self.month in _SEASONS):
            raise ValueError(f"no such month: {self.month}")
        if self.day and not 1 <= self.month <= 12:
            raise ValueError("a day needs its month")
        if self.day and not 1 <= self.day <= month_length(self.year, self.month):
            raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Read one EDTF point; ``ValueError`` says what is wrong with it."""
        found = _POINT.fullmatch(text)
        if not found:
            raise ValueError(_what_is_wrong(text))
        digits, month, day, mark = found.groups()
        if digits == "-0000":
            raise ValueError("there is no year -0000; 1 BC is 0000")
        place_in_year = _place(month), _place(day)
        year, unknown = _read_year(digits)
        return cls(
            year,
            *place_in_year,
            unknown,
            mark in ("~", "%"),
            mark in ("?", "%"),
        )

    def edtf(self) -> str:
        """Write the point as EDTF level 1."""
        text = _write_year(self.year, self.unknown_digits)
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        if not self.vague:
            return text
        return text + (
            "%"
            if self.approximate and self.uncertain
            else "~" * self.approximate + "?" * self.uncertain
        )

    @property
    def precision(self) -> Precision:
        """How exactly the point is known."""
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.SEASON if self.month in _SEASONS else Precision.MONTH
        return (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[
            self.unknown_digits
        ]

    @property
    def vague(self) -> bool:
        """Whether the source itself says "about" or "perhaps"."""
        return self.approximate or self.uncertain

    def first_day(self) -> int:
        """The first day it may mean, taken literally (no width for "about")."""
        if self.month in _SEASONS:
            return day_number(self.year, FIRST_MONTH_OF_SEASON[self.month], 1)
        return day_number(self._first_year(), self.month or 1, self.day or 1)

    def last_day(self) -> int:
        """The last day it may mean, taken literally (no width for "about")."""
        if self.day:
            return self.first_day()
        if self.month:
            return _days_after_months(self, 3 if self.month in _SEASONS else 1) - 1
        return day_number(self.year + int(10**self.unknown_digits), 1, 1) - 1

    def earliest(self) -> int:
        """The first day it may mean, with the width of "about" or "perhaps"."""
        years, days = self._width()
        first = self.first_day()
        return (
            first
            - days
            - (first - day_number(self._first_year() - years, 1, 1) if years else 0)
        )

    def latest(self) -> int:
        """The last day it may mean, with the width of "about" or "perhaps"."""
        years, days = self._width()
        if not years:
            return self.last_day() + days
        return day_number(self.year + int(10**self.unknown_digits) + years, 1, 1) - 1

    def _width(self) -> tuple[int, int]:
        if not self.vague:
            return 0, 0
        precision = self.precision.value
        return _ABOUT_YEARS.get(precision, 0), _ABOUT_DAYS.get(precision, 0)

    def _first_year(self) -> int:
        # "000X" and "00XX" would begin in 1 BC, which no one means by them.
        return 1 if self.unknown_digits and self.year == 0 else self.year


def is_leap(year: int) -> bool:
    """Whether *year* (astronomical) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Count days as ``datetime.date.toordinal`` does, for any year: 0001-01-01 is 1."""
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    months = _DAYS_BEFORE[month - 1] + (month > 2 and is_leap(year))
    return before * 365 + leap_days + months + day


def _days_after_months(point: CalendarPoint, months: int) -> int:
    first = FIRST_MONTH_OF_SEASON.get(point.month, point.month) - 1 + months
    return day_number(point.year + first // 12, first % 12 + 1, 1)


def _place(text: str | None) -> int:
    """Read a month or a day; XX says no more than leaving it out."""
    if text is None or text == "XX":
        return 0
    if text == "00":
        raise ValueError("months and days count from 01")
    return int(text)


def _read_year(text: str) -> tuple[int, int]:
    if text.isdecimal():
        return int(text), 0
    unknown = text.count("X")
    return int(text.lstrip("Y").replace("X", "0")), unknown


def _write_year(year: int, unknown: int) -> str:
    if 1000 <= year <= 9999 and not unknown:
        return str(year)
    digits = f"{abs(year):04}"
    prefix = ("Y" if len(digits) > 4 else "") + ("-" if year < 0 else "")
    return prefix + digits[: len(digits) - unknown] + "X" * unknown


def _what_is_wrong(text: str) -> str:
    """Say what an author probably meant."""
    if re.fullmatch(r"-?\d{1,3}[~?%]?", text, re.ASCII):
        digits = text.strip("-~?%")
        return f"a year has four digits: {text.replace(digits, digits.zfill(4), 1)}"
    if re.fullmatch(r"-\d{2,3}X{1,2}", text, re.ASCII):
        return "before Christ, write the years themselves: -0048/-0039"
    if "T" in text and text[:4].isdigit():
        return "a date without a time of day is expected"
    return "expected a date such as 2022-01-31, 2022-01, 2022, 1450~, 179X, -0043 or 1914/1918"
