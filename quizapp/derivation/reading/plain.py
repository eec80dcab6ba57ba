"""Bytes that are text, in whichever way they write its characters."""

import codecs
import re

from quizapp.errors import Refused

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Bytes that no text has; tabs, the ends of lines and pages, and escapes may be.
_NO_TEXT = re.compile(b"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

GUESSED = (
    "The file is not UTF-8; it was read as Windows-1252. Check letters with accents."
)
NOT_TEXT = "The file is not text. Save it as UTF-8 text, or paste its words."


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The characters of a text file, and what a reader should know.

    Raises:
        Refused: the bytes are no text, or their coding cannot be told.
    """
    for mark, coding in _MARKED:
        if data.startswith(mark):
            return _told(data, coding), []
    if coding := _wide(data[:4096]):
        return _told(data, coding), []
    # Very old files say that they end.
    data = data.rstrip(b"\x1a")
    if _NO_TEXT.search(data):
        raise Refused(NOT_TEXT)
    try:
        return data.decode(), []
    except UnicodeDecodeError:
        return _told(data, "cp1252"), [GUESSED]


def _told(data: bytes, coding: str) -> str:
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as error:
        raise Refused(NOT_TEXT) from error
    if "\0" in text:
        raise Refused(NOT_TEXT)
    return text


def _wide(start: bytes) -> str:
    """UTF-16 without a mark shows by its zeros: every other byte, of Latin text."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half and odd > half * 0.7 and not even:
        return "utf-16-le"
    if half and even > half * 0.7 and not odd:
        return "utf-16-be"
    return ""
