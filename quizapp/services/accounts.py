"""Accounts: made, started as a guest, turned from one into the other, signed in to."""

import json
import logging
import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services import library, links, sign_ins, throttle
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person, Role, Theme

log = logging.getLogger("quizapp.accounts")

LONGEST_NAME = 120
LONGEST_EMAIL = 254
GUEST_NAME = "Guest"

# What an address needs to have; whether it takes mail, only mail can tell.
EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f<>,;:\"()\[\]\\]+@[^@\s.][^@\s<>,;:\"()\[\]\\]*")

#: Invisible characters that turn the direction of what follows them.
TURNS_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


class BadDetail(Refused):
    """A name or email that cannot be taken.  Says what to write instead."""


class EmailTaken(Refused):
    """The email has an account.  The message does not tell whose door was tried."""

    def __init__(self) -> None:
        super().__init__(
            "We could not make an account with these details. If you have one "
            "already, sign in, or ask for a new password."
        )


class WrongPassword(Refused):
    """The password does not fit, or there is no such account: which, is not told."""

    def __init__(self) -> None:
        super().__init__("The email or the password is not right.")


# Details


def plain_name(text: str) -> str:
    """*text* as a name: one line, no characters that cannot be seen.

    Raises:
        BadDetail: nothing is left, or it is too long.
    """
    visible = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"}
    )
    name = " ".join(TURNS_DIRECTION.sub("", visible).split())
    if not name:
        raise BadDetail("Write the name you go by.")
    if len(name) > LONGEST_NAME:
        raise BadDetail(f"Use at most {LONGEST_NAME} characters.")
    return name


def plain_email(text: str) -> str:
    """*text* as an email in the one spelling that accounts are found by.

    Raises:
        BadDetail: it is not an email.
    """
    email = unicodedata.normalize("NFC", text).strip().lower()
    if len(email) > LONGEST_EMAIL or not EMAIL.fullmatch(email):
        raise BadDetail("Write an email such as name@example.org.")
    return email


@cache
def time_zones() -> tuple[str, ...]:
    """The zones to choose from: places, and UTC."""
    places = (name for name in available_timezones() if "/" in name)
    return ("UTC", *sorted(name for name in places if not name.startswith("Etc/")))


def plain_time_zone(name: str, *, default: str) -> str:
    """*name* if there is such a time zone, else *default*."""
    return name if name in available_timezones() else default


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

    Flushes and does not commit.

    Args:
        password_hash: None for somebody who will choose a password by a link.

    Raises:
        BadDetail: the name or email cannot be taken.
        EmailTaken: the email has an account.
    """
    name, email = plain_name(name), plain_email(email)
    if by_email(session, email=email) is not None:
        raise EmailTaken
    person = guest
    if person is None:
        person = Person(name=name, created_at=now, time_zone=time_zone)
        session.add(person)
    person.name, person.email, person.password_hash = name, email, password_hash
    person.is_guest, person.role = False, role
    try:
        session.flush()
    except IntegrityError as error:
        raise EmailTaken from error  # somebody else was faster
    if guest is None:
        library.take_up_shipped_sets(session, person_id=person.id, now=now)
    return person


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
    person = by_email(session, email=email.strip().lower())
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
) -> str:
    """Sign a browser in after its password was checked.

    The check takes long and holds no transaction, so what it rests on is looked
    at again.  Flushes and does not commit.

    Args:
        checked_hash: the hash that the password was checked against.

    Returns:
        the token for the browser's cookie.

    Raises:
        WrongPassword: the password was changed or the person left meanwhile.
    """
    still_there = session.scalar(
        select(Person.id).where(
            Person.id == person_id,
            Person.password_hash == checked_hash,
            Person.disabled_at.is_(None),
        )
    )
    if still_there is None:
        raise WrongPassword
    return sign_ins.start(
        session, person_id=person_id, browser=browser, lasts=lasts, now=now
    )


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
