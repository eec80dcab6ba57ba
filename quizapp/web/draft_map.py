"""The text drawn small: which of its sentences have questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.services.draft_page import Desk, Part

#: Cells in a row of the map, and what one takes, in the drawing's units.
CELLS = 30
CELL = 12


@dataclass(frozen=True, slots=True)
class TextMap:
    """The text drawn sentence by sentence: how many questions rest on each."""

    cells: Sequence[tuple[int, int, int]]  #: x, y, and 0 to 3 questions
    width: int
    height: int
    covered: int
    total: int
    bare: Sequence[str]  #: the sentences that no question rests on


def map_of(desk: Desk, part: Part) -> TextMap:
    """The map of a part, sentence by sentence."""
    mapped = desk.map_of(part)
    rows = max(1, -(-len(mapped) // CELLS))
    return TextMap(
        cells=[
            (number % CELLS * CELL, number // CELLS * CELL, min(one.drafts, 3))
            for number, one in enumerate(mapped)
        ],
        width=CELLS * CELL,
        height=rows * CELL,
        covered=sum(one.drafts > 0 for one in mapped),
        total=len(mapped),
        bare=[
            " ".join(desk.text.body[one.start : one.end].split())
            for one in mapped
            if not one.drafts
        ],
    )
