"""Slips of the keyboard in the words of dates: "Janury", "Feburary", "Setpember"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from quizapp.questions.dates.lexicon import WORDS, Sense, Word

#: Kinds of words in which a slip is forgiven.
_FORGIVEN = frozenset({Sense.MONTH, Sense.SEASON, Sense.CENTURY, Sense.WEEKDAY})
_SHORTEST = 4  #: shorter words are too near to each other
_LONGEST = 20
_LONG = 7  #: words of so many letters may have two slips


def _without_one(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _shortened(word: str) -> Iterator[str]:
    """The word, and what is left of it without one letter or, if it is long, two."""
    yield word
    once = _without_one(word)
    yield from once
    if len(word) >= _LONG:
        for shorter in once:
            yield from _without_one(shorter)


@cache
def _index() -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text, word in WORDS.items():
        if word.sense in _FORGIVEN and len(text) >= _SHORTEST - 1:
            for short in _shortened(text):
                if len(short) >= _SHORTEST - 2:
                    found[short].add(text)
    return {short: sorted(texts) for short, texts in found.items()}


def meant(text: str) -> tuple[Word, ...]:
    """The words that *text* is a slip of, the nearest only; several when in doubt.

    Two words that share what is left of them without a letter are compared, so the
    work does not grow with the lexicon.
    """
    if not _SHORTEST <= len(text) <= _LONGEST:
        return ()
    index = _index()
    near: dict[str, int] = {}
    for short in set(_shortened(text)):
        for candidate in index.get(short, ()):
            if candidate not in near:
                near[candidate] = _slips(text, candidate)
    most = 2 if len(text) >= _LONG else 1
    least = min(near.values(), default=most + 1)
    if least > most:
        return ()
    return tuple(
        sorted({WORDS[candidate] for candidate, n in near.items() if n == least})
    )


def _slips(one: str, other: str) -> int:
    """Letters left out, put in, changed or swapped with their neighbour."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        line = [row]
        for column, sign in enumerate(other, start=1):
            best = min(
                above[column] + 1,
                line[-1] + 1,
                above[column - 1] + (char != sign),
            )
            if (
                row > 1
                and column > 1
                and char == other[column - 2]
                and one[row - 2] == sign
            ):
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, above = above, line
    return above[-1]
