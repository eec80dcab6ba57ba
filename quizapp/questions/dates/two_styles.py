"""One day in two styles: "25 October (7 November) 1917", "14/26 December 1825"."""

from collections.abc import Iterable
from dataclasses import replace

from quizapp.questions.dates.bounds import one_date
from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.calendar_style import new_style
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.meaning import Reading
from quizapp.questions.dates.parts import Parts, parts_of
from quizapp.questions.dates.tokens import Sign, Token


def in_two_styles(tokens: list[Token]) -> list[Reading]:
    """ "25 October/7 November 1917" and "14/26 December 1825": a stroke between styles."""
    places = [
        place
        for place, token in enumerate(tokens)
        if isinstance(token, Sign) and token.text == "/"
    ]
    if len(places) != 1:
        return []
    left, right = tokens[: places[0]], tokens[places[0] + 1 :]
    return same_day(one_date(right), parts_of(left))


def same_day(wholes: Iterable[Reading], others: Iterable[Parts]) -> list[Reading]:
    """The day in the New Style, if *others* name the same day in the other calendar."""
    others = list(others)
    found = []
    for whole in wholes:
        if not isinstance(whole.date, HistoricalDate) or whole.date.is_period:
            continue
        point = whole.date.points[0]
        for other in others:
            day = int(other.lone) if other.lone else other.day
            month = point.month if other.lone else other.month
            year = point.year if other.lone or not other.year else other.year
            if dated := _new_of_two(point, year, month, day):
                found.append(replace(whole, date=HistoricalDate(dated), style=1))
    return found


def _new_of_two(
    point: CalendarPoint, year: int, month: int, day: int
) -> CalendarPoint | None:
    if not point.day:
        return None
    for its_year in (year, year - 1, year + 1):
        try:
            other = CalendarPoint(its_year, month, day)
            if new_style(other) == point:
                return point
            if new_style(point) == other:
                return other
        except ValueError:
            continue
    return None
