"""A learner's attempts at a quiz: found, counted, and whether one still runs."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services.learner import Learner
from quizapp.store.people import Person
from quizapp.store.quiz_queries import RUNNING
from quizapp.store.quizzes import (
    Attempt,
    Quiz,
)

#: What is said to whoever comes too late.
OVER = "Time is up. What you had saved was submitted."


class TimeIsUp(Refused):
    """The attempt has ended; nothing more is saved in it."""


def find_attempt(session: Session, *, person: Learner, attempt_id: int) -> Attempt:
    """One of this person's attempts.  Raises ``NotFound`` for another's."""
    attempt = session.get(Attempt, attempt_id)
    if attempt is None or attempt.person_id != person.id:
        raise NotFound("There is no such attempt of yours.")
    return attempt


def running_attempt(session: Session, *, person: Person, quiz: Quiz) -> Attempt | None:
    """The attempt of this person that was not ended yet, if there is one."""
    return session.scalars(
        select(Attempt).where(
            Attempt.quiz_id == quiz.id,
            Attempt.person_id == person.id,
            Attempt.ended_at.is_(None),
        )
    ).one_or_none()


def attempts_made(session: Session, *, person: Person, quiz: Quiz) -> int:
    """How many attempts this person has begun."""
    counted = select(func.count()).where(
        Attempt.quiz_id == quiz.id, Attempt.person_id == person.id
    )
    return session.scalar(counted) or 0


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Whether nothing can be changed any more, submitted or not."""
    return attempt.ended_at is not None or (
        attempt.deadline is not None and now >= attempt.deadline
    )


def claim(session: Session, attempt: Attempt, now: datetime) -> bool:
    """Take the attempt's lock; False if it has ended."""
    row = session.connection().execute(RUNNING, {"attempt": attempt.id, "now": now})
    return row.first() is not None
