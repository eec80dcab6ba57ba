"""What a date's words come to: dates, or days whose year is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.questions.dates.calendar_point import CalendarPoint, month_length
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.parts import Parts
from quizapp.questions.dates.sections import sections

_LAST_YEAR = 10**9 - 200  #: what follows it can still be written


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A date without its year: "6 January", or "January" with day 0."""

    month: int
    day: int = 0

    def in_year(self, year: int) -> HistoricalDate:
        """Complete it; ``ValueError`` for 29 February of a common year."""
        return HistoricalDate.of(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a text may mean.

    Readings with the same ``choice`` are shades of one meaning ("the 1700s"), and the
    best counts; of different choices (5/1/2022: January or May) only the person who
    typed it knows which.
    """

    date: HistoricalDate | DayOfYear
    choice: int = 0
    is_era_said: bool = True
    is_short: bool = False  #: a year such as 89, which may lack its century
    is_cut: bool = False  #: a year such as '89, which does lack it
    style: int = 0  #: -1 Old Style, 1 New Style, 0 not said; not yet converted
    weekday: int = -1  #: Monday is 0


def readings_of(parts: Parts) -> list[Reading]:
    """The readings of what one date says."""
    is_short = not parts.era and 0 < len(parts.year_figures) <= 2
    said = bool(parts.era)
    return [
        Reading(
            date,
            parts.choice,
            said,
            is_short,
            parts.is_cut,
            parts.style,
            parts.weekday,
        )
        for date in dates_of(parts)
    ]


def dates_of(parts: Parts) -> Iterator[HistoricalDate | DayOfYear]:
    """What the parts may mean, the likeliest first; nothing for what never was."""
    try:
        yield from _dates_of(parts)
    except ValueError:
        return


def _dates_of(parts: Parts) -> Iterator[HistoricalDate | DayOfYear]:
    if parts.century:
        yield from _in_parts(_century(parts), parts)
    elif parts.year > _LAST_YEAR:
        return
    elif parts.year_figures == "" and not parts.year:
        if parts.month and parts.month <= 12 and _has_day(parts):
            yield DayOfYear(parts.month, parts.day)
    elif parts.decade:
        if parts.hundred:
            hundreds = parts._replace(century=parts.year // 100 + 1)
            yield from _in_parts(_century(hundreds), parts)
        yield from _in_parts(_decade(parts), parts)
    elif parts.year:
        year = 1 - parts.year if parts.era < 0 else parts.year
        point = CalendarPoint(year, parts.month, parts.day)
        yield from _in_parts(HistoricalDate(point), parts)
        if parts.month == 24 and not parts.spans_new_year:
            # The winter of 1942 is also the one that had begun in December 1941.
            earlier = CalendarPoint(year - 1, 24)
            yield from _in_parts(HistoricalDate(earlier), parts)


def _has_day(parts: Parts) -> bool:
    return 0 <= parts.day <= month_length(2000, parts.month)


def _century(parts: Parts) -> HistoricalDate:
    if parts.era >= 0:
        return HistoricalDate(
            CalendarPoint((parts.century - 1) * 100, unknown_digits=2)
        )
    last = -(parts.century - 1) * 100
    return HistoricalDate(CalendarPoint(last - 99), CalendarPoint(last))


def _decade(parts: Parts) -> HistoricalDate:
    if parts.era >= 0:
        return HistoricalDate(CalendarPoint(parts.year, unknown_digits=1))
    # "the 40s BC" are 49 to 40 BC.
    first = 1 - (parts.year + 9)
    return HistoricalDate(CalendarPoint(first), CalendarPoint(first + 9))


def _in_parts(whole: HistoricalDate, parts: Parts) -> Iterator[HistoricalDate]:
    """The early, middle or late part of it where that is said, with its doubts."""
    dates = [whole] if parts.part < 0 else sections(whole, parts.part)
    for date in dates:
        yield _marked(date, parts)


def _marked(date: HistoricalDate, parts: Parts) -> HistoricalDate:
    if not parts.about and not parts.perhaps:
        return date
    start, end = (
        replace(point, approximate=parts.about, uncertain=parts.perhaps)
        if isinstance(point, CalendarPoint)
        else point
        for point in (date.start, date.end)
    )
    return HistoricalDate(start, end) if start is not None else date
