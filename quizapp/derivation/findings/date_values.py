"""What the words of a date come to, before anything is borrowed from elsewhere."""

import re
from dataclasses import replace
from functools import lru_cache

from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.meaning import DayOfYear
from quizapp.questions.dates.reading import readings

_SAID_BEFORE = re.compile(
    r"(?i)^(?:the\s)?(?:night|morning|evening|afternoon)\s(?:of|between)\s(?:the\s)?"
    r"|^(?:the\s)?year\s"
)
_DATES_OF_FEASTS = {
    "boxing day": (12, 26),
    "all saints' day": (11, 1),
    "halloween": (10, 31),
    "may day": (5, 1),
    "epiphany": (1, 6),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "bastille day": (7, 14),
    "ides of march": (3, 15),
    "the ides of march": (3, 15),
}
_LISTED_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {
    word: number
    for number, word in enumerate(
        _LISTED_ORDINALS.split(),
        start=1,
    )
}


@lru_cache(maxsize=2048)
def date_of(words: str) -> HistoricalDate | None:
    """The likeliest date that the words say in full, or ``None``.

    >>> date_of("the 14th of July 1789").edtf()
    '1789-07-14'
    """
    for reading in readings(_SAID_BEFORE.sub("", words)):
        if isinstance(reading.date, HistoricalDate):
            return reading.date
    return None


@lru_cache(maxsize=2048)
def day_of(words: str) -> tuple[int, int] | None:
    """Month and day of words that leave the year out; day 0 for a month alone."""
    bare = _SAID_BEFORE.sub("", words).strip().lower()
    if bare in _DATES_OF_FEASTS:
        return _DATES_OF_FEASTS[bare]
    for reading in readings(bare):
        if isinstance(reading.date, DayOfYear):
            return reading.date.month, reading.date.day
    return None


def approximate(value: HistoricalDate) -> HistoricalDate:
    """The same, marked as "about"."""
    if not isinstance(value.start, CalendarPoint):
        return value
    start = replace(value.start, approximate=True)
    if isinstance(value.end, CalendarPoint):
        return HistoricalDate(start, replace(value.end, approximate=True))
    return HistoricalDate(start, value.end)


def interval(first: HistoricalDate, last: HistoricalDate) -> HistoricalDate | None:
    """From the one to the other; ``None`` where that would go back in time."""
    try:
        return HistoricalDate(first.points[0], last.points[-1])
    except ValueError:
        return None


def decade_of(words: str) -> HistoricalDate | None:
    """ "1790s", "'60s" and "sixties", which are those of the last century."""
    plain = words.strip().lower().replace("'", "")
    figures = re.match(r"\d+", plain)
    if figures and len(figures[0]) <= 2:
        plain = f"19{figures[0]}s"
    elif figures and plain.startswith(("200", "201", "202")):
        return HistoricalDate(CalendarPoint(int(figures[0]), unknown_digits=1))
    elif not figures:
        tens = plain.replace("-", " ").removeprefix("nineteen ")
        plain = "nineteen " + tens
    return date_of(plain)


def century_of_year(year: int, step: int) -> HistoricalDate | None:
    """The century *step* after that of an astronomical year, after Christ only."""
    first = year // 100 * 100 + step * 100
    return (
        HistoricalDate(CalendarPoint(first, unknown_digits=2)) if first >= 0 else None
    )


def shifted(point: CalendarPoint, count: int, unit: str) -> HistoricalDate | None:
    """The date so many units later (earlier when negative), only as exact as both."""
    if unit in ("decade", "century", "centurie"):
        return HistoricalDate(
            CalendarPoint(point.year + count * (10 if unit == "decade" else 100))
        )
    if unit == "year":
        return HistoricalDate(CalendarPoint(point.year + count))
    if unit == "month" and 1 <= point.month <= 12:
        months = point.year * 12 + point.month - 1 + count
        return HistoricalDate.of(months // 12, months % 12 + 1)
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) * count
    if not point.day or not days:
        return None
    return HistoricalDate(day_after(point, days))


def day_after(point: CalendarPoint, days: int) -> CalendarPoint:
    """The day so many days later, fewer than some hundred."""
    number = point.first_day() + days
    year = point.year + days // 366 - 1
    while CalendarPoint(year + 1, 1, 1).first_day() <= number:
        year += 1
    month = max(
        month
        for month in range(1, 13)
        if CalendarPoint(year, month, 1).first_day() <= number
    )
    return CalendarPoint(
        year, month, number - CalendarPoint(year, month, 1).first_day() + 1
    )
