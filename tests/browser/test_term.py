"""A term in the life of a class, in browsers: a teacher's desk and a learner's phone."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience, Chosen, Plan
from quizapp.services import sign_ins
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Attempt
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import PHONE, Live
from tests.browser.learners import Toucher
from tests.class_fixtures import make_teacher
from tests.services.quizzing import keys, new_quiz

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow]

TITLE = "Who is who in the crisis"
EXAM = NOW.date() + timedelta(days=12)
LEARNER = "Blue Fox"


@dataclass
class Term:
    """The desk, the phone, and what both look at."""

    desk: Page
    phone: Page
    live: Live
    code: str = ""

    def fault_free(self, page: Page) -> None:
        """Axe has nothing to say at either width, in either theme."""
        before = page.viewport_size
        assert faults(page) == []
        if before:
            page.set_viewport_size(before)
        page.emulate_media(color_scheme=None)


@pytest.fixture
def term(open_browser: Callable[..., Page], session: Session, live: Live) -> Term:
    teacher = make_teacher(session)
    choices = session.scalars(select(Question.id).where(Question.kind == "choice"))
    parts = tuple(Chosen(one) for one in choices.all()[:3])
    quiz = new_quiz(session, teacher, NOW, Plan(parts=parts))
    quiz.audience = Audience.CLASS
    token = sign_ins.start(
        session,
        person_id=teacher.id,
        browser="a test",
        lasts=timedelta(days=60),
        now=NOW,
    )
    session.commit()
    desk = open_browser(reduced_motion="reduce")
    desk.context.add_cookies([{"name": "recto", "value": token, "url": live.url}])
    phone = open_browser(
        viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    return Term(desk, phone, live)


def test_a_term_from_the_first_code_to_the_printed_report(
    term: Term, tmp_path: Path
) -> None:
    a_class_is_made(term)
    a_learner_joins(term)
    a_set_and_a_quiz_are_given(term)
    the_set_is_studied(term)
    the_quiz_is_taken(term)
    term.live.clock.pass_(days=4)
    the_learner_sees_what_to_study_next(term)
    the_teacher_reads_the_report(term)
    the_report_is_printed(term, tmp_path)
    the_report_is_downloaded(term, tmp_path)


def a_class_is_made(term: Term) -> None:
    term.desk.goto("/classes")
    term.desk.get_by_role("link", name="New class").click()
    term.desk.get_by_label("Name of the class").fill("Politics 12B")
    term.desk.get_by_role("button", name="Create class").click()
    expect(term.desk.get_by_role("heading", name="Politics 12B")).to_be_visible()
    term.code = term.desk.locator(".joincode").inner_text().splitlines()[-1]


def a_learner_joins(term: Term) -> None:
    term.phone.goto("/")
    term.phone.get_by_label("Class code").fill(term.code)
    term.phone.get_by_role("button", name="Join", exact=True).tap()
    term.phone.get_by_label("Your name").fill(LEARNER)
    term.fault_free(term.phone)
    term.phone.get_by_role("button", name="Join", exact=True).tap()
    expect(term.phone.get_by_role("heading", name="Keep this card")).to_be_visible()
    term.fault_free(term.phone)
    term.phone.get_by_role("link", name="I have it, go on").tap()
    expect(term.phone.get_by_text("Taught by Lena Brandt")).to_be_visible()


def a_set_and_a_quiz_are_given(term: Term) -> None:
    term.desk.reload()
    expect(term.desk.get_by_role("link", name=LEARNER)).to_be_visible()
    term.desk.get_by_role("link", name="Assign", exact=True).click()
    term.fault_free(term.desk)
    term.desk.get_by_label("Set or quiz").select_option(label=TITLE)
    term.desk.get_by_label("Exam on").fill(f"{EXAM}")
    term.desk.get_by_role("button", name="Assign").click()
    term.desk.get_by_role("link", name="Assign", exact=True).click()
    term.desk.get_by_label("Set or quiz").select_option(label="January 2022")
    term.desk.get_by_role("button", name="Assign").click()
    expect(term.desk.get_by_role("link", name=TITLE)).to_be_visible()
    expect(term.desk.get_by_role("link", name="January 2022")).to_be_visible()
    term.fault_free(term.desk)


def the_set_is_studied(term: Term) -> None:
    term.phone.goto("/")
    term.fault_free(term.phone)
    term.phone.get_by_role("link", name=re.compile(f"^Study ?: {TITLE}")).tap()
    learner = Toucher(term.phone, term.live.engine)
    for _ in range(8):
        learner.answer()


def the_quiz_is_taken(term: Term) -> None:
    phone = term.phone
    phone.goto("/")
    phone.get_by_role("link", name="Take the quiz: January 2022").tap()
    phone.get_by_role("button", name="Start quiz").tap()
    expect(phone.get_by_text("Not answered yet").first).to_be_visible()
    learner = Toucher(phone, term.live.engine)
    answers = answers_of(term.live)
    for number, key in answers.items():
        learner.choose({key})
        expect(phone.locator("[data-stamp]")).to_contain_text("Saved")
        name = "Next" if number < len(answers) else "Review and submit"
        phone.get_by_role("button", name=name).tap()
    phone.get_by_role("button", name="Submit").tap()
    expect(phone.locator(".fig")).to_have_text("3 of 3")
    term.fault_free(phone)


def answers_of(live: Live) -> dict[int, str]:
    """The keys of the one attempt, by the number of the question."""
    with Session(live.engine) as session:
        attempt = session.scalars(select(Attempt)).one()
        return keys(session, attempt)  # type: ignore[return-value]


def the_learner_sees_what_to_study_next(term: Term) -> None:
    phone = term.phone
    phone.goto("/progress")
    expect(phone.get_by_text("Ready for 4 December")).to_be_visible()
    expect(phone.get_by_text("most likely")).to_be_visible()
    steps = phone.get_by_role("list").filter(has_text="Do today’s review")
    expect(steps).to_contain_text("due before today")
    term.fault_free(phone)
    phone.get_by_role("link", name=re.compile("^Start review")).tap()
    Toucher(phone, term.live.engine).answer()


def the_teacher_reads_the_report(term: Term) -> None:
    desk = term.desk
    desk.goto("/classes")
    desk.get_by_role("link", name="Politics 12B").first.click()
    desk.get_by_role("link", name="Report").first.click()
    expect(desk.get_by_text("Ready for 4 December")).to_be_visible()
    expect(desk.get_by_text("1 of 1").first).to_be_visible()
    term.fault_free(desk)
    desk.get_by_role("link", name=LEARNER).click()
    expect(desk.get_by_role("heading", name=LEARNER)).to_be_visible()
    term.fault_free(desk)
    desk.go_back()


def the_report_is_printed(term: Term, tmp_path: Path) -> None:
    desk = term.desk
    desk.emulate_media(media="print")
    expect(desk.get_by_role("button", name="Print")).to_be_hidden()
    expect(desk.get_by_role("navigation").first).to_be_hidden()
    expect(desk.get_by_role("link", name=LEARNER)).to_be_visible()
    paper = desk.pdf(path=tmp_path / "report.pdf", format="A4")
    assert paper.startswith(b"%PDF")
    desk.emulate_media(media="screen")


def the_report_is_downloaded(term: Term, tmp_path: Path) -> None:
    desk = term.desk
    with desk.expect_download() as found:
        desk.get_by_role("link", name="CSV").click()
    found.value.save_as(tmp_path / "class.csv")
    text = (tmp_path / "class.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["Learner"] for row in rows] == [LEARNER]

    with desk.expect_download() as found:
        desk.get_by_role("link", name="XLSX").click()
    found.value.save_as(tmp_path / "class.xlsx")
    book = openpyxl.load_workbook(tmp_path / "class.xlsx", read_only=True)
    assert book.sheetnames == ["Learners", "Questions in study", "Latest quiz"]
    [_, learner, *_] = book["Learners"].iter_rows(values_only=True)
    assert learner[0] == LEARNER
    assert float(rows[0]["All topics"]) == learner[list(rows[0]).index("All topics")]
    book.close()
