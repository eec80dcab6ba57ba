"""The paragraphs, items and tables of a file, gathered in their order."""

from collections.abc import Sequence

from quizapp.derivation.reading.read_text import LONGEST
from quizapp.derivation.reading.tables import rows_as_text


class Blocks:
    """A text that is being put together; ``clean`` makes it the one that is read."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._items: list[str] = []
        self._length = 0

    @property
    def is_full(self) -> bool:
        """Whether more has been gathered than will be read."""
        return self._length > LONGEST

    def paragraph(self, words: str) -> None:
        """Add a paragraph or a heading; white space is folded."""
        folded = " ".join(words.split())
        if folded:
            self._end_list()
            self._add(self._blocks, folded)

    def item(self, words: str) -> None:
        """Add an item to the list that stands here."""
        folded = " ".join(words.split())
        if folded:
            self._add(self._items, f"- {folded}")

    def table(self, rows: Sequence[Sequence[str]], *, named: bool) -> None:
        """Add a table; with *named* its first row says what the columns are."""
        self._end_list()
        for row in rows_as_text(rows, named=named):
            self._add(self._blocks, row)
            if self.is_full:
                return

    def text(self) -> str:
        self._end_list()
        return "\n\n".join(self._blocks)

    def _add(self, to: list[str], words: str) -> None:
        if not self.is_full:
            to.append(words)
            self._length += len(words) + 2

    def _end_list(self) -> None:
        if self._items:
            self._blocks.append("\n".join(self._items))
            self._items = []
