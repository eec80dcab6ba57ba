"""Reporting that something is wrong with a question, and reading it."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.store.people import Person
from quizapp.store.quizzes import ProblemReport
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    answers,
    attempted,
    question,
    quiz_of,
    set_learner,
    set_owner,
)
from tests.services.quizzing import begun, new_teacher
from tests.web.reader import browser_of, words

WORDS = "The text says 5 May."
WAITS = '<a href="/problems">1 problem report</a> waits for you.'


@pytest.fixture
def teacher(session: Session) -> Person:
    return set_owner(session, NOW)


@pytest.fixture
def keeper(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


@pytest.fixture
def noor(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    """The browser of a learner who has answered a question."""
    noor = set_learner(session)
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    return browser_of(app, session, noor)


def feedback(session: Session) -> str:
    number = session.scalars(select(Review.id)).one()
    session.rollback()
    return f"/study/reviews/{number}"


def report(client: FlaskClient, session: Session, said: str = WORDS) -> TestResponse:
    number = question(session, "closed").id
    page = f"http://localhost{feedback(session)}"
    return client.post(
        f"/questions/{number}/problem",
        data={"words": said, "answer": "5 May 1731"},
        headers={"Referer": page},
    )


def count(session: Session) -> int:
    found = session.scalar(select(func.count(ProblemReport.id))) or 0
    session.rollback()
    return found


def test_the_page_of_an_answer_lets_one_report_a_problem(
    noor: FlaskClient, session: Session
) -> None:
    number = question(session, "closed").id

    page = noor.get(feedback(session)).text

    assert f'action="/questions/{number}/problem"' in page
    assert "Report a problem" in page


def test_a_report_is_confirmed_with_undo_and_the_way_back(
    noor: FlaskClient, session: Session
) -> None:
    sent = report(noor, session)

    page = noor.get(sent.location).text
    assert "Sent to whoever keeps this question" in page
    assert f'href="{feedback(session)}"' in page
    noor.post(
        page.split('action="/problems/')[1].split('"')[0].join(["/problems/", ""])
    )
    assert count(session) == 0


def test_the_same_report_twice_is_one(noor: FlaskClient, session: Session) -> None:
    sent = [report(noor, session) for _ in range(2)]

    assert sent[0].location == sent[1].location
    assert count(session) == 1


def test_the_keeper_reads_it_with_question_key_and_evidence_and_no_name(
    noor: FlaskClient, keeper: FlaskClient, session: Session
) -> None:
    report(noor, session)

    page = keeper.get("/problems").text

    told = words(page)
    assert WORDS in told
    assert "Given 5 May 1731" in told
    assert "6 May 1731" in told
    assert "<mark>5 May 1731</mark>" in page
    assert "Noor" not in page


def test_a_reply_reaches_the_learner(
    noor: FlaskClient, keeper: FlaskClient, session: Session
) -> None:
    report(noor, session)
    number = session.scalars(select(ProblemReport.id)).one()
    session.rollback()

    closed = keeper.post(f"/problems/{number}/close", data={"reply": "You are right."})

    assert "Closed." in keeper.get(closed.location).text
    assert "You are right." in words(noor.get("/problems/mine").text)
    keeper.post(f"/problems/{number}/reopen")
    assert "Not read yet" in words(noor.get("/problems/mine").text)


def test_others_see_and_close_nothing(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    report(noor, session)
    number = session.scalars(select(ProblemReport.id)).one()
    stranger = browser_of(app, session, new_teacher(session, NOW, name="Ines Costa"))

    assert WORDS not in stranger.get("/problems").text
    for act in ("close", "reopen", "withdraw"):
        assert stranger.post(f"/problems/{number}/{act}").status_code == 404


def test_who_reports_during_a_quiz_is_not_told_the_key(
    app: Flask, session: Session, teacher: Person
) -> None:
    ada = new_learner(session, "Ada Okoro")
    begun(
        session, ada, quiz_of(session, teacher, [question(session, "closed")], NOW), NOW
    )
    client, number = browser_of(app, session, ada), question(session, "closed").id
    session.rollback()

    client.post(f"/questions/{number}/problem", data={"words": "Which calendar?"})

    page = client.get("/problems/mine").text
    assert "When was the press closed?" in page
    assert "6 May 1731" not in page
    assert "1731-05-06" not in page


def test_an_empty_report_is_refused(noor: FlaskClient, session: Session) -> None:
    assert report(noor, session, " ").status_code == 422
    assert count(session) == 0


def test_who_was_never_asked_finds_no_such_page(
    app: Flask, session: Session, teacher: Person
) -> None:
    client = browser_of(app, session, new_learner(session, "Ada Okoro"))
    number = question(session, "closed").id
    session.rollback()

    sent = client.post(f"/questions/{number}/problem", data={"words": WORDS})

    assert sent.status_code == 404


@pytest.mark.slow
def test_too_many_reports_are_told_when_to_come_back(
    noor: FlaskClient, session: Session
) -> None:
    for number in range(20):
        report(noor, session, f"Problem {number}")

    refused = report(noor, session, "One more")

    assert refused.status_code == 429
    assert "Retry-After" in refused.headers


def test_today_tells_who_keeps_the_questions_that_a_report_waits(
    noor: FlaskClient, keeper: FlaskClient, session: Session
) -> None:
    before = keeper.get("/").text
    report(noor, session)

    told, learners = keeper.get("/").text, noor.get("/").text
    number = session.scalars(select(ProblemReport.id)).one()
    session.rollback()
    keeper.post(f"/problems/{number}/close")

    assert WAITS in told
    assert all(WAITS not in page for page in (before, learners, keeper.get("/").text))


def test_a_report_from_the_results_carries_the_answer(
    app: Flask, teacher: Person, session: Session
) -> None:
    row = question(session, "closed")
    quiz = quiz_of(session, teacher, [row], NOW)
    person = new_learner(session, "Ada Ek")
    attempt = attempted(session, person, quiz, ["5 May 1731"], NOW)
    client = browser_of(app, session, person)

    page = client.get(f"/attempts/{attempt.id}?show=all").text
    form = page.partition(f'action="/questions/{row.id}/problem"')[2]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    client.post(f"/questions/{row.id}/problem", data=hidden | {"words": WORDS})

    assert session.scalars(select(ProblemReport.answer)).one() == "5 May 1731"
