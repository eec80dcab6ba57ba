"""Learners take quizzes in a browser: by keys, by touch, cut off, in two windows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Chosen, Plan
from quizapp.store.question_sets import Question
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import Live
from tests.browser.learners import Learner, Toucher, Typist, sign_up
from tests.services.quizzing import keys, new_quiz, new_teacher
from tests.web.taking import one_of_each_way, typed_dates

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


def test_a_date_that_can_be_read_two_ways_is_asked_back_about_at_once(
    open_browser: Callable[..., Page], live: Live
) -> None:
    page = open_browser(reduced_motion="reduce")
    sign_up(page)
    with Session(live.engine) as session:
        ids = [one.question_id for one in typed_dates(session)]
    start(page, live, made(live, ids))
    loaded(page)

    page.get_by_label("Your answer").fill("5/1/2022")
    expect(page.get_by_text("This can be read as two dates.")).to_be_visible()
    assert not faults(page)
