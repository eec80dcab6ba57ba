"""A card as it is studied: what the question says, and how it is remembered."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.presentation import choose_ask
from quizapp.questions.question import Ask, Question
from quizapp.questions.schema import question_schema
from quizapp.questions.schema.problem import Findings, SchemaRefused
from quizapp.scheduling.memory import Memory
from quizapp.services.learner import Learner
from quizapp.services.library import may_see
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.reviews import Card
from quizapp.store.study_queries import MEMORY, QUESTION


@dataclass(frozen=True, slots=True)
class StudyCard:
    """One learner's card.  ``memory`` is None for a question not met yet."""

    question_id: int
    version: int
    content: Question
    fact: str
    set_id: int
    set_title: str
    set_slug: str
    is_taken_up: bool
    desired_retention: float | None  #: the set's own
    card_id: int | None
    answers: int  #: what a page has to have seen
    memory: Memory | None
    suspended_at: datetime | None

    @property
    def seed(self) -> int:
        """Settles what the scheduler leaves to chance until the card is answered."""
        return seed_of(self.question_id, self.answers)

    @property
    def ask(self) -> Ask:
        """How the card is asked until it is answered."""
        return choose_ask(self.content, self.memory.reviews if self.memory else 0)


def seed_of(question_id: int, answers: int) -> int:
    """The seed of a card that was answered so often; a replay needs the same."""
    return question_id * 1_000_003 + answers


def layout_seed(secret: str, *, person_id: int, question_id: int, answers: int) -> int:
    """The seed by which a page shuffles options, rows and pairs.

    Other than ``seed_of`` it cannot be worked out without the installation's secret,
    and every learner's is another: where the right option stands tells nothing.
    """
    key = hashlib.sha256(secret.encode()).digest()
    card = f"{person_id}:{question_id}:{answers}".encode()
    digest = hashlib.blake2b(card, digest_size=8, key=key, person=b"layout")
    return int.from_bytes(digest.digest())


def find_card(
    session: Session, *, person: Learner, question_id: int, retired_too: bool = False
) -> StudyCard:
    """One learner's card of a question.

    Raises:
        NotFound: there is no such question, or it is not this person's to see.
    """
    row = _row(session, person, question_id)
    if (
        row is None
        or not (
            row.taken_up_at
            or row.card_id
            or row.is_shipped
            or row.owner_id == person.id
            # Asked last: hardly a card studied gets here.
            or may_see(session, person_id=person.id, set_id=row.set_id)
        )
        or (row.retired_at and not retired_too)
    ):
        raise NotFound("There is no such card. Its teacher may have withdrawn it.")
    return _study_card(row)


def card_asked(session: Session, *, person: Learner, question_id: int) -> StudyCard:
    """One learner's card of a question that a quiz has put to them."""
    return _study_card(_row(session, person, question_id))


def _row(session: Session, person: Learner, question_id: int) -> Any:
    who = {"person": person.id, "question": question_id}
    return session.connection().execute(QUESTION, who).one_or_none()


def _study_card(row: Any) -> StudyCard:
    return StudyCard(
        question_id=row.id,
        version=row.version,
        content=read_question(row.content),
        fact=row.fact,
        set_id=row.set_id,
        set_title=row.set_title,
        set_slug=row.set_slug,
        is_taken_up=row.taken_up_at is not None,
        desired_retention=row.desired_retention,
        card_id=row.card_id,
        answers=row.answers or 0,
        memory=memory_of(row),
        suspended_at=row.suspended_at,
    )


def content_at(session: Session, card: StudyCard, version: int) -> Question:
    """What a card's question said at one of its versions."""
    if version == card.version:
        return card.content
    row = session.get_one(QuestionVersion, (card.question_id, version))
    return read_question(row.content)


@lru_cache(maxsize=4096)
def read_question(content: str) -> Question:
    """A question from a version's content; versions never change, so it is kept."""
    findings = Findings()
    question = question_schema.read_question(json.loads(content), (), findings)
    if question is None:
        raise SchemaRefused(findings.problems)
    return question


def memory_of(row: Any) -> Memory | None:
    """The memory in a row that ends with the columns ``MEMORY``.

    By place and not by name: a day's queue reads hundreds.
    """
    columns = row[-len(MEMORY) :]
    return None if columns[0] is None else Memory(*columns)


def as_columns(memory: Memory | None) -> dict[str, Any]:
    """A memory as the columns of a card; of a card not met, if None."""
    if memory is None:
        return {column.key: None for column in MEMORY} | {
            "step": 0,
            "reviews": 0,
            "lapses": 0,
        }
    return {column.key: getattr(memory, column.key) for column in MEMORY}


def set_memory(card: Card, memory: Memory | None) -> None:
    """Put a memory into a mapped card."""
    for name, value in as_columns(memory).items():
        setattr(card, name, value)
