"""Dates that are bounds: "before 1914", "since 1991", "1991–today"."""

from collections.abc import Sequence
from dataclasses import replace

from quizapp.questions.dates.calendar_point import CalendarPoint, Precision
from quizapp.questions.dates.historical_date import Bound, HistoricalDate
from quizapp.questions.dates.lexicon import Sense, Word
from quizapp.questions.dates.meaning import Reading, readings_of
from quizapp.questions.dates.parts import parts_of
from quizapp.questions.dates.tokens import Number, Sign, Token


def one_date(tokens: Sequence[Token]) -> list[Reading]:
    """Every reading of a date without a beginning and an end of its own."""
    return [reading for parts in parts_of(tokens) for reading in readings_of(parts)]


def sense_of(token: Token) -> Sense | None:
    """What a word does; ``None`` for numbers and signs."""
    return token.sense if isinstance(token, Word) else None


def is_dash(token: Token) -> bool:
    """Whether it is a dash."""
    return isinstance(token, Sign) and token.text == "-"


def bounded(tokens: list[Token]) -> list[Reading]:
    """ "before 1914", "since 1991", "1991–today"; empty when nothing bounds it."""
    raw, tokens = tokens, without_fillers(tokens)
    if not tokens:
        return []
    first, last = sense_of(tokens[0]), sense_of(tokens[-1])
    if first is Sense.BEFORE:
        return _before(tokens[1:])
    if first is Sense.AFTER:
        return _after(tokens[1:])
    if first is Sense.UNTIL:
        return open_period(tokens[1:], at_start=True)
    if last is Sense.NOW and len(tokens) > 1:
        return _onwards(tokens[:-1])
    if last is Sense.ONWARDS:
        return _onwards(tokens[:-1])
    if isinstance(tokens[-1], Sign) and tokens[-1].text == "-" and len(tokens) > 1:
        return open_period(tokens[:-1], at_start=False)
    if _is_since(raw):
        return open_period(tokens, at_start=False)
    if first is Sense.SINCE:
        return open_period(tokens[1:], at_start=False)
    return []


def _is_since(tokens: Sequence[Token]) -> bool:
    """Whether it begins as "dès 1991", whose accent is lost with all others."""
    return (
        len(tokens) > 1
        and tokens[0] == Word(Sense.FILLER, 1)
        and isinstance(tokens[1], Number)
        and len(tokens[1].figures) > 2
        and not tokens[1].ending
    )


def without_fillers(tokens: list[Token]) -> list[Token]:
    """Leave out small words at both ends, as long as they only fill."""
    start, end = 0, len(tokens)
    while start < end and sense_of(tokens[start]) is Sense.FILLER:
        start += 1
    while end > start and sense_of(tokens[end - 1]) is Sense.FILLER:
        end -= 1
    return tokens[start:end]


def _onwards(tokens: list[Token]) -> list[Reading]:
    """What is left of "from 1991 to the present" without its end."""
    skipped = {Sense.SINCE, Sense.UNTIL, Sense.AT, Sense.FILLER, Sense.AND}
    while tokens and (sense_of(tokens[-1]) in skipped or is_dash(tokens[-1])):
        tokens = tokens[:-1]
    while tokens and sense_of(tokens[0]) in skipped:
        tokens = tokens[1:]
    return open_period(tokens, at_start=False)


def open_period(tokens: Sequence[Token], *, at_start: bool) -> list[Reading]:
    """A period with one end: until that date, or from it on."""
    found = []
    for reading in one_date(tokens):
        date = reading.date
        if isinstance(date, HistoricalDate) and not isinstance(date.start, Bound):
            whole = (
                HistoricalDate(Bound.OPEN, date.points[-1])
                if at_start
                else HistoricalDate(date.points[0], Bound.OPEN)
            )
            found.append(replace(reading, date=whole))
    return found


def _before(tokens: Sequence[Token]) -> list[Reading]:
    """ "before 1914" ends with 1914 to some, and with 1913 to others."""
    found = open_period(tokens, at_start=True)
    return found + [
        replace(one, date=HistoricalDate(Bound.OPEN, _moved(year, -1)))
        for one in found
        for year in _years_of(one)
    ]


def _after(tokens: Sequence[Token]) -> list[Reading]:
    found = open_period(tokens, at_start=False)
    return found + [
        replace(one, date=HistoricalDate(_moved(year, 1), Bound.OPEN))
        for one in found
        for year in _years_of(one)
    ]


def _years_of(reading: Reading) -> list[CalendarPoint]:
    """The one end of a bound, if it is a year."""
    if not isinstance(reading.date, HistoricalDate):
        return []
    return [point for point in reading.date.points if point.precision is Precision.YEAR]


def _moved(point: CalendarPoint, years: int) -> CalendarPoint:
    return replace(point, year=point.year + years)
