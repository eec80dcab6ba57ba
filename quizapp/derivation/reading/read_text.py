"""What reading a file gives, and how much of one is read."""

from collections.abc import Sequence
from dataclasses import dataclass

#: Code points of a file's text that are read; what comes after is left, and said so.
LONGEST = 2_000_000

#: Code points of a title.
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class ReadText:
    """The words of a file, what it calls itself, and what a reader should know."""

    text: str
    title: str = ""
    notices: Sequence[str] = ()
