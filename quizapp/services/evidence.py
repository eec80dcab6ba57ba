"""The place in its text where a question's key is proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, select, tuple_
from sqlalchemy.orm import Session

from quizapp.questions.passage import Paragraph, paragraphs, sentences
from quizapp.store.question_sets import EvidenceSpan
from quizapp.store.source_texts import SourceText

_ALL_SPANS = (
    select(
        EvidenceSpan.question_id,
        EvidenceSpan.source_text_id,
        EvidenceSpan.start,
        EvidenceSpan.end,
        SourceText.title,
        SourceText.body,
    )
    .join(SourceText, SourceText.id == EvidenceSpan.source_text_id)
    .order_by(EvidenceSpan.number)
)
_SPANS = _ALL_SPANS.where(
    EvidenceSpan.question_id == bindparam("question"),
    EvidenceSpan.version == bindparam("version"),
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote among its neighbours.

    ``segments`` are the sentences that hold the quote, cut into (text, is quote);
    before and after stands a sentence of the same paragraph, or nothing.
    """

    source_text_id: int
    source_title: str
    paragraph: int  #: number, from 1; 0 for a heading
    before_context: str
    segments: tuple[tuple[str, bool], ...]
    after_context: str


def proofs(session: Session, *, question_id: int, version: int) -> list[Proof]:
    """Where the key of this version of a question is proved, in the set's order."""
    which = {"question": question_id, "version": version}
    rows = session.connection().execute(_SPANS, which)
    return [
        _proof(row.source_text_id, row.title, row.body, row.start, row.end)
        for row in rows
    ]


def proofs_by_question(
    session: Session, asked: Sequence[tuple[int, int]]
) -> dict[int, list[Proof]]:
    """The same of several questions, each given with its version."""
    which = tuple_(EvidenceSpan.question_id, EvidenceSpan.version)
    found: dict[int, list[Proof]] = {}
    for row in session.execute(_ALL_SPANS.where(which.in_(asked))):
        proof = _proof(row.source_text_id, row.title, row.body, row.start, row.end)
        found.setdefault(row.question_id, []).append(proof)
    return found


@lru_cache(maxsize=2048)
def _proof(text_id: int, title: str, body: str, start: int, end: int) -> Proof:
    place = _paragraph_of(body, start)
    bounds = sentences(place.text)
    first = _sentence_of(bounds, start - place.start)
    last = _sentence_of(bounds, max(min(end, place.end) - place.start - 1, 0))
    cut = [
        (place.start + bounds[first][0], start, False),
        (start, end, True),
        (end, max(place.start + bounds[last][1], end), False),
    ]
    return Proof(
        source_text_id=text_id,
        source_title=title,
        paragraph=place.number,
        before_context=_sentence(place, bounds, first - 1),
        segments=tuple((body[a:b], is_quote) for a, b, is_quote in cut if a < b),
        after_context=_sentence(place, bounds, last + 1),
    )


def _paragraph_of(body: str, at: int) -> Paragraph:
    """The paragraph in which code point *at* stands."""
    return next(place for place in paragraphs(body) if at < place.end)


def _sentence_of(bounds: list[tuple[int, int]], at: int) -> int:
    """The sentence in which *at* stands, or the one before the gap it stands in."""
    later = (number for number, (start, _) in enumerate(bounds) if start > at)
    return next(later, len(bounds)) - 1


def _sentence(place: Paragraph, bounds: list[tuple[int, int]], number: int) -> str:
    if not 0 <= number < len(bounds):
        return ""
    start, end = bounds[number]
    return place.text[start:end]
