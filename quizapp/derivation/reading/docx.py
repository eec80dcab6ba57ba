"""A Word document as text: headings, paragraphs, lists and tables."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from quizapp.derivation.reading.blocks import Blocks
from quizapp.derivation.reading.read_text import ReadText
from quizapp.errors import Refused

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

#: Bytes that a document's parts may take when they are unpacked: all, and those of XML.
MOST_UNPACKED = 200_000_000
MOST_XML = 50_000_000

#: Parts that a document may have.
MOST_PARTS = 5_000

_BROKEN = "The file is no Word document that can be read. Save it again as .docx."
_TOO_LARGE = "The document is too large when it is unpacked. Save its text as .txt."


def read_docx(data: bytes) -> ReadText:
    """The words of a document; its title is what it says, or its first title line.

    Raises:
        Refused: it is broken, too large, or not what its name says.
    """
    import docx

    _look_over(data)
    blocks = Blocks()
    try:
        document = docx.Document(io.BytesIO(data))
        title = _gather(document, blocks)
        title = (document.core_properties.title or "").strip() or title
    except Refused:
        raise
    except Exception as error:
        # The library answers a broken document with whatever it trips over.
        raise Refused(_BROKEN) from error
    return ReadText(blocks.text(), title)


def _look_over(data: bytes) -> None:
    """Refuse what would take too much memory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or _size(parts) > MOST_UNPACKED:
                raise Refused(_TOO_LARGE)
            written = [one for one in parts if one.filename.endswith((".xml", ".rels"))]
            if _size(written) > MOST_XML:
                raise Refused(_TOO_LARGE)
            for part in written:
                # A document has no types of its own; they make much of little.
                if b"<!DOCTYPE" in archive.read(part):
                    raise Refused(_BROKEN)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise Refused(_BROKEN) from error
    except (EOFError, ValueError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise Refused(_BROKEN) from error


def _size(parts: list[zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _gather(document: Any, blocks: Blocks) -> str:
    from docx.table import Table

    title = ""
    for block in document.iter_inner_content():
        if blocks.is_full:
            break
        if isinstance(block, Table):
            _table(block, blocks)
            continue
        style = _style(block)
        if style.startswith(("toc", "header", "footer")):
            continue
        words = block.text
        if style in {"title", "heading 1"} and not title:
            title = words
        if _is_item(block, style):
            blocks.item(words)
        else:
            blocks.paragraph(words)
    return title


def _style(paragraph: "Paragraph") -> str:
    style = paragraph.style
    return (style.name or "").lower() if style is not None else ""


def _is_item(paragraph: "Paragraph", style: str) -> bool:
    if style.startswith("heading"):
        return False
    return style.startswith("list") or bool(paragraph._p.xpath("./w:pPr/w:numPr"))


def _table(table: "Table", blocks: Blocks) -> None:
    """A table's rows; cells that were made one are told once."""
    rows = []
    for row in table.rows:
        cells: dict[Any, str] = {}
        for cell in row.cells:
            cells.setdefault(cell._tc, cell.text)
        rows.append(list(cells.values()))
    named = len(rows) > 2 and len(rows[0]) > 1 and all(rows[0])
    blocks.table(rows, named=named)
