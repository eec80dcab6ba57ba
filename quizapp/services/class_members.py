"""The learners of a class: joining, leaving, what the roster calls them."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services.assignments import take_up_given
from quizapp.services.class_access import teaches
from quizapp.services.details import plain_name
from quizapp.store.classes import ClassMember, ClassTeacher, SchoolClass
from quizapp.store.people import Person
from quizapp.store.races import insert_giving_way

MOST_LEARNERS = 500  #: in a class at once


def join(
    session: Session,
    *,
    class_: SchoolClass,
    person: Person,
    name: str,
    now: datetime,
) -> bool:
    """Let somebody learn in a class, or come back to it; again changes nothing.

    Who comes back keeps the name that the roster knows.  They study what the class was
    given.  Flushes and does not commit.

    Returns:
        whether they were not in it before.

    Raises:
        BadDetail: nobody can be called so.
        Refused: they teach it, or it is full.
    """
    name = plain_name(name)
    if teaches(session, person=person, class_id=class_.id):
        raise Refused("You teach this class, so you cannot learn in it as well.")
    place = session.get(ClassMember, (class_.id, person.id))
    if place is not None and place.left_at is None:
        return False
    refuse_if_full(session, class_=class_, more=1)
    take_up_given(session, class_=class_, person_id=person.id, now=now)
    if place is not None:
        place.left_at = None
        session.flush()
        return True
    # Two windows may join at once.
    made = session.execute(
        insert_giving_way(session, ClassMember)
        .values(class_id=class_.id, person_id=person.id, name=name, joined_at=now)
        .returning(ClassMember.person_id)
    )
    return made.one_or_none() is not None


def refuse_if_full(session: Session, *, class_: SchoolClass, more: int) -> None:
    """Raise ``Refused`` if a class does not take so many more learners."""
    if size(session, class_id=class_.id) + more > MOST_LEARNERS:
        raise Refused(f"A class holds at most {MOST_LEARNERS} learners.")


def size(session: Session, *, class_id: int) -> int:
    """How many learn in a class now."""
    counted = select(func.count()).where(
        ClassMember.class_id == class_id, ClassMember.left_at.is_(None)
    )
    return session.scalar(counted) or 0


def leave(
    session: Session,
    *,
    class_: SchoolClass,
    person_id: int,
    now: datetime,
    is_removed: bool = False,
) -> None:
    """End somebody's place in a class.  Nothing of theirs is destroyed.

    *is_removed*: a teacher does, and may take them in again.
    Flushes and does not commit.  Raises ``NotFound`` for who was never in it.
    """
    place(session, class_=class_, person_id=person_id)
    session.execute(
        update(ClassMember)
        .where(
            ClassMember.class_id == class_.id,
            ClassMember.person_id == person_id,
            ClassMember.left_at.is_(None),
        )
        .values(left_at=now, is_removed=is_removed)
    )


def come_back(
    session: Session, *, class_: SchoolClass, person_id: int, now: datetime
) -> None:
    """Give somebody who was removed their place again.  Flushes and does not commit.

    Raises:
        NotFound: they were never in it.
        Refused: it is full, or they left by themselves.
    """
    theirs = place(session, class_=class_, person_id=person_id)
    if theirs.left_at is not None:
        if not theirs.is_removed:
            raise Refused(
                f"{theirs.name} left by themselves. Give them the class’s code: they can "
                "come back with it."
            )
        refuse_if_full(session, class_=class_, more=1)
        take_up_given(session, class_=class_, person_id=person_id, now=now)
        theirs.left_at = None
        session.flush()


def refuse_card(session: Session, *, teacher: Person, person_id: int) -> None:
    """Raise ``Refused`` for a new card of who learns in another teacher's class too.

    A card signs in as its learner, so it would open that class as well.
    """
    theirs = select(ClassTeacher.class_id).where(ClassTeacher.person_id == teacher.id)
    elsewhere = select(ClassMember.class_id).where(
        ClassMember.person_id == person_id,
        ClassMember.left_at.is_(None),
        ClassMember.class_id.not_in(theirs),
    )
    if session.scalars(elsewhere.limit(1)).one_or_none() is not None:
        raise Refused(
            "They learn in a class of another teacher too, which a new card would open "
            "as well. Where they are still signed in they can make one themselves, in "
            "Settings."
        )


def rename(session: Session, *, class_: SchoolClass, person_id: int, name: str) -> None:
    """Call somebody in the roster something else.  Flushes and does not commit.

    Raises:
        BadDetail: nobody can be called so.
        NotFound: they were never in it.
    """
    place(session, class_=class_, person_id=person_id).name = plain_name(name)
    session.flush()


def place(session: Session, *, class_: SchoolClass, person_id: int) -> ClassMember:
    """Somebody's place in a class, ended or not.  Raises ``NotFound``."""
    theirs = session.get(ClassMember, (class_.id, person_id))
    if theirs is None:
        raise NotFound("There is no such learner in this class.")
    return theirs
