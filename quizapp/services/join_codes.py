"""Join codes: what opens a class to whoever has it, until it ends or is taken back."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.services.details import one_spelling
from quizapp.store.classes import JoinCode, SchoolClass

#: Crockford's letters: none that is read as another.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8  #: 40 bits
USUAL = timedelta(days=30)

#: How people read and write letters that Crockford leaves out.
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})

#: The longest code that is looked at; longer ones are none of ours.
_LONGEST = 40


class OpensNothing(Refused):
    """No class has this code, or it ended: which, is not told."""

    def __init__(self) -> None:
        super().__init__(
            "No class has this code now. Look at it again, or ask your teacher for "
            "a new one."
        )


def written(code: str) -> str:
    """A code as people read it: ``KZ4M-7QHX``."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"


def as_typed(text: str) -> str:
    """A code in its one spelling, however it was typed."""
    spelled = one_spelling(text[:_LONGEST]).upper().translate(_MISREAD)
    return "".join(letter for letter in spelled if letter in LETTERS)


def renew(
    session: Session, *, class_: SchoolClass, lasts: timedelta | None, now: datetime
) -> JoinCode:
    """A new code in the place of the old one, which stops working.

    Flushes and does not commit.

    Args:
        lasts: until it ends by itself; None for not until it is taken back.
    """
    revoke(session, class_=class_, now=now)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    made = JoinCode(
        code=code,
        class_id=class_.id,
        created_at=now,
        expires_at=now + lasts if lasts is not None else None,
    )
    session.add(made)
    session.flush()
    return made


def revoke(session: Session, *, class_: SchoolClass, now: datetime) -> None:
    """Take the class's code back; those who joined by it stay.  Flushes."""
    session.execute(
        update(JoinCode)
        .where(JoinCode.class_id == class_.id, JoinCode.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def current(session: Session, *, class_id: int, now: datetime) -> JoinCode | None:
    """The code that opens a class now, if one does."""
    wanted = select(JoinCode).where(JoinCode.class_id == class_id, *_open(now))
    return session.scalars(
        wanted.order_by(JoinCode.created_at.desc()).limit(1)
    ).one_or_none()


def class_opened(session: Session, *, code: str, now: datetime) -> SchoolClass:
    """The class that a code opens, in its one spelling (``as_typed``).

    Raises:
        OpensNothing: none does now, or the class is put away.
    """
    found = session.scalars(
        select(SchoolClass)
        .join(JoinCode, JoinCode.class_id == SchoolClass.id)
        .where(JoinCode.code == code, SchoolClass.archived_at.is_(None), *_open(now))
    ).one_or_none()
    if found is None:
        raise OpensNothing
    return found


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        JoinCode.revoked_at.is_(None),
        or_(JoinCode.expires_at.is_(None), JoinCode.expires_at > now),
    )
