"""Tables for spreadsheet programs: XLSX in which text is text and never a formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter
from flask import Response

from quizapp.web.spreadsheet import Cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Characters, about; the first column holds names or questions.
_FIRST_WIDE, _WIDE = 28, 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, at most 31 letters without ``[]:*?/\\``, and its rows.

    The first row is the head.
    """

    name: str
    rows: Sequence[Sequence[Cell]]


def workbook_file(sheets: Iterable[Sheet], *, name: str) -> Response:
    """Sheets as a file to download."""
    return Response(
        written(sheets),
        mimetype=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def written(sheets: Iterable[Sheet]) -> bytes:
    """Sheets as the bytes of a workbook; the heads stay in sight."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, 0, _FIRST_WIDE)
            sheet.set_column(1, max(map(len, one.rows), default=1), _WIDE)
            for at, row in enumerate(one.rows):
                for column, cell in enumerate(row):
                    form = head if at == 0 else None
                    # Not ``write``, which takes "=1+1" for a formula and "http:…" for a
                    # link.
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell, form)
                    elif cell is not None:
                        sheet.write_number(at, column, cell, form)
    return file.getvalue()
