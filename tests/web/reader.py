"""A learner's browser on a database that a test fills, for tests of pages."""

import re
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.services import sign_ins
from quizapp.store.people import Person
from tests.app_fixtures import NOW


def browser_of(app: Flask, session: Session, person: Person) -> FlaskClient:
    """A browser in which *person* is signed in."""
    token = sign_ins.start(
        session,
        person_id=person.id,
        browser="a test",
        lasts=timedelta(days=30),
        now=NOW,
    )
    session.commit()
    client = app.test_client()
    client.set_cookie("recto", token)
    return client


def words(html: str) -> str:
    """The words of a page, without its tags."""
    main = html.partition("<main")[2].partition("</main>")[0]
    spaced = re.sub(r"<[^>]*>", " ", main.partition(">")[2])
    plain = spaced.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    return re.sub(r"\s+([.,;:?!])", r"\1", " ".join(plain.split()))
