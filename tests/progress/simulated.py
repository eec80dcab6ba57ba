"""Simulated learners: histories of any length, written at once.

They forget as FSRS predicts, some questions more easily than others, rest at times,
and leave a log and cards as the study loop would have.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory, after_review, recall_now
from quizapp.services.cards import as_columns, seed_of
from quizapp.services.policies import clock_of, keep_policy, policy_of
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.reviews import Card, Review, StudiedSet

TOPICS = ("dates", "actors", "causes", "numbers", "places", "terms", "reactions")


@dataclass
class _Kept:
    """One card as it goes along, and its answers."""

    question_id: int
    ease: float  #: what the chance of recall is raised to the inverse of
    memory: Memory | None = None
    reviews: list[dict[str, Any]] = field(default_factory=list)


def add_questions(
    session: Session, person: Person, *, sets: int, each: int, now: datetime
) -> None:
    """Sets of plain questions, taken up by *person*."""
    for number in range(sets):
        row = QuestionSet(
            slug=f"simulated-{number}",
            title=f"Simulated set {number + 1}",
            digest="0" * 64,
            created_at=now,
            updated_at=now,
        )
        session.add(row)
        session.flush()
        session.add(
            StudiedSet(
                person_id=person.id, set_id=row.id, position=50 + number, added_at=now
            )
        )
        _add_to_set(session, row.id, each, now)
    session.flush()


def _add_to_set(session: Session, set_id: int, each: int, now: datetime) -> None:
    ids = session.scalars(
        insert(Question).returning(Question.id),
        [
            {
                "set_id": set_id,
                "slug": f"question-{place}",
                "position": place,
                "kind": "name",
                "topic": TOPICS[place % len(TOPICS)],
            }
            for place in range(each)
        ],
    ).all()
    session.execute(
        insert(QuestionVersion),
        [
            {
                "question_id": one,
                "version": 1,
                "content": f'{{"id": "question-{place}", "kind": "name", '
                f'"prompt": "Who stood at place {place}?", "answer": "Somebody"}}',
                "created_at": now,
            }
            for place, one in enumerate(ids)
        ],
    )


def study(
    session: Session,
    person: Person,
    *,
    until: datetime,
    days: int,
    new_per_day: int,
    seed: int = 1,
    rests: float = 0.12,
) -> int:
    """Have *person* study each day up to *until*; returns how many reviews that made.

    Args:
        rests: the chance that a day is left out.
    """
    random = Random(seed)
    waiting = _unmet(session, person, random)
    kept: list[_Kept] = []
    for back in range(days - 1, -1, -1):
        start = until - timedelta(days=back)
        if random.random() < rests and back:
            continue
        met = [waiting.pop(0) for _ in range(min(new_per_day, len(waiting)))]
        kept += met
        today = clock_of(person).day_of(start)
        at = start
        for card in [one for one in kept if one in met or _is_due(one, today)]:
            at = _answer_until_done(card, person, at, random)
    _write(session, person, kept)
    return sum(len(card.reviews) for card in kept)


def _unmet(session: Session, person: Person, random: Random) -> list[_Kept]:
    ids = session.scalars(
        select(Question.id)
        .join(StudiedSet, StudiedSet.set_id == Question.set_id)
        .outerjoin(
            Card, (Card.question_id == Question.id) & (Card.person_id == person.id)
        )
        .where(StudiedSet.person_id == person.id, Card.id.is_(None))
        .order_by(StudiedSet.position, Question.position)
    )
    return [_Kept(one, random.choice((0.4, 1.0, 1.0, 1.4, 2.0))) for one in ids]


def _is_due(card: _Kept, today: date) -> bool:
    return card.memory is not None and card.memory.due_day <= today


def _answer_until_done(
    card: _Kept, person: Person, at: datetime, random: Random
) -> datetime:
    """Answer until the card is through its steps, or five times; the moment after."""
    for _ in range(5):
        taken_ms = int(random.lognormvariate(8.9, 0.7))
        at += timedelta(milliseconds=taken_ms)
        _answer(card, person, at, taken_ms, random)
        assert card.memory is not None
        if not card.memory.in_steps:
            break
    return at


def _answer(
    card: _Kept, person: Person, at: datetime, taken_ms: int, random: Random
) -> None:
    policy, clock = policy_of(person), clock_of(person)
    before = card.memory
    recall = None if before is None else recall_now(before, at, policy)
    passes = random.random() < (0.6 if recall is None else recall ** (1 / card.ease))
    grade = Grade.GOOD if passes else Grade.AGAIN
    number = len(card.reviews) + 1
    card.memory = after_review(
        before,
        grade,
        at=at,
        clock=clock,
        policy=policy,
        seed=seed_of(card.question_id, number - 1),
    )
    card.reviews.append(
        {
            "person_id": person.id,
            "question_id": card.question_id,
            "question_version": 1,
            "number": number,
            "form_id": f"{person.id}-{card.question_id}-{number}",
            "ask": Ask.TYPED,
            "answer": '"Somebody"' if passes else "null",
            "verdict": Verdict.RIGHT if passes else Verdict.WRONG,
            "fraction": float(passes),
            "reason": "",
            "grade": int(grade),
            "reviewed_at": at.astimezone(UTC),
            "study_day": clock.day_of(at),
            "time_zone": person.time_zone,
            "day_start_min": person.day_start_min,
            "shown_ms": taken_ms,
            "taken_ms": taken_ms,
            "guess_chance": 0.0,
            "phase_before": before.phase if before else None,
            "recall": recall,
            "due": card.memory.due,
            "due_day": card.memory.due_day,
        }
    )


def _write(session: Session, person: Person, kept: Sequence[_Kept]) -> None:
    """All cards in one statement, and all reviews in another, in order of time."""
    met = [card for card in kept if card.reviews]
    if not met:
        return
    policy_id = keep_policy(session, policy_of(person))
    session.execute(
        insert(Card),
        [
            {
                "person_id": person.id,
                "question_id": card.question_id,
                "answers": len(card.reviews),
                **as_columns(card.memory),
            }
            for card in met
        ],
    )
    rows = session.execute(
        select(Card.question_id, Card.id).where(Card.person_id == person.id)
    )
    ids = {row.question_id: row.id for row in rows}
    reviews = [
        review | {"card_id": ids[card.question_id], "policy_id": policy_id}
        for card in met
        for review in card.reviews
    ]
    reviews.sort(key=lambda review: review["reviewed_at"])
    session.execute(insert(Review), reviews)
    session.commit()
