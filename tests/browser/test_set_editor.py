"""Making sets at a keyboard, on a phone and without scripts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from quizapp.services import sign_ins
from quizapp.store.people import Person
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import Live
from tests.services.correcting import SLUG, TEXT, set_owner
from tests.services.quizzing import new_teacher

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

EDIT = f"/sets/{SLUG}/edit"


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW)


@pytest.fixture
def keeper(session: Session) -> Person:
    """A teacher with a set of every kind of question."""
    return set_owner(session, NOW)


def sign_in(page: Page, live: Live, session: Session, person: Person) -> None:
    token = sign_ins.start(
        session, person_id=person.id, browser="", lasts=timedelta(days=1), now=NOW
    )
    session.commit()
    page.context.add_cookies([{"name": "recto", "value": token, "url": live.url}])


def press(control: Locator, key: str = "Enter") -> None:
    """Press a key on a control, as whoever tabs to it does."""
    control.focus()
    expect(control).to_be_focused()
    control.page.keyboard.press(key)


def write(page: Page, label: str, text: str) -> None:
    """Type over what a field holds."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def add(page: Page, kind: str, **fields: str) -> None:
    """Add a question at the keyboard, and go back to the set."""
    page.get_by_label("Kind", exact=True).focus()
    page.keyboard.type(kind)
    press(button(page, "Add question"))
    for label, text in fields.items():
        write(page, label.replace("_", " "), text)
    press(page.get_by_role("button", name="Save", exact=True).last)
    expect(page.locator(".alert").first).to_be_visible()
    press(page.get_by_role("link", name="Back to the set"))
    expect(button(page, "Publish")).to_be_visible()


def test_a_set_is_made_studied_changed_and_put_back_by_keyboard(
    open_browser: Callable[..., Page], live: Live, session: Session, teacher: Person
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_in(page, live, session, teacher)
    page.goto("/sets/new")
    write(page, "Title", "Laws of the press")
    page.keyboard.press("Enter")
    press(page.get_by_role("link", name="Add a source text"))
    write(page, "Title", "A note")
    write(page, "Text", TEXT)
    press(button(page, "Save"))

    add(page, "Name", Question="Which Anna Lind closed it?", Right_answer="Anna Lind")
    add(page, "Date", Question="When?", Right_answer="5 May 1731", Quote_1="5 May 1731")
    add(page, "True", Question="The press was opened again.")

    expect(page.get_by_text("The prompt holds the key")).to_be_visible()
    expect(page.get_by_text("Not in order").first).to_be_visible()
    row = page.get_by_role("link", name="When?")
    press(row, "Alt+ArrowUp")
    expect(page.locator("[data-row] h3").first).to_have_text("When?")
    press(page.get_by_role("link", name="The press was opened again."))
    press(page.get_by_label("True", exact=True), "Space")
    press(button(page, "Save").last)
    expect(page.get_by_text("Saved. Learners see it")).to_be_visible()
    press(page.get_by_role("link", name="Back to the set"))
    press(button(page, "Publish"))
    expect(page.get_by_text("Published. Questions: 3 new.")).to_be_visible()

    page.goto("/study?set=laws-of-the-press")
    expect(page.locator("#question")).to_be_visible()
    press(page.get_by_role("button", name="I don’t know"))
    press(page.get_by_role("button", name="Continue"))

    page.goto("/sets/laws-of-the-press")
    press(page.get_by_role("link", name="Edit"))
    press(page.get_by_role("link", name="Which Anna Lind closed it?"))
    write(page, "Question", "Who closed the press?")
    expect(page.get_by_text("The prompt holds the key")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Question", exact=True)).to_have_value(
        "Who closed the press?"
    )
    press(page.get_by_role("link", name="Back to the set"))
    press(button(page, "Publish"))
    expect(page.get_by_text("Published. Questions: 1 changed.")).to_be_visible()

    press(page.get_by_role("link", name="Who closed the press?"))
    press(page.get_by_role("link", name="Versions"))
    expect(page.locator("ins")).to_have_text("Who closed the press?")
    press(page.get_by_role("button", name="Restore version 1"))
    expect(page.get_by_label("Question", exact=True)).to_have_value(
        "Which Anna Lind closed it?"
    )
    press(page.get_by_role("link", name="Back to the set"))
    press(button(page, "Publish"))
    expect(page.get_by_text("Published. Questions: 1 changed.")).to_be_visible()


def test_words_of_the_text_become_evidence(
    open_browser: Callable[..., Page], live: Live, session: Session, keeper: Person
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_in(page, live, session, keeper)
    page.goto(f"{EDIT}/questions/people")

    page.evaluate(
        """() => {
          const text = document.querySelector("[data-text]").firstChild;
          const at = text.data.indexOf("Anna Lind");
          getSelection().setBaseAndExtent(text, at, text, at + 9);
        }"""
    )
    page.get_by_role("button", name="Quote the chosen words").click()

    expect(page.get_by_label("Quote 1")).to_have_value("Anna Lind")
    expect(page.locator(".proof mark")).to_have_text("Anna Lind")
    write(page, "Quote 1", "anna lind")
    expect(page.get_by_text("Not in the text, word for word")).to_be_visible()
    page.get_by_role("button", name="Use the text’s words").click()
    expect(page.get_by_label("Quote 1")).to_have_value("Anna Lind")


def test_two_windows_are_told_of_each_other(
    open_browser: Callable[..., Page], live: Live, session: Session, keeper: Person
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_in(page, live, session, keeper)
    other = page.context.new_page()
    for window in (page, other):
        window.goto(f"{EDIT}/questions/governor")

    write(page, "Question", "Who shut the press?")
    expect(page.locator("#kept")).to_be_visible()
    write(other, "Question", "Who was it?")
    expect(other.get_by_text("changed in another window")).to_be_visible()
    button(other, "Save").last.click()

    expect(other.get_by_text("Theirs and yours")).to_be_visible()
    expect(other.locator(".diff del").first).to_have_text("Who shut the press?")
    expect(other.get_by_label("Question", exact=True)).to_have_value("Who was it?")


def test_a_set_is_changed_without_scripts(
    open_browser: Callable[..., Page], live: Live, session: Session, keeper: Person
) -> None:
    page = open_browser(java_script_enabled=False)
    sign_in(page, live, session, keeper)
    page.goto(EDIT)

    page.get_by_role("button", name="Move down: Who closed the press?").click()
    page.get_by_role("button", name="Duplicate: Who closed the press?").click()
    page.get_by_role("button", name="Remove: Who closed the press?").first.click()
    page.get_by_role("link", name="When was the press closed?").click()
    page.get_by_label("Question", exact=True).fill("On what day was it closed?")
    button(page, "Save").click()
    page.get_by_role("link", name="Back to the set").click()
    button(page, "Publish").click()

    expect(page.get_by_text("Published. Questions:")).to_contain_text("1 new")
    expect(page.locator("[data-row] h3").first).to_have_text(
        "On what day was it closed?"
    )


def test_the_pages_of_the_editor_have_no_accessibility_fault(
    open_browser: Callable[..., Page], live: Live, session: Session, keeper: Person
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_in(page, live, session, keeper)
    kinds = ["governor", "left-for", "opened-again", "years", "steps", "who-did-what"]
    paths = [
        "/sets/new",
        "/sets/import",
        EDIT,
        f"{EDIT}/texts/note",
        f"{EDIT}/questions/governor/versions",
        *(f"{EDIT}/questions/{kind}" for kind in kinds),
    ]
    found = []

    for path in paths:
        page.goto(path)
        page.evaluate(
            "document.querySelectorAll('main details').forEach(d => d.open = true)"
        )
        found += faults(page)

    assert found == []
