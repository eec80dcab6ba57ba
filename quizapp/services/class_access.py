"""Who may look behind a class: its teachers, and an administrator who says so."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.store.classes import (
    ClassLook,
    ClassMember,
    ClassTeacher,
    SchoolClass,
)
from quizapp.store.people import Person, Role

#: How long an administrator's look stays open.
LOOK = timedelta(hours=1)

_NO_SUCH_CLASS = "There is no such class, or it is not yours to see."


class LookFirst(Refused):
    """An administrator may open this class once the look is written down."""

    def __init__(self, class_: SchoolClass) -> None:
        super().__init__("This class is not yours. Looking into it is written down.")
        self.code = class_.code


def taught_class(
    session: Session, *, person: Person, code: str, now: datetime
) -> SchoolClass:
    """The class at that address, for who may see its learners and reports.

    Raises ``NotFound`` for everybody but its teachers; ``LookFirst`` for an
    administrator who has not begun a look in the last hour.  Reads only.
    """
    found = _class_at(session, code)
    if teaches(session, person=person, class_id=found.id):
        return found
    if person.role is not Role.ADMINISTRATOR:
        raise NotFound(_NO_SUCH_CLASS)
    if not looks_into(session, person=person, classes=[found], now=now):
        raise LookFirst(found)
    return found


def looks_into(
    session: Session, *, person: Person, classes: Sequence[SchoolClass], now: datetime
) -> bool:
    """Whether this person has begun a look into one of the classes that still lasts."""
    begun = select(ClassLook.id).where(
        ClassLook.class_id.in_([one.id for one in classes]),
        ClassLook.person_id == person.id,
        ClassLook.looked_at > now - LOOK,
    )
    return session.scalars(begun.limit(1)).one_or_none() is not None


def begin_look(
    session: Session, *, person: Person, code: str, now: datetime
) -> SchoolClass:
    """Write down that an administrator looks into a class, which opens it for an hour."""
    found = _class_at(session, code)
    if person.role is not Role.ADMINISTRATOR:
        raise NotFound(_NO_SUCH_CLASS)
    session.add(
        ClassLook(
            class_id=found.id,
            person_id=person.id,
            path=f"/classes/{found.code}",
            looked_at=now,
        )
    )
    session.flush()
    return found


def attended_class(session: Session, *, person: Person, code: str) -> SchoolClass:
    """The class at that address, for who learns in it now.  Raises ``NotFound``."""
    found = _class_at(session, code)
    place = session.get(ClassMember, (found.id, person.id))
    if place is None or place.left_at is not None:
        raise NotFound(_NO_SUCH_CLASS)
    return found


def teaches(session: Session, *, person: Person, class_id: int) -> bool:
    """Whether this person is one of a class's teachers, and still a teacher at all."""
    if person.role is Role.LEARNER:
        return False
    return session.get(ClassTeacher, (class_id, person.id)) is not None


def _class_at(session: Session, code: str) -> SchoolClass:
    wanted = select(SchoolClass).where(SchoolClass.code == code)
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NotFound(_NO_SUCH_CLASS)
    return found
