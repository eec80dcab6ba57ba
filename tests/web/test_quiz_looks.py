"""Who sees what others did in a quiz: its maker while they teach, and a look written down."""

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience
from quizapp.services import class_access
from quizapp.store.base import Base
from quizapp.store.classes import Assignment
from quizapp.store.people import Person, Role
from quizapp.store.quizzes import Quiz, QuizLook
from tests.app_fixtures import NOW, SetClock
from tests.class_fixtures import MadeClass, make_class
from tests.services.quizzing import new_quiz, new_teacher
from tests.web.doors import browser_of

PATHS = ("attempts", "attempts.csv", "people", "marking")


@pytest.fixture
def made(session: Session) -> MadeClass:
    return make_class(session, learners=2)


@pytest.fixture
def quiz(session: Session, made: MadeClass) -> Quiz:
    quiz = new_quiz(session, made.teacher, NOW)
    quiz.audience = Audience.CLASS
    session.add(
        Assignment(class_id=made.id, quiz_id=quiz.id, given_by=None, given_at=NOW)
    )
    session.commit()
    return quiz


@pytest.fixture
def head(session: Session) -> Person:
    return new_teacher(session, NOW, name="Ada Ek", role=Role.ADMINISTRATOR)


def count_of(session: Session, table: type[Base]) -> int:
    found = session.scalar(select(func.count()).select_from(table)) or 0
    session.rollback()
    return found


@pytest.mark.parametrize("path", PATHS)
def test_an_administrator_sees_attempts_of_a_class_once_the_look_is_written_down(
    app: Flask, session: Session, made: MadeClass, quiz: Quiz, head: Person, path: str
) -> None:
    address, browser = f"/quizzes/{quiz.code}/{path}", browser_of(app, session, head)
    before = browser.get(address)
    class_access.begin_look(session, person=head, code=made.code, now=NOW)
    session.commit()

    after = browser.get(address)

    assert (before.status_code, after.status_code) == (403, 200)
    assert made.learners[0].name not in before.text


@pytest.fixture
def linked(session: Session, made: MadeClass) -> Quiz:
    """A quiz for who has the link; no class was given it."""
    quiz = new_quiz(session, made.teacher, NOW)
    assert quiz.audience is Audience.LINK
    return quiz


@pytest.mark.parametrize("path", PATHS)
def test_of_a_quiz_that_no_class_was_given_the_look_is_written_down_too(
    app: Flask, session: Session, linked: Quiz, head: Person, path: str
) -> None:
    code, browser = linked.code, browser_of(app, session, head)
    address = f"/quizzes/{code}/{path}"

    before, written = browser.get(address), count_of(session, QuizLook)
    sent = browser.post(f"/quizzes/{code}/look")
    after = browser.get(address)

    assert (before.status_code, written) == (403, 0)
    assert f'action="/quizzes/{code}/look"' in before.text
    assert sent.headers["Location"] == f"/quizzes/{code}/attempts"
    assert (after.status_code, count_of(session, QuizLook)) == (200, 1)


def test_a_look_behind_a_quiz_lasts_an_hour_and_opens_that_quiz_alone(
    app: Flask,
    session: Session,
    made: MadeClass,
    linked: Quiz,
    head: Person,
    clock: SetClock,
) -> None:
    other = new_quiz(session, made.teacher, NOW)
    browser = browser_of(app, session, head)
    browser.post(f"/quizzes/{linked.code}/look")
    clock.pass_(minutes=59)
    within = browser.get(f"/quizzes/{linked.code}/attempts").status_code
    elsewhere = browser.get(f"/quizzes/{other.code}/attempts").status_code
    clock.pass_(minutes=2)
    after = browser.get(f"/quizzes/{linked.code}/attempts").status_code

    assert (within, elsewhere, after) == (200, 403, 403)


def test_who_made_the_quiz_needs_no_look_and_sees_who_looked(
    app: Flask, session: Session, made: MadeClass, linked: Quiz, head: Person
) -> None:
    maker, address = browser_of(app, session, made.teacher), f"/quizzes/{linked.code}"
    before = maker.get(f"{address}/attempts")
    browser_of(app, session, head).post(f"{address}/look")

    after = maker.get(f"{address}/attempts")

    assert (before.status_code, after.status_code) == (200, 200)
    assert "Administrators who looked" not in before.text
    assert "Administrators who looked" in after.text
    assert "Ada Ek" in after.text


def test_nobody_else_can_begin_a_look_behind_a_quiz(
    app: Flask, session: Session, made: MadeClass, linked: Quiz
) -> None:
    other = make_class(session, code="another-class", join_code="AAAAAAAA")
    address = f"/quizzes/{linked.code}/look"

    for person in (made.teacher, made.learners[0], other.teacher):
        assert browser_of(app, session, person).post(address).status_code == 404
    assert app.test_client().post(address).status_code == 303
    assert count_of(session, QuizLook) == 0


@pytest.mark.parametrize("path", [*PATHS, "edit"])
def test_who_teaches_no_more_sees_nobodys_attempts(
    app: Flask, session: Session, made: MadeClass, quiz: Quiz, path: str
) -> None:
    made.teacher.role = Role.LEARNER
    session.commit()
    browser = browser_of(app, session, made.teacher)

    assert browser.get(f"/quizzes/{quiz.code}/{path}").status_code == 404
