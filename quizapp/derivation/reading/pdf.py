"""A PDF as text: its lines, without what stands at the head and foot of every page."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from quizapp.derivation.reading.read_text import LONGEST, ReadText
from quizapp.errors import Refused

#: Pages that are read; what comes after is left, and said so.
MOST_PAGES = 1_500

#: Lines at the head and at the foot of a page that may stand on every page.
_EDGE = 3

_BROKEN = "The PDF cannot be read: it is broken or not whole. Paste its text instead."
_LOCKED = "The PDF is locked with a password. Save it without one, or paste its text."
_PICTURES = (
    "The PDF has no text, only pictures of pages. Have it read by a program for scans "
    "(OCR) first, or paste its text."
)
_PAGE_NUMBER = re.compile(
    r"(?i)(?:page |p\. ?|[-–—[(] ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:/|of) ?\d{1,4})?"
    r"(?: ?[-–—\])])?"
)
_FIGURES = re.compile(r"\d+")


def read_pdf(data: bytes) -> ReadText:
    """The words of a PDF that holds text.

    Raises:
        Refused: it is locked, broken, or holds pictures only.
    """
    import pypdf

    # What it thinks of a file is for no one's log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(_LOCKED)
        count = len(reader.pages)
    except Refused:
        raise
    except Exception as error:
        # The library answers a broken file with whatever it trips over.
        locked = type(error).__name__ in {"DependencyError", "FileNotDecryptedError"}
        raise Refused(_LOCKED if locked else _BROKEN) from error
    pages, notices = _pages(reader, count)
    text = "\n".join(line for page in _without_edges(pages) for line in page)
    if not text.strip():
        raise Refused(_PICTURES if pages else _BROKEN)
    return ReadText(text, _title(reader), notices)


def _pages(reader: Any, count: int) -> tuple[list[list[str]], list[str]]:
    """The lines of each page, and what a reader should know."""
    pages, unread, length = list[list[str]](), list[int](), 0
    for number in range(min(count, MOST_PAGES)):
        try:
            text = reader.pages[number].extract_text()
        except Refused:
            raise  # by whoever bounds what reading may cost
        except Exception:
            # One page may be broken, and the library then raises anything.
            unread.append(number + 1)
            continue
        pages.append([line for raw in text.splitlines() if (line := raw.strip())])
        length += len(text)
        if length > LONGEST:
            break
    notices = []
    if unread:
        which = ", ".join(map(str, unread[:10])) + (" …" if len(unread) > 10 else "")
        notices.append(f"Pages that could not be read: {which}.")
    if count > MOST_PAGES:
        notices.append(f"Only the first {MOST_PAGES:,} of {count:,} pages were read.")
    if pages and not unread and (empty := sum(not page for page in pages)):
        notices.append(f"{empty} of {count} pages have no text, only pictures.")
    return pages, notices


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without lines that most of them repeat."""
    seen = Counter(key for page in pages for key in {_key(one) for one in _edges(page)})
    needed = max(3, len(pages) * 0.3)
    # Running heads differ on left and right pages, and from chapter to chapter.
    repeated = {key for key, count in seen.items() if count >= needed}
    return [_inner(page, repeated) for page in pages]


def _edges(page: list[str]) -> list[str]:
    return page[:_EDGE] + page[max(_EDGE, len(page) - _EDGE) :]


def _key(line: str) -> str:
    return _FIGURES.sub("#", line).lower()


def _inner(page: list[str], repeated: set[str]) -> list[str]:
    start, end = 0, len(page)
    while start < min(_EDGE, end) and _is_edge(page[start], repeated):
        start += 1
    while end > max(start, len(page) - _EDGE) and _is_edge(page[end - 1], repeated):
        end -= 1
    return page[start:end]


def _is_edge(line: str, repeated: set[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line)) or _key(line) in repeated


def _title(reader: Any) -> str:
    try:
        title = (reader.metadata and reader.metadata.title) or ""
    except Exception:
        # What a file says of itself may be broken like the rest.
        return ""
    # Programs put a file's name there.
    return (
        "" if re.search(r"(?i)\.\w{2,4}$|^untitled|^microsoft word", title) else title
    )
