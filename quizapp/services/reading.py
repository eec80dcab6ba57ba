"""A source text as it is read: whole, its evidence marked for who answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.historical_date import HistoricalDate
from quizapp.questions.passage import paragraphs
from quizapp.store.library_queries import SETS_OF_TEXT, SPANS
from quizapp.store.people import Person
from quizapp.store.source_texts import SourceText


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph, evidence or not."""

    text: str
    is_evidence: bool


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
class Reading:
    """A text for one reader."""

    origin: Origin
    paragraphs: Sequence[ReadParagraph]
    sets: Sequence[tuple[str, str]]  #: slug and title of those over this text

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
    return Reading(
        Origin(
            title=text.title,
            author=text.author,
            publisher=text.publisher,
            published=published_in_words(text.published),
            licence=text.licence,
        ),
        _without_title(marked_paragraphs(text.body, spans), text.title),
        sets,
    )


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
    body: str, spans: Sequence[tuple[int, int]]
) -> list[ReadParagraph]:
    """The paragraphs of a text, cut where evidence begins and ends."""
    return [
        ReadParagraph(
            place.number, tuple(_pieces(body, place.start, place.end, sorted(spans)))
        )
        for place in paragraphs(body)
    ]


def _pieces(
    body: str, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if at < first:
            pieces.append(Piece(body[at:first], is_evidence=False))
        pieces.append(Piece(body[first:last], is_evidence=True))
        at = last
    if at < end:
        pieces.append(Piece(body[at:end], is_evidence=False))
    return pieces
