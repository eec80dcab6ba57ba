"""Links that do one thing once: a new password, the first administrator."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import cast

from sqlalchemy import ColumnElement, CursorResult, delete, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.services.sign_ins import TOKEN_BYTES, hashed
from quizapp.store.people import OneTimeLink, Person, Role

MAILED_LASTS = timedelta(hours=1)
HANDED_LASTS = timedelta(hours=24)  #: of links that somebody passes on by hand


class Purpose(StrEnum):
    RESET = "reset"
    FIRST_ADMINISTRATOR = "first-administrator"


class LinkGone(NotFound):
    """The link was used, has expired or never was."""

    def __init__(self) -> None:
        super().__init__("This link was used already or is too old. Ask for a new one.")


def make(
    session: Session,
    *,
    purpose: str,
    person_id: int | None,
    lasts: timedelta,
    now: datetime,
) -> str:
    """Make a link.  Flushes and does not commit.

    Args:
        purpose: what it does; its address begins with it.
        person_id: None for a link that belongs to nobody.

    Returns:
        its path on this site, with the token; the token is kept nowhere else.
    """
    session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at <= now))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        OneTimeLink(
            token_hash=hashed(token),
            purpose=purpose,
            person_id=person_id,
            created_at=now,
            expires_at=now + lasts,
        )
    )
    session.flush()
    return f"/{purpose}/{token}"


def reset_link(
    session: Session, *, person_id: int | None, lasts: timedelta, now: datetime
) -> str:
    """A link to choose a new password.  Flushes and does not commit.

    Args:
        person_id: None where an unknown email asked: the same work is done for
            it, and its link opens nothing.
    """
    return make(
        session, purpose=Purpose.RESET, person_id=person_id, lasts=lasts, now=now
    )


def first_administrator_link(session: Session, *, now: datetime) -> str | None:
    """A link that makes the first administrator, while nobody administers.

    Links made before stop working.  Flushes and does not commit.

    Returns:
        its path on this site, or None when somebody administers.
    """
    if somebody_administers(session):
        return None
    drop(session, purpose=Purpose.FIRST_ADMINISTRATOR)
    return make(
        session,
        purpose=Purpose.FIRST_ADMINISTRATOR,
        person_id=None,
        lasts=HANDED_LASTS,
        now=now,
    )


def somebody_administers(session: Session) -> bool:
    """Whether there is an administrator who can sign in."""
    found = select(Person.id).where(
        Person.role == Role.ADMINISTRATOR, Person.disabled_at.is_(None)
    )
    return session.scalar(found.limit(1)) is not None


def person_of_reset(session: Session, *, token: str, now: datetime) -> Person:
    """Whose password the link changes.  Does not use the link up.

    Raises:
        LinkGone: it changes nobody's.
    """
    person = session.scalars(
        select(Person)
        .join(OneTimeLink, OneTimeLink.person_id == Person.id)
        .where(*_still_good(Purpose.RESET, token, now), Person.disabled_at.is_(None))
    ).one_or_none()
    if person is None:
        raise LinkGone
    return person


def check(session: Session, *, purpose: str, token: str, now: datetime) -> None:
    """Look whether a link is good, without using it up.

    Raises:
        LinkGone: it is not.
    """
    good = select(OneTimeLink.token_hash).where(*_still_good(purpose, token, now))
    if session.scalar(good) is None:
        raise LinkGone


def use(session: Session, *, purpose: str, token: str, now: datetime) -> None:
    """Use a link up.  Of two that come at once, one gets it.

    Raises:
        LinkGone: it was used, has expired or never was.
    """
    used = session.execute(
        update(OneTimeLink)
        .where(*_still_good(purpose, token, now))
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[object]", used).rowcount != 1:
        raise LinkGone


def drop(session: Session, *, purpose: str, person_id: int | None = None) -> None:
    """Make this person's links of one purpose stop working."""
    session.execute(
        delete(OneTimeLink).where(
            OneTimeLink.purpose == purpose,
            OneTimeLink.person_id.is_(None)
            if person_id is None
            else OneTimeLink.person_id == person_id,
        )
    )


def _still_good(
    purpose: str, token: str, now: datetime
) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeLink.token_hash == hashed(token),
        OneTimeLink.purpose == purpose,
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > now,
    )
