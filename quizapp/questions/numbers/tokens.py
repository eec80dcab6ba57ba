"""A text cut into words, signs and figures, each figure with its readings."""

import re
from collections.abc import Iterator
from decimal import Decimal

from quizapp.questions.numbers.figures import FIGURES, read_figures, tidied

_LARGEST_POWER = 60

_TOKEN = re.compile(
    rf"""
    (?:(?P<mantissa>{FIGURES})\s*[x×*·]\s*)?10\s?(?:\^|\*\*)\s?(?P<power>[-+]?\d{{1,3}})(?!\d)
    |(?P<decimal>\d+(?:[.,]\d+)?)e(?P<exponent>[-+]?\d{{1,9}})(?![^\W_])
    |(?P<whole>\d{{1,9}})\s+(?P<over>\d{{1,9}})\s?/\s?(?P<under>\d{{1,9}})
    |(?P<above>{FIGURES})\s?/\s?(?P<below>\d{{1,9}})
    |(?P<figures>{FIGURES})
    |(?<![\w.,])[.,](?P<fraction>\d+)
    |(?P<word>[^\W\d_]+(?:\^?[23](?!\d))?)
    |(?P<dots>\.\.+)
    |(?P<sign>[^\s\w])
    """,
    re.VERBOSE,
)
_ORDINAL_ENDING = re.compile(
    r"(?<=\d)(?:(?:st|nd|rd|th|eme|ieme|ere|er|re|e)|-(?:я|и|ая|ое|ыи|ии|го|ого|му|ому|м|х|ти))(?![^\W_]|[-+]\d)"
)


#: A word or a sign, or the readings of figures.
Token = str | tuple[Decimal, ...]


def number_tokens(text: str) -> Iterator[Token]:
    """Words and signs as they are, figures as their readings."""
    for found in _TOKEN.finditer(_ORDINAL_ENDING.sub("", tidied(text))):
        kind = found.lastgroup
        if kind in ("word", "sign"):
            yield found[0]
        elif kind == "dots":
            yield ".."
        else:
            yield _figures(found)


def _figures(found: re.Match[str]) -> tuple[Decimal, ...]:
    """The readings of one token with figures; none spoils the text."""
    match found.lastgroup:
        case "figures":
            return read_figures(found[0])
        case "fraction":
            return (Decimal(f"0.{found['fraction']}"),)
        case "power":
            return _scaled(read_figures(found["mantissa"] or "1"), found["power"])
        case "exponent":
            return _scaled(read_figures(found["decimal"]), found["exponent"])
        case "under":
            share = _ratio(found["over"], found["under"])
            return tuple(Share(Decimal(found["whole"]) + part) for part in share)
        case _:
            whole = read_figures(found["above"])
            return tuple(
                Share(number / Decimal(found["below"]))
                for number in whole
                if int(found["below"])
            )


class Share(Decimal):
    """Figures that were written as a fraction."""


def _ratio(over: str, under: str) -> tuple[Decimal, ...]:
    return (Decimal(over) / Decimal(under),) if int(under) else ()


def _scaled(numbers: tuple[Decimal, ...], power: str) -> tuple[Decimal, ...]:
    if abs(int(power)) > _LARGEST_POWER:
        return ()
    return tuple(number.scaleb(int(power)) for number in numbers)
