"""Learners take quizzes in a browser: by keys, by touch, cut off, in two windows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Chosen, Layout, Plan
from quizapp.store.question_sets import Question
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt, Ended
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import Live
from tests.browser.learners import Learner, Toucher, Typist, sign_up
from tests.services.quizzing import keys, new_quiz, new_teacher
from tests.web.taking import one_of_each_way

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def made(live: Live, questions: list[int] | None = None, **rules: Any) -> str:
    """A quiz for whoever has its link; says its address."""
    with Session(live.engine) as session:
        ids = questions or one_of_each_way(session)
        plan = Plan(parts=tuple(Chosen(id_) for id_ in ids), **rules)
        quiz = new_quiz(session, new_teacher(session, NOW), NOW, plan)
        return f"/quizzes/{quiz.code}"


def of_kind(live: Live, kind: str, count: int = 3) -> list[int]:
    """Questions of one kind."""
    with Session(live.engine) as session:
        found = select(Question.id).where(Question.kind == kind).order_by(Question.id)
        return list(session.scalars(found.limit(count)))


@dataclass
class Taking:
    """An attempt in a browser, and what the database says of it."""

    page: Page
    live: Live

    @property
    def attempt(self) -> Attempt:
        with Session(self.live.engine) as session:
            return session.scalars(select(Attempt).order_by(Attempt.id)).all()[-1]

    def rows(self) -> dict[int, Any]:
        with Session(self.live.engine) as session:
            found = session.execute(ALL_ASKED, {"attempt": self.attempt.id}).all()
            return {row.number: row for row in found}

    def keys(self) -> dict[int, Any]:
        with Session(self.live.engine) as session:
            return keys(session, session.get_one(Attempt, self.attempt.id))

    def saved(self) -> None:
        expect(self.page.locator("[data-stamp]")).to_contain_text("Saved")


def start(page: Page, live: Live, address: str) -> Taking:
    page.goto(address)
    page.get_by_role("button", name="Start quiz").click()
    expect(page).to_have_url(f"{live.url}/attempts/1")
    return Taking(page, live)


def give(learner: Learner, ask: Ask, key: Any) -> None:
    """Answer as the page wants it, and send nothing."""
    match ask:
        case Ask.CHOICE if learner.page.locator("select.gap-in").count():
            for at, text in enumerate(key if isinstance(key, list) else [key]):
                learner.page.locator("select.gap-in").nth(at).select_option(text)
        case Ask.CHOICE:
            learner.choose(set(key) if isinstance(key, list) else {key})
        case Ask.ORDER:
            learner.order(key)
        case Ask.MATCH if isinstance(learner, Typist):
            match_by_keys(learner, key)
        case Ask.MATCH:
            learner.match(key)
        case _:
            learner.type(key if isinstance(key, list) else [key])


def match_by_keys(typist: Typist, pairs: dict[str, str]) -> None:
    """In a quiz five letters choose; the others mean something else there."""
    page = typist.page
    lefts, rights = page.locator("input[name=left]"), page.locator("[data-right]")
    texts = [right.get_attribute("data-right") for right in rights.all()]
    for at in range(lefts.count()):
        typist._make_active(at)
        place = texts.index(pairs[lefts.nth(at).input_value()])
        if place < 5:
            page.keyboard.press("abcde"[place])
        else:
            typist._tab_to(rights.nth(place))
            page.keyboard.press("Space")


def loaded(page: Page) -> None:
    """All questions have come: one can go on without a connection."""
    page.wait_for_load_state("networkidle")


def test_a_quiz_of_every_kind_is_taken_by_keyboard_alone(
    page: Page, live: Live
) -> None:
    sign_up(page)
    taking = start(page, live, made(live, time_limit_min=30))
    loaded(page)
    typist, answers = Typist(page, live.engine), taking.keys()
    asks = {number: row.ask for number, row in taking.rows().items()}

    for number, key in answers.items():
        if number == 1:
            page.locator("h2.ask").focus()
        give(typist, asks[number], key)
        taking.saved()
        page.keyboard.press("Escape")  # out of a field: J is a letter there
        if number == 2:
            page.keyboard.press("f")
        if number < len(answers):
            page.keyboard.press("j")
            expect(page).to_have_title(
                f"Question {number + 1} of {len(answers)} · Recto"
            )
    page.keyboard.press("k")
    expect(page).to_have_title(f"Question {len(answers) - 1} of {len(answers)} · Recto")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="Review and submit")).to_be_visible()
    expect(page.locator(".look .tag.warn")).to_have_count(1)
    submit = page.get_by_role("button", name="Submit")
    for _ in range(60):
        if submit.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".fig")).to_have_text(f"{len(answers)} of {len(answers)}")
    assert taking.attempt.points == len(answers)


def test_a_quiz_of_every_kind_is_taken_by_touch_on_a_phone_in_the_dark(
    open_browser: Callable[..., Page], live: Live
) -> None:
    phone = open_browser(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        color_scheme="dark",
    )
    sign_up(phone)
    taking = start(phone, live, made(live))
    loaded(phone)
    toucher, answers = Toucher(phone, live.engine), taking.keys()
    asks = {number: row.ask for number, row in taking.rows().items()}

    for number, key in answers.items():
        give(toucher, asks[number], key)
        taking.saved()
        name = "Next" if number < len(answers) else "Review and submit"
        phone.locator(".qfoot").get_by_role("button", name=name).tap()
        if number < len(answers):
            expect(phone.locator("details.qnavm")).to_contain_text(
                f"Question {number + 1} of"
            )
    phone.get_by_role("button", name="Submit").tap()

    expect(phone.locator(".fig")).to_be_visible()
    assert taking.attempt.points == len(answers)


def test_without_a_connection_one_keeps_going_and_nothing_is_lost(
    page: Page, live: Live
) -> None:
    sign_up(page)
    taking = start(page, live, made(live, of_kind(live, "choice")))
    loaded(page)

    page.context.set_offline(True)
    for number in (1, 2, 3):
        page.keyboard.press("a")
        if number < 3:
            page.get_by_role("button", name="Next").click()
    expect(page.locator("#trouble")).to_have_text(
        "You are offline. Keep going: 3 answers are waiting to sync."
    )
    assert {row.saves for row in taking.rows().values()} == {0}
    page.context.set_offline(False)

    expect(page.locator("#trouble")).to_be_hidden()
    taking.saved()
    assert {row.saves for row in taking.rows().values()} == {1}
    assert (
        page.evaluate("Object.keys(localStorage).filter(k => k.includes('answer'))")
        == []
    )


def test_what_was_answered_before_the_tab_was_closed_is_sent_when_it_is_open_again(
    page: Page, live: Live
) -> None:
    sign_up(page)
    taking = start(page, live, made(live, of_kind(live, "name"), is_one_way=True))
    field = page.locator("[name=answer]")
    field.wait_for()
    page.context.set_offline(True)
    if page.locator("input[type=radio]").count():
        page.locator("input[type=radio]").first.check()
    else:
        field.fill("typed in a tunnel")
        field.blur()
    expect(page.locator("#trouble")).to_contain_text("You are offline.")
    address = page.url

    tab = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    tab.goto(address)

    expect(tab.locator("[data-stamp]")).to_contain_text("Saved")
    assert taking.rows()[1].saves == 1


def test_two_tabs_cannot_contradict_each_other(page: Page, live: Live) -> None:
    sign_up(page)
    taking = start(page, live, made(live, of_kind(live, "choice")))
    loaded(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_load_state("networkidle")

    page.locator("input[type=radio]").nth(0).check()
    taking.saved()
    other.locator("input[type=radio]").nth(1).check()
    box = other.get_by_role("alert")
    expect(box).to_contain_text("Another window saved another answer")
    first = taking.rows()[1].answer
    box.get_by_role("button", name="Use mine instead").click()
    expect(other.locator("[data-stamp]")).to_contain_text("Saved")
    second = taking.rows()[1].answer
    page.locator("input[type=radio]").nth(2).check()
    page.get_by_role("alert").get_by_role("button", name="Keep that answer").click()
    expect(page.locator("input[type=radio]").nth(1)).to_be_checked()

    assert first != second == taking.rows()[1].answer


def test_at_the_deadline_the_page_says_so_and_shows_the_results(
    page: Page, live: Live
) -> None:
    sign_up(page)
    taking = start(page, live, made(live, of_kind(live, "choice"), time_limit_min=10))
    loaded(page)
    page.locator("input[type=radio]").first.check()
    taking.saved()
    expect(page.locator("[data-left]").first).to_have_text("10 minutes left")

    live.clock.pass_(minutes=10)
    page.get_by_role("button", name="Next").click()
    page.locator("input[type=radio]").first.check()

    expect(page.locator("#trouble")).to_contain_text("Time is up.")
    expect(page.get_by_text("Time was up at")).to_be_visible()
    assert taking.attempt.ended is Ended.TIME_UP
    assert [row.saves for row in taking.rows().values()] == [1, 0, 0]


def test_the_clock_can_be_hidden_and_asked(page: Page, live: Live) -> None:
    sign_up(page)
    start(page, live, made(live, of_kind(live, "choice"), time_limit_min=10))
    aside = page.get_by_role("complementary")

    aside.get_by_role("button", name="Hide clock").click()
    expect(aside.get_by_text("10 minutes left")).to_be_hidden()
    page.keyboard.press("Escape")
    page.locator("h2.ask").focus()
    page.keyboard.press("t")

    expect(page.locator("#live")).to_have_text("10 minutes left")
    page.reload()
    expect(aside.get_by_role("button", name="Show clock")).to_be_visible()


def test_a_quiz_is_taken_without_a_script(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser()
    sign_up(page)
    plain = open_browser(java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    taking = start(plain, live, made(live, of_kind(live, "choice")))

    for number in (1, 2, 3):
        plain.locator("input[type=radio]").first.check()
        name = "Next" if number < 3 else "Review and submit"
        plain.locator(".qfoot").get_by_role("button", name=name).click()
    plain.get_by_role("button", name="Submit").click()

    expect(plain.locator(".fig")).to_be_visible()
    assert [row.saves for row in taking.rows().values()] == [1, 1, 1]


@pytest.mark.one_database
def test_no_page_of_a_quiz_has_an_accessibility_fault(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_up(page)
    address = made(live, time_limit_min=30, attempts=2, pass_pct=50)
    found = []
    page.goto(address)
    found += faults(page)
    taking = start(page, live, address)
    asked = {row.ask: number for number, row in taking.rows().items()}
    for number in asked.values():
        page.goto(f"/attempts/1?q={number}")
        found += faults(page)
    page.goto("/attempts/1/review")
    found += faults(page)
    page.get_by_role("button", name="Submit").click()
    page.locator(".fig").wait_for()
    for path in ("/attempts/1", "/attempts/1?show=all", address):
        page.goto(path)
        found += faults(page)
    whole = made(live, of_kind(live, "choice"), layout=Layout.ALL)
    practice = made(live, of_kind(live, "match", 1), is_practice=True)
    for each in (whole, practice):
        page.goto(each)
        page.get_by_role("button", name="Start quiz").click()
        page.locator("#answer").wait_for()
        found += faults(page)
    page.locator("[data-right]").first.click()
    page.get_by_role("button", name="Check").click()
    page.locator("#verdict").wait_for()
    found += faults(page)

    assert found == []
