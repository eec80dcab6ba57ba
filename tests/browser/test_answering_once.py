"""An answer that is sent more than once: on each database, for they settle the race."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Live
from tests.browser.learners import Typist, reviews, try_without_an_account

pytestmark = pytest.mark.browser


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
