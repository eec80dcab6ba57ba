"""Windows' high contrast and its like: backgrounds are the system's own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.learners import try_without_an_account

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

#: The colour behind an element's part, and that of the page.
BEHIND = """([selector, part]) => [
  getComputedStyle(document.querySelector(selector), part).backgroundColor,
  getComputedStyle(document.body).backgroundColor]"""


def test_where_one_is_and_what_to_do_first_are_still_marked(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser(forced_colors="active")
    try_without_an_account(page)

    for size in ({"width": 1280, "height": 860}, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for part in ((".nav [aria-current]", "::after"), (".btn.primary", None)):
            mark, paper = page.evaluate(BEHIND, list(part))
            assert mark != paper, part


def test_a_chosen_option_has_another_outline(open_browser: Callable[..., Page]) -> None:
    page = open_browser(forced_colors="active")
    try_without_an_account(page)
    page.goto("/study?set=kazakhstan-2022-what-may-follow")
    while not page.locator(".opt").count():
        page.locator("[name=dont_know], [name=show]").first.click()
        page.goto("/study?set=kazakhstan-2022-what-may-follow")
    first, second = page.locator(".opt").nth(0), page.locator(".opt").nth(1)

    first.click()
    page.mouse.move(0, 0)

    expect(first).to_have_css("outline-style", "solid")
    expect(second).to_have_css("outline-style", "none")
