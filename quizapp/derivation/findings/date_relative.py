"""Dates that are told from the one before: "two years later", "that summer"."""

from decimal import Decimal

from quizapp.derivation.findings.date_anchors import Anchors
from quizapp.derivation.findings.date_match import Match, Said, in_year
from quizapp.derivation.findings.date_values import (
    approximate,
    century_of_year,
    day_after,
    day_of,
    shifted,
)
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.numbers.quantities import read_quantities

_TENS_OF_YEARS = {"decade": 10, "century": 100, "centurie": 100}
_LISTED_LOOSE = "over|under|more than|less than|fewer than|at least|at most"
_LOOSE = frozenset(_LISTED_LOOSE.split("|"))
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_RELATIVE_STEPS = {"following": 1, "next": 1, "succeeding": 1, "ensuing": 1}


def of_a_year(match: Match, anchors: Anchors) -> Said | None:
    words = match.group("day").removeprefix("the ")
    season = SEASONS.get(words.lower(), 0)
    day = (season, 0) if season else day_of(words)
    if day is None:
        return None
    if anchors.last is None:
        return Said(None, TimeKind.VAGUE, "no year in the text")
    which = match.group("which")
    step = _step(which)
    return in_year(day, (anchors.last.year + step, match.quoted))


def _step(which: str) -> int:
    word = which.lower().split()[-1]
    if word in _RELATIVE_STEPS:
        return 1
    return -1 if word in ("previous", "preceding") else 0


def nth(match: Match, anchors: Anchors) -> Said | None:
    last = anchors.last
    if last is None or not 1 <= last.point.month <= 12:
        return None
    day = (last.point.month, int(match.group("day")))
    return in_year(
        day,
        (
            last.year,
            f"month and {last.origin}"
            if last.place.number
            else "month and year from above",
        ),
    )


def same(match: Match, anchors: Anchors) -> Said | None:
    if anchors.last is None:
        return Said(None, TimeKind.VAGUE, "no date before it")
    point = anchors.last.point
    side = match.group("side")
    step = {"before": -1, "after": 1}.get(side, _step(match.group("which")))
    unit = match.group("unit").lower()
    value = stepped(point, unit, step)
    if value is None:
        return Said(None, TimeKind.VAGUE, "no such date before it")
    return Said(value, TimeKind.POINT, match.quoted, leaned=True)


def stepped(point: CalendarPoint, unit: str, step: int) -> HistoricalDate | None:
    """The year, the day or the spring before, at or after a point."""
    if unit == "century":
        return century_of_year(point.year, step)
    if unit == "decade":
        year = point.year // 10 * 10 + step * 10
        return (
            HistoricalDate(CalendarPoint(year, unknown_digits=1)) if year >= 0 else None
        )
    if unit == "year":
        return HistoricalDate(CalendarPoint(point.year + step))
    if unit in ("day", "night", "morning"):
        return HistoricalDate(day_after(point, step)) if point.day else None
    if unit == "month":
        return shifted(point, step, "month")
    if unit == "week":
        return None
    month = SEASONS.get(unit) or (day_of(unit) or (0, 0))[0]
    return HistoricalDate(
        CalendarPoint(_year_of_next(point, month, step), month or 1)
        if month
        else CalendarPoint(point.year + step)
    )


def _year_of_next(point: CalendarPoint, month: int, step: int) -> int:
    """In which year the spring or the March before or after a point lies."""
    if not step or not 1 <= point.month <= 12:
        return point.year + step
    first, last = (
        (month, month) if month < 20 else ((month - 20) * 3, (month - 20) * 3 + 2)
    )
    if step > 0:
        return point.year + (first <= point.month)
    return point.year - (last >= point.month)


def count_of(words: str) -> int | None:
    if words.lower() in ("a", "an"):
        return 1
    found = read_quantities(words)
    value = found[0].low if found else None
    if value is None or value != value.to_integral_value() or value > Decimal(10_000):
        return None
    return int(value)


def later(match: Match, anchors: Anchors) -> Said | None:
    hedge = match.group("hedge").lower()
    count, unit = count_of(match.group("count")), match.group("unit")
    if match.group("count").lower().startswith("half") and unit in _TENS_OF_YEARS:
        count, unit = _TENS_OF_YEARS[unit] // 2, "year"
    if anchors.last is None or count is None or anchors.last.point.unknown_digits:
        return Said(None, TimeKind.VAGUE, "no date to count from", hedge=hedge)
    sign = -1 if match.group("side") in ("earlier", "before") else 1
    value = shifted(anchors.last.point, sign * count, unit)
    if value is None or hedge in _LOOSE:
        return Said(None, TimeKind.VAGUE, "no date to count from", hedge=hedge)
    if hedge or match.group("unit") in _TENS_OF_YEARS:
        value = approximate(value)
    return Said(value, TimeKind.POINT, match.quoted, leaned=True, hedge=hedge)


def beside(match: Match, _: Anchors) -> Said:
    return Said(
        None,
        TimeKind.VAGUE,
        "counted from an event",
        hedge=match.group("hedge").lower(),
    )


def that_time(_: Match, anchors: Anchors) -> Said:
    last = anchors.last
    if last is None:
        return Said(None, TimeKind.VAGUE, "no date before it")
    return Said(
        HistoricalDate(last.point), TimeKind.VAGUE, "the date before it", leaned=True
    )


def now(_: Match, __: Anchors) -> Said:
    return Said(None, TimeKind.VAGUE, "the present of the text")
