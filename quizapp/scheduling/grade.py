"""How well a card was remembered."""

from enum import IntEnum


class Grade(IntEnum):
    """FSRS's ratings.  Hard is a pass; only Again says "forgotten"."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4
