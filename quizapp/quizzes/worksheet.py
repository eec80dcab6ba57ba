"""A quiz on paper in several versions: the same questions, in other orders.  Pure."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

VERSIONS = ("A", "B", "C", "D", "E", "F")

#: No vowels and nothing that looks like another: easy to compare on paper.
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_MARK_LENGTH = 4


def draw_seed(code: str) -> str:
    """The seed of the questions, alike in all versions of quiz *code*."""
    return f"worksheet:{code}"


def in_order_of(version: str, questions: Sequence[T], code: str) -> list[T]:
    """The questions as a version asks them; version A as the quiz has them."""
    ordered = list(questions)
    if version != VERSIONS[0]:
        random.Random(f"worksheet:{code}:{version}").shuffle(ordered)  # noqa: S311
    return ordered


def layout_seed(version: str, code: str) -> int:
    """The seed of the order of options in a version, a number from 0 to 2**31 - 1."""
    digest = hashlib.sha256(f"worksheet:{code}:{version}".encode()).digest()
    return int.from_bytes(digest[:4]) >> 1


def sheet_mark(version: str, asked: Iterable[tuple[int, int]]) -> str:
    """Four letters that a sheet shares with its key and, as good as surely, no other.

    ``asked``: question and its version, in the sheet's order.  A key that was printed
    after a question was changed bears other letters.
    """
    text = version + ":" + ",".join(f"{one}.{edition}" for one, edition in asked)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    letters = []
    for _ in range(_MARK_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)
