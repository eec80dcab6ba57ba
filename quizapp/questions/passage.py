"""A source text as people read it: headings, numbered paragraphs, sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

_BREAK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][’”'\")\]»]*\s+(?=[‘“„«'\"(\[]*(\w+))")
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[‘“„«'\"])([^\s(\[‘“„«'\"]+)\Z")

#: What ends with a full stop and no sentence with it.
_SHORTENED = frozenset(
    """mr mrs ms dr prof st rev hon gen col lt capt sgt adm maj gov sen rep pres messrs
    mt vs cf ca c fl viz approx vol pp ed eds trans jan feb mar apr aug sept
    oct nov dec e.g i.e z.b d.h u.a bzw bspw vgl hl hr frl mme mlle m г гг т.е т.н""".split()  # noqa: SIM905
)
_BEFORE_FIGURES = frozenset({"no", "nos", "nr", "art", "p", "ch"})
_MONTH_NAMES = frozenset(
    """januar februar märz april mai juni juli august september oktober november dezember
    jänner jahrhundert""".split()  # noqa: SIM905
)

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
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if _ends(text, found)]
    bounds = zip([0, *ends], [*ends, len(text)], strict=True)
    return [(start, start + len(text[start:end].rstrip())) for start, end in bounds]


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends here: no small letter follows, and nothing shortened ends."""
    follows = found[1]
    if not (follows[0].isupper() or follows[0].isdigit()):
        return False
    if text[found.start()] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
    word = before[1] if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        return False  # an initial
    if word.isdigit() and len(word) <= 2:
        return follows.casefold() not in _MONTH_NAMES
    if word.casefold() in _BEFORE_FIGURES:
        return not follows[0].isdigit()
    return word.casefold() not in _SHORTENED


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
