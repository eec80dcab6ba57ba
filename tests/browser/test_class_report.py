"""The report of a class in a browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
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


#: An A4 page without its margins, in CSS pixels.
PAPER = {"width": 673, "height": 980}


def test_nothing_is_cut_on_paper(
    open_browser: Callable[..., Page], session: Session, live: Live
) -> None:
    made = studied_class(session)
    quiz = taken(session, made, choice_questions(session))
    learner, question_id = made.learners[0].id, choice_questions(session)[0].id
    session.commit()
    page = open_browser(viewport=PAPER)
    come_in(page, session, made.teacher, live)
    page.emulate_media(media="print")

    for path in (
        f"/learners/{learner}",
        f"/questions/{question_id}",
        f"/quizzes/{quiz.code}",
    ):
        page.goto(f"/classes/{made.code}/report{path}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PAPER["width"], path
        for row in page.locator("details.more li, details.more td").all():
            expect(row).to_be_visible()
    page.goto(f"/classes/{made.code}/report/learners/{learner}")
    expect(page.locator("details.more tr")).not_to_have_count(0)
    expect(page.get_by_role("link", name="Politics 12B, progress")).to_be_visible()
    page.goto(f"/classes/{made.code}/report")
    expect(page.get_by_text("more questions").first).to_be_visible()
    expect(page.locator("details.more tr").first).to_be_hidden()
