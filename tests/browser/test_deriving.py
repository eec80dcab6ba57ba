"""A teacher in a browser: a text is read, drafts are decided on by keys, a set studied."""

import re
import threading
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from quizapp.cli.background import read_next
from tests.accessibility import faults
from tests.browser.conftest import Live
from tests.browser.learners import sign_up
from tests.browser.test_making_quizzes import come_in
from tests.services.deriving import TEXT, in_store, new_teacher, with_drafts

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def counts(page: Page, words: str) -> None:
    expect(page.locator(".dbar")).to_contain_text(words)


def test_a_text_is_read_while_the_page_shows_progress(page: Page, live: Live) -> None:
    sign_up(page)
    page.goto("/texts/new")
    page.get_by_label("Title").fill("The press at Yeon")
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Derive questions").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/texts/\d+/drafts$"))

    reading = threading.Thread(
        target=read_next, args=(live.engine, live.clock), kwargs={"worker": "w"}
    )
    reading.start()
    reading.join()

    expect(page.get_by_role("heading", name="The press at Yeon")).to_be_visible()
    expect(page.get_by_role("button", name="Accept", exact=True)).to_be_visible()


def test_a_file_is_read_and_cancelled_without_scripts(
    open_browser: Callable[..., Page], live: Live, session: Session
) -> None:
    page = open_browser(java_script_enabled=False)
    come_in(page, session, new_teacher(session), live)
    page.goto("/texts/new")
    page.get_by_label("Or upload a file").set_input_files(
        {"name": "press.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.get_by_role("button", name="Derive questions").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("You cancelled this.")).to_be_visible()

    page.get_by_role("button", name="Try again").click()
    read_next(live.engine, live.clock, worker="w")
    page.reload()

    expect(page).to_have_url(re.compile(r"/texts/\d+/drafts$"))
    accept = page.get_by_role("button", name="Accept", exact=True)
    accept.click()
    counts(page, "1 accepted")


def test_drafts_are_decided_on_by_keys_published_and_studied(
    page: Page, live: Live, session: Session
) -> None:
    ruth = new_teacher(session)
    derivation = with_drafts(session, ruth)
    come_in(page, session, ruth, live)
    page.goto(f"/texts/{derivation.source_text_id}/drafts")
    current = page.locator(".draft.cur")
    expect(current).to_contain_text("When was the press at Yeon closed?")

    page.keyboard.press("a")
    counts(page, "1 accepted · 0 rejected · 4 to check")
    expect(current).to_contain_text("Who ordered the press to be closed?")
    page.keyboard.press("r")
    counts(page, "1 accepted · 1 rejected · 3 to check")
    page.keyboard.press("u")
    counts(page, "1 accepted · 0 rejected · 4 to check")
    expect(current).to_contain_text("Who ordered the press to be closed?")
    page.keyboard.press("j")
    expect(current).to_contain_text("Why did the guilds protest?")
    page.keyboard.press("k")
    expect(current).to_contain_text("Who ordered the press to be closed?")
    page.keyboard.press("Shift+A")
    expect(page.get_by_text("3 drafts accepted.")).to_be_visible()
    counts(page, "4 accepted · 0 rejected · 1 to check")
    page.keyboard.press("u")
    counts(page, "1 accepted · 0 rejected · 4 to check")

    page.get_by_role("link", name="Publish 1").click()
    page.get_by_label("Title of the new set").fill("The press")
    page.get_by_role("button", name="Publish").click()
    expect(page).to_have_url(re.compile("/sets/the-press$"))
    page.get_by_role("link", name="Study", exact=True).first.click()
    expect(page.locator("#question")).to_have_text("When was the press at Yeon closed?")


def test_an_edit_is_checked_against_the_text_while_one_types(
    page: Page, live: Live, session: Session
) -> None:
    ruth = new_teacher(session)
    derivation = with_drafts(session, ruth)
    come_in(page, session, ruth, live)
    page.goto(f"/texts/{derivation.source_text_id}/drafts")

    page.keyboard.press("e")
    evidence = page.get_by_label("Evidence")
    evidence.fill("The press was closed in 1999.")
    expect(page.locator("#checks")).to_contain_text("is not in the text")
    evidence.fill("The press at Yeon was closed in 1731.")
    expect(page.locator("#checks")).to_contain_text("The evidence stands in the text.")
    page.get_by_label("Question", exact=True).fill("In which year was it closed?")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".draft.cur h3")).to_have_text("In which year was it closed?")
    page.reload()
    expect(page.locator(".draft.cur h3")).to_have_text("In which year was it closed?")
    page.keyboard.press("u")
    expect(page.locator(".draft.cur h3")).to_contain_text("When was the press")


def test_two_windows_do_not_overwrite_each_other(
    page: Page, open_browser: Callable[..., Page], live: Live, session: Session
) -> None:
    ruth = new_teacher(session)
    derivation = with_drafts(session, ruth)
    other = open_browser()
    for window in (page, other):
        come_in(window, session, ruth, live)
        window.goto(f"/texts/{derivation.source_text_id}/drafts")

    page.keyboard.press("a")
    counts(page, "1 accepted")
    other.keyboard.press("r")

    expect(other.get_by_text("changed in another window")).to_be_visible()
    counts(other, "1 accepted · 0 rejected")
    assert in_store(live.engine)[0].standing == "accepted"


def test_no_page_of_deriving_has_an_accessibility_fault(
    open_browser: Callable[..., Page], live: Live, session: Session
) -> None:
    page = open_browser(reduced_motion="reduce")
    ruth = new_teacher(session)
    derivation = with_drafts(session, ruth)
    come_in(page, session, ruth, live)
    drafts = f"/texts/{derivation.source_text_id}/drafts"
    page.goto(drafts)
    for key in "ar":
        before = page.locator(".dbar").inner_text()
        page.keyboard.press(key)
        expect(page.locator(".dbar")).not_to_have_text(before, use_inner_text=True)
    found = []

    for path in (
        "/texts/new",
        "/texts",
        drafts,
        f"{drafts}?edit=1",
        drafts.replace("drafts", "publish"),
    ):
        page.goto(path)
        for details in page.locator("main details").all():
            details.evaluate("it => it.open = true")
        found += faults(page)

    assert found == []


def test_the_phone_shows_the_draft_first_and_runs_nowhere(
    phone: Page, live: Live, session: Session
) -> None:
    ruth = new_teacher(session)
    derivation = with_drafts(session, ruth)
    come_in(phone, session, ruth, live)

    phone.goto(f"/texts/{derivation.source_text_id}/drafts")
    phone.get_by_role("button", name="Accept", exact=True).tap()

    counts(phone, "1 accepted")
    expect(phone.locator(".draft.cur h3")).to_be_in_viewport()
    draft = phone.locator(".draft.cur .evidence").bounding_box()
    text = phone.locator("article.txt").bounding_box()
    assert draft is not None
    assert text is not None
    assert draft["y"] < text["y"]
