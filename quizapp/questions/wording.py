"""Text as marking compares it: without case, accents, marks and spare spaces."""

import re
import unicodedata
from functools import lru_cache

#: Longer answers are cut before they are compared; no key is as long.
LONGEST_ANSWER = 500

#: Texts of so many characters are names and keys, which are asked about again and again.
_OFTEN_ASKED = 80

# Letters that decompose into nothing plainer, as history's names have them.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ə": "e",
        "ё": "е",
    }
)
_APOSTROPHES = re.compile(r"['’‘ʼʹʻ`´\"“”„«»]")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ROMAN = re.compile(r"(?=[ivxl])(?:x{0,3}l?x{0,3})(?:ix|iv|v?i{0,3})", re.ASCII)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


def listed(text: str, mark: str) -> list[str]:
    """The entries of a list that is written as a text, with a mark between them."""
    return [
        part.strip() for part in text.replace("\n", " ").split(mark) if part.strip()
    ]


def plain(text: str) -> str:
    """Fold case, accents and apostrophes; other marks become single spaces.

    >>> plain("  Napoléon  BONAPARTE ")
    'napoleon bonaparte'
    """
    return " ".join(words(text))


def letters_of(text: str) -> str:
    """The words in one: names are looked up by their letters."""
    return "".join(words(text))


def words(text: str) -> list[str]:
    """The words of ``plain``: letters and figures of any script."""
    if len(text) > _OFTEN_ASKED:
        return _words(text)
    return list(_remembered(text))


@lru_cache(maxsize=8192)
def _remembered(text: str) -> tuple[str, ...]:
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(_APOSTROPHES.sub("", text[:LONGEST_ANSWER].lower()))
    # Cut twice: one letter may stand for eighteen.
    cut = unicodedata.normalize("NFKC", text[:LONGEST_ANSWER])[
        :LONGEST_ANSWER
    ].casefold()
    decomposed = unicodedata.normalize(
        "NFKD", _APOSTROPHES.sub("", cut).translate(_LETTERS)
    )
    # Marks go only from Latin, Greek and Cyrillic letters; elsewhere they are letters.
    return _WORD.findall("".join(char for char in decomposed if not "̀" <= char <= "ͯ"))


def is_numeral(word: str) -> bool:
    """Whether a word counts something: figures, or a Roman numeral such as VIII."""
    return any(char.isdigit() for char in word) or bool(_ROMAN.fullmatch(word))


def slips(first: str, second: str, most: int) -> int:
    """Count letters added, left out, changed or swapped, up to *most* + 1.

    Optimal string alignment, only along a band of width *most*: linear in the length.
    """
    if first == second:
        return 0
    if abs(len(first) - len(second)) > most:
        return most + 1
    first, second = _where_they_differ(first, second)
    far = most + 1
    if not first or not second:
        return min(len(first) + len(second), far)
    before: list[int] = []
    previous = [min(column, far) for column in range(len(second) + 1)]
    for row, char in enumerate(first, start=1):
        current = [min(row, far)] + [far] * len(second)
        for column in range(max(1, row - most), min(len(second), row + most) + 1):
            other = second[column - 1]
            # Spelt out: this line runs more often than any other of the marking.
            best = previous[column - 1] + (char != other)
            if previous[column] < best:
                best = previous[column] + 1
            if current[column - 1] < best:
                best = current[column - 1] + 1
            if (
                row > 1
                and column > 1
                and char == second[column - 2]
                and first[row - 2] == other
            ):
                best = min(best, before[column - 2] + 1)
            if best < far:
                current[column] = best
        before, previous = previous, current
    return previous[-1]


def _where_they_differ(first: str, second: str) -> tuple[str, str]:
    """Both without what they begin and end with alike."""
    start, shorter = 0, min(len(first), len(second))
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]


def slips_allowed(word: str) -> int:
    """How many typing slips a word of this length may hold: short words are too alike."""
    return 0 if len(word) < 5 else 1 if len(word) < 9 else 2


def is_slip_of(given: str, right: str) -> bool:
    """Whether *given* is *right* with a typing slip or two.

    The first letter must stand (Zambia is no slip of Gambia) unless the first two
    are swapped.
    """
    allowed = min(slips_allowed(given), slips_allowed(right))
    if not allowed or is_numeral(given) or is_numeral(right):
        return False
    if given[0] != right[0] and given[:2] != right[1::-1]:
        return False
    return slips(given, right, allowed) <= allowed
