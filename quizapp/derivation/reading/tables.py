"""The rows of a table as sentences of a kind."""

from collections.abc import Sequence

#: A column's name is repeated in every row, if it is no longer, in code points.
LONGEST_NAME = 60


def rows_as_text(rows: Sequence[Sequence[str]], *, named: bool) -> list[str]:
    """A line for each row: "Year: 1734; Event: the press reopens."

    With *named* the first row says what the columns are.
    """
    names: Sequence[str] = rows[0] if named and rows else ()
    lines = (_row(row, names) for row in rows[bool(names) :])
    return [line for line in lines if line]


def _row(row: Sequence[str], names: Sequence[str]) -> str:
    cells = []
    for index, cell in enumerate(row):
        words = " ".join(cell.split())
        name = " ".join(names[index].split()) if index < len(names) else ""
        if words and name and len(name) <= LONGEST_NAME:
            words = f"{name.rstrip(':')}: {words}"
        if words:
            cells.append(words.rstrip(".;"))
    line = "; ".join(cells)
    return f"{line}." if line else ""
