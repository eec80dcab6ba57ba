"""Texts with drafts, for tests: derived as always, or written down beforehand."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.services import background_work, derivations
from quizapp.services.derivations import Handed
from quizapp.services.form_ids import new_form_id
from quizapp.store.derivations import Derivation
from quizapp.store.drafts import DraftQuestion
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW

TEXT = """The press at Yeon was closed in 1731. Governor Ilse Varga had ordered it.

Why it was closed

The guilds protested because bread prices had doubled. Martin Oduya led the protests \
in the spring of 1732. In 1734 the press was opened again."""

WORKER = "a worker"


def question(
    prompt: str, answer: str, quote: str, *, kind: str = "name", **more: Any
) -> dict[str, Any]:
    """A question as ``plain_derivation.as_plain`` has it."""
    start = TEXT.index(quote)
    key = TEXT.find(answer, start)
    written = {
        "id": f"{kind}-{prompt.split()[-1].strip('?').lower()}",
        "kind": kind,
        "topic": {"date": "dates", "name": "actors", "phrase": "causes"}[kind],
        "prompt": prompt,
        "answer": answer,
        "accept": [],
        "distractors": [],
        "evidence": [{"quote": quote, "start": start, "end": start + len(quote)}],
        "confidence": 0.8,
        "warnings": [],
        "doubts": [],
        "key": [key, key + len(answer)] if key >= 0 else None,
        "rule": "test",
        "fact": prompt,
        "why": "",
    }
    return written | more


QUESTIONS = [
    question(
        "When was the press at Yeon closed?",
        "1731",
        "The press at Yeon was closed in 1731.",
        kind="date",
        warnings=["year as the text has it"],
        why="a year of four figures",
    ),
    question(
        "Who ordered the press to be closed?",
        "Ilse Varga",
        "Governor Ilse Varga had ordered it.",
        distractors=["Martin Oduya", {"text": "The guilds", "why": "they protested"}],
    ),
    question(
        "Why did the guilds protest?",
        "bread prices had doubled",
        "The guilds protested because bread prices had doubled.",
        kind="phrase",
    ),
    question(
        "Who led the protests?",
        "Martin Oduya",
        "Martin Oduya led the protests in the spring of 1732.",
    ),
    question(
        "When was it opened again?",
        "1734",
        "In 1734 the press was opened again.",
        kind="date",
        doubts=["“it” may need the text"],
    ),
]

FOUND: dict[str, Any] = {
    "text": TEXT,
    "published": "",
    "findings": {"dates": [], "actors": [], "causes": []},
    "questions": QUESTIONS,
    "notices": [],
    "title": "The press at Yeon",
}


def new_teacher(session: Session, name: str = "Ruth Adeyemi") -> Person:
    """A teacher, kept."""
    person = Person(
        name=name,
        email=f"{name.split()[0].lower()}@school.example",
        role=Role.TEACHER,
        created_at=NOW,
    )
    session.add(person)
    session.commit()
    return person


def handed_in(
    session: Session, owner: Person, *, text: str = TEXT, **more: Any
) -> Derivation:
    """A text that waits to be read; commits."""
    handed = Handed(**({"title": "The press at Yeon", "text": text} | more))
    found = derivations.hand_in(
        session, owner=owner, handed=handed, form_id=new_form_id(NOW), now=NOW
    )
    session.commit()
    return found


def with_drafts(
    session: Session, owner: Person, *, found: dict[str, Any] = FOUND
) -> Derivation:
    """A text with drafts to decide on; commits."""
    derivation = handed_in(session, owner, text=found["text"])
    read(session, found=found)
    session.refresh(derivation)
    session.commit()
    return derivation


def read(
    session: Session, *, found: dict[str, Any] = FOUND, now: datetime = NOW
) -> None:
    """Do for the text that waits longest what a worker does; commits."""
    taken = background_work.claim(session, worker=WORKER, now=now)
    assert taken is not None
    assert background_work.finish(
        session, derivation_id=taken.id, worker=WORKER, found=found, now=now
    )
    session.commit()


def drafts_of(session: Session, derivation: Derivation) -> list[DraftQuestion]:
    """The drafts as the database has them now; ends the transaction."""
    session.expire_all()
    found = session.scalars(
        select(DraftQuestion)
        .where(DraftQuestion.derivation_id == derivation.id)
        .order_by(DraftQuestion.position)
    ).all()
    session.rollback()
    for one in found:
        session.refresh(one)
    session.rollback()
    return list(found)


def in_store(engine: Engine) -> list[DraftQuestion]:
    """Every draft as the database has it now, apart from any session."""
    with Session(engine, expire_on_commit=False) as session:
        found = session.scalars(select(DraftQuestion).order_by(DraftQuestion.position))
        return list(found)
