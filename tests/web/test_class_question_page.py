"""A question's page in a class's report, and a quiz's: what the answers say of them."""

import io

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.question import ChoiceQuestion, Kind
from quizapp.questions.question import Question as Content
from quizapp.quizzes.plan import Chosen, Plan
from quizapp.services import submissions
from quizapp.services.question_versions import content_of
from quizapp.store.classes import Assignment
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Quiz
from quizapp.store.reviews import Amendment, Card, Change, Review
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.progress import simulated
from tests.services import quizzing
from tests.web.doors import browser_of

pytestmark = pytest.mark.slow

SET = "kazakhstan-2022-who-is-who"


def choice_questions(session: Session) -> list[Question]:
    """Questions of the set that are asked by choosing one of some options."""
    rows = session.scalars(
        select(Question)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == SET, Question.kind == Kind.CHOICE)
        .order_by(Question.id)
    )
    return list(rows)


def wrong_option(content: Content) -> str:
    assert isinstance(content, ChoiceQuestion)
    return content.distractors[0].text


def taken(session: Session, made: MadeClass, questions: list[Question]) -> Quiz:
    """A quiz that everybody took: of the first question, every third chose a distractor,
    of the others, the better half of the class knew the key."""
    parts = tuple(Chosen(one.id) for one in questions)
    quiz = quizzing.new_quiz(session, made.teacher, NOW, Plan(parts=parts))
    session.add(
        Assignment(class_id=made.id, quiz_id=quiz.id, given_by=None, given_at=NOW)
    )
    session.commit()
    wrong = [wrong_option(content_of(session, one)) for one in questions]
    for place, learner in enumerate(made.learners):
        attempt = quizzing.begun(session, learner, quiz, NOW)
        keys = quizzing.keys(session, attempt)
        for number, key in keys.items():
            fails = place % 3 == 0 if number == 1 else place < len(made.learners) / 2
            quizzing.save(
                session, attempt, number, wrong[number - 1] if fails else key, NOW
            )
        submissions.submit(session, attempt=attempt, now=NOW)
        session.commit()
    return quiz


def page_of(app: Flask, session: Session, made: MadeClass, question: Question) -> str:
    """A question's page as the class's teacher sees it."""
    address = f"/classes/{made.code}/report/questions/{question.id}"
    session.commit()
    page = browser_of(app, session, made.teacher).get(address)
    assert page.status_code == 200
    return page.text


@pytest.fixture
def made(session: Session) -> MadeClass:
    return make_class(session, learners=12, sets=[SET])


@pytest.fixture
def teacher(app: Flask, session: Session, made: MadeClass) -> FlaskClient:
    return browser_of(app, session, made.teacher)


def test_who_chose_what_is_shown_by_thirds(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    questions = choice_questions(session)
    taken(session, made, questions)
    question_id, wrong = (
        questions[0].id,
        wrong_option(content_of(session, questions[0])),
    )
    session.commit()

    page = teacher.get(f"/classes/{made.code}/report/questions/{question_id}")

    assert page.status_code == 200
    assert "12 first attempts" in page.text
    assert '<dd class="num">67%<small>35% to 90%</small>' in page.text
    assert "Whole class" in page.text
    assert page.text.count("Upper third") >= 1
    assert wrong in page.text
    assert "8 of 12" in page.text
    assert "In study" not in page.text


def test_under_ten_attempts_there_is_neither_discrimination_nor_a_verdict(
    app: Flask, session: Session
) -> None:
    made = make_class(session, learners=9, sets=[SET])
    questions = choice_questions(session)
    taken(session, made, questions)

    page = page_of(app, session, made, questions[0])

    assert "Discrimination" not in page
    assert "9 attempts: too few to say more." in page


def test_study_and_quiz_are_counted_apart_and_what_was_undone_not_at_all(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    for seed, learner in enumerate(made.learners):
        simulated.study(
            session, learner, until=NOW, days=12, new_per_day=8, seed=seed, rests=0
        )
    session.commit()
    rows = list(session.scalars(select(Review).order_by(Review.id)))
    question_id = rows[0].question_id
    here = [row for row in rows if row.question_id == question_id]
    last = session.scalars(
        select(Review)
        .join(Card, Card.id == Review.card_id)
        .where(Review.question_id == question_id, Review.number == Card.answers)
        .limit(1)
    ).one()
    session.add(
        Amendment(
            review_id=last.id,
            person_id=last.person_id,
            number=last.number + 1,
            change=Change.UNDONE,
            made_at=NOW,
        )
    )
    session.commit()

    page = teacher.get(f"/classes/{made.code}/report/questions/{question_id}")

    assert f"{len(here) - 1} answers by" in page.text
    assert "Median time" in page.text
    assert "first attempts" not in page.text


def test_a_quiz_has_a_page_of_its_own_and_files(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    questions = choice_questions(session)
    code = taken(session, made, questions).code
    prompts = {content_of(session, one).prompt for one in questions}
    session.commit()
    address = f"/classes/{made.code}/report/quizzes/{code}"

    page = teacher.get(address)
    rows = teacher.get(f"{address}.csv").text.splitlines()
    book = openpyxl.load_workbook(io.BytesIO(teacher.get(f"{address}.xlsx").data))

    assert "Standard error" in page.text
    assert "Alpha" in page.text
    assert all(f"/report/questions/{one.id}" in page.text for one in questions)
    assert len(rows) == 1 + len(questions)
    assert {row[0].value for row in list(book["Questions"].rows)[1:]} == prompts
    report = teacher.get(f"/classes/{made.code}/report").text
    assert f'href="{address}"' in report
    assert "12 of 12 took it" in report


def test_a_question_that_the_class_was_not_asked_is_not_found(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    other = session.scalars(
        select(Question.id)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug != SET)
        .limit(1)
    ).one()
    session.commit()

    for number in (other, 10**9, 10**12):
        address = f"/classes/{made.code}/report/questions/{number}"
        assert teacher.get(address).status_code == 404
    assert teacher.get(f"/classes/{made.code}/report/quizzes/none").status_code == 404


def test_what_is_studied_outside_the_class_is_none_of_its_business(
    app: Flask, session: Session
) -> None:
    made = make_class(session, learners=12, sets=[SET])
    for seed, learner in enumerate(made.learners):
        simulated.study(
            session, learner, until=NOW, days=6, new_per_day=30, seed=seed, rests=0
        )
    made.assignments[0].taken_back_at = NOW
    session.commit()
    questions = choice_questions(session)
    taken(session, made, questions)

    page = page_of(app, session, made, questions[0])

    assert "12 first attempts" in page
    assert "In study" not in page


def test_an_answer_in_another_classs_quiz_stays_there(
    app: Flask, session: Session
) -> None:
    made = make_class(session, learners=12, sets=[SET])
    other = make_class(session, code="elsewhere", join_code="AAAAAAAA", learners=0)
    questions = choice_questions(session)
    quiz = taken(session, made, questions)
    given = session.scalars(
        select(Assignment).where(Assignment.quiz_id == quiz.id)
    ).one()
    given.class_id = other.id

    page = page_of(app, session, made, questions[0])

    assert "No answers yet" in page
    assert "Wrong answers in their own words" not in page
    assert "predicted" not in page
