"""Cutting a text into paragraphs and sentences, with exact offsets."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.bynames import join_bynames
from quizapp.derivation.document import Document, Paragraph, Part, Sentence
from quizapp.derivation.fronted_dates import free_fronted_dates
from quizapp.derivation.language import language_of, main_language
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
    """Read a clean text: blank lines part its paragraphs.  Offsets point into *text*.

    What is not in English is cut by full stops and has no parse: a model of another
    language would only seem to read it.
    """
    paragraphs, language = _told_apart(text, _paragraphs(text))
    document = Document(
        text, paragraphs, (), title=title, published=published, language=language
    )
    any_english = any(one.language == "en" for one in paragraphs)
    nlp = english() if any_english else None
    parse = None if nlp is None else _parse(nlp, text, paragraphs)
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.part is Part.HEADING:
            continue
        for span, words in _sentences(text, paragraph, parse):
            sentences.append(Sentence(span, index, len(sentences), words))
    return replace(document, sentences=tuple(sentences), parse=parse)


def _told_apart(
    text: str, paragraphs: list[Paragraph]
) -> tuple[tuple[Paragraph, ...], str]:
    """Each paragraph with its language, and that of most of the text.

    A paragraph too short to tell is in the language of the text.
    """
    own = [language_of(one.span.of(text)) for one in paragraphs]
    lengths = [one.span.end - one.span.start for one in paragraphs]
    main = main_language(zip(own, lengths, strict=True))
    return tuple(
        replace(one, language=language or main)
        for one, language in zip(paragraphs, own, strict=True)
    ), main


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
    join_bynames(doc)
    free_fronted_dates(doc)
    return doc


def _sentences(
    text: str, paragraph: Paragraph, parse: "Doc | None"
) -> "Iterator[tuple[Span, Parse | None]]":
    """The sentences of a paragraph, by the parse or by full stops."""
    first, last = paragraph.span.start, paragraph.span.end
    if parse is None or paragraph.language != "en":
        for start, end in passage.sentences(text[first:last]):
            yield Span(first + start, first + end), None
        return
    words = parse.char_span(first, last, alignment_mode="expand")
    for one in () if words is None else words.sents:  # type: ignore[attr-defined]
        start, end = max(one.start_char, first), min(one.end_char, last)
        end = start + len(text[start:end].rstrip())
        if end > start:
            yield Span(start, end), one


def _paragraphs(text: str) -> list[Paragraph]:
    found, heading = [], ""
    for one in passage.paragraphs(text):
        part = Part.HEADING if one.is_heading else Part.BODY
        heading = one.text if one.is_heading else heading
        found.append(Paragraph(Span(one.start, one.end), part, one.number, heading))
    return found
