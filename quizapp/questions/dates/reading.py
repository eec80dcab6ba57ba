"""Reading the dates that people type: "5 January 2022", "um 44 v. Chr.", "1914-18"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quizapp.questions.dates.bounds import bounded, is_dash, one_date
from quizapp.questions.dates.calendar_point import Precision
from quizapp.questions.dates.calendar_style import new_style
from quizapp.questions.dates.folding import tidied
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import Sense, Word
from quizapp.questions.dates.meaning import DayOfYear, Reading, dates_of
from quizapp.questions.dates.parts import Parts, parts_of
from quizapp.questions.dates.periods import period
from quizapp.questions.dates.tokens import Figures, Number, Sign, Token, tokens_of
from quizapp.questions.dates.two_styles import in_two_styles, same_day

__all__ = ["Ambiguous", "DayOfYear", "NotADate", "Reading", "read_date", "readings"]

#: Dates of so many characters are given again and again.
_OFTEN_GIVEN = 40
_EDTF_SIGNS = frozenset("0123456789-/.XY~?%")


class NotADate(ValueError):
    """The text is anything but one date."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text whose readings exclude each other, such as "5/1/2022"."""

    readings: tuple[HistoricalDate, ...]


def read_date(text: str) -> HistoricalDate | Ambiguous | DayOfYear:
    """Read what a person typed, in English, German, French or Russian.

    The likeliest reading, or all that exclude each other.  Raises ``NotADate`` when
    *text* is anything but one date.
    """
    found = readings(text)
    if not found:
        raise NotADate("not a date")
    first: dict[int, HistoricalDate | DayOfYear] = {}
    for reading in found:
        first.setdefault(reading.choice, _settled(reading))
    whole = dict.fromkeys(
        date for date in first.values() if isinstance(date, HistoricalDate)
    )
    return Ambiguous(tuple(whole)) if len(whole) > 1 else next(iter(first.values()))


def readings(
    text: str, *, year: int | None = None, in_sentence: bool = False
) -> list[Reading]:
    """Everything that *text* may mean as one date; empty when it is none.

    *year* (astronomical) is one that goes without saying, since the question names it.
    With *in_sentence* other words may stand around the date.
    Takes time in proportion to the text's length, and no longer than a few dozen words
    need: what is longer is no date.
    """
    if len(text) <= _OFTEN_GIVEN:
        return list(_remembered(text, year, in_sentence))
    return _readings(text, year, in_sentence)


def _readings(text: str, year: int | None, in_sentence: bool) -> list[Reading]:
    tidy = tidied(text)
    if not tidy:
        return []
    found = [Reading(date) for date in _standard_form(text.strip())]
    tokens = tokens_of(tidy)
    if tokens:
        found += _read(tokens, tidy)
    elif tokens is None and in_sentence:
        found += _in_sentence(tidy)
    if year is not None:
        found = [_in_year(reading, year) for reading in found]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _remembered(text: str, year: int | None, in_sentence: bool) -> tuple[Reading, ...]:
    return tuple(_readings(text, year, in_sentence))


def _in_sentence(tidy: str) -> list[Reading]:
    """The one date of a sentence: "The war began on 28 July 1914 in Sarajevo".

    It has to be plain that it is a date; "Henry VIII" and "18 Brumaire" are none.
    """
    tokens = tokens_of(tidy, in_sentence=True)
    if not tokens or not any(_is_plainly_of_a_date(token) for token in tokens):
        return []
    return [
        reading
        for reading in _read(tokens, tidy)
        if isinstance(reading.date, HistoricalDate) and not reading.is_short
    ]


def _is_plainly_of_a_date(token: Token) -> bool:
    match token:
        case Number(figures=figures, roman=False):
            return 3 <= len(figures) <= 4
        case Word(sense=Sense.ERA | Sense.CENTURY) | Figures():
            return True
        case _:
            return False


def _settled(reading: Reading) -> HistoricalDate | DayOfYear:
    """The reading's date in the New Style, if the Old one was said."""
    date = reading.date
    if (
        reading.style < 0
        and isinstance(date, HistoricalDate)
        and date.precision is Precision.DAY
        and not date.is_period
        and date.year > 1582
    ):
        return HistoricalDate(new_style(date.points[0]))
    return date


def _in_year(reading: Reading, year: int) -> Reading:
    if isinstance(reading.date, HistoricalDate):
        return reading
    try:
        return replace(reading, date=reading.date.in_year(year))
    except ValueError:
        return reading


def _standard_form(text: str) -> Iterator[HistoricalDate]:
    if text and _EDTF_SIGNS.issuperset(text):
        try:
            yield HistoricalDate.from_edtf(text)
        except ValueError:
            return


def _read(tokens: list[Token], tidy: str) -> list[Reading]:
    """Words before the date say what it bounds; the rest is a date or a period."""
    tokens = _without_outer_brackets(tokens)
    if any(isinstance(token, Sign) and token.text == "(" for token in tokens):
        return _with_brackets(tokens)
    if yearless := _day_and_month(tidy):
        return yearless
    if limited := bounded(tokens):
        return limited
    return (
        one_date(tokens)
        or in_two_styles(tokens)
        or period(tokens)
        or one_date([token for token in tokens if not is_dash(token)])
    )


def _day_and_month(tidy: str) -> list[Reading]:
    """Figures alone: "9/11", "14.7."; a year is missing."""
    for sign in "/.":
        first, found, last = tidy.rstrip(".").partition(sign)
        if found and _is_small(first) and _is_small(last):
            pairs = [(int(last), int(first))]
            if sign == "/":
                pairs.append((int(first), int(last)))
            return [
                Reading(date, choice)
                for choice, (month, day) in enumerate(pairs)
                if 1 <= month <= 12 and day
                for date in dates_of(Parts(month=month, day=day))
            ]
    return []


def _is_small(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 2


def _without_outer_brackets(tokens: list[Token]) -> list[Token]:
    signs = [token.text if isinstance(token, Sign) else "" for token in tokens]
    if signs and signs[0] == "(" and signs[-1] == ")" and signs.count("(") == 1:
        return tokens[1:-1]
    return tokens


_REMARKS = frozenset(
    {Sense.STYLE, Sense.ERA, Sense.ABOUT, Sense.PERHAPS, Sense.WEEKDAY}
)


def _remarks(inner: list[Token]) -> list[Token]:
    """What a remark in brackets says of the date; the rest is beside the point."""
    return [
        token for token in inner if isinstance(token, Word) and token.sense in _REMARKS
    ]


def _with_brackets(tokens: list[Token]) -> list[Reading]:
    """ "7 November (25 October) 1917", or a remark such as "(Old Style)"."""
    signs = [token.text if isinstance(token, Sign) else "" for token in tokens]
    if signs.count("(") != 1 or signs.count(")") != 1:
        return []
    start, end = signs.index("("), signs.index(")")
    inner, outer = tokens[start + 1 : end], tokens[:start] + tokens[end + 1 :]
    if start > end or not outer:
        return []
    if all(
        isinstance(token, Word) and token.sense not in (Sense.MONTH, Sense.DAY)
        for token in inner
    ):
        return _read([*tokens[:start], *_remarks(inner), *tokens[end + 1 :]], "")
    return same_day(one_date(outer), parts_of(inner))
