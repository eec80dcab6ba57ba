"""What the learners of a class are told, on Today and by mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.store.assignment_queries import LEARNERS
from quizapp.store.classes import ClassNotice, SchoolClass

#: Notices on Today; older ones come up once these are put away.
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out by mail where mail is configured."""

    to: str
    subject: str
    text: str
    path: str  #: where to read on


def tell_class(
    session: Session, *, class_: SchoolClass, words: str, address: str, now: datetime
) -> list[Letter]:
    """Tell everybody who learns in a class now; the letters to send after the commit.

    Flushes and does not commit.
    """
    learners = session.execute(LEARNERS, {"class": class_.id}).all()
    session.add_all(
        ClassNotice(
            person_id=row.id,
            class_id=class_.id,
            words=words,
            address=address,
            made_at=now,
        )
        for row in learners
    )
    session.flush()
    subject = f"{class_.title}: news in Recto".replace("\n", " ").replace("\r", " ")
    return [
        Letter(row.email, subject, words, address or "/")
        for row in learners
        if row.email
    ]


def notices_of(session: Session, *, person_id: int) -> Sequence[ClassNotice]:
    """What somebody was told and has not put away, newest first."""
    return session.scalars(
        select(ClassNotice)
        .where(ClassNotice.person_id == person_id, ClassNotice.read_at.is_(None))
        .order_by(ClassNotice.made_at.desc(), ClassNotice.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def put_away(
    session: Session, *, person_id: int, notice_id: int, now: datetime
) -> None:
    """Show a notice no more; again is harmless.  Flushes and does not commit.

    Raises ``NotFound`` for a notice to somebody else.
    """
    notice = session.get(ClassNotice, notice_id)
    if notice is None or notice.person_id != person_id:
        raise NotFound("There is no such notice.")
    if notice.read_at is None:
        notice.read_at = now
        session.flush()
