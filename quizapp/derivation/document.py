"""A text that is read for questions: its paragraphs, sentences and parse."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.derivation.span import Span
from quizapp.questions.dates.historical_date import HistoricalDate

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Parse


class Part(StrEnum):
    """What a paragraph is to its text."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    ASIDE = "aside"  #: an acknowledgement, a caption, a note: never asked about


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body; ``number`` counts from 0 through the whole text.

    ``parse`` is spaCy's span of it, in characters of the whole text
    (``token.idx``), or ``None`` where no model could read it.
    """

    span: Span
    paragraph: int  #: index into ``Document.paragraphs``
    number: int
    parse: "Parse | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``number`` counts the body from 1, and is 0 for what is no body."""

    span: Span
    part: Part
    number: int
    heading: str = ""  #: the heading above it
    language: str = "en"  #: BCP 47


@dataclass(frozen=True, slots=True)
class Document:
    """A text as the page shows it, cut up.

    ``text[span.start:span.end]`` holds for every span of every finding.
    ``published`` anchors dates without a year; ``None`` when nobody said.
    ``parse`` is the whole text as spaCy reads it, or ``None``: rules alone then.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    title: str = ""
    published: HistoricalDate | None = None
    language: str = "en"
    parse: "Doc | None" = field(default=None, compare=False, repr=False)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that a code point stands in, or ``None`` between sentences."""
        after = bisect_right(self.sentences, place, key=lambda one: one.span.start)
        found = self.sentences[after - 1] if after else None
        return found if found is not None and place < found.span.end else None

    def paragraph_of(self, sentence: Sentence) -> Paragraph:
        return self.paragraphs[sentence.paragraph]

    def sentences_of(self, paragraph: int) -> tuple[Sentence, ...]:
        first = bisect_left(self.sentences, paragraph, key=lambda one: one.paragraph)
        last = bisect_right(self.sentences, paragraph, key=lambda one: one.paragraph)
        return self.sentences[first:last]
