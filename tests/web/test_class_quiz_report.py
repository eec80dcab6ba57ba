"""The latest quiz of a class in its report."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quizapp.store.classes import Assignment
from tests.app_fixtures import NOW
from tests.class_fixtures import make_class
from tests.services import quizzing
from tests.web.doors import browser_of


@pytest.mark.slow
def test_the_latest_quiz_is_analysed_question_by_question(
    app: Flask, session: Session
) -> None:
    made = make_class(session, learners=3)
    quiz = quizzing.new_quiz(session, made.teacher, NOW)
    session.add(
        Assignment(class_id=made.id, quiz_id=quiz.id, given_by=None, given_at=NOW)
    )
    for learner in made.learners:
        attempt = quizzing.begun(session, learner, quiz, NOW)
        for number, key in quizzing.keys(session, attempt).items():
            quizzing.save(session, attempt, number, key, NOW)
        attempt.ended_at = NOW
        session.commit()

    page = browser_of(app, session, made.teacher).get(f"/classes/{made.code}/report")

    assert page.status_code == 200
    assert "January 2022, 22 November, 3 first attempts" in page.text
    assert "Check the key" not in page.text
