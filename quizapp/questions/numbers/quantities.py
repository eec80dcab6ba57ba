"""Reading one number out of what was typed, with its unit: "nearly US$785 million"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import islice, pairwise, product

from quizapp.questions.numbers.counting import UNIT, Counting, Item
from quizapp.questions.numbers.figures import EXACT
from quizapp.questions.numbers.named_units import UNCERTAIN, NamedUnit, with_units
from quizapp.questions.numbers.roman_numerals import read_roman
from quizapp.questions.numbers.running_sum import Counted
from quizapp.questions.numbers.tokens import Share, Token, number_tokens
from quizapp.questions.numbers.units import Unit, find_unit, is_money, units_called
from quizapp.questions.numbers.words import LANGUAGES, atoms_of, is_number_word

#: Longer texts are no number; the longest in words is far shorter.
LONGEST = 200
_MOST_READINGS = 16
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Quantity:
    """One reading: from ``low`` to ``high``, which are the same but for a range."""

    low: Decimal
    high: Decimal
    units: tuple[Unit, ...] = ()  #: what the unit named may be; empty without one
    unit: str = ""  #: the unit as it was written
    is_share: bool = False  #: written as a fraction

    @property
    def is_range(self) -> bool:
        return self.low != self.high


_MINUS = frozenset({"minus", "moins", "минус", "negative"})
_NOT = frozenset({"not", "nicht", "pas", "не", "never"})
_NO_ONE = frozenset(
    {"no one", "no - one", "not one", "not any", "pas un", "ни один", "ни одного"}
)
_THAN = frozenset(
    [
        "less",
        "fewer",
        "more",
        "under",
        "over",
        "weniger",
        "mehr",
        "moins",
        "plus",
        "менее",
        "более",
        "меньше",
        "больше",
        "только",
        "only",
        "nur",
    ]
)
_BETWEEN = frozenset({"between", "zwischen", "entre", "между"})
_TO = frozenset(
    {
        "-",
        "to",
        "bis",
        "a",
        "au",
        "до",
        "till",
        "until",
        "through",
        "..",
        "и",
        "et",
        "und",
        "and",
    }
)
_OF = frozenset({"in", "of", "von", "sur", "из", "out of"})
#: May stand between a number and its unit.
_BEFORE_UNIT = frozenset([".", "'", "of", "de", "d", "whole", "full", "more", "other"])


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every reading of one number or range; empty when there is none, or several.

    "10.000" is read as ten thousand and as ten, "5 m" as metres and as millions.
    """
    if len(text) > LONGEST:
        return ()
    with localcontext(EXACT):
        return _read(text)


def is_quantity(text: str) -> bool:
    """Whether a text holds nothing but one number and its unit."""
    if len(text) > LONGEST or not any(
        not one.is_range for one in read_quantities(text)
    ):
        return False
    tokens = [token for token in number_tokens(text) if isinstance(token, str)]
    left, place = 0, 0
    while place < len(tokens):
        count = find_unit(tokens, place)
        known = count or not tokens[place].isalpha() or _is_number_word(tokens[place])
        left += not known
        place += count or 1
    return not left


def _is_number_word(word: str) -> bool:
    return any(atoms_of(word, language) for language in LANGUAGES)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Quantity, ...]:
    if text.isascii() and text.isdecimal():
        return (Quantity(Decimal(text), Decimal(text)),)
    tokens = list(islice(number_tokens(text), _MOST_PLACES + 1))
    if not tokens or len(tokens) > _MOST_PLACES:
        return ()
    words = [token for token in tokens if isinstance(token, str)]
    if " ".join(words) in _NO_ONE:
        return (Quantity(Decimal(0), Decimal(0)),)
    if _is_negated(words):
        return ()
    if len(words) == len(tokens) and (roman := _roman(text, words)):
        return (roman,)
    found: dict[Quantity, None] = {}
    for variant in islice(product(*map(_readings_of, tokens)), _MOST_READINGS):
        for units_first in (True, False) if UNCERTAIN & {*words} else (True,):
            for quantity in _readings(variant, units_first=units_first):
                found.setdefault(quantity)
    return tuple(found)


def _readings_of(token: Token) -> tuple[Item, ...]:
    return (token,) if isinstance(token, str) else token


def _is_negated(words: Sequence[str]) -> bool:
    """ "not 160", but not "not less than 160"."""
    return any(
        (word in _NOT and following not in _THAN) or (word, following) == ("no", "one")
        for word, following in pairwise([*words, ""])
    )


def _roman(text: str, words: Sequence[str]) -> Quantity | None:
    """A Roman numeral that stands alone or before its unit."""
    spelt, rest = words[0], [word for word in words[1:] if word != "."]
    number = read_roman(spelt)
    if not number or (len(spelt) == 1 and not text.strip().isupper()):
        return None
    if any(is_number_word(spelt, language) for language in LANGUAGES):
        return None  # "dix"
    if rest and find_unit(rest, 0) != len(rest):
        return None
    return Quantity(
        Decimal(number), Decimal(number), units_called(rest), " ".join(rest)
    )


def _readings(variant: Sequence[Item], *, units_first: bool) -> Iterator[Quantity]:
    """What one choice of figures may mean in each language that has its words."""
    words = [item for item in variant if isinstance(item, str)]
    for language in _languages(words):
        items, units = with_units(variant, language, units_first=units_first)
        between = not _BETWEEN.isdisjoint(words)
        counted = Counting(items, language, between=between).numbers()
        yield from _quantities(counted, items, units)


def _languages(words: Sequence[str]) -> list[str]:
    """The languages that know most of the words; one of them where none knows any."""
    some = [
        language
        for language in LANGUAGES
        if any(atoms_of(word, language) for word in words)
    ]
    if len(some) < 2:
        return some or ["en"]
    known = {language: _known(words, language) for language in some}
    most = max(known.values())
    return [language for language in some if known[language] == most]


def _known(words: Sequence[str], language: str) -> int:
    """How many of the words a language knows as numbers, or as a number's unit."""
    return sum(
        bool(atoms_of(word, language))
        or (bool(find_unit(words, place)) and bool(atoms_of(before, language)))
        for place, (before, word) in enumerate(pairwise(["", *words]))
    )


def _quantities(
    counted: list[Counted], items: Sequence[Item], units: dict[int, NamedUnit]
) -> Iterator[Quantity]:
    if len(counted) > 1:
        counted = [one for one in counted if not one.is_article]
    if len(counted) == 1:
        only = counted[0]
        yield _quantity(only, items, units)
        if only.other is not None:
            yield replace(
                _quantity(only, items, units),
                low=only.other,
                high=only.other,
                is_share=True,
            )
    elif len(counted) == 2:
        yield from _of_two(counted[0], counted[1], items, units)


def _of_two(
    first: Counted, last: Counted, items: Sequence[Item], units: dict[int, NamedUnit]
) -> Iterator[Quantity]:
    """A range, a number with its margin, or one in three."""
    end = last.start - _is_minus(items, last.start - 1)
    link = [item for item in items[first.end : end] if item not in (UNIT, "d", ".")]
    low, high = (_quantity(one, items, units) for one in (first, last))
    named = high if high.units else low
    if link in (["±"], ["+", "/", "-"], ["+", "-"]):
        yield replace(low, units=named.units, unit=named.unit)
    elif " ".join(map(str, link)) in _OF and 0 < low.low < high.low <= 100:
        share = low.low / high.low
        yield replace(named, low=share, high=share, is_share=True)
    elif len(link) == 1 and link[0] in _TO:
        yield from _range(low, high, first, last, named)


def _range(
    low: Quantity, high: Quantity, first: Counted, last: Counted, named: Quantity
) -> Iterator[Quantity]:
    start, end = low.low, high.low
    if last.is_scaled and not first.is_scaled and 0 < start < 1000:
        scale = next((10**power for power in (12, 9, 6, 3) if end >= 10**power), 1)
        start *= scale
    if start <= end:
        yield replace(named, low=start, high=end, is_share=False)


def _quantity(
    counted: Counted, items: Sequence[Item], units: dict[int, NamedUnit]
) -> Quantity:
    value = counted.value
    before = counted.start - 1
    if _is_minus(items, before):
        value, before = -value, before - 1
    after = counted.end
    skipped = (*_BEFORE_UNIT, "a", "an") if counted.is_share else _BEFORE_UNIT
    while after < len(items) and items[after] in skipped:
        after += 1
    price = units.get(before)
    named = units.get(after) or (price if price and is_money(price.units) else None)
    if named is price and _is_minus(items, before - 1):
        value = -value  # "-$5"
    figure = items[counted.start]
    return Quantity(
        value,
        value,
        named.units if named else (),
        named.unit if named else "",
        counted.is_share
        or (isinstance(figure, Share) and counted.end == counted.start + 1),
    )


def _is_minus(items: Sequence[Item], place: int) -> bool:
    """Whether a minus stands there, and not the dash of a range or of "ten-fifteen"."""
    if place < 0 or items[place] not in (*_MINUS, "-"):
        return False
    if place == 0:
        return True
    previous = items[place - 1]
    if items[place] != "-":
        return previous not in ("au", "ou", "du")  # "au moins 160"
    if isinstance(previous, Decimal) or (previous == UNIT and place > 1):
        return False
    return not any(is_number_word(previous, language) for language in LANGUAGES)
