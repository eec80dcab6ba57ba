"""Making a quiz: the form, its rows, its rules, and what becomes of it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience, Draw
from quizapp.services.quizzes import plan_of
from quizapp.store.people import Person
from quizapp.store.quizzes import Quiz
from tests.app_fixtures import NOW
from tests.services.quizzing import new_teacher, set_ids
from tests.web.reader import browser_of

SLUG = "kazakhstan-2022-who-is-who"


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW, time_zone="Asia/Almaty")


@pytest.fixture
def rosa(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


def filled(session: Session, **changes: str | list[str]) -> dict[str, str | list[str]]:
    """What a browser sends of a form that draws three questions."""
    ids = [str(one) for one in set_ids(session)]
    session.commit()
    return {
        "act": "save",
        "title": "January 2022",
        "sets": ids,
        "draws-0-count": "3",
        "draws-0-sets": "",
        "draws-0-topic": "",
        "draws-0-kind": "",
        "draws-0-difficulty": "",
        "draws-0-points": "1",
        "audience": "link",
        "attempts": "1",
        "counts": "best",
        "verdict_when": "submitted",
        "key_when": "submitted",
        "evidence_when": "submitted",
        "layout": "one",
        "shuffles_options": "y",
    } | changes


def kept(session: Session) -> Quiz:
    """The only quiz there is."""
    session.expire_all()
    quiz = session.scalars(select(Quiz)).one()
    session.commit()
    return quiz


def test_a_quiz_is_made_from_the_form(rosa: FlaskClient, session: Session) -> None:
    made = rosa.post("/quizzes/new", data=filled(session))

    quiz = kept(session)
    assert made.location == f"/quizzes?done=made#quiz-{quiz.code}"
    assert quiz.audience is Audience.LINK
    assert plan_of(session, quiz).parts == (
        Draw(count=3, set_ids=tuple(sorted(set_ids(session)))),
    )
    session.commit()
    page = rosa.get(made.location).text
    assert f"http://localhost/quizzes/{quiz.code}" in page
