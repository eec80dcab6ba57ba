"""Who else teaches a class: asked by a link that works once, so that nothing is told.

Whether an email has an account is not found out by asking: the link goes to whoever it
is sent to, and whoever has a teacher's account takes it up.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.services import links
from quizapp.store.classes import ClassMember, ClassTeacher, SchoolClass
from quizapp.store.people import OneTimeLink, Person, Role

LASTS = timedelta(days=7)
MOST_WAITING = 20  #: invitations of one class


def invite(session: Session, *, class_: SchoolClass, now: datetime) -> str:
    """A link that makes one teacher a teacher of this class too.

    Flushes and does not commit.

    Returns:
        its path on this site.

    Raises:
        Refused: there are too many already.
    """
    if waiting(session, class_=class_, now=now) >= MOST_WAITING:
        raise Refused(f"{MOST_WAITING} invitations wait already. Take them back first.")
    return links.make(
        session, purpose=_purpose(class_), person_id=None, lasts=LASTS, now=now
    )


def waiting(session: Session, *, class_: SchoolClass, now: datetime) -> int:
    """How many invitations nobody has taken up yet."""
    counted = select(func.count()).where(
        OneTimeLink.purpose == _purpose(class_),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > now,
    )
    return session.scalar(counted) or 0


def take_back(session: Session, *, class_: SchoolClass) -> None:
    """Make the invitations that wait stop working.  Flushes and does not commit."""
    links.drop(session, purpose=_purpose(class_))


def invited_to(
    session: Session, *, code: str, token: str, now: datetime
) -> SchoolClass:
    """The class that a link is an invitation to.

    Raises:
        LinkGone: it is none, or none any more.
    """
    found = session.scalars(
        select(SchoolClass).where(SchoolClass.code == code)
    ).one_or_none()
    if found is None:
        raise links.LinkGone
    links.check(session, purpose=_purpose(found), token=token, now=now)
    return found


def accept(
    session: Session, *, person: Person, code: str, token: str, now: datetime
) -> SchoolClass:
    """Teach a class from now on.  Uses the link up; flushes and does not commit.

    Raises:
        LinkGone: it is no invitation, or none any more.
        NotAllowed: the person is no teacher.
        Refused: they learn in this class.
    """
    found = invited_to(session, code=code, token=token, now=now)
    if person.role is Role.LEARNER:
        raise NotAllowed("This needs a teacher's account. Ask an administrator.")
    if session.get(ClassTeacher, (found.id, person.id)) is not None:
        return found
    place = session.get(ClassMember, (found.id, person.id))
    if place is not None and place.left_at is None:
        raise Refused("You learn in this class. Leave it first, then teach it.")
    links.use(session, purpose=_purpose(found), token=token, now=now)
    session.add(ClassTeacher(class_id=found.id, person_id=person.id, added_at=now))
    session.flush()
    return found


def take_over(
    session: Session, *, person: Person, class_: SchoolClass, now: datetime
) -> None:
    """Let an administrator teach a class that nobody teaches.  Does not commit.

    Raises ``NotFound`` for anybody else, and where somebody teaches it.
    """
    teachers = select(ClassTeacher.person_id).where(ClassTeacher.class_id == class_.id)
    taught = session.scalar(teachers.limit(1)) is not None
    if taught or person.role is not Role.ADMINISTRATOR:
        raise NotFound("Somebody teaches this class.")
    session.add(ClassTeacher(class_id=class_.id, person_id=person.id, added_at=now))
    session.flush()


def _purpose(class_: SchoolClass) -> str:
    """Under which the links stand; their addresses begin with it."""
    return f"teach/{class_.code}"
