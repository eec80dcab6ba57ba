"""A source text as people read it: headings, numbered paragraphs, sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

_BREAK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?][’”'\")\]]*\s+(?=[‘“'\"(\[]*[A-Z0-9])")

#: A line this short without a full stop is a heading, in code points.
LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``start`` and ``end`` are its place in the text, end exclusive."""

    start: int
    end: int
    text: str
    number: int  #: from 1; 0 for a heading

    @property
    def is_heading(self) -> bool:
        return self.number == 0


@lru_cache(maxsize=64)
def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that separates them by blank lines."""
    found: list[Paragraph] = []
    number = 0
    for start, end in _pieces(body):
        text = body[start:end]
        heading = len(text) <= LONGEST_HEADING and not text.endswith((".", ":", ";"))
        number += not heading
        found.append(Paragraph(start, end, text, 0 if heading else number))
    return tuple(found)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand, by full stops and capitals."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    bounds = zip([0, *ends], [*ends, len(text)], strict=True)
    return [(start, start + len(text[start:end].rstrip())) for start, end in bounds]


def _pieces(body: str) -> list[tuple[int, int]]:
    """Where the text stands between its blank lines, without white space around."""
    breaks = [(found.start(), found.end()) for found in _BREAK.finditer(body)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(body)]
    trimmed = (
        (start + len(body[start:end]) - len(body[start:end].lstrip()), start)
        for start, end in zip(starts, ends, strict=True)
    )
    return [
        (first, first + len(body[first:end].rstrip()))
        for (first, _), end in zip(trimmed, ends, strict=True)
        if body[first:end].strip()
    ]
