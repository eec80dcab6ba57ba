"""Cutting a folded text into the words, numbers and signs of a date."""

import re
from typing import NamedTuple

from quizapp.questions.dates.lexicon import (
    ENDINGS,
    PHRASES,
    TURNING,
    WORDS,
    Sense,
    Word,
)
from quizapp.questions.dates.slips import meant

_MOST = 40  #: no date has more tokens

# The alternatives begin differently and repeat nothing inside a repetition, so the
# scan is linear.
_TOKEN = re.compile(
    r"(?P<figures>(?<!\d)(?:\d{1,4}-\d{1,2}-\d{1,4}|\d{1,4} - \d{1,2} - \d{1,4}"
    r"|\d{1,4} ?(?P<sign>[/.]) ?\d{1,2} ?(?P=sign) ?\d{1,4})(?!\d))"
    r"|(?P<month>(?<!\d)\d{1,2}[/.]\d{4}(?!\d))"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<blank>[\s.,;:!\"“”„«»=]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_ROMAN = re.compile(
    r"(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})(eme|ieme|er|re|th|e)?"
)
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
#: Cyrillic letters that stand for Roman figures: ХІХ век is typed with them.
_LOOKALIKES = str.maketrans({"х": "x", "і": "i", "у": "v", "с": "c", "м": "m"})
_CENTURY_SIGNS = frozenset({"c", "s", "в", "ст"})


class Number(NamedTuple):
    """A number as it stands: its figures, and what was joined to it."""

    figures: str
    ending: str = ""  #: "th", "s", "-е"
    is_cut: bool = False  #: '89
    roman: bool = False


class Figures(NamedTuple):
    """A date of figures only, and the sign between them."""

    parts: tuple[str, ...]
    sign: str


class Sign(NamedTuple):
    """A dash, a stroke, a bracket or a mark of doubt."""

    text: str
    spaced: bool


class Unclear(NamedTuple):
    """A slip that may be one of several words."""

    words: tuple[Word, ...]


Token = Word | Number | Figures | Sign | Unclear


class _Piece(NamedTuple):
    kind: str
    text: str
    spaced: bool  #: whether white space or a dot stands before it


def tokens_of(text: str, *, in_sentence: bool = False) -> list[Token] | None:
    """Cut a folded text; ``None`` when it holds what no date does.

    In a sentence other words may stand: "it broke out in 1914, in Sarajevo".
    """
    pieces = _pieces(text)
    if len(pieces) > _MOST:
        return None
    found: list[Token] = []
    place = 0
    while place < len(pieces):
        token, count = _token_at(pieces, place, found)
        if token is None:
            if not in_sentence or not _may_stand_in_sentence(pieces[place]):
                return None
            token = Word(Sense.FILLER)
        found.append(token)
        place += count
    return found


def _may_stand_in_sentence(piece: _Piece) -> bool:
    return piece.kind == "word" and piece.text not in TURNING


def _pieces(text: str) -> list[_Piece]:
    found: list[_Piece] = []
    spaced = True
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "blank":
            spaced = True
            continue
        kind = "figures" if match["figures"] else kind
        found.append(_Piece(kind, match[0], spaced))
        spaced = False
    return found


def _token_at(
    pieces: list[_Piece], place: int, found: list[Token]
) -> tuple[Token | None, int]:
    """The token that begins at *place*, and how many pieces it takes."""
    piece = pieces[place]
    match piece.kind:
        case "word":
            return _worded(pieces, place, found)
        case "number":
            if piece.text in PHRASES and (phrase := _phrase_at(pieces, place)):
                return phrase
            return _numbered(pieces, place, found)
        case "figures":
            sign = next(char for char in piece.text if char in "-/.")
            parts = tuple(part.strip() for part in piece.text.split(sign))
            return Figures(parts, sign), 1
        case "month":
            sign = "/" if "/" in piece.text else "."
            return Figures(tuple(piece.text.split(sign)), sign), 1
        case _:
            return _signed(pieces, place, found)


def _signed(
    pieces: list[_Piece], place: int, found: list[Token]
) -> tuple[Token | None, int]:
    piece = pieces[place]
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    match piece.text:
        case "'" if following and following.kind == "number":
            token, count = _numbered(pieces, place + 1, found)
            if isinstance(token, Number) and len(token.figures) == 2:
                return token._replace(is_cut=True), count + 1
            return token, count + 1
        case "'":
            return Word(Sense.FILLER), 1
        case "~" | "≈":
            return Word(Sense.ABOUT), 1
        case "?":
            return Word(Sense.PERHAPS), 1
        case "<":
            return Word(Sense.BEFORE), 1
        case ">":
            return Word(Sense.AFTER), 1
        case "&":
            return Word(Sense.AND), 1
        case "-" if _joins(pieces, place):
            return Word(Sense.FILLER), 1
        case "-" | "/" | "(" | ")":
            spaced = piece.spaced or bool(following and following.spaced)
            return Sign(piece.text, spaced), 1
        case _:
            return None, 1


def _joins(pieces: list[_Piece], place: int) -> bool:
    """Whether a dash only joins two words ("mid-January"), neither of them a month."""
    if not 0 < place < len(pieces) - 1:
        return False
    before, after = pieces[place - 1], pieces[place + 1]
    if pieces[place].spaced or after.spaced or before.kind != "word":
        return False
    known = WORDS.get(before.text)
    if known is None and _roman(before.text):
        return False
    return after.kind == "word" and not (
        known and known.sense in (Sense.MONTH, Sense.SEASON)
    )


def _numbered(
    pieces: list[_Piece], place: int, found: list[Token]
) -> tuple[Token | None, int]:
    """A number with the ending that is joined to it: "2nd", "1790's", "18-го"."""
    figures = pieces[place].text
    if len(figures) > 10:
        return None, 1
    count = 1
    if _text_at(pieces, place + 1) in ("-", "'") and not pieces[place + 1].spaced:
        count = 2
    ending = _text_at(pieces, place + count)
    if ending in ENDINGS and not pieces[place + count].spaced:
        return Number(figures, ending), count + 1
    return Number(figures), 1


def _text_at(pieces: list[_Piece], place: int) -> str:
    return pieces[place].text if place < len(pieces) else ""


def _worded(
    pieces: list[_Piece], place: int, found: list[Token]
) -> tuple[Token | None, int]:
    text = pieces[place].text
    if text in PHRASES and (phrase := _phrase_at(pieces, place)):
        return phrase
    if text in _CENTURY_SIGNS and found and _counts_centuries(found[-1], text):
        return Word(Sense.CENTURY), 1
    known = WORDS.get(text)
    if known and not _is_century_figure(pieces, place):
        return known, 1
    if roman := _roman(text):
        count = _ending_after(pieces, place)
        return (roman._replace(ending="e"), count + 1) if count else (roman, 1)
    words = meant(text)
    if len(words) == 1:
        return words[0], 1
    if words and all(word.sense is Sense.MONTH for word in words):
        return Unclear(words), 1
    return None, 1


def _is_century_figure(pieces: list[_Piece], place: int) -> bool:
    """Whether a word that is also a Roman number counts centuries: "Ce siècle"."""
    following = WORDS.get(_text_at(pieces, place + 1))
    if following is None or following.sense is not Sense.CENTURY:
        return False
    roman = _roman(pieces[place].text)
    return roman is not None and int(roman.figures) <= 100


def _ending_after(pieces: list[_Piece], place: int) -> int:
    """How many pieces a joined ending takes: "XIX-го" has two."""
    dash = _text_at(pieces, place + 1) == "-" and not pieces[place + 1].spaced
    if dash and _text_at(pieces, place + 2) in ENDINGS:
        return 2
    return 0


def _phrase_at(pieces: list[_Piece], place: int) -> tuple[Token, int] | None:
    for parts, word in PHRASES[pieces[place].text]:
        end = _end_of_phrase(pieces, place, parts)
        if end:
            return word, end - place
    return None


def _end_of_phrase(pieces: list[_Piece], place: int, parts: tuple[str, ...]) -> int:
    """Where the phrase ends, or 0; dashes and apostrophes inside count as blanks."""
    for number, part in enumerate(parts):
        while number and _text_at(pieces, place) in ("-", "'"):
            place += 1
        if _text_at(pieces, place) != part:
            return 0
        place += 1
    return place


def _counts_centuries(token: Token, sign: str) -> bool:
    """Whether the sign is a century's: after "XVIII" or "18th"; "в." also after "18"."""
    if isinstance(token, Number):
        is_small = sign == "в" and len(token.figures) <= 2
        return token.roman or bool(token.ending) or is_small
    return isinstance(token, Word) and token.sense is Sense.NTH


def _roman(text: str) -> Number | None:
    """A Roman number, with its French or Russian ending."""
    if len(text) > 20:
        return None
    plain = text.translate(_LOOKALIKES)
    found = _ROMAN.fullmatch(plain)
    if not found or not (digits := "".join(found.group(1, 2, 3, 4))):
        return None
    values = [_DIGITS[char] for char in digits]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return Number(str(total), "e" if found[5] else "", roman=True)
