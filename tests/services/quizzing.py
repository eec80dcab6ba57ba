"""A quiz and its takers, for tests: makes one, begins, answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer
from quizapp.questions.key import key_answer
from quizapp.quizzes.plan import Audience, Draw, Plan
from quizapp.services import attempt_start, quizzes, saved_answers
from quizapp.services.cards import read_question
from quizapp.services.quizzes import Details
from quizapp.services.saved_answers import Saved
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import QuestionSet
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt, Quiz

SECRET = "a secret that is long enough for a test"


def set_ids(session: Session) -> tuple[int, ...]:
    """The shipped sets."""
    return tuple(session.scalars(select(QuestionSet.id).order_by(QuestionSet.id)))


def new_teacher(session: Session, now: datetime, **values: Any) -> Person:
    """A teacher; commits."""
    given: dict[str, Any] = {
        "name": "Rosa Alvarez",
        "role": Role.TEACHER,
        "created_at": now,
    }
    person = Person(**(given | values))
    session.add(person)
    session.commit()
    return person


def drawing(session: Session, count: int = 5, **rules: Any) -> Plan:
    """A plan that draws from all shipped sets."""
    part = Draw(count=count, set_ids=set_ids(session))
    given: dict[str, Any] = {"parts": (part,)}
    return Plan(**(given | rules))


def new_quiz(
    session: Session, owner: Person, now: datetime, plan: Plan | None = None
) -> Quiz:
    """A quiz for whoever has its link; commits."""
    quiz = quizzes.make_quiz(
        session,
        owner=owner,
        details=Details(title="January 2022", audience=Audience.LINK),
        plan=plan or drawing(session),
        now=now,
    )
    session.commit()
    return quiz


def begun(session: Session, person: Person, quiz: Quiz, now: datetime) -> Attempt:
    """The person's attempt, begun or gone on with; commits."""
    attempt = attempt_start.begin(
        session, person=person, quiz=quiz, secret=SECRET, now=now
    )
    session.commit()
    return attempt


def save(
    session: Session,
    attempt: Attempt,
    number: int,
    answer: Answer,
    now: datetime,
    seen: int | None = None,
) -> Saved:
    """Save an answer as a page would that saw what is stored; commits."""
    person = session.get_one(Person, attempt.person_id)
    row = saved_answers.asked(
        session, person=person, attempt_id=attempt.id, number=number
    )
    saved = saved_answers.save_answer(
        session,
        row=row,
        attempt_id=attempt.id,
        answer=answer,
        seen=row.saves if seen is None else seen,
        now=now,
    )
    session.commit()
    return saved


def keys(session: Session, attempt: Attempt) -> dict[int, Answer]:
    """The right answer to each question of an attempt."""
    rows = session.execute(ALL_ASKED, {"attempt": attempt.id}).all()
    return {row.number: key_answer(read_question(row.content)) for row in rows}
