"""Old Style and New Style: the same day in the Julian and the Gregorian calendar."""

from quizapp.questions.dates.calendar_point import (
    CalendarPoint,
    day_number,
    month_length,
)

#: The first day of the Gregorian calendar.  Books give earlier days as Julian.
GREGORIAN_REFORM = day_number(1582, 10, 15)
#: Greece, the last country to change, did so in 1923.
LAST_JULIAN_YEAR = 1923


def calendar_gap(year: int, month: int) -> int:
    """How many days the Gregorian date is ahead of the Julian one of that month."""
    centuries = (year if month > 2 else year - 1) // 100
    return centuries - centuries // 4 - 2


def new_style(day: CalendarPoint) -> CalendarPoint:
    """The Gregorian date of a Julian day: 25 October 1917 is 7 November."""
    gap = calendar_gap(day.year, day.month)
    # 29 February of a year that is leap in the Julian calendar alone cannot be
    # written here, so nothing is lost by counting from a Gregorian day.
    return _from_day_number(day.first_day() + gap)


def old_style(day: CalendarPoint) -> CalendarPoint:
    """The Julian date of a Gregorian day, where it has one that can be written."""
    gap = calendar_gap(day.year, day.month)
    for shift in (gap, gap - 1, gap + 1):
        earlier = _from_day_number(day.first_day() - shift)
        if new_style(earlier) == day:
            return earlier
    return _from_day_number(day.first_day() - gap)


def weekday(day: CalendarPoint) -> int:
    """Monday is 0; days before the Gregorian calendar are taken as Julian."""
    number = day.first_day()
    if number < GREGORIAN_REFORM:
        number += calendar_gap(day.year, day.month)
    return (number - 1) % 7


def _from_day_number(number: int) -> CalendarPoint:
    """The Gregorian day with that number."""
    year = (number * 400) // 146_097
    while day_number(year + 1, 1, 1) <= number:
        year += 1
    while day_number(year, 1, 1) > number:
        year -= 1
    rest = number - day_number(year, 1, 1)
    month = 1
    while rest >= month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return CalendarPoint(year, month, rest + 1)
