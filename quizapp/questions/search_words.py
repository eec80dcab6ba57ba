"""Words that are searched for: found whatever their case and accents, and shown where they stand."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from quizapp.questions.wording import plain

LONGEST_QUERY = 200  #: characters
MOST_WORDS = 8

#: What is typed for what is printed.
_TYPED = dict.fromkeys("‘’‚ʼ`´", "'") | dict.fromkeys("“”„«»", '"')
_TYPED |= dict.fromkeys("‐‑‒–—−", "-")

#: The same for a text of ASCII, which is folded at once.
_ASCII = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f", " ") | {"`": "'"})

_WORD_OR_QUOTED = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text; a hit is one of the words sought."""

    text: str
    is_hit: bool


def sought(query: str) -> tuple[str, ...]:
    """The words of a query, folded, each once; what stands in double quotes is one.

    >>> sought('Čapek "shoot to kill"')
    ('capek', 'shoot to kill')
    """
    seen = fold(
        "".join(char if char.isprintable() else " " for char in query[:LONGEST_QUERY])
    )
    found = (
        " ".join(quoted.split()) or word.strip('"') or word
        for quoted, word in _WORD_OR_QUOTED.findall(seen)
    )
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def fold(text: str) -> str:
    """A text without case and accents, with typewritten quotes and dashes."""
    if text.isascii():
        return text.lower().translate(_ASCII)
    return "".join(map(_folded, text))


def holds(folded: str, words: Sequence[str]) -> bool:
    """Whether a folded text has all the words, whole or as parts."""
    return all(word in folded for word in words)


def begins_words(folded: str, words: Sequence[str]) -> bool:
    """Whether each of the words stands at the beginning of one: a better hit."""
    return all(_beginnings(word, folded) for word in words)


def cut(text: str, words: Sequence[str]) -> tuple[Segment, ...]:
    """The text in pieces, of which the words sought are some."""
    pieces, at = list[Segment](), 0
    for start, end in hits(text, words):
        if at < start:
            pieces.append(Segment(text[at:start], is_hit=False))
        pieces.append(Segment(text[start:end], is_hit=True))
        at = end
    if at < len(text):
        pieces.append(Segment(text[at:], is_hit=False))
    return tuple(pieces)


def excerpt(text: str, words: Sequence[str], length: int) -> str:
    """About *length* characters around the first hit, cut between words."""
    found = hits(text, words)
    if len(text) <= length or not found:
        return text if len(text) <= length else f"{_whole_words(text, 0, length)} …"
    start = max(min(found[0][0] - length // 3, len(text) - length), 0)
    end = start + length
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{_whole_words(text, start, end)}{after}"


def hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text, end exclusive; hits that touch are one.

    A word that begins others is not sought inside of further ones.
    """
    folds = [fold(char) for char in text]
    ends = list(accumulate(map(len, folds)))  #: of each character's fold
    folded = "".join(folds)
    places = sorted(
        # A letter is whole, and has the accents that follow it.
        (
            bisect_right(ends, found.start()),
            max(
                bisect_right(ends, found.end() - 1) + 1, bisect_right(ends, found.end())
            ),
        )
        for word in words
        for found in _beginnings(word, folded) or re.finditer(re.escape(word), folded)
    )
    joined = list[tuple[int, int]]()
    for start, end in places:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _beginnings(word: str, folded: str) -> list[re.Match[str]]:
    """Where words begin with this one."""
    return list(re.finditer(rf"(?<!\w){re.escape(word)}", folded))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return ""  # accents of their own, soft hyphens
    if char.isspace():
        return " "
    return _TYPED.get(char) or plain(char) or char.casefold()


def _whole_words(text: str, start: int, end: int) -> str:
    """The words that stand whole between two places."""
    if start and not text[start - 1].isspace():
        start = next((at for at in range(start, end) if text[at].isspace()), start)
    if end < len(text) and not text[end].isspace():
        end = next((at for at in range(end, start, -1) if text[at].isspace()), end)
    return text[start:end].strip()
