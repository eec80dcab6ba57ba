"""Every page: nothing that axe finds, in both themes, on desktop and phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.reviews import Review
from tests.accessibility import faults
from tests.browser.conftest import Live
from tests.browser.learners import Typist, sign_up, try_without_an_account

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SIGNED_OUT = ["/", "/signup", "/forgot", "/accessibility", "/privacy", "/no-such-page"]
SIGNED_IN = [
    "/",
    "/library",
    "/sets/kazakhstan-2022-day-by-day",
    "/texts/1",
    "/search?q=Tokayev",
    "/study",
    "/study/reviews/{review}",
    "/progress",
    "/settings",
]


def test_no_page_of_a_visitor_has_an_accessibility_fault(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser(reduced_motion="reduce")
    found = []

    for path in SIGNED_OUT:
        page.goto(path)
        found += faults(page)

    assert found == []


def test_no_page_of_a_learner_has_an_accessibility_fault(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_up(page)
    Typist(page, live.engine).study(6)
    with Session(live.engine) as session:
        review = session.scalars(select(Review.id)).first()
    found = []

    for path in SIGNED_IN:
        page.goto(path.format(review=review))
        found += faults(page)

    assert found == []


def test_no_page_scrolls_sideways_at_320_pixels(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser(viewport={"width": 320, "height": 640})
    try_without_an_account(page)
    Typist(page, live.engine).study(2)

    wide = []
    for path in [*SIGNED_IN[:6], "/progress", "/settings"]:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wide.append(path)

    assert wide == []
