"""Classes: made, changed, put away; who teaches them."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.services import join_codes
from quizapp.services.details import BadDetail, plain_name
from quizapp.store.classes import ClassTeacher, SchoolClass
from quizapp.store.people import Person

LONGEST_TITLE = 120
DOUBLE_CLICK = timedelta(seconds=30)
MOST_TAUGHT = 200  #: classes of one teacher, those put away included

#: What a class may keep of those who left: days; None for as long as it stands.
KEEPS_DAYS = (0, 30, 90, 180, 365, 730, None)

_CODE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE_LENGTH = 12


class LastTeacher(Refused):
    """A class needs somebody who teaches it."""

    def __init__(self) -> None:
        super().__init__(
            "You are the only teacher of this class. Ask somebody else to teach it "
            "first, or put the class away."
        )


def plain_title(text: str) -> str:
    """*text* as the name of a class: one line of what can be seen.

    Raises:
        BadDetail: nothing to be seen is left, or it is too long.
    """
    try:
        return plain_name(text)
    except BadDetail as error:
        if len(text.strip()) > LONGEST_TITLE:
            raise
        raise BadDetail("Write what the class is called.") from error


def make_class(
    session: Session, *, teacher: Person, title: str, now: datetime
) -> SchoolClass:
    """A class of this teacher's, with a join code.  Flushes and does not commit.

    A double click makes one class: one of theirs that was made just now and is called
    so is given back.

    Raises:
        BadDetail: it cannot be called so.
        Refused: the teacher has as many classes as one may have.
    """
    title = plain_title(title)
    if (before := _made_just_now(session, teacher, title, now)) is not None:
        return before
    taught = select(func.count()).where(ClassTeacher.person_id == teacher.id)
    if (session.scalar(taught) or 0) >= MOST_TAUGHT:
        raise Refused(f"Nobody teaches more than {MOST_TAUGHT} classes here.")
    made = SchoolClass(code=_new_address(), title=title, created_at=now)
    session.add(made)
    session.flush()
    session.add(ClassTeacher(class_id=made.id, person_id=teacher.id, added_at=now))
    join_codes.renew(session, class_=made, lasts=join_codes.USUAL, now=now)
    return made


def change(
    session: Session, *, class_: SchoolClass, title: str, keeps_days: int | None
) -> None:
    """Call a class something else, or keep what those who left did for as long.

    Flushes and does not commit.

    Raises:
        BadDetail: it cannot be called so.
        Refused: that is none of ``KEEPS_DAYS``.
    """
    if keeps_days not in KEEPS_DAYS:
        raise Refused("Choose how long from the list.")
    class_.title = plain_title(title)
    class_.keeps_days = keeps_days
    session.flush()


def put_away(session: Session, *, class_: SchoolClass, now: datetime) -> None:
    """Archive a class: nobody joins it until it is brought back.  Flushes."""
    class_.archived_at = class_.archived_at or now
    session.flush()


def bring_back(session: Session, *, class_: SchoolClass) -> None:
    """Take a class out of the archive.  Flushes and does not commit."""
    class_.archived_at = None
    session.flush()


def stop_teaching(session: Session, *, class_: SchoolClass, person_id: int) -> bool:
    """Let somebody teach a class no more.  Flushes and does not commit.

    Returns:
        whether they taught it.

    Raises:
        LastTeacher: nobody would be left.
    """
    # One at a time, or two teachers who leave at once would leave nobody.
    session.execute(
        select(SchoolClass.id).where(SchoolClass.id == class_.id).with_for_update()
    )
    teachers = select(ClassTeacher.person_id).where(ClassTeacher.class_id == class_.id)
    left = set(session.scalars(teachers))
    if person_id not in left:
        return False
    if left == {person_id}:
        raise LastTeacher
    session.execute(
        delete(ClassTeacher).where(
            ClassTeacher.class_id == class_.id, ClassTeacher.person_id == person_id
        )
    )
    session.flush()
    return True


def _made_just_now(
    session: Session, teacher: Person, title: str, now: datetime
) -> SchoolClass | None:
    # One at a time, or both clicks would find nothing.
    session.execute(select(Person.id).where(Person.id == teacher.id).with_for_update())
    wanted = (
        select(SchoolClass)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .where(
            ClassTeacher.person_id == teacher.id,
            SchoolClass.title == title,
            SchoolClass.created_at > now - DOUBLE_CLICK,
        )
    )
    return session.scalars(wanted.limit(1)).one_or_none()


def _new_address() -> str:
    """What stands in the addresses of a class: 59 bits, so that nobody guesses it."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
