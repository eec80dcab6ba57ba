"""Workbooks, read again by another program's reader."""

import io

import openpyxl
import pytest

from quizapp.web.spreadsheet import FORMULA_STARTS
from quizapp.web.workbook import XLSX, Sheet, workbook_file, written

FORMULAS = [f"{start}1+1" for start in FORMULA_STARTS if start.strip()]


def test_another_reader_finds_every_sheet_and_cell() -> None:
    recall = Sheet(
        "Recall", [["Learner", "Dates"], ["Zoë Ånström", 87.5], ["Ivo", None]]
    )
    questions = Sheet("Questions", [["Question", "Right"], ["Who?", 3]])

    book = openpyxl.load_workbook(io.BytesIO(written([recall, questions])))

    assert book.sheetnames == ["Recall", "Questions"]
    assert [list(row) for row in book["Recall"].values] == [
        ["Learner", "Dates"],
        ["Zoë Ånström", 87.5],
        ["Ivo", None],
    ]
    assert list(book["Questions"].values)[1] == ("Who?", 3)


@pytest.mark.parametrize("text", [*FORMULAS, "{=1+1}", "https://example.org", "12"])
def test_text_is_text_and_never_computed(text: str) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(written([Sheet("One", [["Head"], [text]])]))
    )

    cell = book["One"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_workbook_is_downloaded_under_its_name() -> None:
    reply = workbook_file([Sheet("One", [["Head"]])], name="class.xlsx")

    assert reply.headers["Content-Disposition"] == 'attachment; filename="class.xlsx"'
    assert reply.mimetype == XLSX
