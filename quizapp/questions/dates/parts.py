"""One date without a beginning and an end of its own: what its words say together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizapp.questions.dates.lexicon import DECADE_ENDINGS, ORDINAL_ENDINGS, Sense, Word
from quizapp.questions.dates.tokens import Figures, Number, Sign, Token, Unclear


class Parts(NamedTuple):
    """What a date says; 0 where it does not say."""

    year: int = 0  #: as written: 44 for 44 BC
    year_figures: str = ""
    is_cut: bool = False  #: '89: the century is left out for certain
    month: int = 0  #: 21 to 24 for a season
    day: int = 0
    era: int = 0  #: -1 before Christ, 1 after
    century: int = 0
    decade: bool = False
    hundred: bool = False  #: "the 1700s": a century to some, ten years to others
    spans_new_year: bool = False  #: "winter 1941–42"
    part: int = -1
    about: bool = False
    perhaps: bool = False
    weekday: int = -1
    style: int = 0  #: -1 Old Style, 1 New Style
    choice: int = 0  #: which of several readings that exclude each other
    lone: str = ""  #: a number that could be a day or a century, with nothing beside it


class _Gathered:
    """The words of one date by what they do."""

    def __init__(self) -> None:
        self.numbers: list[tuple[int, Number]] = []
        self.figures: Figures | None = None
        self.months: tuple[int, ...] = ()
        self.feast = 0
        self.century_at = -1
        self.decade_at = -1
        self.tens = 0
        self.is_span = False
        self.strokes: list[int] = []
        self.leading_dash = False
        self.has_dash = False
        self.said = Parts()

    def add(self, place: int, token: Token) -> bool:
        """Take one token; ``False`` when it cannot belong to one date."""
        if isinstance(token, Number):
            self.numbers.append((place, token))
            return len(self.numbers) <= 4
        if isinstance(token, Figures):
            if self.figures:
                return False
            self.figures = token
            return True
        if isinstance(token, Unclear):
            return self._add_months(tuple(word.value for word in token.words))
        if isinstance(token, Sign):
            return self._add_sign(place, token)
        return self._add_word(place, token)

    def _add_months(self, months: tuple[int, ...]) -> bool:
        if self.months:
            return False
        self.months = months
        return True

    def _add_sign(self, place: int, sign: Sign) -> bool:
        if sign.text == "/":
            self.strokes.append(place)
        elif sign.text == "-" and (place == 0 or not sign.spaced):
            self.leading_dash |= place == 0
            self.has_dash = True
        else:
            return False
        return True

    def _add_word(self, place: int, word: Word) -> bool:
        said = self.said
        match word.sense:
            case Sense.FILLER | Sense.AT:
                return True
            case Sense.MONTH | Sense.SEASON:
                return self._add_months((word.value,))
            case Sense.NTH:
                self.numbers.append((place, Number(str(word.value), "th")))
                return True
            case Sense.ERA if not said.era:
                self.said = said._replace(era=word.value)
            case Sense.CENTURY if self.century_at < 0:
                self.century_at = place
            case Sense.DECADE if self.decade_at < 0:
                self.decade_at = place
            case Sense.SPAN if not self.is_span:
                self.is_span = True
            case Sense.TENS if not self.tens:
                self.tens = word.value
            case Sense.PART if said.part < 0:
                self.said = said._replace(part=word.value)
            case Sense.ABOUT:
                self.said = said._replace(about=True)
            case Sense.PERHAPS:
                self.said = said._replace(perhaps=True)
            case Sense.WEEKDAY if said.weekday < 0:
                self.said = said._replace(weekday=word.value)
            case Sense.STYLE if not said.style:
                self.said = said._replace(style=word.value)
            case Sense.DAY if not self.feast:
                self.feast = word.value
            case _:
                return False
        return True


def parts_of(tokens: Sequence[Token], *, month: int = 0) -> list[Parts]:
    """Every reading of one date's tokens; empty when they make none.

    *month* is one that the other end of a period says: "January 5–7, 2022".
    """
    gathered = _Gathered()
    for place, token in enumerate(tokens):
        if not gathered.add(place, token):
            return []
    if gathered.is_span and gathered.century_at >= 0:
        return []
    if gathered.figures:
        return list(_of_figures(gathered))
    if gathered.century_at >= 0:
        return _of_century(gathered)
    if gathered.tens:
        return _of_tens(gathered)
    if gathered.is_span:
        return _of_span(gathered)
    if not gathered.months and not gathered.feast:
        if month and len(gathered.numbers) == 2:
            gathered.months = (month,)
        else:
            return _without_month(gathered)
    found = []
    for choice, named in enumerate(gathered.months or (0,)):
        parts = _with_month(gathered, named)
        if parts:
            found.append(parts._replace(choice=choice))
    return found


def _with_year(parts: Parts, number: Number) -> Parts:
    return parts._replace(
        year=int(number.figures),
        year_figures="" if number.roman else number.figures,
        is_cut=number.is_cut,
    )


def _of_figures(gathered: _Gathered) -> Iterator[Parts]:
    """5/1/2022 has two readings where both are days; with dots the day comes first."""
    figures = gathered.figures
    if figures is None or gathered.numbers or gathered.months or gathered.feast:
        return
    said, texts = gathered.said, figures.parts
    if len(texts) == 2:
        yield _with_year(said, Number(texts[1]))._replace(month=int(texts[0]))
        return
    first, middle, last = texts
    if len(first) > 2:
        if len(last) <= 2:
            dated = _with_year(said, Number(first))
            yield dated._replace(month=int(middle), day=int(last))
        return
    dated = _with_year(said, Number(last))
    yield dated._replace(month=int(middle), day=int(first))
    if figures.sign != ".":
        yield dated._replace(month=int(first), day=int(middle), choice=1)


def _of_century(gathered: _Gathered) -> list[Parts]:
    """ "18th century", "siècle XVIII", "90er Jahre des 18. Jahrhunderts"."""
    numbers = [number for _, number in gathered.numbers]
    before = [place for place, _ in gathered.numbers if place < gathered.century_at]
    if not numbers or gathered.months or gathered.feast:
        return []
    of_century = numbers[len(before) - 1] if before else numbers[0]
    others = [number for number in numbers if number is not of_century]
    if others and gathered.has_dash:
        return []
    count = int(of_century.figures)
    if not 1 <= count <= 100 or len(of_century.figures) > 3:
        return []
    said = gathered.said
    tens = gathered.tens or (int(others.pop().figures) if len(others) == 1 else 0)
    if others or tens % 10 or tens > 90:
        return []
    if not tens:
        return [said._replace(century=count)]
    year = (count - 1) * 100 + tens
    return [said._replace(year=year, year_figures=f"{year:04}", decade=True)]


def _of_tens(gathered: _Gathered) -> list[Parts]:
    if gathered.numbers or gathered.months:
        return []
    tens = gathered.tens
    return [gathered.said._replace(year=tens, year_figures=str(tens), decade=True)]


def _of_span(gathered: _Gathered) -> list[Parts]:
    """ "the decade from 1700", "the decade from AD 1"."""
    if len(gathered.numbers) != 1 or gathered.months or gathered.feast:
        return []
    number = gathered.numbers[0][1]
    year = int(number.figures)
    if year % 10 and year != 1:
        return []
    dated = _with_year(gathered.said, number)
    return [dated._replace(year=year // 10 * 10, decade=True)]


def _without_month(gathered: _Gathered) -> list[Parts]:
    """A year, a decade, or figures with a Roman month between them."""
    numbers = [number for _, number in gathered.numbers]
    if len(numbers) == 3 and numbers[1].roman and not numbers[0].roman:
        month = int(numbers[1].figures)
        gathered.numbers.pop(1)
        parts = _with_month(gathered, month) if 1 <= month <= 12 else None
        return [parts] if parts else []
    if len(numbers) == 2 and gathered.said.era < 0 and not gathered.has_dash:
        numbers = _in_thousands(*numbers)
    if len(numbers) != 1 or gathered.strokes:
        return []
    number, said = numbers[0], gathered.said
    if gathered.leading_dash and len(number.figures) <= 3 and not said.era:
        said = said._replace(era=-1)
    year = int(number.figures)
    is_decade = _is_decade(gathered, number)
    dated = _with_year(said, number)
    if is_decade:
        return [dated._replace(decade=True, hundred=year % 100 == 0 and year > 0)]
    lone = number.figures if len(number.figures) <= 2 and not said.era else ""
    if number.roman and year <= 30 and not said.era:
        return [said._replace(century=year), dated._replace(lone=lone)]
    if number.ending and not _is_year_in_order(number):
        return [said._replace(lone=lone)] if lone else []
    return [dated._replace(lone=lone)]


def _in_thousands(first: Number, last: Number) -> list[Number]:
    """One number of "10,000 BC" or "10 000 v. Chr."."""
    if len(first.figures) <= 3 and len(last.figures) == 3 and not first.ending:
        return [Number(first.figures + last.figures)]
    return [first, last]


def _is_decade(gathered: _Gathered, number: Number) -> bool:
    """A round number with an ending or after "années"; "18e" and "2nd" are none."""
    if int(number.figures) % 10 or number.roman:
        return False
    return gathered.decade_at >= 0 or (
        number.ending in DECADE_ENDINGS and number.figures != "0"
    )


def _with_month(gathered: _Gathered, month: int) -> Parts | None:
    """A month, a season or a feast with the day and the year that stand beside it."""
    if gathered.decade_at >= 0:
        return None
    said = gathered.said._replace(month=month)
    if gathered.feast:
        said = said._replace(month=gathered.feast // 100, day=gathered.feast % 100)
    numbers = [number for _, number in gathered.numbers]
    if month > 12:
        return _with_season(said, numbers)
    numbers = _without_old_year(gathered, numbers, month)
    if not numbers:
        return said
    if len(numbers) == 1:
        return _with_one_number(said, numbers[0])
    if len(numbers) == 2 and not said.day:
        return _with_two_numbers(said, *numbers)
    return None


def _without_old_year(
    gathered: _Gathered, numbers: list[Number], month: int
) -> list[Number]:
    """Of "11 February 1731/2" keep 1732: the year that begins in January."""
    if len(numbers) < 2 or len(gathered.strokes) != 1 or not 1 <= month <= 3:
        return numbers
    first, last = numbers[-2], numbers[-1]
    place = gathered.strokes[0]
    if not gathered.numbers[-2][0] < place < gathered.numbers[-1][0]:
        return numbers
    whole = completed(first.figures, last.figures)
    if int(whole) == int(first.figures) + 1:
        return [*numbers[:-2], Number(whole)]
    return numbers


def _with_season(said: Parts, numbers: list[Number]) -> Parts | None:
    if not numbers:
        return said
    if len(numbers) == 1 and not numbers[0].ending:
        return _with_year(said, numbers[0])
    if len(numbers) == 2 and said.month == 24:
        first, last = numbers
        step = -1 if said.era < 0 else 1
        if int(completed(first.figures, last.figures)) == int(first.figures) + step:
            return _with_year(said, first)._replace(spans_new_year=True)
    return None


def _with_one_number(said: Parts, number: Number) -> Parts | None:
    """Beside a month a small number is the day, unless an era makes it the year."""
    if not said.day and _may_be_day(number) and not (said.era and not number.ending):
        return said._replace(day=int(number.figures))
    if number.ending and not _is_year_in_order(number):
        return None
    return _with_year(said, number)


def _with_two_numbers(said: Parts, first: Number, last: Number) -> Parts | None:
    for day, year in ((first, last), (last, first)):
        if _may_be_day(day) and (not year.ending or _is_year_in_order(year)):
            return _with_year(said, year)._replace(day=int(day.figures))
    return None


def _is_year_in_order(number: Number) -> bool:
    """Whether it is a year as Russian counts them: "1821-й", "5 мая 1821-го года"."""
    return number.ending in ORDINAL_ENDINGS and len(number.figures) >= 3


def _may_be_day(number: Number) -> bool:
    return (
        len(number.figures) <= 2
        and 1 <= int(number.figures) <= 31
        and not number.is_cut
        and not number.roman
    )


def completed(whole: str, short: str) -> str:
    """The year that "1914-18" means with its second number."""
    if len(short) < len(whole) and len(short) <= 2:
        return whole[: len(whole) - len(short)] + short
    return short
