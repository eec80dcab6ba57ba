"""One date against another, at the precision of the key."""

from dataclasses import replace
from enum import StrEnum

from quizapp.questions.dates.calendar_point import CalendarPoint, Precision
from quizapp.questions.dates.distance import units_off, what_misses
from quizapp.questions.dates.historical_date import (
    FOREVER,
    NEVER,
    Bound,
    HistoricalDate,
)
from quizapp.questions.verdict import RIGHT, Marking, Verdict

#: The credit of a true date that says less, by how many times as wide it is: a month
#: for a day, a century for a year, a year for a day, a decade for a day.
_WIDER = ((31.5, 0.6), (110.0, 0.4), (400.0, 0.4), (3700.0, 0.2))
_WIDEST = 40_000  #: days: a good century; what is wider says next to nothing

#: How many units off is still close, and the credit of each.  A day is easily missed
#: by one; a year is what is learned, so its neighbour counts as forgotten.
_NEAR = {
    Precision.DAY: (0.5, 0.3, 0.2),
    Precision.MONTH: (0.4,),
    Precision.YEAR: (0.4,),
    Precision.DECADE: (0.3,),
}
_ABOUT = 0.7  #: a year within the reach of "about"
_ONE_END = 0.4
_INSIDE = 0.2
_IN_PART = 0.3


class _Fit(StrEnum):
    """How an end of a period meets the key's."""

    SAME = "same"
    WIDER = "wider"  #: true, but less exact
    NEAR = "near"
    APART = "apart"


def compare(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """Mark one date against another, at the precision of *key*.

    A key of 1517 accepts any day of 1517: whoever knows more is right.  A key of 31
    October 1517 calls "October 1517" close: it is true, but says less.  A key of
    "c. 1450" accepts 1450 and c. 1450 and calls years within five of it close.
    "Perhaps" changes nothing on either side.  A period needs both its ends.
    """
    given, key = _without_doubt(given), _without_doubt(key)
    if given == key:
        return RIGHT
    if key.is_period:
        return _compare_with_period(given, key)
    return _compare_with_point(given, key)


def _without_doubt(date: HistoricalDate) -> HistoricalDate:
    if not any(point.uncertain for point in date.points):
        return date
    start, end = (
        replace(point, uncertain=False) if isinstance(point, CalendarPoint) else point
        for point in (date.start, date.end)
    )
    if start is None:
        return date
    try:
        return HistoricalDate(start, end)
    except ValueError:
        return date  # its ends are in order only as far as they are in doubt


def _literal(date: HistoricalDate) -> tuple[int, int]:
    """First and last day without the width of "about"."""
    first = NEVER if isinstance(date.start, Bound) else date.start.first_day()
    last = date.start if date.end is None else date.end
    return first, FOREVER if isinstance(last, Bound) else last.last_day()


def _compare_with_point(given: HistoricalDate, key: HistoricalDate) -> Marking:
    point = key.points[0]
    if point.approximate and _unmarked(given) == _unmarked(key):
        return RIGHT
    first, last = _literal(key)
    from_day, to_day = given.earliest, given.latest
    if (first <= from_day and to_day <= last) or _is_strict_century(given, point):
        return RIGHT
    if point.approximate and key.earliest <= from_day and to_day <= key.latest:
        return _about(key)
    if from_day <= first and last <= to_day:
        return _wider(to_day - from_day + 1, last - first + 1, key)
    if point.approximate and given.precision is Precision.YEAR:
        bare = _literal(given)
        if key.earliest <= bare[0] and bare[1] <= key.latest:
            return _about(key)
    if from_day <= key.latest and key.earliest <= to_day:
        if to_day - from_day < 5 * (key.latest - key.earliest + 1):
            return Marking(
                Verdict.CLOSE, _IN_PART, "That meets the right date only in part."
            )
        return Marking(Verdict.WRONG, 0.0, "Far too wide.")
    return _beside(given, key)


def _is_strict_century(given: HistoricalDate, key: CalendarPoint) -> bool:
    """Whether it says 1701–1800 for the 18th century, as strict counting has it."""
    return (
        key.unknown_digits == 2
        and given.is_period
        and not isinstance(given.start, Bound)
        and not isinstance(given.end, Bound)
        and given.points[0] == CalendarPoint(key.year + 1)
        and given.points[-1] == CalendarPoint(key.year + 100)
    )


def _unmarked(date: HistoricalDate) -> HistoricalDate:
    if date.is_period or not date.points[0].approximate:
        return date
    return HistoricalDate(replace(date.points[0], approximate=False))


def _about(key: HistoricalDate) -> Marking:
    return Marking(Verdict.CLOSE, _ABOUT, f"Near: the source says {key.in_words()}.")


def _wider(days: int, key_days: int, key: HistoricalDate) -> Marking:
    """A true date that says less."""
    if days <= _WIDEST:
        for most, fraction in _WIDER:
            if days <= most * key_days:
                return Marking(
                    Verdict.CLOSE,
                    fraction,
                    f"True, but less exact than the source: {key.in_words()}.",
                )
    return Marking(Verdict.WRONG, 0.0, f"True, but far too wide: {key.in_words()}.")


def _compare_with_period(given: HistoricalDate, key: HistoricalDate) -> Marking:
    if given.is_period:
        marking = _compare_periods(given, key)
    elif _literal(given) == _literal(key) and not _is_vague(given):
        return RIGHT
    else:
        marking = _compare_point_with_period(given, key)
    return marking or _meeting(given, key)


def _is_vague(date: HistoricalDate) -> bool:
    return any(point.approximate for point in date.points)


def _compare_point_with_period(
    given: HistoricalDate, key: HistoricalDate
) -> Marking | None:
    said = given.points[0]
    fits = {_fit(said, end) for end in key.points}
    if _Fit.SAME in fits:
        return Marking(
            Verdict.CLOSE, _ONE_END, f"That is one end of it: {key.in_words()}."
        )
    first, last = _literal(key)
    if _Fit.WIDER in fits and not (
        said.first_day() <= first and last <= said.last_day()
    ):
        return Marking(
            Verdict.CLOSE,
            _IN_PART,
            f"That is one end of it, less exactly: {key.in_words()}.",
        )
    return None


def _compare_periods(given: HistoricalDate, key: HistoricalDate) -> Marking | None:
    start, end = _fit_of_ends(given.start, key.start), _fit_of_ends(given.end, key.end)
    fits = (start, end)
    if fits == (_Fit.SAME, _Fit.SAME):
        return RIGHT
    if set(fits) <= {_Fit.SAME, _Fit.WIDER}:
        return Marking(
            Verdict.CLOSE,
            0.6,
            f"True, but less exact than the source: {key.in_words()}.",
        )
    known = [_Fit.APART] if isinstance(key.start, Bound) else [start]
    known += [] if isinstance(key.end, Bound) else [end]
    if start is _Fit.SAME and not isinstance(key.start, Bound):
        return Marking(
            Verdict.CLOSE, 0.5, "The right beginning, but not the right end."
        )
    if end is _Fit.SAME and not isinstance(key.end, Bound):
        return Marking(
            Verdict.CLOSE, 0.5, "The right end, but not the right beginning."
        )
    if _Fit.APART not in fits:
        is_open = any(isinstance(one, Bound) for one in (key.start, key.end))
        return Marking(
            Verdict.CLOSE, 0.4, "Near." if is_open else "Both ends are near."
        )
    if any(isinstance(one, Bound) for one in (given.start, given.end)):
        return _bounded_otherwise(given, key)
    return None


def _bounded_otherwise(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """An open period whose known end is not the key's, or stands on the other side."""
    said, true = given.points[0], key.points[0]
    if isinstance(given.start, Bound) != isinstance(key.start, Bound) and (
        _fit(said, true) is _Fit.SAME
    ):
        reason = "The right date, but on the wrong side of it."
    else:
        reason = what_misses(given, key)
    return Marking(Verdict.WRONG, 0.0, reason)


def _fit_of_ends(given: object, key: object) -> _Fit:
    if isinstance(given, CalendarPoint) and isinstance(key, CalendarPoint):
        return _fit(given, key)
    return (
        _Fit.SAME if isinstance(given, Bound) and isinstance(key, Bound) else _Fit.APART
    )


def _fit(given: CalendarPoint, key: CalendarPoint) -> _Fit:
    if given == key:
        return _Fit.SAME
    marking = _compare_with_point(HistoricalDate(given), HistoricalDate(key))
    if marking.verdict is Verdict.RIGHT:
        return _Fit.SAME
    if marking.verdict is Verdict.WRONG:
        return _Fit.APART
    contains = given.earliest() <= key.first_day() and key.last_day() <= given.latest()
    return _Fit.WIDER if contains else _Fit.NEAR


def _meeting(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """A date that shares days with a period, or none."""
    first, last = key.earliest, key.latest
    from_day, to_day = given.earliest, given.latest
    if from_day <= first and last <= to_day:
        days, key_days = to_day - from_day + 1, last - first + 1
        if days <= 12 * key_days and days <= _WIDEST:
            return _wider(days, key_days, key)
        return Marking(Verdict.WRONG, 0.0, f"True, but far too wide: {key.in_words()}.")
    if first <= from_day and to_day <= last:
        return Marking(
            Verdict.CLOSE, _INSIDE, f"That lies within it: {key.in_words()}."
        )
    shared = min(last, to_day) - max(first, from_day) + 1
    if 2 * shared >= to_day - from_day + 1:
        return Marking(
            Verdict.CLOSE, _INSIDE, "That meets the right time only in part."
        )
    return _beside(given, key)


def _beside(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """A date that misses the key: how far off, and whether that is near."""
    if not key.is_period:
        true = key.points[0]
        units = _units_apart(given, true)
        shares = _NEAR.get(true.precision, ())
        if units and abs(units) <= len(shares):
            return Marking(
                Verdict.CLOSE, shares[abs(units) - 1], units_off(units, true.precision)
            )
    return Marking(Verdict.WRONG, 0.0, what_misses(given, key))


def _units_apart(given: HistoricalDate, true: CalendarPoint) -> int:
    """How many of the key's units late; 0 if *given* is coarser than the key."""
    if len(given.points) < 1 + given.is_period:
        return 0
    first, last = (
        _unit(point, true.precision) for point in (given.points[0], given.points[-1])
    )
    if first is None or first != last:
        return 0
    mine = _unit(true, true.precision)
    return 0 if mine is None else first - mine


def _unit(point: CalendarPoint, precision: Precision) -> int | None:
    """The number of the day, month, year or decade that holds the point."""
    match precision:
        case Precision.DAY if point.day:
            return point.first_day()
        case Precision.MONTH if 1 <= point.month <= 12:
            return point.year * 12 + point.month
        case Precision.YEAR if not point.unknown_digits:
            return point.year
        case Precision.DECADE if point.unknown_digits < 2:
            return point.year // 10
        case _:
            return None
