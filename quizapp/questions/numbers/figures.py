"""Figures as every country writes them: 10,000, 10.000, 10 000, 1,00,000 and 7,5."""

import re
import unicodedata
from decimal import Context, Decimal

#: Enough digits for every key, so that no number is rounded where it is compared.
EXACT = Context(prec=120)

#: Figures with what may stand between them; what they mean is told by ``read_figures``.
FIGURES = r"\d+(?:[.,'·_ ]\d+)*"

_DASHES = dict.fromkeys("−–—‒―‐‑﹣－➖⁻₋", "-")
_APOSTROPHES = dict.fromkeys("’‘ʼʹ`´", "'")
_SIGNS = str.maketrans(
    _DASHES | _APOSTROPHES | {"٬": ",", "٫": ".", "，": ",", "⁄": "/"}
)
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile("[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_GROUP_SIGNS = re.compile(r"[.,'·_ ]")
_INDIAN = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}")


def tidied(text: str) -> str:
    """Fold case, accents and signs; the figures of every script become ours.

    "½" becomes "1/2" with a space before it, "10²" becomes "10^2", every dash "-".
    """
    if text.isascii():
        return text.casefold()
    raised = _RAISED.sub(_as_power, text)
    whole = "".join(map(_as_fraction, raised))
    folded = unicodedata.normalize("NFKC", whole).translate(_SIGNS).casefold()
    plain = [
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in unicodedata.normalize("NFKD", folded)
        if unicodedata.category(char) not in ("Cf", "Mn")
    ]
    return "".join(plain)


def _as_power(found: re.Match[str]) -> str:
    text = found[0]
    if len(text) == 1 and text in "⁻⁺":
        return text
    sign = "-" if text[0] == "⁻" else ""
    return "^" + sign + text.strip("⁻⁺").translate(_POWERS)


def _as_fraction(char: str) -> str:
    """ "½" as " 1/2"; other characters as they are."""
    kind, _, rest = unicodedata.decomposition(char).partition(" ")
    if kind != "<fraction>":
        return char
    return " " + "".join(chr(int(code, 16)) for code in rest.split())


def read_figures(text: str) -> tuple[Decimal, ...]:
    """Every reading of figures without a sign before them; none when none fits.

    "10.000" is ten thousand in one country and ten in another: both are given.

    >>> read_figures("1,234.5")
    (Decimal('1234.5'),)
    """
    if text.isdecimal():
        return (Decimal(text),)
    between = _GROUP_SIGNS.findall(text)
    readings = []
    if len(set(between)) == 1 and _is_grouped(text):
        readings.append(Decimal(_GROUP_SIGNS.sub("", text)))
    last = between[-1]
    if last in ".,·" and between.count(last) == 1 and len(set(between[:-1])) <= 1:
        whole, _, rest = text.rpartition(last)
        if len(between) == 1 or _is_grouped(whole):
            readings.append(Decimal(_GROUP_SIGNS.sub("", whole or "0") + "." + rest))
    return tuple(dict.fromkeys(readings))


def _is_grouped(text: str) -> bool:
    """In groups of three, or as India does; a group of noughts alone comes never first."""
    groups = _GROUP_SIGNS.split(text)
    if _INDIAN.fullmatch(text):
        return True
    return (
        1 <= len(groups[0]) <= 3
        and groups[0][0] != "0"
        and all(len(group) == 3 for group in groups[1:])
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
