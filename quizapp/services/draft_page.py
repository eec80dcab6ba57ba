"""The drafts on a text as a teacher looks through them: a part of the text at a time."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.passage import Paragraph, paragraphs, sentences
from quizapp.questions.question import Question as Content
from quizapp.services.cards import read_question
from quizapp.store.derivations import Derivation
from quizapp.store.drafts import DraftDecision, DraftQuestion, Standing
from quizapp.store.people import Person
from quizapp.store.source_texts import SourceText

#: Code points of a text that one page shows; a longer text comes in parts.
PART = 40_000


@dataclass(frozen=True)
class ShownDraft:
    """A draft, read.

    Drafts are numbered in the text's order, those that are shown first before others.
    """

    row: DraftQuestion
    number: int = 0  #: 0 where it is looked at alone
    is_first: bool = True  #: whether it is among those wanted, and not "more drafts"

    @cached_property
    def content(self) -> Content:
        return read_question(self.row.content)

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        return [(start, end) for start, end in json.loads(self.row.spans)]

    @cached_property
    def warnings(self) -> list[str]:
        found: list[str] = json.loads(self.row.warnings)
        return found

    @cached_property
    def doubts(self) -> list[str]:
        found: list[str] = json.loads(self.row.doubts)
        return found

    @property
    def start(self) -> int:
        return self.spans[0][0] if self.spans else 0

    @property
    def place(self) -> tuple[int, int]:
        """Where the text is underlined: the key as derived, or all of the evidence."""
        is_derived = self.row.content == self.row.derived
        if (
            is_derived
            and self.row.key_end
            and any(
                start <= self.row.key_start and self.row.key_end <= end
                for start, end in self.spans
            )
        ):
            return self.row.key_start, self.row.key_end
        return self.spans[0] if self.spans else (0, 0)

    def place_in_queue(self, *, by_text: bool) -> tuple[bool, bool, int]:
        """What it is sorted by: how useful it is, or where the text has it."""
        place = self.row.position if by_text else self.row.rank
        return not self.is_first, bool(self.doubts), place

    @property
    def is_in_text(self) -> bool:
        """Whether the text shows where it stands: it is wanted, or was decided on."""
        return self.is_first or not self.is_open

    @property
    def is_open(self) -> bool:
        return self.row.standing is Standing.WAITING

    @property
    def is_published(self) -> bool:
        return self.row.question_id is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: whole paragraphs."""

    number: int  #: from 1
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MappedSentence:
    """A sentence, and how many drafts rest on it that were not rejected."""

    start: int
    end: int
    drafts: int
    first: int  #: the first of those, 0 for none


class Desk:
    """All that is decided and to be decided on one text."""

    def __init__(self, session: Session, *, derivation: Derivation) -> None:
        self.derivation = derivation
        self.text = session.get_one(SourceText, derivation.source_text_id)
        rows = session.scalars(
            select(DraftQuestion)
            .where(DraftQuestion.derivation_id == derivation.id)
            .order_by(
                DraftQuestion.rank > derivation.wanted,
                DraftQuestion.position,
            )
        )
        self.drafts = [
            ShownDraft(row, number, row.rank <= derivation.wanted)
            for number, row in enumerate(rows, start=1)
        ]

    @cached_property
    def counts(self) -> Counter[Standing]:
        """How many were accepted and rejected, and how many of the first wait."""
        return Counter(one.row.standing for one in self.drafts if one.is_in_text)

    @cached_property
    def first(self) -> int:
        """How many are shown first."""
        return sum(one.is_first for one in self.drafts)

    @cached_property
    def topics(self) -> Counter[str]:
        """How many of the drafts that are shown first each topic has, the most first."""
        return Counter(one.content.topic for one in self.drafts if one.is_in_text)

    @property
    def to_publish(self) -> int:
        return sum(
            one.row.standing is Standing.ACCEPTED and not one.is_published
            for one in self.drafts
        )

    def of_topic(self, topic: str) -> list[ShownDraft]:
        return [one for one in self.drafts if not topic or one.content.topic == topic]

    def queue(self, topic: str, *, by_text: bool = False) -> list[ShownDraft]:
        """What is to be checked, the most useful first; the less sure last."""
        waiting = [one for one in self.of_topic(topic) if one.is_open]
        return sorted(waiting, key=lambda one: one.place_in_queue(by_text=by_text))

    def find(self, draft_id: int) -> ShownDraft | None:
        return next((one for one in self.drafts if one.row.id == draft_id), None)

    @cached_property
    def parts(self) -> list[Part]:
        return list(parts_of(paragraphs(self.text.body), len(self.text.body)))

    def part_at(self, place: int) -> Part:
        return next((one for one in self.parts if place < one.end), self.parts[-1])

    def map_of(self, part: Part) -> list[MappedSentence]:
        """The sentences of a part of the text, with the drafts that rest on each."""
        kept = [
            one
            for one in self.drafts
            if one.is_in_text and one.row.standing is not Standing.REJECTED
        ]
        starts = sorted((one.start, one.row.id) for one in kept)
        mapped, at = [], 0
        while at < len(starts) and starts[at][0] < part.start:
            at += 1
        for start, end in _sentences(self.text.body, part):
            here = []
            while at < len(starts) and starts[at][0] < end:
                here.append(starts[at][1])
                at += 1
            mapped.append(MappedSentence(start, end, len(here), here[0] if here else 0))
        return mapped


def can_undo(session: Session, *, person: Person, derivation: Derivation) -> bool:
    """Whether this person decided anything on this text's drafts."""
    decided = (
        select(DraftDecision.id)
        .join(DraftQuestion, DraftQuestion.id == DraftDecision.draft_id)
        .where(
            DraftQuestion.derivation_id == derivation.id,
            DraftDecision.person_id == person.id,
        )
    )
    return session.scalar(decided.limit(1)) is not None


def parts_of(places: Iterable[Paragraph], length: int) -> Iterable[Part]:
    """A text in stretches of about ``PART``; a paragraph is never cut."""
    number, start = 1, 0
    for place in places:
        if place.end - start > PART and place.start > start:
            yield Part(number, start, place.start)
            number, start = number + 1, place.start
    yield Part(number, start, max(length, start + 1))


def _sentences(body: str, part: Part) -> Iterable[tuple[int, int]]:
    for place in paragraphs(body):
        if place.is_heading or place.end <= part.start or place.start >= part.end:
            continue
        for start, end in sentences(place.text):
            yield place.start + start, place.start + end
