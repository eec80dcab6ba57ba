"""Every page: nothing that axe finds, in both themes, on desktop and phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.reviews import Review
from tests.browser.conftest import DESKTOP, PHONE, Live
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


def problems(page: Page) -> list[str]:
    """What axe finds on the page, and whether it scrolls sideways."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    said = [
        f"{page.url}: {violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in found.response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
        said.append(f"{page.url}: scrolls sideways")
    return said


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_has_an_accessibility_fault(
    open_browser: Callable[..., Page], live: Live, theme: str, size: dict[str, int]
) -> None:
    page = open_browser(viewport=size, color_scheme=theme)
    found = []
    for path in SIGNED_OUT:
        page.goto(path)
        found += problems(page)
    sign_up(page)
    Typist(page, live.engine).study(6)
    with Session(live.engine) as session:
        review = session.scalars(select(Review.id)).first()
    for path in SIGNED_IN:
        page.goto(path.format(review=review))
        found += problems(page)

    assert found == []


def test_no_page_scrolls_sideways_at_320_pixels(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser(viewport={"width": 320, "height": 640})
    try_without_an_account(page)
    Typist(page, live.engine).study(2)

    wide = []
    for path in ["/", "/library", "/study", "/progress", "/settings"]:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wide.append(path)

    assert wide == []
