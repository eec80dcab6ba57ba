"""Pages of whoever keeps questions, and reporting a problem, in a browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import problem_reports, sign_ins
from quizapp.store.people import Person
from quizapp.store.quizzes import ProblemReport
from quizapp.store.reviews import Review
from tests.accessibility import faults
from tests.app_fixtures import NOW, new_learner
from tests.browser.conftest import Live
from tests.services.correcting import (
    answers,
    attempted,
    corrects,
    owned_set,
    question,
    quiz_of,
    takes_up,
)
from tests.services.quizzing import new_teacher

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.fixture
def people(session: Session) -> tuple[Person, Person]:
    """A teacher, and a learner who answered and reported questions of theirs."""
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    noor = new_learner(session)
    takes_up(session, noor)
    quiz = quiz_of(session, teacher, [question(session)], NOW)
    attempted(session, noor, quiz, ["The Governor"], NOW)
    for slug, given in (("governor", "Lady Lund"), ("closed", "5 May 1731")):
        answers(session, noor, question(session, slug), given, NOW)
    corrects(session, teacher, question(session), NOW, accept=["Lady Lind"])
    for words in ("The text says 5 May.", "The date is wrong by a day, is it not?"):
        number = question(session, "closed").id
        problem_reports.report_problem(
            session,
            person=noor,
            question_id=number,
            words=words,
            answer="5 May 1731",
            now=NOW,
        )
    first = session.scalars(select(ProblemReport.id)).first() or 0
    problem_reports.close(
        session, person=teacher, report_id=first, reply="Put right.", now=NOW
    )
    session.commit()
    return teacher, noor


def sign_in(page: Page, live: Live, session: Session, person: Person) -> None:
    token = sign_ins.start(
        session, person_id=person.id, browser="", lasts=timedelta(days=1), now=NOW
    )
    session.commit()
    page.context.add_cookies([{"name": "recto", "value": token, "url": live.url}])


def test_the_pages_of_a_keeper_have_no_accessibility_fault(
    open_browser: Callable[..., Page],
    live: Live,
    session: Session,
    people: tuple[Person, Person],
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_in(page, live, session, people[0])
    number = question(session).id
    session.rollback()
    found = []

    for path in (f"/questions/{number}/answers", "/problems"):
        page.goto(path)
        for summary in page.locator("main summary").all():
            summary.click()
        found += faults(page)
    page.goto(f"/questions/{number}/answers")
    page.get_by_role("button", name="The Governor").click()
    expect(page.get_by_role("heading", name="What changes")).to_be_visible()
    found += faults(page)

    assert found == []


def test_a_learner_reports_a_problem_and_takes_it_back_without_scripts(
    open_browser: Callable[..., Page],
    live: Live,
    session: Session,
    people: tuple[Person, Person],
) -> None:
    page = open_browser(java_script_enabled=False)
    sign_in(page, live, session, people[1])
    review = session.scalars(select(Review.id).order_by(Review.id.desc())).first()
    session.rollback()
    page.goto(f"/study/reviews/{review}")

    page.get_by_text("Report a problem").click()
    page.get_by_label("What is wrong?").fill("Nobody can know this.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent to whoever keeps this question")).to_be_visible()
    expect(page.get_by_text("Nobody can know this.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nobody can know this.")).to_be_hidden()
    page.get_by_role("link", name="Back to the question").click()

    expect(page.get_by_role("button", name="Continue")).to_be_visible()


def test_the_pages_of_a_reporter_have_no_accessibility_fault(
    open_browser: Callable[..., Page],
    live: Live,
    session: Session,
    people: tuple[Person, Person],
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_in(page, live, session, people[1])
    review = session.scalars(select(Review.id).order_by(Review.id.desc())).first()
    session.rollback()

    page.goto("/problems/mine")
    found = faults(page)
    page.goto(f"/study/reviews/{review}")
    page.get_by_text("Report a problem").click()
    found += faults(page)

    assert found == []
