"""Learners study in a browser: by keys, by touch, and as life has it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from quizapp.questions.verdict import Verdict
from quizapp.scheduling.memory import Phase
from quizapp.services import replay
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Amendment, Card
from tests.browser.conftest import Live
from tests.browser.learners import (
    KINDS,
    Toucher,
    Typist,
    leave_two_of_each_kind,
    reviews,
    sign_up,
    try_without_an_account,
)

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

CARDS = 20


def test_twenty_cards_of_every_kind_are_studied_by_keyboard_alone(
    page: Page, live: Live
) -> None:
    sign_up(page)
    leave_two_of_each_kind(live.engine)

    answered = Typist(page, live.engine).study(CARDS)

    assert {kind for kind, _ in answered} == set(map(str, KINDS))
    log = reviews(live.engine)
    assert len(log) == CARDS
    assert {review.verdict for review in log} == {Verdict.RIGHT}
    assert all(review.taken_ms > 0 for review in log)


def test_twenty_cards_of_every_kind_are_studied_by_touch_on_a_phone(
    phone: Page, live: Live
) -> None:
    try_without_an_account(phone)
    leave_two_of_each_kind(live.engine)

    answered = Toucher(phone, live.engine).study(CARDS)

    assert {kind for kind, _ in answered} == set(map(str, KINDS))
    assert len(reviews(live.engine)) == CARDS


def test_a_card_left_in_the_middle_is_there_again(
    page: Page, open_browser: Callable[..., Page], live: Live
) -> None:
    try_without_an_account(page)
    Typist(page, live.engine).study(3)
    left = page.get_by_role("heading", level=1).inner_text()

    tab = page.context.new_page()
    page.close()
    tab.goto("/study")

    expect(tab.get_by_role("heading", level=1)).to_have_text(left)
    assert len(reviews(live.engine)) == 3


def test_undo_takes_back_one_answer_after_another(page: Page, live: Live) -> None:
    try_without_an_account(page)
    page.goto("/study")
    typist, asked = Typist(page, live.engine), []
    for _ in range(3):
        asked.append(page.get_by_role("heading", level=1).inner_text())
        typist.answer()

    for prompt in reversed(asked):
        page.locator("body").press("u")
        expect(page.get_by_role("heading", level=1)).to_have_text(prompt)

    with Session(live.engine) as session:
        assert list(replay.compare(session)) == []
    assert len(reviews(live.engine)) == 3


def test_cards_come_back_on_another_day(page: Page, live: Live) -> None:
    try_without_an_account(page)
    Typist(page, live.engine).study(20)
    expect(page.get_by_role("heading", name="Done for today")).to_be_visible()

    live.clock.pass_(days=4)
    page.goto("/")

    expect(page.get_by_role("link", name="Start review")).to_be_visible()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{live.url}/study")


def test_a_guest_becomes_an_account_and_loses_nothing(
    page: Page, open_browser: Callable[..., Page], live: Live
) -> None:
    try_without_an_account(page)
    Typist(page, live.engine).study(4)

    sign_up(page)
    elsewhere = open_browser()
    elsewhere.goto("/")
    elsewhere.get_by_label("Email").fill("noor@example.org")
    elsewhere.get_by_label("Password", exact=True).fill("a sentence of my own")
    elsewhere.get_by_role("button", name="Sign in").click()

    expect(elsewhere.get_by_role("button", name="Sign out")).to_be_visible()
    with Session(live.engine) as session:
        person = session.scalars(select(Person)).one()
    assert (person.is_guest, person.email) == (False, "noor@example.org")
    assert {review.person_id for review in reviews(live.engine)} == {person.id}


def test_everything_works_without_javascript(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser(java_script_enabled=False)
    try_without_an_account(page)
    page.goto("/study")

    for _ in range(12):
        show = page.get_by_role("button", name="Show answer")
        if show.count():
            show.click()
            page.get_by_role("button", name="Good").click()
        else:
            page.get_by_role("button", name="I don’t know").click()
            page.get_by_role("button", name="Continue").click()

    assert len(reviews(live.engine)) == 12


def test_a_grade_is_changed_with_one_key(page: Page, live: Live) -> None:
    try_without_an_account(page)
    page.goto("/study")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.locator("#verdict")).to_be_visible()

    page.keyboard.press("2")

    expect(page.get_by_text("Counts as Hard")).to_be_visible()
    assert len(reviews(live.engine)) == 1


def test_yesterday_ends_when_the_learner_says_so(page: Page, live: Live) -> None:
    """At 03:59 by the learner's clock it is still yesterday; at 04:00 it is not."""
    try_without_an_account(page)
    Typist(page, live.engine).study(1)
    first = reviews(live.engine)[0]
    start = live.clock.now.replace(hour=3, minute=59) + timedelta(days=1)

    live.clock.now = start
    Typist(page, live.engine).study(1)
    live.clock.now = start + timedelta(minutes=1)
    Typist(page, live.engine).study(1)

    days = [review.study_day for review in reviews(live.engine)]
    assert days == [
        first.study_day,
        first.study_day,
        first.study_day + timedelta(days=1),
    ]


def test_back_from_the_text_leads_to_the_verdict(page: Page, live: Live) -> None:
    try_without_an_account(page)
    page.goto("/study")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.locator("#verdict")).to_be_visible()
    prompt = page.locator("#question").inner_text()

    page.keyboard.press("t")
    expect(page).to_have_url(re.compile("/texts/"))
    page.go_back()

    expect(page.locator("#verdict")).to_have_text("Not known yet")
    expect(page.locator("#question")).to_have_text(prompt)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live.url}/study")
    expect(page.locator("#verdict")).to_have_count(0)
    assert len(reviews(live.engine)) == 1


def test_zero_is_not_knowing_and_control_z_takes_it_back(
    page: Page, live: Live
) -> None:
    try_without_an_account(page)
    page.goto("/study")
    prompt = page.locator("#question").inner_text()

    page.keyboard.press("0")
    expect(page.locator("#verdict")).to_have_text("Not known yet")
    page.keyboard.press("Control+z")

    expect(page.get_by_role("button", name="I don’t know")).to_be_visible()
    expect(page.locator("#question")).to_have_text(prompt)
    with Session(live.engine) as session:
        assert session.scalar(select(func.count()).select_from(Amendment)) == 1


def test_keys_of_what_is_not_offered_do_nothing(page: Page, live: Live) -> None:
    """There is no sound to repeat, and learners do not edit shipped questions."""
    try_without_an_account(page)
    page.goto("/study")
    before = page.locator("#page").inner_html()

    for key in ("e", "r"):
        page.keyboard.press(key)

    assert page.locator("#page").inner_html() == before
    page.keyboard.press("?")
    for key in ("E", "R"):
        told = page.locator(
            "#keys dd",
            has=page.locator(f"xpath=preceding-sibling::dt[1]/kbd[.='{key}']"),
        )
        assert [one.inner_text() for one in told.all()] == [
            "Accept, edit, reject a draft"
        ]


def test_a_timeline_moves_by_a_tenth_and_to_its_ends(page: Page, live: Live) -> None:
    try_without_an_account(page)
    page.goto("/study")
    slider = page.get_by_role("slider")
    expect(slider).to_be_focused()
    first, last = (int(slider.get_attribute(end) or "") for end in ("min", "max"))

    def where(key: str) -> int:
        page.keyboard.press(key)
        return int(slider.input_value())

    start = where("Home")
    tenth = where("PageUp") - start
    back = where("PageDown")
    end = where("End")
    step = end - where("ArrowLeft")

    assert (start, back, end, step) == (first, first, last, 1)
    assert tenth >= max((last - first) // 10, 1)
    assert page.get_by_label("Your answer").input_value()


def test_a_backlog_is_told_and_spread(page: Page, live: Live) -> None:
    try_without_an_account(page)
    Typist(page, live.engine).study(1)
    with Session(live.engine) as session:
        person = live.person(session)
        person.reviews_per_day, person.new_per_day = 30, 0
        know_everything(session, person, live.clock.now)
        session.commit()

    live.clock.pass_(days=10)
    page.goto("/")

    told = page.get_by_text("cards waited for you. Do 30 today; we will spread the")
    expect(told).to_be_visible()
    expect(told).to_contain_text(re.compile(r"^\s*\d+ cards waited.*over \w+ days\."))
    page.get_by_role("link", name="Start review").click()
    # And the one that is still in its first steps.
    expect(page.locator(".cnt")).to_have_text("0 of 31")


def know_everything(session: Session, person: Person, now: datetime) -> None:
    """Give a person a memory of every question that they have not met."""
    met = select(Card.question_id)
    questions = session.scalars(select(Question.id).where(Question.id.not_in(met)))
    session.execute(
        insert(Card),
        [
            {
                "person_id": person.id,
                "question_id": question,
                "answers": 1,
                "phase": Phase.REVIEW,
                "step": 0,
                "stability": 5.0,
                "difficulty": 5.0,
                "due": now + timedelta(days=5),
                "due_day": (now + timedelta(days=5)).date(),
                "last_review": now,
                "last_day": now.date(),
                "reviews": 1,
                "lapses": 0,
            }
            for question in questions
        ],
    )
