"""Files as people have them become clean text, or are refused in words."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.derivation.reading.files import ENDINGS, read_file
from quizapp.errors import Refused

PAGE = b"""<!DOCTYPE html><html><head><title>The press - Annals</title>
<script>track("Not read")</script><style>p { color: red }</style></head><body>
<header><a href="/">Annals</a></header><nav><ul><li>Home</li><li>About</li></ul></nav>
<div class="cookie-consent">We use cookies.</div>
<main><h1>The press at Yeon</h1>
<p>The press was <b>closed</b> in <a class="reference internal" href="#">1731</a>.<sup class="reference">[1]</sup>
It had printed 10&nbsp;000 copies &amp; more.<br>It was sold.</p>
<h2>What followed</h2>
<p>The duties were:</p><ul><li>salt</li><li>iron<ul><li>raw iron</li></ul></li></ul>
<table><tr><th>Year</th><th>Event</th></tr><tr><td>1734</td><td>It reopens.</td></tr>
<tr><td>1741</td><td>It burns.</td></tr></table>
<p hidden>Not read</p><form><button>Not read</button></form></main>
<footer>Not read</footer></body></html>"""

MARKDOWN = b"""---
title: "The press"
---
# The press at Yeon

The press was **closed** in [1731](#). It had
printed 10 000 copies.

* salt
* iron
    * raw iron

| Year | Event |
|------|-------|
| 1734 | It reopens. |
"""

XML_BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b
"&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<html><body><p>The king fled. &b; &c;</p></body></html>"""


def a_document() -> bytes:
    document = docx.Document()
    document.add_heading("The press at Yeon", 0)
    document.add_heading("How it ended", 1)
    document.add_paragraph("The press was closed in 1731. Its owner fled.")
    document.add_paragraph("The duties were:")
    document.add_paragraph("salt", style="List Bullet")
    document.add_paragraph("iron", style="List Bullet")
    table = document.add_table(rows=3, cols=2)
    for row, words in zip(
        table.rows,
        [("Year", "Event"), ("1734", "It reopens."), ("1741", "It burns.")],
        strict=True,
    ):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def a_pdf(pages: Sequence[Sequence[str]], *, extra: bytes = b"") -> bytes:
    """A PDF with these lines on its pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T* " % one.encode("cp1252") for one in lines)
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b"ET"
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0"
            b" R>>>>/Contents %d 0 R>>" % (len(objects) + 2)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    written, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n"
        b"startxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, extra, start)
    )


PRINTED = a_pdf(
    [
        [
            "Annals of Yeon",
            "The press was closed in 1731 by order of the governor, who feared its consti-",
            "tutional pamphlets more than the guilds did. It had printed ten thousand",
            "1",
        ],
        [
            "Annals of Yeon",
            "copies by then. Its owner fled.",
            "In 1734 the press was opened again, and the pamphlets were sold in the open",
            "market of the town.",
            "2",
        ],
        ["Annals of Yeon", "It burned down in 1741.", "3"],
    ]
)


def test_a_page_is_read_without_what_stands_around_it() -> None:
    found = read_file("press.html", PAGE)

    assert found.title == "The press at Yeon"
    assert found.notices == ()
    assert found.text.split("\n\n") == [
        "The press at Yeon",
        "The press was closed in 1731. It had printed 10 000 copies & more. It was sold.",
        "What followed",
        "The duties were: salt; iron; raw iron.",
        "Year: 1734; Event: It reopens.",
        "Year: 1741; Event: It burns.",
    ]


def test_markdown_is_read_with_its_lists_and_tables() -> None:
    found = read_file("press.MD", MARKDOWN)

    assert found.title == "The press"
    assert found.text.split("\n\n") == [
        "The press at Yeon",
        "The press was closed in 1731. It had printed 10 000 copies.",
        "salt; iron; raw iron.",
        "Year: 1734; Event: It reopens.",
    ]


def test_a_word_document_is_read_with_its_lists_and_tables() -> None:
    found = read_file("press.docx", a_document())

    assert found.text.split("\n\n") == [
        "The press at Yeon",
        "How it ended",
        "The press was closed in 1731. Its owner fled.",
        "The duties were: salt; iron.",
        "Year: 1734; Event: It reopens.",
        "Year: 1741; Event: It burns.",
    ]


def test_a_pdf_is_read_across_its_pages() -> None:
    found = read_file("press.pdf", PRINTED)

    assert found.text.split("\n\n") == [
        (
            "The press was closed in 1731 by order of the governor, who feared its "
            "constitutional pamphlets more than the guilds did. It had printed ten "
            "thousand copies by then. Its owner fled."
        ),
        (
            "In 1734 the press was opened again, and the pamphlets were sold in the "
            "open market of the town."
        ),
        "It burned down in 1741.",
    ]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_is_read_in_any_unicode(coding: str) -> None:
    text = "Žižka led the “Taborites” of Bohemia in the year 1420."

    assert read_file("a.txt", text.encode(coding)).text == text


def test_a_guessed_coding_is_told() -> None:
    found = read_file("a.txt", "The café of 1848 – “closed”.".encode("cp1252"))

    assert found.text == "The café of 1848 – “closed”."
    assert "Windows-1252" in found.notices[0]


@pytest.mark.slow
def test_what_is_more_than_is_read_is_told() -> None:
    found = read_file("a.txt", b"The king fled.\n\n" * 140_000)

    assert len(found.text) <= 2_000_000
    assert "Only the first" in found.notices[0]


def packed(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """The document with another part in the place of its own."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(a_document())) as whole,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for one in whole.namelist():
            archive.writestr(one, data if one == name else whole.read(one))
    return written.getvalue()


def refusals() -> dict[str, tuple[str, bytes, str]]:
    whole = a_document()
    return {
        "no kind": ("press.odt", b"The king fled.", "Files that end in"),
        "no ending": ("press", b"The king fled.", "Files that end in"),
        "old Word": ("press.doc", b"\xd0\xcf\x11\xe0" + bytes(90), ".docx"),
        "zeros": ("press.txt", b"The king\x00 fled.", "not text"),
        "a picture": ("press.txt", b"\x89PNG\r\n\x1a\n", "not text"),
        "half of UTF-16": ("press.txt", b"\xff\xfea", "not text"),
        "a PDF named text": ("press.txt", PRINTED, "name it .pdf"),
        "a document named text": ("press.txt", whole, "archive"),
        "text named PDF": ("press.pdf", b"The king fled.", "no PDF"),
        "text named document": ("press.docx", b"The king fled.", "no Word document"),
        "a PDF of pictures": ("press.pdf", a_pdf([[], []]), "only pictures"),
        "a locked PDF": (
            "press.pdf",
            a_pdf(
                [["The king fled."]],
                extra=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
                + b"28" * 32
                + b">/U<"
                + b"31" * 32
                + b">>>",
            ),
            "locked",
        ),
        "a PDF's first line": ("press.pdf", PRINTED[:9], "broken"),
        "half a document": ("press.docx", whole[: len(whole) // 2], "no Word document"),
        "another archive": ("press.docx", packed(a=b"b"), "no Word document"),
        "a bomb": (
            "press.docx",
            with_part("word/document.xml", bytes(60_000_000)),
            "too large",
        ),
        "many parts": (
            "press.docx",
            packed(**{f"{number}.xml": b"" for number in range(6_000)}),
            "too large",
        ),
        "entities": (
            "press.docx",
            with_part("word/document.xml", XML_BOMB),
            "no Word document",
        ),
    }


@pytest.mark.slow
def test_what_cannot_be_read_is_refused_in_words() -> None:
    failing = []
    for what, (name, data, words) in refusals().items():
        try:
            failing.append((what, read_file(name, data).text))
        except Refused as error:
            if words not in str(error):
                failing.append((what, str(error)))

    assert failing == []


def test_a_page_fetches_nothing_and_multiplies_nothing() -> None:
    found = read_file("press.html", XML_BOMB)

    assert found.text == "The king fled. &b; &c;"


def read_or_refused(name: str, data: bytes) -> str:
    """The text of a file, or why it is not read; whatever else is raised is a fault."""
    try:
        return read_file(name, data).text
    except Refused as error:
        return f"refused: {error}"


def test_a_truncated_pdf_gives_what_is_whole_or_is_refused() -> None:
    for length in range(0, len(PRINTED), 97):
        told = read_or_refused("press.pdf", PRINTED[:length])
        assert "press" in told or told.startswith("refused: The ")


LONG = {
    ".txt": b"x" * 1_000_000,
    ".md": b"[" * 9_000 + b"**" * 9_000 + b"> " * 9_000 + b"x" * 900_000,
    ".html": b"<div>" * 200 + b"x" * 500_000 + b"<table><tr><td>" * 20_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("ending", LONG)
def test_a_line_of_a_million_is_read_or_refused(ending: str) -> None:
    assert 0 < len(read_or_refused(f"long{ending}", LONG[ending])) <= 2_000_000


@given(st.sampled_from(ENDINGS), st.binary(max_size=300), st.booleans())
@settings(deadline=None)
def test_no_bytes_raise_anything_but_a_refusal(
    ending: str, data: bytes, starts: bool
) -> None:
    start = {".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04"}.get(ending, b"<p>")
    told = read_or_refused(f"a{ending}", (start if starts else b"") + data)

    assert told == told.strip()
