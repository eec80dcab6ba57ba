"""A quiz on paper: its versions, its key, and who gets one."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.database import db
from quizapp.quizzes.plan import Audience, Draw, Plan
from quizapp.services.quizzes import Details, make_quiz
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Quiz
from tests.app_fixtures import NOW
from tests.services.quiz_writing import written_quiz
from tests.services.quizzing import drawing, new_quiz, new_teacher
from tests.services.test_progress import statements
from tests.web.reader import browser_of, words


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW)


@pytest.fixture
def rosa(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


def sheet(client: FlaskClient, quiz: Quiz, version: str = "A") -> str:
    answer = client.get(f"/quizzes/{quiz.code}/worksheet?version={version}")
    assert answer.status_code == 200
    return unescape(answer.text)


def prompts(html: str) -> list[str]:
    return re.findall(r'<div class="q"><p>(.*?)</p>', re.sub(r">\s+<", "><", html))


def mark_of(html: str) -> list[str]:
    """The letters on the sheet and on its key."""
    return re.findall(r"Version \w · (\w{4})", html)


@pytest.mark.slow
def test_every_version_asks_the_same_in_an_order_of_its_own(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = new_quiz(session, teacher, NOW, drawing(session, 12))

    asked = [prompts(sheet(rosa, quiz, version)) for version in "ABCDEF"]

    assert all(len(one) == 12 for one in asked)
    assert len({tuple(one) for one in asked}) == 6
    assert len({tuple(sorted(one)) for one in asked}) == 1


def test_a_version_is_the_same_each_time_and_bears_the_letters_of_its_key(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = new_quiz(session, teacher, NOW, drawing(session, 12))

    first, again = (sheet(rosa, quiz, "C") for _ in range(2))
    marks = mark_of(first)

    assert first == again
    assert len(marks) == 2
    assert len(set(marks)) == 1
    assert mark_of(sheet(rosa, quiz, "D")) != marks


def test_each_kind_is_asked_in_a_way_of_paper(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    page = words(sheet(rosa, written_quiz(session, teacher, NOW)))
    questions, _, key = page.partition("Answer key")

    assert "Number them from 1 to 3." in questions
    assert "Write the letter that fits." in questions
    assert re.search(r"The was closed since its had sunk", questions)
    assert re.search(r"Piers – [ABC], sank", key)
    assert "1932" in key
    assert "its piers had sunk" in key
    assert "Evidence from Notes on a bridge." in key


@pytest.mark.slow
def test_options_stand_in_another_order_unless_the_quiz_says_otherwise(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    def options(quiz: Quiz, version: str) -> dict[str, str]:
        html = re.sub(r">\s+<", "><", sheet(rosa, quiz, version))
        html = html.partition("Answer key")[0]
        parts = html.split('<div class="q"><p>')[1:]
        return {
            part.partition("</p>")[0]: part.partition('class="o">')[2].partition(
                "</ul>"
            )[0]
            for part in parts
            if '<ul class="o">' in part
        }

    orders = {}
    for shuffles in (True, False):
        plan = drawing(session, 30, shuffles_options=shuffles)
        quiz = new_quiz(session, teacher, NOW, plan)
        first, second = options(quiz, "A"), options(quiz, "B")
        assert first.keys() == second.keys()
        assert len(first) > 3
        orders[shuffles] = first == second

    assert orders == {True: False, False: True}


def test_the_key_can_be_left_out(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = written_quiz(session, teacher, NOW)

    page = rosa.get(f"/quizzes/{quiz.code}/worksheet?key=no").text

    assert "Answer key" not in page
    assert "With the key" in page


@pytest.mark.slow
@pytest.mark.parametrize("version", ["G", "", "AA", "%00", "a"])
def test_an_odd_version_is_the_first(
    rosa: FlaskClient, session: Session, teacher: Person, version: str
) -> None:
    quiz = written_quiz(session, teacher, NOW)

    assert "Version A ·" in sheet(rosa, quiz, version)


def own_quiz(session: Session, person: Person, *sets: int) -> Quiz:
    """Three questions of each set, for the person alone; commits."""
    plan = Plan(parts=tuple(Draw(count=3, set_ids=(one,)) for one in sets))
    details = Details(title="My own", audience=Audience.OWNER)
    quiz = make_quiz(session, owner=person, details=details, plan=plan, now=NOW)
    session.commit()
    return quiz


def test_a_learner_gets_a_sheet_without_a_key_of_sets_of_others(
    app: Flask, session: Session, learner: Person
) -> None:
    noor = browser_of(app, session, learner)
    quiz = own_quiz(session, learner, 1)

    html = sheet(noor, quiz)

    assert len(prompts(html)) == 3
    assert "Answer key" not in html
    assert "With the key" not in html
    assert '<ol class="keyl"' not in html
    assert "<mark>" not in html


def test_a_learner_gets_the_key_of_a_set_of_their_own(
    app: Flask, session: Session, learner: Person
) -> None:
    noor = browser_of(app, session, learner)
    written_quiz(session, new_teacher(session, NOW), NOW)
    own = session.scalars(select(Question).where(Question.slug == "why")).one().set_id
    _give(session, own, learner)

    assert "Answer key" in sheet(noor, own_quiz(session, learner, own))
    assert "Answer key" not in sheet(noor, own_quiz(session, learner, own, 1))


def _give(session: Session, set_id: int, person: Person) -> None:
    session.get_one(QuestionSet, set_id).owner_id = person.id
    session.commit()


def test_withdrawn_questions_are_told(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    session.scalars(
        select(Question).where(Question.slug == "why")
    ).one().retired_at = NOW
    session.commit()

    answer = rosa.get(f"/quizzes/{quiz.code}/worksheet")

    assert answer.status_code == 422
    assert "questions of its sets were withdrawn" in answer.text


@pytest.mark.slow
def test_more_questions_ask_the_database_no_more_often(
    rosa: FlaskClient, app: Flask, session: Session, teacher: Person
) -> None:
    counts = []
    for number in (3, 60):
        quiz = new_quiz(session, teacher, NOW, drawing(session, number))
        with app.app_context(), statements(db.engine) as sent:
            sheet(rosa, quiz)
        counts.append(len(sent))

    assert counts[0] == counts[1]
