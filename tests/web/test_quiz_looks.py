"""Who sees what others did in a quiz: its maker while they teach, and a look written down."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience
from quizapp.services import class_access
from quizapp.store.classes import Assignment
from quizapp.store.people import Person, Role
from quizapp.store.quizzes import Quiz
from tests.app_fixtures import NOW
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


def test_a_quiz_that_no_class_was_given_asks_for_no_look(
    app: Flask, session: Session, made: MadeClass, head: Person
) -> None:
    quiz = new_quiz(session, made.teacher, NOW)

    page = browser_of(app, session, head).get(f"/quizzes/{quiz.code}/attempts")

    assert page.status_code == 200


@pytest.mark.parametrize("path", [*PATHS, "edit"])
def test_who_teaches_no_more_sees_nobodys_attempts(
    app: Flask, session: Session, made: MadeClass, quiz: Quiz, path: str
) -> None:
    made.teacher.role = Role.LEARNER
    session.commit()
    browser = browser_of(app, session, made.teacher)

    assert browser.get(f"/quizzes/{quiz.code}/{path}").status_code == 404
