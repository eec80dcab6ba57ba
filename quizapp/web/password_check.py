"""Passwords on pages: checked, slowly and so many times; new ones refused if weak."""

from flask import Flask, current_app
from wtforms import Field

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.services import accounts, passwords, throttle
from quizapp.services.details import one_spelling
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person
from quizapp.web import client


def init_app(app: Flask) -> None:
    """Give *app* its hasher."""
    app.extensions.setdefault("passwords", Passwords())


def hasher() -> Passwords:
    """What makes and checks this app's password hashes."""
    made: Passwords = current_app.extensions["passwords"]
    return made


def owner(email: str, password: str) -> Person:
    """The person whose email and password these are, as typed.

    Counts the try and commits it before the slow part, which holds no
    transaction: on SQLite all other writers would wait for it.

    Raises:
        WrongPassword: they do not fit, as far as one is told.
        TooManyTries: it was tried too often.
    """
    email = one_spelling(email)
    tries = client.count(
        *throttle.sign_in_limits(email=email, address=client.address())
    )
    person = accounts.by_email(db.session(), email=email)
    db.session.commit()
    fits = hasher().fits(password, person.password_hash if person else None)
    if person is None or not fits or person.disabled_at is not None:
        raise accounts.WrongPassword
    accounts.renew_hash(
        db.session(), person=person, password=password, passwords=hasher()
    )
    client.give_back(tries)
    return person


def is_good(field: Field, person: Person) -> bool:
    """Whether this may be the person's new password; says in the field why not."""
    try:
        passwords.check(field.data or "", known=(person.name, person.email or ""))
    except Refused as error:
        field.errors = [str(error)]
        return False
    return True


def is_own(field: Field, person: Person) -> bool:
    """Whether this is the person's present password; says in the field if not.

    Ends the transaction: what follows may take long.
    """
    try:
        owner(person.email or "", field.data or "")
    except accounts.WrongPassword:
        field.errors = ["This is not your password."]
        client.note("password refused inside", person_id=person.id)
        return False
    finally:
        db.session.commit()
    return True
