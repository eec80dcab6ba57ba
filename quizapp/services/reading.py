"""A source text as it is read: whole, its evidence marked for who answered.

Notes say which questions a reader has answered rest on which sentence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.passage import Paragraph, paragraphs, sentences
from quizapp.questions.presentation import key_in_words
from quizapp.services.cards import read_question
from quizapp.store.library_queries import ANSWERED_SPANS, SETS_OF_TEXT, SPANS
from quizapp.store.people import Person
from quizapp.store.source_texts import SourceText


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph, evidence or not."""

    text: str
    is_evidence: bool
    note: int = 0  #: the note after these words; 0 for none


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    number: int  #: from 1; 0 for a heading
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def has_evidence(self) -> bool:
        return any(piece.is_evidence for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text comes from."""

    title: str
    author: str
    publisher: str
    published: str  #: in words
    licence: str


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    question_id: int
    prompt: str
    key: Sequence[str]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence, and the questions on it that the reader has answered."""

    number: int  #: from 1
    end: int  #: of the sentence, in the body
    sentence: str
    questions: Sequence[AnsweredQuestion]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text for one reader."""

    id: int
    origin: Origin
    paragraphs: Sequence[ReadParagraph]
    sets: Sequence[tuple[str, str]]  #: slug and title of those over this text
    notes: Sequence[Note]

    @property
    def answered(self) -> int:
        """How many questions the notes hold."""
        return len({one.question_id for note in self.notes for one in note.questions})

    @property
    def has_evidence(self) -> bool:
        return any(one.has_evidence for one in self.paragraphs)


def read_text(
    session: Session, *, person: Person, text_id: int, question_id: int | None = None
) -> Reading:
    """A text, with what proves *question_id* marked once *person* has answered it.

    Raises:
        NotFound: there is no such text, or no set over it is this person's to see.
    """
    who = {"person": person.id, "text": text_id}
    sets = [(row.slug, row.title) for row in session.execute(SETS_OF_TEXT, who)]
    text = session.get(SourceText, text_id) if sets else None
    if text is None:
        raise NotFound("The text may have been replaced or withdrawn by its teacher.")
    spans: list[tuple[int, int]] = []
    if question_id is not None:
        rows = session.execute(SPANS, who | {"question": question_id})
        spans = [(row.start, row.end) for row in rows]
    notes = _notes(text.body, session.execute(ANSWERED_SPANS, who))
    return Reading(
        text.id,
        Origin(
            title=text.title,
            author=text.author,
            publisher=text.publisher,
            published=published_in_words(text.published),
            licence=text.licence,
        ),
        _without_title(
            marked_paragraphs(
                text.body, spans, {note.end: note.number for note in notes}
            ),
            text.title,
        ),
        sets,
        notes,
    )


def _notes(body: str, rows: Iterable[Any]) -> list[Note]:
    """A note for each sentence in which a quote of *rows* begins."""
    found = defaultdict[tuple[int, int], dict[int, AnsweredQuestion]](dict)
    for row in rows:
        content = read_question(row.content)
        said = key_in_words(content)
        found[_sentence_at(body, row.start)][row.question_id] = AnsweredQuestion(
            row.question_id, content.prompt, [said] if isinstance(said, str) else said
        )
    return [
        Note(number, end, body[start:end], list(questions.values()))
        for number, ((start, end), questions) in enumerate(sorted(found.items()), 1)
    ]


def _sentence_at(body: str, at: int) -> tuple[int, int]:
    """Where the sentence stands that holds code point *at*."""
    place = _paragraph_at(body, at)
    bounds = sentences(place.text)
    start, end = next(
        (bound for bound in reversed(bounds) if place.start + bound[0] <= at), bounds[0]
    )
    return place.start + start, place.start + end


def _paragraph_at(body: str, at: int) -> Paragraph:
    return next(place for place in paragraphs(body) if at < place.end)


def _without_title(
    read: Sequence[ReadParagraph], title: str
) -> Sequence[ReadParagraph]:
    """The page names the text already."""
    if read and not read[0].number and read[0].text.strip() == title:
        return read[1:]
    return read


def published_in_words(edtf: str) -> str:
    """When a text was published; as it stands if it is no EDTF."""
    try:
        return HistoricalDate.from_edtf(edtf).in_words() if edtf else ""
    except ValueError:
        return edtf


def marked_paragraphs(
    body: str,
    spans: Sequence[tuple[int, int]],
    notes: Mapping[int, int] = MappingProxyType({}),
) -> Sequence[ReadParagraph]:
    """The paragraphs of a text, cut where evidence begins and ends and notes stand.

    Args:
        notes: the number of the note that stands at a place.
    """
    return [
        ReadParagraph(place.number, tuple(_pieces(body, place, sorted(spans), notes)))
        for place in paragraphs(body)
    ]


def _pieces(
    body: str,
    place: Paragraph,
    spans: Sequence[tuple[int, int]],
    notes: Mapping[int, int],
) -> list[Piece]:
    inside = _joined(
        (max(first, place.start), min(last, place.end))
        for first, last in spans
        if first < place.end and last > place.start
    )
    noted = {at for at in notes if place.start < at <= place.end}
    cuts = sorted(
        {place.start, place.end, *noted, *(at for span in inside for at in span)}
    )
    return [
        Piece(
            body[start:end],
            any(first <= start < last for first, last in inside),
            notes.get(end, 0),
        )
        for start, end in pairwise(cuts)
    ]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in their order, those that overlap as one."""
    joined = list[tuple[int, int]]()
    for first, last in spans:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
