"""The library: which sets a person may see, and which of them they study."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.store.assignment_queries import sets_of_classes
from quizapp.store.question_sets import QuestionSet
from quizapp.store.reviews import StudiedSet


def visible_to(person_id: int) -> ColumnElement[bool]:
    """The sets a person may see: what ships, their own, and what their classes have."""
    return or_(theirs_to_give(person_id), sets_of_classes(person_id))


def theirs_to_give(person_id: int) -> ColumnElement[bool]:
    """The sets a person may hand on to others: those that ship, and their own."""
    return or_(QuestionSet.is_shipped, QuestionSet.owner_id == person_id)


def may_see(session: Session, *, person_id: int, set_id: int) -> bool:
    """Whether a set is this person's to see."""
    wanted = select(QuestionSet.id).where(
        QuestionSet.id == set_id, visible_to(person_id)
    )
    return session.scalar(wanted) is not None


def find_set(session: Session, *, person_id: int, slug: str) -> QuestionSet:
    """The set of that id.  Raises ``NotFound`` for one not this person's to see."""
    row = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == slug, visible_to(person_id))
    ).one_or_none()
    if row is None:
        raise NotFound("The set may have been renamed or withdrawn by its teacher.")
    return row


def take_up(session: Session, *, person_id: int, set_id: int, now: datetime) -> None:
    """Put a set behind those a learner studies already; again is harmless.

    Flushes and does not commit.
    """
    if session.get(StudiedSet, (person_id, set_id)) is not None:
        return
    last = session.scalar(
        select(func.max(StudiedSet.position)).where(StudiedSet.person_id == person_id)
    )
    session.add(
        StudiedSet(
            person_id=person_id,
            set_id=set_id,
            position=0 if last is None else last + 1,
            added_at=now,
        )
    )
    session.flush()


def take_up_shipped_sets(session: Session, *, person_id: int, now: datetime) -> None:
    """Let a newcomer study what ships with the app.  Flushes, does not commit."""
    shipped = session.scalars(
        select(QuestionSet.id).where(QuestionSet.is_shipped).order_by(QuestionSet.id)
    )
    for set_id in shipped.all():
        take_up(session, person_id=person_id, set_id=set_id, now=now)


def leave(session: Session, *, person_id: int, set_id: int) -> None:
    """Stop studying a set.  Memory and log stay, for the day it is taken up again."""
    session.execute(
        delete(StudiedSet).where(
            StudiedSet.person_id == person_id, StudiedSet.set_id == set_id
        )
    )
