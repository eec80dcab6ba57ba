"""A quiz as a class has it: whom it concerns, and when it closes to them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience
from quizapp.store.assignment_queries import quizzes_given_to
from quizapp.store.classes import Assignment
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, Quiz


def concerns(session: Session, *, quiz: Quiz, person_id: int) -> bool:
    """Whether a quiz was given to a class of this person's, or taken by them."""
    if days_given(session, quiz=quiz, person_id=person_id):
        return True
    taken = select(Attempt.id).where(
        Attempt.quiz_id == quiz.id, Attempt.person_id == person_id
    )
    return session.scalars(taken.limit(1)).one_or_none() is not None


def days_given(
    session: Session, *, quiz: Quiz, person_id: int
) -> Sequence[date | None]:
    """Up to which day each class of this person's has a quiz; None for no such day."""
    wanted = quizzes_given_to(person_id).where(Assignment.quiz_id == quiz.id)
    return [row.study_by for row in session.execute(wanted)]


def closing_for(session: Session, *, quiz: Quiz, person: Person) -> datetime | None:
    """When a quiz closes to a learner because their classes have it so long only.

    None where that narrows nothing.
    """
    if quiz.audience is not Audience.CLASS:
        return None
    days = days_given(session, quiz=quiz, person_id=person.id)
    return _narrowed(quiz.closes_at, days, person.time_zone)


def closings_for(session: Session, *, person: Person) -> dict[int, datetime]:
    """The same of all quizzes at once, by quiz."""
    wanted = quizzes_given_to(person.id).join(Quiz, Quiz.id == Assignment.quiz_id)
    rows = session.execute(
        wanted.add_columns(Quiz.closes_at).where(
            Quiz.audience == Audience.CLASS, Quiz.owner_id.is_distinct_from(person.id)
        )
    ).all()
    days: dict[int, list[date | None]] = {}
    for row in rows:
        days.setdefault(row.quiz_id, []).append(row.study_by)
    closings = {
        row.quiz_id: _narrowed(row.closes_at, days[row.quiz_id], person.time_zone)
        for row in rows
    }
    return {quiz_id: moment for quiz_id, moment in closings.items() if moment}


def _narrowed(
    closes_at: datetime | None, days: Sequence[date | None], time_zone: str
) -> datetime | None:
    """The end of the last day, by the learner's wall clock, if the quiz is open longer."""
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return None
    after = max(known) + timedelta(days=1)
    end = datetime.combine(after, time(0), ZoneInfo(time_zone)).astimezone(UTC)
    return end if closes_at is None or end < closes_at else None
