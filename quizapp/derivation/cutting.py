"""Cutting a text into paragraphs and sentences, with exact offsets."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document, Paragraph, Part, Sentence
from quizapp.derivation.model import english
from quizapp.derivation.span import Span
from quizapp.questions import passage
from quizapp.questions.dates.historical_date import HistoricalDate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Parse


def cut(
    text: str, *, title: str = "", published: HistoricalDate | None = None
) -> Document:
    """Read a clean text: blank lines part its paragraphs.  Offsets point into *text*."""
    paragraphs = tuple(_paragraphs(text))
    document = Document(text, paragraphs, (), title=title, published=published)
    nlp = english()
    if nlp is None:
        return replace(document, sentences=tuple(_by_full_stops(document)))
    parse = _parse(nlp, text, paragraphs)
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.part is Part.HEADING:
            continue
        words = parse.char_span(
            paragraph.span.start, paragraph.span.end, alignment_mode="expand"
        )
        for one in _sentences(words):
            start = max(one.start_char, paragraph.span.start)
            end = min(one.end_char, paragraph.span.end)
            end = start + len(text[start:end].rstrip())
            if end > start:
                sentences.append(Sentence(Span(start, end), index, len(sentences), one))
    return replace(document, sentences=tuple(sentences), parse=parse)


def _parse(nlp: "Language", text: str, paragraphs: tuple[Paragraph, ...]) -> "Doc":
    """The whole text, read so that no sentence reaches into another paragraph."""
    doc = nlp.make_doc(text)
    for paragraph in paragraphs:
        words = doc.char_span(
            paragraph.span.start, paragraph.span.end, alignment_mode="expand"
        )
        if words is not None and len(words):
            words[0].is_sent_start = True
    for _, read in nlp.pipeline:
        doc = read(doc)
    return doc


def _sentences(words: "Parse | None") -> "Iterable[Parse]":
    return () if words is None else words.sents  # type: ignore[attr-defined]


def _paragraphs(text: str) -> list[Paragraph]:
    found, heading = [], ""
    for one in passage.paragraphs(text):
        part = Part.HEADING if one.is_heading else Part.BODY
        heading = one.text if one.is_heading else heading
        found.append(Paragraph(Span(one.start, one.end), part, one.number, heading))
    return found


def _by_full_stops(document: Document) -> list[Sentence]:
    found: list[Sentence] = []
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.part is Part.HEADING:
            continue
        base = paragraph.span.start
        for start, end in passage.sentences(paragraph.span.of(document.text)):
            found.append(Sentence(Span(base + start, base + end), index, len(found)))
    return found
