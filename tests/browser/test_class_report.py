"""The report of a class in a browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import Live
from tests.browser.test_assignments import come_in
from tests.web.test_class_question_page import choice_questions, taken
from tests.web.test_class_report import studied_class

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_no_page_of_a_report_has_faults(
    open_browser: Callable[..., Page], session: Session, live: Live
) -> None:
    made = studied_class(session, exam_on=NOW.date() + timedelta(days=12))
    page = open_browser(reduced_motion="reduce")
    come_in(page, session, made.teacher, live)
    found = []
    quiz = taken(session, made, choice_questions(session))
    question_id = choice_questions(session)[0].id
    session.commit()
    for path in (
        "",
        f"/learners/{made.learners[0].id}",
        f"/questions/{question_id}",
        f"/quizzes/{quiz.code}",
    ):
        page.goto(f"/classes/{made.code}/report{path}")
        found += faults(page)

    assert found == []
