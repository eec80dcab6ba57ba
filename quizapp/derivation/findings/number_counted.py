"""What there were so many of: the noun phrase that a number counts."""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document
from quizapp.derivation.findings.number_patterns import COUNTED
from quizapp.derivation.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_WORDS = 8
_MAY_STAND = frozenset({"ADJ", "DET", "PRON", "NUM"})
_MAY_BEGIN = frozenset({"DET", "PRON", "NOUN", "ADJ", "PROPN"})
_NO_CROWD = re.compile(
    r"\b(?:was|is|has|as|its|his|this|thus|does|across|less|unless|towards|votes)\b"
)


class Counted:
    """Finds what is counted, by the parse where there is one and by words else."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._parse: Doc | None = document.parse
        self._starts = [token.idx for token in self._parse] if self._parse else []

    def after(self, end: int, *, of_share: bool) -> Span | None:
        """The phrase after a number that ends at *end*; after "of" alone for a share."""
        if self._parse is None:
            return None if of_share else self._by_words(end)
        return self._by_tags(self._parse, end, of_share=of_share)

    def _by_words(self, end: int) -> Span | None:
        found = COUNTED.match(self._text, end, end + 60)
        if not found or _NO_CROWD.search(found["words"]):
            return None
        return Span(*found.span("words"))

    def _by_tags(self, parse: "Doc", end: int, *, of_share: bool) -> Span | None:
        place = bisect_left(self._starts, end)
        limit = min(place + _MOST_WORDS, len(parse))
        while place < limit and not parse[place].text.strip():
            place += 1
        if place >= limit or not self._text[end : parse[place].idx].isspace():
            return None
        first = place
        if parse[place].lower_ == "of":
            first, determined = self._after_of(parse, place + 1, limit)
            if not of_share:
                first = determined
        elif of_share and parse[place].pos_ not in _MAY_BEGIN:
            return None
        return self._phrase(parse, first, limit)

    @staticmethod
    def _after_of(parse: "Doc", place: int, limit: int) -> tuple[int, int]:
        """Where the phrase begins with its article, and without it and its number."""
        bare = place
        while bare < limit and (
            parse[bare].pos_ in ("DET", "PRON", "NUM")
            or parse[bare].lower_ in ("the", "its", "all")
        ):
            bare += 1
        return place, bare

    @staticmethod
    def _phrase(parse: "Doc", first: int, limit: int) -> Span | None:
        last = -1
        for place in range(first, limit):
            token = parse[place]
            if token.tag_ in ("NNS", "NNPS"):
                last = place
                break
            if token.pos_ in ("NOUN", "PROPN"):
                last = place
            elif token.tag_ not in ("VBN", "VBG", "POS") and (
                token.pos_ not in _MAY_STAND or last >= 0
            ):
                break
        if last < 0:
            return None
        end = parse[last]
        return Span(parse[first].idx, end.idx + len(end.text))
