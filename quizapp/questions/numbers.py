"""Marking numbers, however they are written: 10 000, 10,000, 10.000, ten thousand."""

import re
import unicodedata
from decimal import Decimal

from quizapp.questions.answer import Answer
from quizapp.questions.question import NumberQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import plain

_LONGEST = 80
_MARKS = str.maketrans({"−": "-", "’": "'", "٬": ",", "٫": "."})
#: A number off by no more than this share of the key is close.
_NEAR = Decimal("0.05")

_FIGURES = re.compile(r"[-+]?\d(?:[\d.,'_ ]*\d)?", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)

_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {"no": 0, "none": 0, "a": 1, "an": 1}
_TENS = {
    word: ten * 10
    for ten, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        2,
    )
}
_MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "tsd": 1000,
    "million": 10**6,
    "millions": 10**6,
    "mio": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_AROUND = frozenset(
    [
        "over",
        "more",
        "than",
        "nearly",
        "almost",
        "about",
        "around",
        "approximately",
        "circa",
        "ca",
        "c",
        "some",
        "at",
        "least",
        "up",
        "to",
        "under",
        "less",
        "fewer",
        "roughly",
        "the",
        "was",
        "were",
        "is",
        "it",
        "us",
        "and",
    ]
)
#: Units that measure different things or sizes; any other word after a number may stand.
_UNITS = {
    **dict.fromkeys(("%", "percent", "percentage", "pc"), "%"),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("mile", "miles", "mi"), "mile"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars", "us$"), "$"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "€"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds"), "£"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("hour", "hours"), "hour"),
}


def mark_number(question: NumberQuestion, answer: Answer) -> Marking:
    """Mark a typed number; the unit may be left out but must not be another."""
    if not isinstance(answer, str):
        return WRONG
    if any(plain(answer) == plain(text) for text in question.accept if plain(text)):
        return RIGHT
    readings = read_numbers(answer)
    if not readings:
        return Marking(Verdict.WRONG, 0.0, "Give one number.")
    if not _unit_fits(answer, question.unit):
        return Marking(
            Verdict.WRONG,
            0.0,
            f"The number is asked for in {question.unit or 'another unit'}.",
        )
    keys = [
        question.answer,
        *(number for text in question.accept for number in read_numbers(text)),
    ]
    if any(
        abs(given - key) <= question.tolerance for given in readings for key in keys
    ):
        return RIGHT
    return _mark_wrong(question, readings)


def read_numbers(text: str) -> tuple[Decimal, ...]:
    """Every reading of one number; none when *text* holds no number or several.

    "10.000" is ten thousand in one country and ten in another: both are given.
    """
    if len(text) > _LONGEST:
        return ()
    tidy = _tidied(text)
    found = _FIGURES.findall(tidy)
    if not found:
        number = _in_words(_WORD.findall(tidy))
        return () if number is None else (number,)
    if len(found) > 1:
        return ()
    following = _WORD.findall(tidy.partition(found[0])[2])
    factor = 1
    for word in following:
        if word not in _MAGNITUDES:
            break
        factor *= _MAGNITUDES[word]
    return tuple(dict.fromkeys(reading * factor for reading in _figures(found[0])))


def _tidied(text: str) -> str:
    """Fold case and marks; the figures of any script become ours."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_MARKS)
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded
    )


def in_figures(number: Decimal) -> str:
    """Write a number for people: thousands apart by a thin space from 10 000 on.

    >>> in_figures(Decimal("10000"))
    '10\\u202f000'
    """
    text = canonical(number)
    whole, point, rest = text.partition(".")
    grouped = (
        f"{int(whole):,}".replace(",", "\u202f")
        if len(whole.lstrip("-")) > 4
        else whole
    )
    return grouped + point + rest


def canonical(number: Decimal) -> str:
    """The one plain writing of a number: no exponent, no spare zeros."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _figures(text: str) -> list[Decimal]:
    """Read figures under every convention that fits them."""
    sign = -1 if text.startswith("-") else 1
    bare = text.lstrip("+-").replace("_", " ")
    signs = [char for char in bare if not char.isdigit()]
    if not signs:
        return [sign * Decimal(bare)]
    readings = []
    if _groups_fit(re.split(r"[.,' ]", bare)) and len(set(signs)) == 1:
        readings.append(Decimal(re.sub(r"\D", "", bare)))
    last = signs[-1]
    if last in ".," and signs.count(last) == 1:
        whole, _, rest = bare.rpartition(last)
        if len(set(signs[:-1])) <= 1 and (
            len(signs) == 1 or _groups_fit(re.split(r"[.,' ]", whole))
        ):
            readings.append(Decimal(re.sub(r"\D", "", whole) + "." + rest))
    return [sign * reading for reading in readings if re.fullmatch(r"[\d.,' ]+", bare)]


def _groups_fit(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _in_words(found: list[str]) -> Decimal | None:
    """Read "twenty-one thousand" or "a dozen"; ``None`` when a word is no number."""
    found = [
        word
        for word in found
        if word in _SMALL or word in _TENS or word in _MAGNITUDES or word not in _AROUND
    ]
    total = part = 0
    seen = False
    for word in found:
        if word in _SMALL or word in _TENS:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word in _MAGNITUDES and len(word) > 2:
            size = _MAGNITUDES[word]
            if size <= 100:
                part = (part or 1) * size
            else:
                total, part = total + (part or 1) * size, 0
        elif seen:
            break  # the unit: "ten days"
        else:
            return None
        seen = True
    return Decimal(total + part) if seen else None


def _unit_fits(text: str, unit: str) -> bool:
    """Whether no unit is named but the one asked for."""
    asked = {_UNITS[word] for word in _unit_words(unit) if word in _UNITS}
    named = {_UNITS[word] for word in _unit_words(text) if word in _UNITS}
    return not named or not unit or bool(named & asked) or not asked


def _unit_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|[%$€£]", text[:_LONGEST].casefold())


def _mark_wrong(question: NumberQuestion, readings: tuple[Decimal, ...]) -> Marking:
    """A wrong number: a listed one, one near the key, or one of another magnitude."""
    for distractor in question.distractors:
        if set(read_numbers(distractor.text)) & set(readings):
            return Marking(Verdict.WRONG, 0.0, distractor.why)
    key = question.answer
    if any(abs(given - key) <= abs(key) * _NEAR for given in readings):
        return Marking(Verdict.CLOSE, 0.5, "Near, but not the number of the source.")
    if key and any(
        given == key * factor
        for given in readings
        for factor in (1000, Decimal("0.001"), 10**6)
    ):
        return Marking(
            Verdict.WRONG, 0.0, "The right figures, but of another magnitude."
        )
    return WRONG
