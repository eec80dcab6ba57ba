"""Learners study in a browser: by keys, by touch, and as life has it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.verdict import Verdict
from quizapp.services import replay
from quizapp.store.people import Person
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

pytestmark = pytest.mark.browser

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


def test_two_tabs_of_one_learner_count_an_answer_once(page: Page, live: Live) -> None:
    try_without_an_account(page)
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto("/study")
        tab.get_by_role("button", name="I don’t know").wait_for()

    page.get_by_role("button", name="I don’t know").click()
    expect(page.locator("#verdict")).to_be_visible()
    other.get_by_role("button", name="I don’t know").click()
    expect(other.locator("#verdict")).to_be_visible()

    assert len(reviews(live.engine)) == 1


def test_a_second_tab_with_another_answer_is_told_which_one_counts(
    page: Page, live: Live
) -> None:
    try_without_an_account(page)
    other = page.context.new_page()
    other.goto("/study")
    page.goto("/study")
    Typist(page, live.engine).answer()

    other.get_by_role("button", name="I don’t know").click()

    expect(
        other.get_by_role("heading", name="You answered this already")
    ).to_be_visible()
    other.get_by_role("link", name="See the answer that counts").click()
    expect(other.locator("#verdict")).to_contain_text("Right")
    assert len(reviews(live.engine)) == 1


def test_an_answer_is_sent_once_however_often_the_button_is_pressed(
    page: Page, live: Live
) -> None:
    try_without_an_account(page)
    page.goto("/study")

    page.get_by_role("button", name="I don’t know").dblclick()
    expect(page.locator("#verdict")).to_be_visible()

    assert len(reviews(live.engine)) == 1


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
