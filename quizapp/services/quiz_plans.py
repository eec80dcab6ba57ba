"""A quiz's rows read as its plan: its rules and what it asks."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Chosen, Draw, Part, Plan
from quizapp.store.quizzes import Quiz, QuizDrawSet, QuizPart


def plan_of(session: Session, quiz: Quiz) -> Plan:
    """A quiz's rules and parts."""
    return rules_of(quiz, parts_of(session, quiz))


def rules_of(quiz: Quiz, parts: tuple[Part, ...] = ()) -> Plan:
    """A quiz's rules; its parts, where they matter, are for the caller to bring."""
    return Plan(
        parts=parts,
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
        time_limit_min=quiz.time_limit_min,
        attempts=quiz.attempts,
        counts=quiz.counts,
        pass_pct=quiz.pass_pct,
        verdict_when=quiz.verdict_when,
        key_when=quiz.key_when,
        evidence_when=quiz.evidence_when,
        layout=quiz.layout,
        is_one_way=quiz.is_one_way,
        shuffles_questions=quiz.shuffles_questions,
        shuffles_options=quiz.shuffles_options,
        is_practice=quiz.is_practice,
    )


def parts_of(session: Session, quiz: Quiz) -> tuple[Part, ...]:
    """What a quiz asks, in order."""
    sets: dict[int, list[int]] = {}
    for row in session.scalars(
        select(QuizDrawSet)
        .where(QuizDrawSet.quiz_id == quiz.id)
        .order_by(QuizDrawSet.set_id)
    ):
        sets.setdefault(row.number, []).append(row.set_id)
    rows = session.scalars(
        select(QuizPart).where(QuizPart.quiz_id == quiz.id).order_by(QuizPart.number)
    )
    return tuple(_part(row, tuple(sets.get(row.number, ()))) for row in rows)


def closed_at(quiz: Quiz, now: datetime) -> datetime | None:
    """When a quiz closed to all; None while it is open.

    One with a time of their own may still be at it; keys wait for the quiz itself.
    """
    moments = [quiz.archived_at, quiz.closes_at]
    past = [moment for moment in moments if moment and moment <= now]
    return min(past) if past else None


def _part(row: QuizPart, set_ids: tuple[int, ...]) -> Part:
    if row.question_id is not None:
        return Chosen(row.question_id, row.points)
    return Draw(
        count=row.count,
        set_ids=set_ids,
        topic=row.topic,
        kind=row.kind,
        difficulty=row.difficulty,
        points=row.points,
    )
