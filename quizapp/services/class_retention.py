"""Who left a class is forgotten by it once the time is over that the class keeps them."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session

from quizapp.services.classes import KEEPS_DAYS
from quizapp.store.classes import ClassMember, SchoolClass

#: A place that is kept for no time at all is kept for this, so that leaving can be undone.
GRACE = timedelta(days=1)


def forget_former(session: Session, *, now: datetime) -> int:
    """Drop the places of those who left long enough ago; returns how many.

    Their answers and cards are theirs and stay.  Flushes and does not commit.
    """
    found = session.execute(
        select(ClassMember.class_id, ClassMember.person_id)
        .join(SchoolClass, SchoolClass.id == ClassMember.class_id)
        .where(_is_over(now))
    ).all()
    for class_id, person_id in found:
        session.execute(
            delete(ClassMember).where(
                ClassMember.class_id == class_id,
                ClassMember.person_id == person_id,
                ClassMember.left_at.is_not(None),  # they may have come back just now
            )
        )
    return len(found)


def is_kept(class_: SchoolClass, place: ClassMember, *, now: datetime) -> bool:
    """Whether reports of a class show what somebody did who is in it, or was."""
    if place.left_at is None or class_.keeps_days is None:
        return True
    return now < place.left_at + timedelta(days=class_.keeps_days)


def _is_over(now: datetime) -> ColumnElement[bool]:
    """Whether a place ended longer ago than its class keeps it."""
    return or_(
        *(
            and_(
                SchoolClass.keeps_days == days,
                ClassMember.left_at <= now - max(timedelta(days=days), GRACE),
            )
            for days in KEEPS_DAYS
            if days is not None
        )
    )
