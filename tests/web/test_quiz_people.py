"""More time, more attempts, a later closing: for single people of a quiz."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.database import db
from quizapp.quizzes.plan import NO_ALLOWANCE, Allowance
from quizapp.services import erasure, quizzes
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, Quiz, QuizEmailAllowance
from tests.app_fixtures import NOW, new_learner
from tests.services.quizzing import begun, drawing, new_quiz, new_teacher
from tests.services.test_progress import statements
from tests.web.reader import browser_of, words

EMAIL = "noor@example.org"


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW, time_zone="Asia/Almaty")


@pytest.fixture
def rosa(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    return new_quiz(session, teacher, NOW, drawing(session, time_limit_min=40))


@pytest.fixture
def noor(session: Session, learner: Person) -> Person:
    """A learner with an account."""
    learner.email = EMAIL
    session.commit()
    return learner


def allowed(session: Session, quiz: Quiz, person: Person) -> Allowance:
    session.expire_all()
    found = quizzes.allowance_of(session, quiz=quiz, person=person)
    session.commit()
    return found


@pytest.mark.slow
def test_a_learner_who_has_begun_gets_more(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person
) -> None:
    begun(session, noor, quiz, NOW)

    rosa.post(
        f"/quizzes/{quiz.code}/people",
        data={
            "person": str(noor.id),
            "extra_time_pct": "25",
            "extra_attempts": "1",
            "closes_at": "2026-11-30T12:00",
        },
    )

    assert allowed(session, quiz, noor) == Allowance(
        extra_time_pct=25,
        extra_attempts=1,
        closes_at=datetime(2026, 11, 30, 7, 0, tzinfo=UTC),
    )
    page = rosa.get(f"/quizzes/{quiz.code}/people").text
    assert (
        "Noor Rahimi 1 attempt · 25% extra time, 1 extra attempt, closes 30 November, "
        "12:00" in words(page)
    )
    assert 'value="2026-11-30T12:00"' in page


def test_an_email_is_kept_and_shown_alike_whether_it_has_an_account_or_not(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person
) -> None:
    answers, pages = [], []
    for email in (EMAIL, "nobody@example.org"):
        sent = {"email": f" {email.upper()}", "extra_time_pct": "50"}
        answer = rosa.post(f"/quizzes/{quiz.code}/people", data=sent)
        page = rosa.get(answer.location).text
        answers.append((answer.status_code, answer.location))
        pages.append(page.replace(email, "somebody"))
        rosa.post(f"/quizzes/{quiz.code}/people/take-back", data={"email": email})

    assert answers[0] == answers[1]
    assert pages[0] == pages[1]
    assert "somebody" in pages[0]
    assert "Noor" not in pages[0]


@pytest.mark.slow
def test_what_an_email_was_given_lengthens_the_attempt_of_its_account(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person
) -> None:
    sent = {"email": EMAIL, "extra_time_pct": "50"}
    rosa.post(f"/quizzes/{quiz.code}/people", data=sent)

    attempt = begun(session, noor, quiz, NOW)

    assert attempt.deadline == NOW + timedelta(minutes=60)
    assert attempt.extra_time_pct == 50
    page = words(rosa.get(f"/quizzes/{quiz.code}/people").text)
    assert "Noor Rahimi 1 attempt · 50% extra time" in page
    assert EMAIL not in page


def test_what_a_learner_was_given_by_name_goes_before_their_email(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person
) -> None:
    rosa.post(
        f"/quizzes/{quiz.code}/people", data={"email": EMAIL, "extra_time_pct": "50"}
    )
    begun(session, noor, quiz, NOW)

    rosa.post(f"/quizzes/{quiz.code}/people", data={"person": str(noor.id)})

    assert allowed(session, quiz, noor) == NO_ALLOWANCE


@pytest.mark.slow
def test_taking_back_can_be_undone(
    rosa: FlaskClient, session: Session, quiz: Quiz
) -> None:
    address = f"/quizzes/{quiz.code}/people"
    sent = {
        "email": EMAIL,
        "extra_time_pct": "50",
        "extra_attempts": "2",
        "closes_at": "2026-11-30T12:00",
    }
    rosa.post(address, data=sent)
    before = _promised(session)

    back = rosa.post(f"{address}/take-back", data={"email": EMAIL})
    assert _promised(session) == []
    toast = rosa.get(back.location).text.partition('class="toast"')[2]
    toast = toast.partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', toast))
    rosa.post(address, data=fields)

    assert _promised(session) == before


def _promised(session: Session) -> list[tuple[object, ...]]:
    session.expire_all()
    rows = session.execute(select(*QuizEmailAllowance.__table__.columns)).all()
    session.commit()
    return [tuple(row) for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("extra_time_pct", "401", "Write a whole number from 0 to 400."),
        ("extra_time_pct", "-1", "Write a whole number from 0 to 400."),
        ("extra_time_pct", "some", "Write a whole number from 0 to 400."),
        ("extra_attempts", "101", "Write a whole number from 0 to 100."),
        ("closes_at", "soon", "Write a day and a time."),
        ("closes_at", "9999-12-31T23:59", "Write a day and a time."),
        ("email", "no email", "Write an email such as name@example.org."),
        ("email", "", "Write an email such as name@example.org."),
        ("email", "a\0@example.org", "Write an email such as name@example.org."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    rosa: FlaskClient, session: Session, quiz: Quiz, field: str, value: str, said: str
) -> None:
    sent = {"email": EMAIL, "extra_time_pct": "25"} | {field: value}

    refused = rosa.post(f"/quizzes/{quiz.code}/people", data=sent)

    assert refused.status_code == 422
    assert said in refused.text
    if field != "extra_time_pct":
        assert 'value="25"' in refused.text
    assert session.scalar(select(func.count()).select_from(QuizEmailAllowance)) == 0


def test_a_fault_beside_a_learner_is_told_there(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person
) -> None:
    begun(session, noor, quiz, NOW)
    sent = {"person": str(noor.id), "extra_time_pct": "many"}

    refused = rosa.post(f"/quizzes/{quiz.code}/people", data=sent)

    assert refused.status_code == 422
    assert f'id="p{noor.id}-extra_time_pct-error"' in refused.text
    assert 'value="many"' in refused.text


@pytest.mark.slow
@pytest.mark.parametrize("person", ["2", "99", "-1", "9" * 20])
def test_who_has_not_begun_it_gets_nothing_by_number(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person, person: str
) -> None:
    sent = {"person": person, "extra_time_pct": "25"}

    assert rosa.post(f"/quizzes/{quiz.code}/people", data=sent).status_code == 404
    assert allowed(session, quiz, noor) == NO_ALLOWANCE


def test_learners_give_nothing_by_email(
    app: Flask, session: Session, noor: Person
) -> None:
    browser = browser_of(app, session, noor)
    made = browser.post(
        "/quizzes/practice", data={"set": "kazakhstan-2022-who-is-who"}
    ).location

    assert "By email" not in browser.get(f"{made}/people").text
    sent = {"email": "ada@example.org", "extra_time_pct": "25"}
    assert browser.post(f"{made}/people", data=sent).status_code == 404


def test_who_leaves_takes_their_email_along(
    rosa: FlaskClient, session: Session, quiz: Quiz, noor: Person
) -> None:
    sent = {"email": EMAIL, "extra_time_pct": "25"}
    rosa.post(f"/quizzes/{quiz.code}/people", data=sent)

    erasure.erase(session, person_id=noor.id, with_sets=False)
    session.commit()

    assert _promised(session) == []


def test_more_people_ask_the_database_no_more_often(
    rosa: FlaskClient, app: Flask, session: Session, quiz: Quiz
) -> None:
    counts = []
    for people in (1, 9):
        for number in range(people):
            person = new_learner(session, f"Learner {people}.{number}")
            session.add(
                Attempt(quiz_id=quiz.id, person_id=person.id, number=1, started_at=NOW)
            )
        session.commit()
        with app.app_context(), statements(db.engine) as sent:
            rosa.get(f"/quizzes/{quiz.code}/people")
        counts.append(len(sent))

    assert counts[0] == counts[1]
