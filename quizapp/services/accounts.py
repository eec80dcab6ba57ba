"""Accounts: made, started as a guest, turned from one into the other, signed in to."""

import json
import logging
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, CursorResult, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services import library, links, sign_ins, throttle
from quizapp.services.details import one_spelling, plain_email, plain_name
from quizapp.services.passwords import Passwords
from quizapp.store.classes import RecoveryCard
from quizapp.store.people import Person, Role, Theme

log = logging.getLogger("quizapp.accounts")

GUEST_NAME = "Guest"


class EmailTaken(Refused):
    """The email has an account.  The message does not tell whose door was tried."""

    def __init__(self) -> None:
        super().__init__(
            "We could not make an account with these details. If you have one "
            "already, sign in, or ask for a new password."
        )


class NoGuest(Refused):
    """Who was a guest has an account by now, or is gone."""

    def __init__(self) -> None:
        super().__init__("You have an account already. Sign in with it.")


class WrongPassword(Refused):
    """The password does not fit, or there is no such account: which, is not told."""

    def __init__(self) -> None:
        super().__init__("The email or the password is not right.")


# Making accounts


def sign_up(
    session: Session,
    *,
    name: str,
    email: str,
    password_hash: str | None,
    time_zone: str,
    now: datetime,
    guest: Person | None = None,
    role: Role = Role.LEARNER,
) -> Person:
    """Make an account, or turn a guest into one who keeps all that was learned.

    So does a learner who has a name only; their recovery card stops working.

    Flushes and does not commit.

    Args:
        password_hash: None for somebody who will choose a password by a link.

    Raises:
        BadDetail: the name or email cannot be taken.
        EmailTaken: the email has an account.
        NoGuest: the guest made an account in another window, or was erased.
    """
    name, email = plain_name(name), plain_email(email)
    if by_email(session, email=email) is not None:
        raise EmailTaken
    person = guest
    if person is None:
        person = Person(name=name, created_at=now, time_zone=time_zone)
        session.add(person)
    else:
        _claim(session, person, Person.email.is_(None))
        card = RecoveryCard.person_id == person.id
        session.execute(delete(RecoveryCard).where(card))
    person.name, person.email, person.password_hash = name, email, password_hash
    person.is_guest, person.role = False, role
    try:
        session.flush()
    except IntegrityError as error:
        raise EmailTaken from error  # somebody else was faster
    if guest is None:
        library.take_up_shipped_sets(session, person_id=person.id, now=now)
    return person


def claim_guest(session: Session, guest: Person) -> None:
    """Make a guest somebody with an account; raises ``NoGuest`` if they were before."""
    _claim(session, guest, Person.is_guest.is_(True))


def _claim(session: Session, guest: Person, holds: ColumnElement[bool]) -> None:
    """Of two accounts made of one guest at once, let one through: not the later.

    The first one's email would be gone, and nobody told.

    Args:
        holds: what is true of them until the first is through.
    """
    claimed = session.execute(
        update(Person)
        .where(Person.id == guest.id, holds)
        .values(is_guest=False, guest_of=None)
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[object]", claimed).rowcount != 1:
        raise NoGuest


def start_as_guest(session: Session, *, time_zone: str, now: datetime) -> Person:
    """Make somebody without name or email, who can study at once.

    Flushes and does not commit.
    """
    guest = Person(name=GUEST_NAME, is_guest=True, created_at=now, time_zone=time_zone)
    session.add(guest)
    session.flush()
    library.take_up_shipped_sets(session, person_id=guest.id, now=now)
    return guest


def by_email(session: Session, *, email: str) -> Person | None:
    """Whose email this is.  It has to be in the one spelling of ``plain_email``."""
    return session.scalars(select(Person).where(Person.email == email)).one_or_none()


def named(session: Session, *, email: str) -> Person:
    """The person with this email, however it is spelled.

    Raises:
        NotFound: nobody has it.
    """
    person = by_email(session, email=one_spelling(email))
    if person is None:
        raise NotFound(f"Nobody has the email {email}.")
    return person


def everybody(session: Session) -> list[Person]:
    """All people, guests too, in the order in which they came."""
    return list(session.scalars(select(Person).order_by(Person.id)))


# Getting in


def let_in(
    session: Session,
    *,
    person_id: int,
    checked_hash: str | None,
    browser: str,
    lasts: timedelta,
    now: datetime,
    token: str = "",
) -> str:
    """Sign a browser in after its password was checked.

    The check takes long and holds no transaction, so what it rests on is looked
    at again.  Flushes and does not commit.

    Args:
        checked_hash: the hash that the password was checked against.
        token: see ``sign_ins.token_of_form``; empty for a new one.

    Returns:
        the token for the browser's cookie.

    Raises:
        WrongPassword: the password was changed or the person left meanwhile.
    """
    _look_again(session, person_id=person_id, checked_hash=checked_hash)
    return sign_ins.start(
        session,
        person_id=person_id,
        browser=browser,
        lasts=lasts,
        now=now,
        token=token,
    )


def _look_again(session: Session, *, person_id: int, checked_hash: str | None) -> None:
    """Make sure that a password checked a while ago is still this person's.

    On PostgreSQL it then stays so until the transaction ends.

    Raises:
        WrongPassword: it was changed or the person left meanwhile.
    """
    still_there = session.scalar(
        select(Person.id)
        .where(
            Person.id == person_id,
            Person.password_hash == checked_hash,
            Person.disabled_at.is_(None),
        )
        .with_for_update()
    )
    if still_there is None:
        raise WrongPassword


def renew_hash(
    session: Session, *, person: Person, password: str, passwords: Passwords
) -> None:
    """Hash a password anew that was checked, if today's parameters are others.

    Hashes before it touches the database.  Does nothing if the password was
    changed meanwhile.
    """
    old = person.password_hash
    if old is None or not passwords.is_outdated(old):
        return
    new = passwords.hashed(password)
    session.execute(
        update(Person)
        .where(Person.id == person.id, Person.password_hash == old)
        .values(password_hash=new)
        .execution_options(synchronize_session=False)
    )
    session.refresh(person)


def change_password(
    session: Session,
    *,
    person: Person,
    checked_hash: str | None,
    password_hash: str,
    but: str = "",
) -> None:
    """Give a person another password in the place of the one they know.

    Flushes and does not commit.

    Args:
        checked_hash: the hash that the old password was checked against.
        but: token hash of the sign-in that stays; see ``replace_password``.

    Raises:
        WrongPassword: the old one was changed meanwhile.  So who knows only the
            old one cannot undo what its owner did against that.
    """
    _look_again(session, person_id=person.id, checked_hash=checked_hash)
    replace_password(session, person=person, password_hash=password_hash, but=but)


def replace_password(
    session: Session, *, person: Person, password_hash: str, but: str = ""
) -> None:
    """Give a person another password, and sign out everybody who used the old one.

    Links for a new password stop working too.  Flushes and does not commit.

    Args:
        but: token hash of the sign-in that stays.
    """
    person.password_hash = password_hash
    session.flush()
    sign_ins.end_all(session, person_id=person.id, but=but)
    links.drop(session, purpose=links.Purpose.RESET, person_id=person.id)
    if person.email:
        throttle.forget_account(session, email=person.email)


def choose_role(session: Session, *, person: Person, role: Role) -> None:
    """Make a person a learner, a teacher or an administrator.

    Flushes and does not commit.

    Raises:
        Refused: a guest, who has to make an account first.
    """
    if person.is_guest:
        raise Refused("A guest has to make an account first.")
    person.role = role
    session.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person chooses on the settings page."""

    name: str
    time_zone: str
    day_start_min: int  #: minutes after midnight
    new_per_day: int
    reviews_per_day: int
    desired_retention: float  #: chance of recall at which a card comes back
    vacation_from: date | None
    vacation_to: date | None  #: last day off
    theme: Theme
    keys_on: bool


def choose(session: Session, *, person: Person, choices: Choices) -> None:
    """Let a person study and be called as they chose.

    Flushes and does not commit.

    Raises:
        BadDetail: the name cannot be taken.
    """
    person.name = plain_name(choices.name)
    for field in fields(choices):
        if field.name != "name":
            setattr(person, field.name, getattr(choices, field.name))
    session.flush()


def choose_theme(session: Session, *, person: Person, theme: Theme) -> None:
    """Flushes and does not commit."""
    person.theme = theme
    session.flush()


# What happened


def note(event: str, *, person_id: int | None = None, address: str = "") -> None:
    """Log that something happened to an account: once, on one line.

    Never what was typed: people type passwords into the field for the email.

    Args:
        address: where the request came from.
    """
    # JSON in ASCII leaves no line break and no terminal code in the log.
    log.info("%s", json.dumps({"event": event, "person": person_id, "from": address}))
