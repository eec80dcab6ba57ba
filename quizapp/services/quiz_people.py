"""Whom a quiz's maker gives more than its rules: time, attempts, a later closing.

By learner, once they have begun an attempt or where a class of the maker's has the quiz;
else by email.  What is given to an email is kept and shown alike whether it has an account or not.
"""

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.quizzes.plan import Allowance
from quizapp.services.details import plain_email
from quizapp.services.quizzes import refuse_unless_managed, set_allowance
from quizapp.store.assignment_queries import LEARNERS_OF_QUIZ
from quizapp.store.people import Person
from quizapp.store.quizzes import (
    Attempt,
    Quiz,
    QuizAllowance,
    QuizEmailAllowance,
)

MOST_EMAILS = 1000  #: for one quiz


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who has begun the quiz or is to, with what they get beyond its rules."""

    person_id: int
    name: str
    attempts: int
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class Promise:
    """What whoever has an email will get."""

    email: str
    allowance: Allowance


def takers(session: Session, *, quiz: Quiz) -> list[Taker]:
    """Who has begun the quiz, by name; then who has it in a class and has not."""
    tried = (
        select(Attempt.person_id, func.count().label("attempts"))
        .where(Attempt.quiz_id == quiz.id)
        .group_by(Attempt.person_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Person.id, Person.name, tried.c.attempts, QuizAllowance, QuizEmailAllowance
        )
        .join(tried, tried.c.person_id == Person.id)
        .outerjoin(
            QuizAllowance,
            and_(
                QuizAllowance.quiz_id == quiz.id, QuizAllowance.person_id == Person.id
            ),
        )
        .outerjoin(
            QuizEmailAllowance,
            and_(
                QuizEmailAllowance.quiz_id == quiz.id,
                QuizEmailAllowance.email == Person.email,
            ),
        )
        .order_by(func.lower(Person.name), Person.id)
    )
    begun = [
        Taker(row.id, row.name, row.attempts, _allowance(row[3] or row[4]))
        for row in rows
    ]
    return begun + _to_come(session, quiz, {taker.person_id for taker in begun})


def promises(session: Session, *, quiz: Quiz) -> list[Promise]:
    """What emails were given whose people have not begun the quiz."""
    begun = (
        select(Attempt.id)
        .join(Person, Person.id == Attempt.person_id)
        .where(
            Attempt.quiz_id == QuizEmailAllowance.quiz_id,
            Person.email == QuizEmailAllowance.email,
        )
    )
    rows = session.scalars(
        select(QuizEmailAllowance)
        .where(QuizEmailAllowance.quiz_id == quiz.id, ~begun.exists())
        .order_by(QuizEmailAllowance.email)
    )
    return [Promise(row.email, _allowance(row)) for row in rows]


def _to_come(session: Session, quiz: Quiz, begun: Set[int]) -> list[Taker]:
    """Who has the quiz in a class and has not begun it, as the roster calls them."""
    rows = session.execute(LEARNERS_OF_QUIZ, {"quiz": quiz.id, "maker": quiz.owner_id})
    names = {row.person_id: row.name for row in rows if row.person_id not in begun}
    given = session.scalars(
        select(QuizAllowance).where(
            QuizAllowance.quiz_id == quiz.id, QuizAllowance.person_id.in_(names)
        )
    )
    allowances = {row.person_id: row for row in given}
    return [
        Taker(id_, name, 0, _allowance(allowances.get(id_)))
        for id_, name in names.items()
    ]


def give_taker(
    session: Session,
    *,
    person: Person,
    quiz: Quiz,
    taker_id: int,
    allowance: Allowance,
) -> None:
    """Give one of the ``takers`` an allowance, from their next attempt on.

    Flushes and does not commit.  Raises ``NotFound`` for anybody else.
    """
    has_begun = select(Attempt.id).where(
        Attempt.quiz_id == quiz.id, Attempt.person_id == taker_id
    )
    if session.scalar(has_begun.limit(1)) is None and all(
        taker.person_id != taker_id for taker in _to_come(session, quiz, frozenset())
    ):
        raise NotFound("They have not begun this quiz.")
    to = session.get_one(Person, taker_id)
    set_allowance(session, person=person, quiz=quiz, to=to, allowance=allowance)


def promise(
    session: Session, *, person: Person, quiz: Quiz, email: str, allowance: Allowance
) -> str:
    """Give whoever has an email an allowance; returns the email's one spelling.

    Nothing about it tells whether there is such an account.  Flushes, does not commit.

    Raises:
        BadDetail: this is no email.
        Refused: there are too many already.
    """
    refuse_unless_managed(person, quiz)
    email = plain_email(email)
    counted = select(func.count()).where(QuizEmailAllowance.quiz_id == quiz.id)
    if (session.scalar(counted) or 0) >= MOST_EMAILS:
        raise Refused(f"A quiz takes at most {MOST_EMAILS:,} emails.")
    session.merge(
        QuizEmailAllowance(
            quiz_id=quiz.id,
            email=email,
            extra_time_pct=allowance.extra_time_pct,
            extra_attempts=allowance.extra_attempts,
            closes_at=allowance.closes_at,
        )
    )
    session.flush()
    return email


def take_back(
    session: Session, *, person: Person, quiz: Quiz, email: str
) -> Allowance | None:
    """Take back what an email was given; what that was.  Flushes, does not commit."""
    refuse_unless_managed(person, quiz)
    row = session.get(QuizEmailAllowance, (quiz.id, email))
    if row is None:
        return None
    session.delete(row)
    session.flush()
    return _allowance(row)


def _allowance(row: QuizAllowance | QuizEmailAllowance | None) -> Allowance:
    if row is None:
        return Allowance()
    return Allowance(
        extra_time_pct=row.extra_time_pct,
        extra_attempts=row.extra_attempts,
        closes_at=row.closes_at,
    )
