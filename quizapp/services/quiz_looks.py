"""An administrator's look behind a quiz of somebody else's, written down before it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services.class_access import LOOK, LookFirst, looks_into, teaches
from quizapp.store.classes import Assignment, SchoolClass
from quizapp.store.people import Person, Role
from quizapp.store.quizzes import Quiz, QuizLook

#: The latest ones are told to who made the quiz.
MOST_LOOKS = 50


class QuizLookFirst(Refused):
    """An administrator may look behind this quiz once that is written down."""

    def __init__(self, quiz: Quiz) -> None:
        super().__init__("This quiz is not yours. Looking behind it is written down.")
        self.code = quiz.code


@dataclass(frozen=True, slots=True)
class Look:
    """An administrator looked behind a quiz."""

    name: str  #: empty once their account is erased
    looked_at: datetime


def refuse_unwritten(
    session: Session, *, person: Person, quiz: Quiz, now: datetime
) -> None:
    """See that an administrator's look behind another's quiz is written down.

    Of a quiz that classes were given, a look into one of them, else into the quiz; it
    has to have been begun in the last hour.  Reads only.

    Raises:
        LookFirst: no look into a class that was given it is open.
        QuizLookFirst: no look behind a quiz that no class was given is.
    """
    if quiz.owner_id == person.id:
        return
    given = (
        select(SchoolClass)
        .join(Assignment, Assignment.class_id == SchoolClass.id)
        .where(Assignment.quiz_id == quiz.id)
        .order_by(SchoolClass.id)
    )
    classes = session.scalars(given).unique().all()
    if any(teaches(session, person=person, class_id=one.id) for one in classes):
        return
    if classes:
        if not looks_into(session, person=person, classes=classes, now=now):
            raise LookFirst(classes[0])
    elif not _looks_behind(session, person=person, quiz=quiz, now=now):
        raise QuizLookFirst(quiz)


def begin_quiz_look(
    session: Session, *, person: Person, code: str, now: datetime
) -> Quiz:
    """Write down that an administrator looks behind a quiz, which opens it for an hour.

    Flushes and does not commit.  Raises ``NotFound``.
    """
    quiz = session.scalars(select(Quiz).where(Quiz.code == code)).one_or_none()
    if quiz is None or person.role is not Role.ADMINISTRATOR:
        raise NotFound("There is no such quiz. Its teacher may have withdrawn it.")
    session.add(QuizLook(quiz_id=quiz.id, person_id=person.id, looked_at=now))
    session.flush()
    return quiz


def looks_behind(session: Session, *, quiz: Quiz) -> list[Look]:
    """When administrators looked behind a quiz, the latest first."""
    rows = session.execute(
        select(func.coalesce(Person.name, ""), QuizLook.looked_at)
        .outerjoin(Person, Person.id == QuizLook.person_id)
        .where(QuizLook.quiz_id == quiz.id)
        .order_by(QuizLook.looked_at.desc(), QuizLook.id.desc())
        .limit(MOST_LOOKS)
    )
    return [Look(*row) for row in rows]


def _looks_behind(
    session: Session, *, person: Person, quiz: Quiz, now: datetime
) -> bool:
    """Whether this person has begun a look behind the quiz that still lasts."""
    begun = select(QuizLook.id).where(
        QuizLook.quiz_id == quiz.id,
        QuizLook.person_id == person.id,
        QuizLook.looked_at > now - LOOK,
    )
    return session.scalars(begun.limit(1)).one_or_none() is not None
