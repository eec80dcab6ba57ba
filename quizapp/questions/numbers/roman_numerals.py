"""Roman numerals: XIV, and XIVe as French writes centuries."""

import re

_ROMAN = re.compile(
    r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
)
_ROMAN_ENDING = re.compile(r"(?<=[ivx])(?:th|st|nd|rd|e|eme|er)$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def read_roman(text: str) -> int:
    """The value of a numeral in small letters; 0 for what is none.

    >>> read_roman("xiv")
    14
    """
    bare = _ROMAN_ENDING.sub("", text)
    if not _ROMAN.fullmatch(bare):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in bare]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
