"""An exam set in a browser: given by a teacher, studied on a phone, seen by both."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience
from quizapp.services import assignments, sign_ins
from quizapp.services.assignment_terms import Terms
from quizapp.store.people import Person
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import PHONE, Live
from tests.class_fixtures import MadeClass, make_class
from tests.services.quizzing import new_quiz

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SET = "kazakhstan-2022-who-is-who"
TITLE = "Who is who in the crisis"
EXAM = NOW.date() + timedelta(days=12)


def come_in(page: Page, session: Session, person: Person, live: Live) -> None:
    token = sign_ins.start(
        session, person_id=person.id, browser="", lasts=timedelta(days=1), now=NOW
    )
    session.commit()
    page.context.add_cookies([{"name": "recto", "value": token, "url": live.url}])


@pytest.mark.parametrize("scripts", [True, False])
def test_a_set_is_assigned_for_an_exam_and_studied_on_a_phone(
    open_browser: Callable[..., Page], session: Session, live: Live, scripts: bool
) -> None:
    made = make_class(session, learners=["Ada Nowak"])
    page = open_browser(java_script_enabled=scripts)
    phone = open_browser(viewport=PHONE, java_script_enabled=scripts)
    come_in(page, session, made.teacher, live)
    come_in(phone, session, made.learners[0], live)

    page.goto(f"/classes/{made.code}")
    page.get_by_role("link", name="Assign", exact=True).click()
    page.get_by_label("Set or quiz").select_option(label=TITLE)
    page.get_by_label("Exam on").fill(f"{EXAM}")
    page.get_by_label("Note to the class").fill("Chapters 1 and 2.")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("Exam on 4 December")).to_be_visible()

    phone.goto("/")
    told = phone.get_by_role("paragraph").filter(has_text=f"{TITLE} is assigned")
    expect(told).to_be_visible()
    phone.get_by_role("button", name="Put away").click()
    expect(told).to_have_count(0)
    expect(phone.get_by_text("If you study every day you will know")).to_be_visible()
    phone.get_by_role("link", name=f"Exam: {TITLE}").click()
    expect(phone.get_by_text("Chapters 1 and 2.")).to_be_visible()
    expect(phone.get_by_text("most likely between")).to_be_visible()
    phone.get_by_role("link", name="Study", exact=True).click()
    phone.get_by_text("Show answer").first.click()
    good = phone.get_by_role("button", name=re.compile("^Good"))
    expect(good).to_be_visible()
    with phone.expect_response(lambda reply: reply.request.method == "POST"):
        good.click()
    phone.goto("/")
    expect(phone.get_by_text("1 of 48 cards met")).to_be_visible()

    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("1 of 48 met")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    if scripts:
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()


@pytest.fixture
def full(session: Session) -> tuple[MadeClass, list[int]]:
    """A class with an exam, a set to study by a day, and a quiz."""
    made = make_class(session, learners=["Ada Nowak", "Boris Lem"])
    quiz = new_quiz(session, made.teacher, NOW)
    quiz.audience = Audience.CLASS
    numbers = []
    for set_id, terms in [
        (2, Terms(exam_on=EXAM, note="Chapters 1 and 2.")),
        (1, Terms(study_by=NOW.date() + timedelta(days=2))),
    ]:
        row, _ = assignments.give_set(
            session,
            person=made.teacher,
            class_=made.row,
            set_id=set_id,
            terms=terms,
            now=NOW,
        )
        numbers.append(row.id)
    given, _ = assignments.give_quiz(
        session,
        person=made.teacher,
        class_=made.row,
        quiz_id=quiz.id,
        terms=Terms(study_by=NOW.date() + timedelta(days=3)),
        now=NOW,
    )
    session.commit()
    return made, [*numbers, given.id]


def test_no_page_of_assignments_has_a_fault(
    open_browser: Callable[..., Page],
    session: Session,
    full: tuple[MadeClass, list[int]],
    live: Live,
) -> None:
    made, numbers = full
    page = open_browser(reduced_motion="reduce")
    found: list[str] = []
    come_in(page, session, made.teacher, live)
    for address in [
        f"/classes/{made.code}",
        f"/classes/{made.code}/assign",
        *(f"/classes/{made.code}/assignments/{number}" for number in numbers),
    ]:
        page.goto(address)
        found += faults(page)
    page.context.clear_cookies()
    come_in(page, session, made.learners[0], live)
    for address in [
        "/",
        f"/classes/{made.code}",
        *(f"/assignments/{number}" for number in numbers),
    ]:
        page.goto(address)
        found += faults(page)

    assert found == []
