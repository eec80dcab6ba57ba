"""Answers are handed in: one before the others, all of an attempt, or all overdue."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.questions.verdict import Marking
from quizapp.services.attempt_marks import add_up, keep_mark, marking_of
from quizapp.services.attempts import OVER, TimeIsUp, claim
from quizapp.services.quiz_reviews import feed_review
from quizapp.services.remarks import keys_in_force
from quizapp.store.people import Person
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    Ended,
)


def settle(
    session: Session, *, attempt: Attempt, number: int, marks: bool, now: datetime
) -> None:
    """Hand in one answer before the others; ``marks`` it too.  Again is harmless.

    Flushes and does not commit.

    Raises:
        TimeIsUp: the attempt has ended.
    """
    if not claim(session, attempt, now):
        raise TimeIsUp(OVER)
    claimed = session.execute(
        update(AttemptQuestion)
        .where(
            AttemptQuestion.attempt_id == attempt.id,
            AttemptQuestion.number == number,
            AttemptQuestion.settled_at.is_(None),
        )
        .values(settled_at=now)
        .returning(AttemptQuestion.number)
        .execution_options(synchronize_session=False)
    )
    if claimed.first() is None or not marks:
        return
    asked = session.connection().execute(ALL_ASKED, {"attempt": attempt.id})
    rows = [row for row in asked if row.number == number]
    _mark(session, rows, now)


def submit(
    session: Session,
    *,
    attempt: Attempt,
    now: datetime,
    ended: Ended = Ended.SUBMITTED,
) -> None:
    """End an attempt: mark what was saved, and feed the learner's schedule.

    Happens once, however often it is asked for.  Past the deadline it ends at the
    deadline.  Flushes and does not commit.
    """
    if attempt.deadline and now >= attempt.deadline:
        ended = Ended.TIME_UP
    ended_at = attempt.deadline if ended is Ended.TIME_UP else now
    claimed = session.execute(
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.ended_at.is_(None))
        .values(ended_at=ended_at, ended=ended)
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    if claimed.first() is None:
        session.refresh(attempt)
        return
    session.refresh(attempt)
    person = session.get_one(Person, attempt.person_id)
    rows = list(session.connection().execute(ALL_ASKED, {"attempt": attempt.id}))
    markings = _mark(session, rows, now)
    for row in rows:
        if row.answer is not None and row.number in markings:
            marking = markings[row.number]
            _feed(session, person, row, marking, attempt.ended_at or now)
    add_up(session, attempt=attempt)


def submit_overdue(
    session: Session, *, now: datetime, person_id: int | None = None
) -> list[int]:
    """Submit the attempts whose time is up, of one person or of all; say which.

    Flushes and does not commit.
    """
    wanted = select(Attempt).where(Attempt.ended_at.is_(None), Attempt.deadline <= now)
    if person_id is not None:
        wanted = wanted.where(Attempt.person_id == person_id)
    overdue = list(session.scalars(wanted.order_by(Attempt.id)))
    for attempt in overdue:
        submit(session, attempt=attempt, now=now)
    return [attempt.id for attempt in overdue]


def _mark(session: Session, rows: Sequence[Any], now: datetime) -> dict[int, Marking]:
    """The markings of questions that can be marked, by number; new ones are kept.

    A key that was corrected since it was asked says what is right.
    """
    keys = keys_in_force(session, rows)
    markings = {}
    for row in rows:
        marking = _kept_marking(row)
        version, content = keys.get(row.question_id, (row.question_version, None))
        if marking is None:
            marking = marking_of(session, row, content)
            if marking is None:
                continue
            keep_mark(
                session,
                attempt_id=row.attempt_id,
                number=row.number,
                marking=marking,
                question_version=version,
                now=now,
            )
        markings[row.number] = marking
    return markings


def _kept_marking(row: Any) -> Marking | None:
    if row.verdict is None or row.fraction is None:
        return None
    return Marking(row.verdict, row.fraction, row.reason)


def _feed(
    session: Session, person: Person, row: Any, marking: Marking, at: datetime
) -> None:
    feed_review(
        session,
        person=person,
        attempt_id=row.attempt_id,
        number=row.number,
        question_id=row.question_id,
        question_version=row.question_version,
        ask=row.ask,
        answer=row.answer,
        marking=marking,
        at=at,
    )
