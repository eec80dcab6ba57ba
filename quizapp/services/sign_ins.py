"""Signed-in browsers: starting, finding, listing and ending them.

The browser keeps 32 random bytes, the table only their hash: whoever reads the
database cannot sign in with what stands there.
"""

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from sqlalchemy import CursorResult, Select, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.store.people import Person, SignIn
from quizapp.store.sign_in_queries import NOTE_USE, SIGNED_IN, as_person

TOKEN_BYTES = 32
NOTED_AT_MOST = timedelta(hours=1)  #: use of a sign-in is written down this often
HANDLE_LENGTH = 16  #: hex digits that name a sign-in on the page that lists them


class StartedBefore(Refused):
    """A form that works once came twice at the same moment, and the other was faster."""

    def __init__(self) -> None:
        super().__init__("You are signed in already. Open the page again.")


class Use(Protocol):
    """A sign-in as far as its use is written down."""

    @property
    def token_hash(self) -> str: ...
    @property
    def seen_at(self) -> datetime: ...


def hashed(token: str) -> str:
    """What the table keeps of a token.  No salt: the token itself is random."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_of_form(secret: str, *sent: str) -> str:
    """The token that a form leads to which can be used up once, such as a new account's.

    A double click sends the form twice, and the browser drops the first reply with
    its cookie.  The second is to get the same sign-in, of which only the hash is kept;
    so the token is told from what was sent.

    Args:
        secret: the installation's.  Nobody can tell the token without it.
        sent: what makes this form the same: something nobody can guess, and the
            password.
    """
    told = hmac.digest(secret.encode(), json.dumps(sent).encode(), "sha256")
    return urlsafe_b64encode(told).rstrip(b"=").decode()


def start(
    session: Session,
    *,
    person_id: int,
    browser: str,
    lasts: timedelta,
    now: datetime,
    token: str = "",
) -> str:
    """Sign a browser in.  Flushes and does not commit.

    Args:
        browser: what it calls itself, shown in the list of sign-ins.
        lasts: until it ends whatever happens.
        token: see ``token_of_form``; empty for a new one.

    Returns:
        the token for the browser's cookie; it is kept nowhere else.

    Raises:
        StartedBefore: *token* has a sign-in.
    """
    _sweep(session, now=now)
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        SignIn(
            token_hash=hashed(token),
            person_id=person_id,
            created_at=now,
            seen_at=now,
            expires_at=now + lasts,
            browser=_printable(browser)[:200],
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise StartedBefore from error
    return token


def find(
    session: Session,
    *,
    token: str,
    now: datetime,
    idle: timedelta,
    statement: Select[Any] = SIGNED_IN,
    **bound: object,
) -> Any | None:
    """The sign-in that *token* belongs to, if it and its person still hold.

    Every request asks this, so a plain row comes back: ``token_hash`` and
    ``seen_at`` of the sign-in, and the person's columns by their names.

    Args:
        idle: a sign-in unused for so long has ended.
        statement: ``SIGNED_IN`` with columns more, which *bound* gives what it needs.
    """
    sign_in = {"token_hash": hashed(token), "now": now, "idle_since": now - idle}
    return session.connection().execute(statement, bound | sign_in).one_or_none()


def person_of(session: Session, found: Any) -> Person:
    """The person whom ``find`` found in this transaction, to be changed; no query."""
    return as_person(session, found)


def note_use(session: Session, *, sign_in: Use, now: datetime, idle: timedelta) -> None:
    """Write down that a sign-in is in use, unless that was done lately."""
    if now - sign_in.seen_at < min(NOTED_AT_MOST, idle / 4):
        return
    session.execute(NOTE_USE, {"used": sign_in.token_hash, "now": now})


def end(session: Session, *, token: str) -> None:
    """End the sign-in that *token* belongs to, for every copy of the cookie."""
    session.execute(delete(SignIn).where(SignIn.token_hash == hashed(token)))


def end_all(session: Session, *, person_id: int, but: str = "") -> int:
    """End this person's sign-ins, but not that of the token hash *but*.

    Returns:
        how many were ended.
    """
    ended = session.execute(
        delete(SignIn).where(SignIn.person_id == person_id, SignIn.token_hash != but)
    )
    return cast("CursorResult[object]", ended).rowcount


def end_one(session: Session, *, person_id: int, handle: str) -> bool:
    """End the one of this person's sign-ins that *handle* names.

    Returns:
        whether there was one.
    """
    theirs = session.scalars(select(SignIn).where(SignIn.person_id == person_id))
    for sign_in in theirs:
        if handle_of(sign_in) == handle:
            session.delete(sign_in)
            session.flush()
            return True
    return False


def handle_of(sign_in: SignIn) -> str:
    """A name for a sign-in that is no use to whoever sees it."""
    return sign_in.token_hash[:HANDLE_LENGTH]


def listed(
    session: Session, *, person_id: int, now: datetime, idle: timedelta
) -> list[SignIn]:
    """This person's sign-ins that still hold, the newest first.

    Args:
        idle: a sign-in unused for so long has ended.
    """
    return list(
        session.scalars(
            select(SignIn)
            .where(
                SignIn.person_id == person_id,
                SignIn.expires_at > now,
                SignIn.seen_at > now - idle,
            )
            .order_by(SignIn.created_at.desc(), SignIn.token_hash)
        )
    )


def _sweep(session: Session, *, now: datetime) -> None:
    """Drop what has ended by itself."""
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
