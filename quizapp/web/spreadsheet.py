"""Tables for spreadsheet programs: CSV in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

#: What makes a program compute a cell; the wide forms count too where people type them.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None


def csv_file(rows: Iterable[Sequence[Cell]], *, name: str) -> Response:
    """Rows as a file to download.  Begins with a mark by which Excel knows UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(_cells, rows))
    return Response(
        "\ufeff" + text.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cells(row: Sequence[Cell]) -> list[Cell]:
    return [harmless(cell) if isinstance(cell, str) else cell for cell in row]


def harmless(text: str) -> str:
    """*text* as a cell that is shown and never computed."""
    return f"'{text}" if text.lstrip(" \xa0").startswith(FORMULA_STARTS) else text
