"""Coming in and going out, for tests of pages."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.services import sign_ins
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person
from tests.app_fixtures import NOW

EMAIL = "noor@example.org"
PASSWORD = "a sentence of my own"


def hash_quickly(app: Flask) -> None:
    """Hash as always, but with parameters that cost nothing."""
    app.extensions["passwords"] = Passwords(memory_kib=8, passes=1)


def sign_up(
    client: FlaskClient,
    *,
    name: str = "Noor Rahimi",
    email: str = EMAIL,
    password: str = PASSWORD,
    time_zone: str = "Asia/Almaty",
    **more: str,
) -> TestResponse:
    data = {
        "name": name,
        "email": email,
        "password": password,
        "time_zone": time_zone,
        **more,
    }
    return client.post("/signup", data=data)


def sign_in(
    client: FlaskClient, *, email: str = EMAIL, password: str = PASSWORD, **more: str
) -> TestResponse:
    data = {"email": email, "password": password, **more}
    return client.post("/sign-in", data=data)


def cookie_of(client: FlaskClient, name: str = "recto") -> str:
    """What the browser keeps as its sign-in; empty for nothing."""
    cookie = client.get_cookie(name)
    return cookie.value if cookie else ""


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/settings").status_code == 200


def somebody(session: Session) -> Person:
    """The only person there is, as the app left them."""
    session.expire_all()
    person = session.scalars(select(Person)).one()
    session.commit()  # lets the app write
    return person


def count_of(session: Session, table: type) -> int:
    """How many rows the app left in a table."""
    number = session.scalar(select(func.count()).select_from(table)) or 0
    session.commit()  # lets the app write
    return number


def browser_of(app: Flask, session: Session, person: Person) -> FlaskClient:
    """A browser that somebody is signed in with; they need no password.  Commits."""
    client = app.test_client()
    token = sign_ins.start(
        session,
        person_id=person.id,
        browser="a test",
        lasts=timedelta(days=30),
        now=NOW,
    )
    session.commit()
    client.set_cookie("recto", token)
    return client
