"""How a wrong date misses the right one, in words: "A century too late."."""

from quizapp.questions.dates.calendar_point import CalendarPoint, Precision
from quizapp.questions.dates.historical_date import HistoricalDate

_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")  # fmt: skip
_UNITS = {
    Precision.DAY: "day",
    Precision.MONTH: "month",
    Precision.YEAR: "year",
    Precision.DECADE: "decade",
}
#: Up to so many units off, "late" will do; beyond, it is "too late".
_NEAR = 3
#: A date in another century, and at least so many years off, is of the wrong century.
_ANOTHER_AGE = 50


def units_off(units: int, precision: Precision) -> str:
    """Say a difference in the unit of *precision*; positive is late."""
    return f"{_counted(abs(units), _UNITS[precision])} {_direction(units)}."


def what_misses(given: HistoricalDate, key: HistoricalDate) -> str:
    """Say what a wrong date has right, or how far off it is; never empty."""
    said, true = given.points[0], key.points[0]
    if _is_mirrored(given, key):
        return "The right number, the wrong era."
    is_plain = not (given.is_period or key.is_period)
    if is_plain and (within := _within_the_year(said, true)):
        return within
    years = _years_between(given, key)
    if _differs_by_centuries(given, key):
        return _whole_centuries((said.year - true.year) // 100)
    if _is_century(given) or _is_century(key):
        return _centuries_off(given, key, years)
    if same := _same_but_for_the_year(said, true):
        return same
    return _years_off(given, key, years)


def first_year(date: HistoricalDate) -> int:
    """The first year it names; for an open beginning, its end."""
    point = date.points[0]
    return 1 if point.unknown_digits and point.year == 0 else point.year


def last_year(date: HistoricalDate) -> int:
    """The last year it names; for an open end, its beginning."""
    point = date.points[-1]
    return point.year + int(10**point.unknown_digits) - 1


def _counted(count: int, unit: str) -> str:
    number = _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"
    return f"{number} {unit}{'s' * (count != 1)}"


def _direction(units: int) -> str:
    too = "too " if abs(units) > _NEAR else ""
    return too + ("late" if units > 0 else "early")


def _is_mirrored(given: HistoricalDate, key: HistoricalDate) -> bool:
    """Whether the years are right but for standing on the other side of the year 1."""
    first, last = first_year(given), last_year(given)
    true_first, true_last = first_year(key), last_year(key)
    if (first > 0) == (true_first > 0) or (last > 0) == (true_last > 0):
        return False
    return 1 - last <= true_last and true_first <= 1 - first


def _within_the_year(said: CalendarPoint, true: CalendarPoint) -> str:
    if said.year != true.year or not said.month or not true.month:
        return ""
    if said.month > 12 or true.month > 12:
        return "The right year, the wrong season."
    if said.month != true.month:
        return "The right year, the wrong month."
    return "The right month, the wrong day." if said.day != true.day else ""


def _same_but_for_the_year(said: CalendarPoint, true: CalendarPoint) -> str:
    if said.month != true.month or not said.month:
        return ""
    if said.month > 12:
        return "The right season, the wrong year."
    if said.day and said.day == true.day:
        return "The right day, the wrong year."
    return "The right month, the wrong year."


def _differs_by_centuries(given: HistoricalDate, key: HistoricalDate) -> bool:
    """Whether nothing but the century is wrong, at both ends."""
    if len(given.points) != len(key.points):
        return False
    shifts = set()
    for said, true in zip(given.points, key.points, strict=True):
        fits = (said.month, said.day) in ((0, 0), (true.month, true.day))
        if not fits or said.unknown_digits > true.unknown_digits:
            return False
        shifts.add(said.year - true.year)
    shift = shifts.pop()
    return (
        not shifts
        and shift % 100 == 0
        and shift != 0
        and (given.points[0].year > 0) == (key.points[0].year > 0)
    )


def _whole_centuries(count: int) -> str:
    direction = "late" if count > 0 else "early"
    said = "A century" if abs(count) == 1 else _counted(abs(count), "century")
    return f"{said.replace('centurys', 'centuries')} too {direction}."


def _is_century(date: HistoricalDate) -> bool:
    return last_year(date) - first_year(date) in (98, 99)  # the first has 99 here


def _century(year: int) -> int:
    """Count centuries without a gap; those of before Christ end with ..00, as spoken."""
    return year // 100 + 1 if year > 0 else -((-year) // 100)


def _centuries_off(given: HistoricalDate, key: HistoricalDate, years: int) -> str:
    said = _century(first_year(given))
    true = _century(first_year(key) if years < 0 else last_year(key))
    if _is_century(given) and said != true:
        return _whole_centuries(said - true)
    return _years_off(given, key, years)


def _years_between(given: HistoricalDate, key: HistoricalDate) -> int:
    """Years from the nearer end of the key; 0 where they meet."""
    if first_year(given) > last_year(key):
        return first_year(given) - last_year(key)
    if last_year(given) < first_year(key):
        return last_year(given) - first_year(key)
    return 0


def _years_off(given: HistoricalDate, key: HistoricalDate, years: int) -> str:
    if not years:
        return "Not the right time."
    direction = "late" if years > 0 else "early"
    if abs(years) >= 100:
        count = round(abs(years) / 100)
        said = "a century" if count == 1 else _counted(count, "century").lower()
        return f"About {said.replace('centurys', 'centuries')} too {direction}."
    off = f"{_counted(abs(years), 'year')} {_direction(years)}"
    if abs(years) >= _ANOTHER_AGE and _century(first_year(given)) != _century(
        first_year(key)
    ):
        return f"The wrong century: {off}."
    return f"{off}."
