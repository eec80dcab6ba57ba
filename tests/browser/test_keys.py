"""The keys of every page, and of a text."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Live
from tests.browser.learners import Typist, sign_up, try_without_an_account

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SET = "/sets/kazakhstan-2022-day-by-day"


def test_keys_search_and_go_about(page: Page) -> None:
    try_without_an_account(page)
    page.goto(SET)
    field = page.get_by_role("searchbox", name="Search sets and cards")

    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("gl?")  # typed, and no keys meanwhile
    expect(field).to_have_value("gl?")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()

    page.keyboard.press("/")
    page.keyboard.press("Control+a")
    page.keyboard.type("tokayev")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=tokayev")
    for sequence, path in (("gl", "**/library"), ("gt", r"**/")):
        for key in sequence:
            page.keyboard.press(key)
        page.wait_for_url(path)


def test_the_list_of_keys_opens_and_closes(page: Page) -> None:
    try_without_an_account(page)
    page.goto("/library")
    keys = page.get_by_role("dialog", name="Keyboard")

    page.keyboard.press("?")
    expect(keys).to_be_visible()
    page.keyboard.press("/")  # the page beneath does not hear
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")

    expect(keys).to_be_hidden()
    assert page.url.endswith("/library")


def test_single_keys_can_be_turned_off(page: Page) -> None:
    sign_up(page)
    page.goto("/settings")
    page.get_by_label("Single-key shortcuts").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/library")

    for key in ("?", "/", "g", "t"):
        page.keyboard.press(key)

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    assert page.url.endswith("/library")


def test_escape_closes_what_is_open_before_it_leaves_a_text(
    page: Page, live: Live
) -> None:
    try_without_an_account(page)
    Typist(page, live.engine).study(2)
    page.goto("/texts/1?question=1")
    page.get_by_role("button", name=re.compile("on this sentence")).first.click()
    note = page.get_by_role("dialog", name=re.compile("on this sentence"))
    expect(note.get_by_role("link").first).to_be_visible()

    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    assert "/texts/1" in page.url
    page.keyboard.press("Escape")

    page.wait_for_url("**/study")
