"""The maker's side of quizzes in a browser: faults, counts while typing, keys."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Allowance
from quizapp.services import quiz_people, sign_ins
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz
from tests.accessibility import faults
from tests.app_fixtures import NOW, new_learner
from tests.browser.conftest import Live
from tests.services.quiz_writing import (
    number_of,
    question_id,
    written_attempt,
    written_quiz,
)
from tests.services.quizzing import begun, new_teacher

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

#: Behind a quiz; {code}, {question} and {attempt} are filled in.
PAGES = [
    "/quizzes",
    "/quizzes/new?set=kazakhstan-2022-who-is-who",
    "/quizzes/{code}/edit",
    "/quizzes/{code}/attempts",
    "/quizzes/{code}/attempts/{attempt}",
    "/quizzes/{code}/marking",
    "/quizzes/{code}/marking/{question}",
    "/quizzes/{code}/people",
    "/quizzes/{code}/worksheet?version=B",
]


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW)


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    """A quiz with attempts: marked, waiting, running; and a promise by email."""
    quiz = written_quiz(session, teacher, NOW, time_limit_min=30, pass_pct=50)
    for name in ("Noor Rahimi", "Timur Bek"):
        written_attempt(session, new_learner(session, name), quiz, NOW)
    begun(session, new_learner(session, "Ola Nowak"), quiz, NOW)
    allowance = Allowance(extra_time_pct=25)
    quiz_people.promise(
        session,
        person=teacher,
        quiz=quiz,
        email="ada@example.org",
        allowance=allowance,
    )
    session.commit()
    return quiz


def come_in(page: Page, session: Session, person: Person, live: Live) -> None:
    lasts = timedelta(days=1)
    token = sign_ins.start(
        session, person_id=person.id, browser="a test", lasts=lasts, now=NOW
    )
    session.commit()
    page.context.add_cookies([{"name": "recto", "value": token, "url": live.url}])


def addresses(session: Session, quiz: Quiz) -> list[str]:
    question = question_id(session, "why")
    return [path.format(code=quiz.code, question=question, attempt=1) for path in PAGES]


def test_no_page_behind_a_quiz_has_an_accessibility_fault(
    open_browser: Callable[..., Page],
    live: Live,
    session: Session,
    teacher: Person,
    quiz: Quiz,
) -> None:
    page = open_browser(reduced_motion="reduce")
    come_in(page, session, teacher, live)
    found = []

    for path in addresses(session, quiz):
        page.goto(path)
        for details in page.locator("main details").all():
            details.evaluate("it => it.open = true")
        found += faults(page)

    assert found == []


def test_chosen_questions_are_moved_by_keyboard_and_have_no_fault(
    open_browser: Callable[..., Page], live: Live, session: Session, teacher: Person
) -> None:
    page = open_browser(reduced_motion="reduce")
    come_in(page, session, teacher, live)
    page.goto("/quizzes/new")
    page.get_by_label("Choose from").select_option(index=1)
    page.get_by_role("button", name="Show its questions").click()
    for box in page.locator(".byhand [name=chosen]").all()[:3]:
        box.check()
    page.get_by_role("button", name="Add those ticked").click()
    first = page.locator(".hand label").first.inner_text()

    for at in (2, 3):
        page.get_by_role("button", name=f"Move down: {first}").press("Enter")
        expect(page.locator(f".hand:nth-child({at}) label").first).to_have_text(first)

    expect(page.get_by_role("button", name=f"Move down: {first}")).to_be_focused()
    assert faults(page) == []


def test_no_page_behind_a_quiz_scrolls_sideways_at_320_pixels(
    open_browser: Callable[..., Page],
    live: Live,
    session: Session,
    teacher: Person,
    quiz: Quiz,
) -> None:
    page = open_browser(viewport={"width": 320, "height": 640})
    come_in(page, session, teacher, live)
    wide = []

    for path in addresses(session, quiz):
        page.goto(path)
        for details in page.locator("main details").all():
            details.evaluate("it => it.open = true")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wide.append(path)

    assert wide == []


def test_a_refused_form_and_a_list_with_nothing_have_no_fault(
    open_browser: Callable[..., Page], live: Live, session: Session, teacher: Person
) -> None:
    page = open_browser(reduced_motion="reduce")
    come_in(page, session, teacher, live)
    page.goto("/quizzes")
    found = faults(page)

    page.goto("/quizzes/new")
    page.get_by_label("How many").fill("999")
    page.get_by_role("button", name="Make the quiz").click()
    expect(page.get_by_text("Give the quiz a title.")).to_be_visible()
    expect(page.get_by_label("Title")).to_be_focused()

    assert found + faults(page) == []


def test_a_row_counts_what_it_finds_while_one_chooses(
    page: Page, live: Live, session: Session, teacher: Person
) -> None:
    come_in(page, session, teacher, live)
    page.goto("/quizzes/new?set=kazakhstan-2022-day-by-day")
    expect(page.get_by_text("finds 39 questions")).to_be_visible()

    page.get_by_label("Topic").select_option("causes")

    expect(page.get_by_text("finds 1 question")).to_be_visible()
    expect(page.locator("#found")).to_have_text("Asks 10 questions")


def test_enter_in_a_field_makes_the_quiz_and_removes_no_row(
    page: Page, live: Live, session: Session, teacher: Person
) -> None:
    come_in(page, session, teacher, live)
    page.goto("/quizzes/new?set=kazakhstan-2022-day-by-day")

    page.get_by_label("Title").press("Enter")

    expect(page).to_have_url(re.compile(r"/quizzes\?done=made#quiz-\w+$"))
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()


def test_a_new_row_has_the_focus(
    page: Page, live: Live, session: Session, teacher: Person
) -> None:
    come_in(page, session, teacher, live)
    page.goto("/quizzes/new")

    page.get_by_role("button", name="Draw more").click()

    expect(page.locator("fieldset.drawrow")).to_have_count(2)
    expect(page.locator("[name=draws-1-count]")).to_be_focused()


def test_answers_are_marked_by_keyboard_alone(
    page: Page, live: Live, session: Session, teacher: Person, quiz: Quiz
) -> None:
    come_in(page, session, teacher, live)
    page.goto(f"/quizzes/{quiz.code}/marking/{question_id(session, 'after')}")

    for key in ("1", "5"):
        page.keyboard.press(key)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Marked.", exact=True)).to_be_visible()
        page.wait_for_load_state()

    expect(page.get_by_text("All answers are marked.")).to_be_visible()
    session.expire_all()
    fractions = [
        session.get_one(
            AttemptQuestion, (attempt.id, number_of(session, attempt, "after"))
        ).fraction
        for attempt in attempts_of(session, quiz)
    ]
    session.commit()
    assert sorted(fractions) == [0.0, 1.0]  # type: ignore[type-var]


def attempts_of(session: Session, quiz: Quiz) -> list[Attempt]:
    ended = select(Attempt).where(
        Attempt.quiz_id == quiz.id, Attempt.ended_at.is_not(None)
    )
    return list(session.scalars(ended))


def test_a_worksheet_prints_its_key_on_a_page_of_its_own(
    page: Page, live: Live, session: Session, teacher: Person, quiz: Quiz
) -> None:
    come_in(page, session, teacher, live)
    page.goto(f"/quizzes/{quiz.code}/worksheet")
    page.emulate_media(media="print")

    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    key = page.locator("section", has_text="Answer key")
    assert key.evaluate("it => getComputedStyle(it).breakBefore") == "page"
