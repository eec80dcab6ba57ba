"""What pages of classes show: whose they are, who is in them, who looked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from quizapp.store.classes import (
    ClassLook,
    ClassMember,
    ClassTeacher,
    SchoolClass,
)
from quizapp.store.people import Person

MOST_LISTED = 500  #: classes that an administrator is shown at once
MOST_LOOKS = 50


@dataclass(frozen=True, slots=True)
class ListedClass:
    """A class as lists name it."""

    code: str
    title: str
    learners: int
    is_archived: bool
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class Teacher:
    """Who teaches a class."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A learner as the roster of a class knows them."""

    person_id: int
    name: str
    joined_at: datetime
    left_at: datetime | None
    is_removed: bool  #: by a teacher, who may take them in again
    by_card: bool  #: signs in with a recovery card, as there is no email


@dataclass(frozen=True, slots=True)
class Look:
    """An administrator looked into a class."""

    name: str  #: empty once their account is erased
    looked_at: datetime


def taught_by(session: Session, *, person_id: int) -> list[ListedClass]:
    """The classes that somebody teaches, by name."""
    theirs = select(ClassTeacher.class_id).where(ClassTeacher.person_id == person_id)
    return _listed(session, _classes().where(SchoolClass.id.in_(theirs)))


def attended_by(session: Session, *, person_id: int) -> list[ListedClass]:
    """The classes that somebody learns in now and that are not put away, by name."""
    theirs = select(ClassMember.class_id).where(
        ClassMember.person_id == person_id, ClassMember.left_at.is_(None)
    )
    wanted = _classes().where(
        SchoolClass.id.in_(theirs), SchoolClass.archived_at.is_(None)
    )
    return _listed(session, wanted)


def of_others(session: Session, *, person_id: int) -> list[ListedClass]:
    """The classes that somebody does not teach, by name: for administrators."""
    theirs = select(ClassTeacher.class_id).where(ClassTeacher.person_id == person_id)
    wanted = _classes().where(SchoolClass.id.not_in(theirs))
    return _listed(session, wanted.limit(MOST_LISTED))


def teachers_of(session: Session, *, class_id: int) -> list[Teacher]:
    """Who teaches a class, who began first."""
    rows = session.execute(
        select(Person.id, Person.name)
        .join(ClassTeacher, ClassTeacher.person_id == Person.id)
        .where(ClassTeacher.class_id == class_id)
        .order_by(ClassTeacher.added_at, Person.id)
    )
    return [Teacher(*row) for row in rows]


def roster(session: Session, *, class_id: int) -> list[RosterLine]:
    """Who learns in a class now, by name."""
    wanted = _roster(class_id).where(ClassMember.left_at.is_(None))
    return [RosterLine(*row) for row in session.execute(wanted)]


def former(session: Session, *, class_id: int) -> list[RosterLine]:
    """Who learned in a class and left it, by name."""
    wanted = _roster(class_id).where(ClassMember.left_at.is_not(None))
    return [RosterLine(*row) for row in session.execute(wanted)]


def roster_line(session: Session, *, class_id: int, person_id: int) -> RosterLine:
    """One learner of a class, who may have left it; there has to be one."""
    wanted = _roster(class_id).where(ClassMember.person_id == person_id)
    return RosterLine(*session.execute(wanted).one())


def looks_at(session: Session, *, class_id: int) -> list[Look]:
    """When administrators looked into a class, the latest first."""
    rows = session.execute(
        select(func.coalesce(Person.name, ""), ClassLook.looked_at)
        .outerjoin(Person, Person.id == ClassLook.person_id)
        .where(ClassLook.class_id == class_id)
        .order_by(ClassLook.looked_at.desc(), ClassLook.id.desc())
        .limit(MOST_LOOKS)
    )
    return [Look(*row) for row in rows]


def _classes() -> Select[str, str, int, datetime | None, bool]:
    learners = (
        select(func.count())
        .where(ClassMember.class_id == SchoolClass.id, ClassMember.left_at.is_(None))
        .scalar_subquery()
    )
    return select(
        SchoolClass.code,
        SchoolClass.title,
        learners,
        SchoolClass.archived_at,
        SchoolClass.is_demonstration,
    ).order_by(func.lower(SchoolClass.title), SchoolClass.id)


def _listed(
    session: Session, wanted: Select[str, str, int, datetime | None, bool]
) -> list[ListedClass]:
    return [
        ListedClass(code, title, learners, archived_at is not None, is_demonstration)
        for code, title, learners, archived_at, is_demonstration in session.execute(
            wanted
        )
    ]


def _roster(
    class_id: int,
) -> Select[int, str, datetime, datetime | None, bool, bool]:
    return (
        select(
            ClassMember.person_id,
            ClassMember.name,
            ClassMember.joined_at,
            ClassMember.left_at,
            ClassMember.is_removed,
            Person.email.is_(None),
        )
        .join(Person, Person.id == ClassMember.person_id)
        .where(ClassMember.class_id == class_id)
        .order_by(func.lower(ClassMember.name), ClassMember.person_id)
    )
