"""The page of a quiz: its rules, its password, its attempts."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Allowance, Counts, When
from quizapp.services import quizzes
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, Quiz
from tests.app_fixtures import NOW, SetClock
from tests.web.doors import sign_up
from tests.web.taking import a_quiz, begin


def page_of(client: FlaskClient, code: str) -> str:
    reply = client.get(f"/quizzes/{code}")
    assert reply.status_code == 200
    return reply.text


def attempts_begun(session: Session) -> int:
    found = session.scalar(select(func.count()).select_from(Attempt)) or 0
    session.rollback()
    return found


def set_password(session: Session, code: str, password: str) -> None:
    quiz = session.scalars(select(Quiz).where(Quiz.code == code)).one()
    quiz.password_hash = Passwords(memory_kib=8, passes=1).hashed(password)
    session.commit()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({}, "5 questions, 5 points."),
        ({"time_limit_min": 20}, "You have 20 minutes."),
        ({"attempts": 3}, "3 of 3 attempts left. The best of your attempts counts."),
        ({"attempts": None}, "You can take it as often as you like."),
        ({"pass_pct": 60}, "You pass with 60%."),
        ({"is_one_way": True}, "You cannot go back to a question"),
        ({"is_practice": True}, "This is practice"),
        ({"closes_at": NOW + timedelta(hours=3)}, "It closes today, 17:00."),
        (
            {"key_when": When.CLOSED},
            (
                "You see your marks once you have submitted, "
                "and the right answers when the quiz closes."
            ),
        ),
    ],
)
def test_the_rules_are_told_in_words(
    noor: FlaskClient, session: Session, rules: dict[str, Any], words: str
) -> None:
    assert words in page_of(noor, a_quiz(session, **rules))


@pytest.mark.slow
def test_extra_time_is_told_and_counted_in(noor: FlaskClient, session: Session) -> None:
    code = a_quiz(session, time_limit_min=20)
    quiz = session.scalars(select(Quiz).where(Quiz.code == code)).one()
    owner = session.get_one(Person, quiz.owner_id)
    learner = session.scalars(select(Person).where(Person.id != owner.id)).one()
    more = Allowance(extra_time_pct=25)
    quizzes.set_allowance(session, person=owner, quiz=quiz, to=learner, allowance=more)
    session.commit()

    rules = page_of(noor, code)
    taker = begin(noor, session, code)

    assert "You have 25 minutes; your extra time of 25% is included." in rules
    assert "25 minutes left" in taker.page(1)
    assert "Extra time of 25% is included." in taker.page(1)


def test_an_attempt_under_way_is_gone_on_with(
    noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session)

    first = begin(noor, session, code)
    page = page_of(noor, code)
    second = begin(noor, session, code)

    assert ">Continue</button>" in page
    assert first.attempt_id == second.attempt_id
    assert attempts_begun(session) == 1


def test_what_cannot_be_begun_says_why_and_has_no_button(
    noor: FlaskClient, session: Session, clock: SetClock
) -> None:
    code = a_quiz(session, opens_at=NOW + timedelta(hours=1))

    page, reply = page_of(noor, code), noor.post(f"/quizzes/{code}/start")

    assert "This quiz is not open yet. It opens today, 15:00." in page
    assert "Start quiz" not in page
    assert reply.status_code == 422
    assert attempts_begun(session) == 0


def test_earlier_attempts_are_listed_and_the_one_that_counts(
    noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session, attempts=3, counts=Counts.BEST)
    for rights in (2, 5, 1):
        taker = begin(noor, session, code)
        for number, key in taker.keys().items():
            if number <= rights:
                taker.save(number, key)
        taker.submit()

    page = page_of(noor, code)

    assert [score in page for score in ("40%", "100%", "20%")] == [True] * 3
    assert page.count(">Counts</span>") == 1
    assert '100% <span class="tag due">Counts</span>' in page


def test_scores_wait_until_they_may_be_shown(
    noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session, verdict_when=When.CLOSED)
    begin(noor, session, code).submit()

    page = page_of(noor, code)

    assert "Not shown yet" in page
    assert "0%" not in page


@pytest.mark.slow
def test_a_password_is_asked_for_and_only_the_right_one_begins(
    noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session)
    set_password(session, code, "the class of Rosa")

    page = page_of(noor, code)
    none = noor.post(f"/quizzes/{code}/start")
    wrong = noor.post(f"/quizzes/{code}/start", data={"password": "a guess"})
    begun = begin(noor, session, code, password="the class of Rosa")

    assert "Password of the quiz" in page
    assert (none.status_code, wrong.status_code) == (422, 422)
    assert "This is not the password of the quiz." in wrong.text
    assert "a guess" not in wrong.text
    assert begun.attempt_id


def test_guessing_a_password_is_slowed_down(
    noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session)
    set_password(session, code, "the class of Rosa")

    guesses = [
        noor.post(f"/quizzes/{code}/start", data={"password": f"guess {number}"})
        for number in range(11)
    ]

    assert [reply.status_code for reply in guesses] == [422] * 10 + [429]
    assert "Retry-After" in guesses[-1].headers


def test_who_is_not_signed_in_is_led_to_the_landing_page_and_back(
    app: Flask, session: Session
) -> None:
    code, stranger = a_quiz(session), app.test_client()

    for reply in (
        stranger.get(f"/quizzes/{code}"),
        stranger.post(f"/quizzes/{code}/start"),
    ):
        assert reply.status_code == 303
        assert reply.location.startswith("/")


def test_a_quiz_that_its_owner_keeps_is_not_there_for_others(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session)
    quiz = session.scalars(select(Quiz).where(Quiz.code == code)).one()
    quiz.audience = "owner"  # type: ignore[assignment]
    session.commit()
    other = app.test_client()
    sign_up(other, email="other@example.org")

    assert noor.get(f"/quizzes/{code}").status_code == 404
    assert other.post(f"/quizzes/{code}/start").status_code == 404
