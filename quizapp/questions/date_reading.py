"""Reading the dates that people type: "5 January 2022", "c. 44 BC", "1914-18"."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from quizapp.questions.calendar_point import CalendarPoint, month_length
from quizapp.questions.date_words import ENGLISH, DateWords, words_of
from quizapp.questions.historical_date import HistoricalDate

#: Longer texts are not dates; the cap also bounds the work.
_LONGEST = 80

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?|[-/.~?%]", re.UNICODE)
_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?", re.ASCII)
_YEARS = re.compile(r"(\d{3,4}) ?- ?(\d{2})", re.ASCII)


class NotADate(ValueError):
    """The text is anything but one date."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text with more than one reading, such as "5/1/2022"; none is preferred."""

    readings: tuple[HistoricalDate, ...]


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A date without its year: "6 January", or "January" with day 0."""

    month: int
    day: int = 0

    def in_year(self, year: int) -> HistoricalDate:
        """Complete it; ``NotADate`` for 29 February of a common year."""
        try:
            return HistoricalDate.of(year, self.month, self.day)
        except ValueError as error:
            raise NotADate(str(error)) from error


def read_date(
    text: str, language: str = "en"
) -> HistoricalDate | Ambiguous | DayOfYear:
    """Read what a person typed, in the words of *language* or of English.

    An order of day and month that is not certain gives both readings.  Raises
    ``NotADate`` when *text* is anything but one date.
    """
    tidy = _tidied(text)
    if not tidy:
        raise NotADate("no date")
    readings = list(dict.fromkeys(_readings(tidy, text.strip(), language)))
    if not readings:
        raise NotADate(f"not a date: {tidy!r}")
    whole = tuple(
        reading for reading in readings if isinstance(reading, HistoricalDate)
    )
    if len(whole) > 1:
        return Ambiguous(whole)
    return whole[0] if whole else readings[0]


Reading = HistoricalDate | DayOfYear


def _tidied(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    folded = (
        unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_APOSTROPHES)
    )
    return " ".join(folded.casefold().replace(",", " ").replace("mid-", "mid ").split())


def _readings(tidy: str, raw: str, language: str) -> Iterator[Reading]:
    """Every reading of the text; the written standard form is one of them."""
    yield from _attempt(lambda: HistoricalDate.from_edtf(raw))
    found = list(_by_shape(tidy))
    if not found:
        for words in dict.fromkeys((id(words_of(language)), id(ENGLISH))):
            lexicon = ENGLISH if words == id(ENGLISH) else words_of(language)
            found = found or list(_in_words(tidy, lexicon))
    yield from found


def _attempt(read: Callable[[], Reading]) -> Iterator[Reading]:
    try:
        yield read()
    except ValueError:
        return


def _by_shape(text: str) -> Iterator[Reading]:
    """Read figures only: 5/1/2022, 5.1.2022, 2022-1-5, 1914-18."""
    if numeric := _NUMERIC.fullmatch(text):
        first, sign, middle, last = numeric.groups()
        yield from _three_figures(first, sign, middle, last)
    elif years := _YEARS.fullmatch(text):
        # "1914-18", but also the months of the standard form: 2022-01.
        start, end = int(years[1]), int(years[1][:-2] + years[2])
        if start < end:
            yield from _attempt(
                lambda: HistoricalDate(CalendarPoint(start), CalendarPoint(end))
            )


def _three_figures(first: str, sign: str, middle: str, last: str) -> Iterator[Reading]:
    if len(first) > 2:
        yield from _attempt(
            lambda: HistoricalDate.of(int(first), int(middle), int(last))
        )
        return
    if len(last) < 3:
        return  # whose century would "5/1/22" be in?
    year = int(last)
    yield from _attempt(lambda: HistoricalDate.of(year, int(middle), int(first)))
    if sign != ".":
        # With dots the day comes first everywhere; otherwise it depends on the country.
        yield from _attempt(lambda: HistoricalDate.of(year, int(first), int(middle)))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one side of a date says; 0 and "" mean it does not say."""

    year: int = 0
    month: int = 0
    day: int = 0
    era: str = ""  # "bc" or "ad"
    century: int = 0
    decade: bool = False
    hundred: bool = False
    about: bool = False
    perhaps: bool = False


def _in_words(text: str, words: DateWords) -> Iterator[Reading]:
    for left, right in _period_splits(text, words):
        yield from _attempt(lambda left=left, right=right: _period(left, right, words))  # type: ignore[misc]
    if parts := _parts(text, words):
        yield from _dates_of(parts)


def _period_splits(text: str, words: DateWords) -> Iterator[tuple[str, str]]:
    """Cut at the one dash or the one "to" a period may have."""
    tokens = text.split(" ")
    if tokens[0] in words.read_between:
        tokens = tokens[1:]
    for place, token in enumerate(tokens):
        if token in words.read_until and 0 < place < len(tokens) - 1:
            yield " ".join(tokens[:place]), " ".join(tokens[place + 1 :])
            return
    left, dash, right = text.partition("-")
    if dash and left.strip() and right.strip() and "-" not in right:
        yield left.strip(), right.strip()


def _period(left: str, right: str, words: DateWords) -> HistoricalDate:
    """Read both ends; the left one borrows what only the right one says."""
    last = _parts(right, words, completing=_last_year_of(left))
    first = _parts(left, words, lone_number_is_day=bool(last and last.day))
    if first is None or last is None:
        raise NotADate(f"not a period: {left!r}")
    if not first.year and not first.century:
        first = replace(
            first, year=last.year, month=first.month or last.month, era=last.era
        )
    elif not first.era and last.era == "bc":
        first = replace(first, era="bc")
    ends = [next(_dates_of(parts), None) for parts in (first, last)]
    points = [end.points for end in ends if isinstance(end, HistoricalDate)]
    if len(points) != 2:
        raise NotADate(f"not a period: {left!r}")
    return HistoricalDate(points[0][0], points[1][-1])


def _last_year_of(text: str) -> str:
    """The year at the end of a period's left side, to complete "1914-18" with."""
    last = text.split()[-1]
    return last if last.isdigit() and len(last) in (3, 4) else ""


def _parts(
    text: str,
    words: DateWords,
    *,
    completing: str = "",
    lone_number_is_day: bool = False,
) -> _Parts | None:
    """Sort the words of a date without a period; ``None`` for any word too many."""
    feast, text = _feast(text, words)
    parts = _Parts(month=feast[0], day=feast[1])
    tokens = _TOKEN.findall(
        text.replace("b.c.e", "bce")
        .replace("b.c", "bc")
        .replace("a.d", "ad")
        .replace("c.e", "ce")
    )
    numbers: list[tuple[str, str]] = []
    for token in tokens:
        if token.isdigit():
            numbers.append((token, ""))
        elif numbers and not numbers[-1][1] and _belongs_to_number(token, words):
            numbers[-1] = (numbers[-1][0], token)
        else:
            known = _with_word(parts, token, words, after_number=bool(numbers))
            if known is None:
                return None
            parts = known
    if lone_number_is_day and len(numbers) == 1 and not parts.century:
        return (
            replace(parts, day=int(numbers[0][0])) if len(numbers[0][0]) <= 2 else None
        )
    return _with_numbers(parts, numbers, words, completing)


def _feast(text: str, words: DateWords) -> tuple[tuple[int, int], str]:
    for name in sorted(words.read_days, key=len, reverse=True):
        if name in text:
            return words.read_days[name], text.replace(name, " ", 1)
    return (0, 0), text


def _belongs_to_number(token: str, words: DateWords) -> bool:
    return token in words.read_day_endings or token in words.read_decade_endings


def _with_word(
    parts: _Parts, word: str, words: DateWords, *, after_number: bool
) -> _Parts | None:
    """Add one word's meaning; ``None`` when it has none or comes a second time."""
    if word in words.read_months and not parts.month:
        return replace(parts, month=words.read_months[word])
    if word in words.read_seasons and not parts.month:
        return replace(parts, month=words.read_seasons[word])
    if word in words.read_before_christ | words.read_anno_domini and not parts.era:
        return replace(parts, era="bc" if word in words.read_before_christ else "ad")
    if word in words.read_century and not parts.century:
        return replace(parts, century=-1)
    if word in words.read_ordinals and not parts.year:
        return replace(parts, year=words.read_ordinals[word])
    if word in words.read_about or word == "~":
        return replace(parts, about=True)
    if word in words.read_perhaps or word == "?":
        return replace(parts, perhaps=True)
    if word == "%":
        return replace(parts, about=True, perhaps=True)
    # Dots and the dash of "mid-January" mean nothing; a dash before a figure may.
    if (
        word in words.read_fillers
        or word == "."
        or (word == "-" and not after_number and parts != _Parts())
    ):
        return parts
    return None


def _with_numbers(
    parts: _Parts, numbers: list[tuple[str, str]], words: DateWords, completing: str
) -> _Parts | None:
    """Tell day from year: a year has three figures or stands alone."""
    if parts.century:
        return _century(parts, numbers)
    if parts.year:
        return None  # "first", "second" with no century: a day at most, and rare
    for figures, ending in numbers:
        is_day = (
            len(figures) <= 2
            and parts.month
            and not parts.day
            and (
                ending in words.read_day_endings or _day_first(figures, numbers, parts)
            )
        )
        if is_day:
            parts = replace(parts, day=int(figures))
        elif parts.year or len(figures) > 6 or ending in words.read_day_endings:
            return None
        else:
            parts = _with_year(parts, figures, ending, completing)
    return parts if parts.year or parts.month else None


def _day_first(figures: str, numbers: list[tuple[str, str]], parts: _Parts) -> bool:
    """A small figure beside a month's name is its day, unless an era makes it the year."""
    small = [text for text, _ in numbers if len(text) <= 2]
    return (
        int(figures) <= 31
        and not (parts.era and len(numbers) == 1)
        and (len(numbers) > 1 or bool(small))
        and parts.month <= 12
    )


def _with_year(parts: _Parts, figures: str, ending: str, completing: str) -> _Parts:
    if completing and len(figures) < len(completing) and not parts.era:
        figures = completing[: len(completing) - len(figures)] + figures
    year = int(figures)
    many = bool(ending) and year % 10 == 0
    return replace(parts, year=year, decade=many, hundred=many and year % 100 == 0)


def _century(parts: _Parts, numbers: list[tuple[str, str]]) -> _Parts | None:
    count = parts.year or (
        int(numbers[0][0]) if len(numbers) == 1 and len(numbers[0][0]) <= 2 else 0
    )
    return (
        replace(parts, century=count, year=0)
        if 1 <= count <= 99 and len(numbers) <= 1
        else None
    )


def _dates_of(parts: _Parts) -> Iterator[Reading]:
    if parts.century:
        yield from _attempt(lambda: _whole_century(parts))
    elif not parts.year and parts.month:
        yield from _attempt(lambda: _yearless(parts))
    elif parts.hundred:
        # "the 1700s" is a century to some and ten years to others.
        yield from _attempt(
            lambda: HistoricalDate(
                _marked(CalendarPoint(parts.year, unknown_digits=2), parts)
            )
        )
        yield from _attempt(
            lambda: HistoricalDate(
                _marked(CalendarPoint(parts.year, unknown_digits=1), parts)
            )
        )
    elif parts.decade:
        yield from _attempt(lambda: _whole_decade(parts))
    elif parts.year:
        year = 1 - parts.year if parts.era == "bc" else parts.year
        yield from _attempt(
            lambda: HistoricalDate(
                _marked(CalendarPoint(year, parts.month, parts.day), parts)
            )
        )


def _yearless(parts: _Parts) -> DayOfYear:
    if parts.month > 12 or parts.day > month_length(2000, parts.month):
        raise NotADate("a day of no month")
    return DayOfYear(parts.month, parts.day)


def _whole_century(parts: _Parts) -> HistoricalDate:
    if parts.era != "bc":
        return HistoricalDate(
            _marked(CalendarPoint((parts.century - 1) * 100, unknown_digits=2), parts)
        )
    last = 1 - ((parts.century - 1) * 100 + 1)
    return HistoricalDate(
        _marked(CalendarPoint(last - 99), parts), _marked(CalendarPoint(last), parts)
    )


def _whole_decade(parts: _Parts) -> HistoricalDate:
    if parts.era != "bc":
        return HistoricalDate(
            _marked(CalendarPoint(parts.year, unknown_digits=1), parts)
        )
    # "the 40s BC" are 49 to 40 BC.
    first = 1 - (parts.year + 9)
    return HistoricalDate(
        _marked(CalendarPoint(first), parts), _marked(CalendarPoint(first + 9), parts)
    )


def _marked(point: CalendarPoint, parts: _Parts) -> CalendarPoint:
    return replace(point, approximate=parts.about, uncertain=parts.perhaps)
