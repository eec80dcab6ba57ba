"""The line a date is placed on: wide enough, and telling nothing by the key's place."""

import hashlib
from dataclasses import dataclass

from quizapp.questions.dates.calendar_point import (
    FIRST_MONTH_OF_SEASON,
    CalendarPoint,
    Precision,
)
from quizapp.questions.dates.historical_date import FOREVER, NEVER, HistoricalDate
from quizapp.questions.question import DateQuestion

#: The steps a timeline is cut in, and how many lie outside the dates it must hold.
_ROOM = {
    Precision.DAY: 3,
    Precision.MONTH: 4,
    Precision.YEAR: 60,
    Precision.DECADE: 20,
    Precision.CENTURY: 8,
}
#: Years in a step, from years on; days are shown in months and months in years.
_YEARS = {
    Precision.MONTH: 1,
    Precision.YEAR: 1,
    Precision.DECADE: 10,
    Precision.CENTURY: 100,
}


@dataclass(frozen=True, slots=True)
class Axis:
    """A timeline from the beginning of ``start`` to the end of ``end``.

    ``step`` is the precision that is asked for: day, month, year, decade, century.
    """

    start: HistoricalDate
    end: HistoricalDate
    step: Precision


def axis_of(question: DateQuestion) -> Axis:
    """The author's timeline, or one derived from the question.

    A derived one depends on the question's id only, so that asking again shows the
    same line; the key's place on it is as good as random.
    """
    step = _step(question.answer)
    if question.axis:
        return Axis(*question.axis, step)
    first, last = _reach(question)
    room = _ROOM[step]
    before = _chance(question.id) % (room + 1)
    if step is Precision.DAY:
        return Axis(_month(first - before), _month(last + room - before), step)
    years = _YEARS[step]
    first_year, last_year = (
        (first - before) * years,
        (last + room - before + 1) * years - 1,
    )
    return Axis(HistoricalDate.of(first_year), HistoricalDate.of(last_year), step)


def _step(date: HistoricalDate) -> Precision:
    return Precision.MONTH if date.precision is Precision.SEASON else date.precision


def _reach(question: DateQuestion) -> tuple[int, int]:
    """The months, years, decades … (as counts) that hold every date of the question."""
    step = _step(question.answer)
    dates = [question.answer, *question.accept, *_dates_in(question)]
    points = [point for date in dates for point in date.points]
    first = min(_place(*_first_month(point), step) for point in points)
    return first, max(_place(*_last_month(point), step) for point in points)


def _place(year: int, month: int, step: Precision) -> int:
    """Count months for days, else steps of so many years."""
    return year * 12 + month - 1 if step is Precision.DAY else year // _YEARS[step]


def _first_month(point: CalendarPoint) -> tuple[int, int]:
    month = FIRST_MONTH_OF_SEASON.get(point.month, point.month)
    return point.year, month or 1


def _last_month(point: CalendarPoint) -> tuple[int, int]:
    if point.month in FIRST_MONTH_OF_SEASON:
        month = FIRST_MONTH_OF_SEASON[point.month] + 2
        return (point.year + 1, month - 12) if month > 12 else (point.year, month)
    return point.year + int(10**point.unknown_digits) - 1, point.month or 12


def _dates_in(question: DateQuestion) -> list[HistoricalDate]:
    """The distractors' dates, as far as they lie near enough to share a line."""
    near = []
    reach = {Precision.DAY: 800, Precision.MONTH: 8000}.get(
        _step(question.answer), 800_000
    )
    for distractor in question.distractors:
        try:
            date = HistoricalDate.from_edtf(distractor.text)
        except ValueError:
            continue
        if (
            date.earliest > NEVER
            and date.latest < FOREVER
            and _apart(date, question.answer) <= reach
        ):
            near.append(date)
    return near


def _apart(first: HistoricalDate, second: HistoricalDate) -> int:
    return abs(first.points[0].first_day() - second.points[0].first_day())


def _month(count: int) -> HistoricalDate:
    return HistoricalDate.of(count // 12, count % 12 + 1)


def _chance(text: str) -> int:
    return int.from_bytes(
        hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big"
    )
