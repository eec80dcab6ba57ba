"""A class in a browser: made, joined by code on a phone, left; and every page of it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import class_access, co_teachers, sign_ins
from quizapp.store.classes import ClassMember, ClassTeacher, SchoolClass
from quizapp.store.people import Person, Role
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.browser.conftest import PHONE, Live
from tests.class_fixtures import MadeClass, add_learner, make_class, make_teacher

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SET = "kazakhstan-2022-who-is-who"


@pytest.fixture
def teacher(session: Session) -> Person:
    return make_teacher(session)


def come_in(page: Page, session: Session, person: Person, live: Live) -> None:
    token = sign_ins.start(
        session,
        person_id=person.id,
        browser="a test",
        lasts=timedelta(days=1),
        now=NOW,
    )
    session.commit()
    page.context.add_cookies([{"name": "recto", "value": token, "url": live.url}])


def places(session: Session) -> list[bool]:
    """For each place in a class, whether it is held still."""
    found = [
        left_at is None
        for left_at in session.scalars(
            select(ClassMember.left_at).order_by(ClassMember.person_id)
        )
    ]
    session.rollback()  # lets the app write
    return found


def test_a_class_is_made_joined_by_code_on_a_phone_and_left(
    page: Page, phone: Page, session: Session, teacher: Person, live: Live
) -> None:
    come_in(page, session, teacher, live)
    page.goto("/classes")
    page.get_by_role("link", name="New class").click()
    page.get_by_label("Name of the class").fill("Politics 12B")
    page.get_by_role("button", name="Create class").click()
    expect(page.get_by_role("heading", name="Politics 12B")).to_be_visible()
    code = page.locator(".joincode").inner_text().splitlines()[-1]
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)

    phone.goto("/")
    phone.get_by_label("Class code").fill(code.lower())
    phone.get_by_role("button", name="Join", exact=True).tap()
    expect(phone.get_by_role("heading", name="Join Politics 12B")).to_be_visible()
    phone.get_by_label("Your name").fill("Blue Fox")
    phone.get_by_role("button", name="Join", exact=True).tap()
    expect(phone.get_by_role("heading", name="Keep this card")).to_be_visible()
    card = phone.locator(".rcode").inner_text()
    phone.get_by_role("link", name="I have it, go on").tap()
    expect(phone.get_by_text("Taught by Lena Brandt")).to_be_visible()

    page.reload()
    expect(page.get_by_role("link", name="Blue Fox")).to_be_visible()

    phone.get_by_role("button", name="Leave this class").tap()
    expect(phone.get_by_text("You left the class")).to_be_visible()
    assert places(session) == [False]

    phone.get_by_role("button", name="Sign out").tap()
    phone.get_by_role("link", name="Sign in with a recovery card").tap()
    phone.get_by_label("Code on your card").fill(card)
    phone.get_by_role("button", name="Sign in").tap()
    expect(phone.get_by_role("link", name="Today")).to_be_visible()


def test_learners_are_added_by_a_list_and_their_cards_printed(
    page: Page, session: Session, teacher: Person, live: Live
) -> None:
    made = make_class(session, teacher=teacher, learners=0)
    come_in(page, session, teacher, live)
    page.goto(f"/classes/{made.code}/roster")

    page.get_by_label("Names, one on each line").fill("Blue Fox\nRed Hen\nblue fox")
    page.get_by_role("button", name="Check the list").click()
    heading = page.get_by_role("heading", name="2 learners to add, 1 line left out")
    expect(heading).to_be_focused()
    page.get_by_role("button", name="Add 2 learners").click()

    expect(page.get_by_role("heading", name="2 recovery cards")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".rcard")).to_have_count(2)
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert places(session) == [True, True]


def test_a_class_is_joined_and_left_without_javascript(
    open_browser: Callable[..., Page], session: Session
) -> None:
    made = make_class(session, learners=0)
    plain = open_browser(java_script_enabled=False, viewport=PHONE)

    plain.goto("/join/KZ4M7QHX")
    plain.get_by_label("Your name").fill("Blue Fox")
    plain.get_by_role("button", name="Join", exact=True).click()
    plain.get_by_role("link", name="I have it, go on").click()
    plain.get_by_role("button", name="Leave this class").click()

    expect(plain.get_by_text("You left the class")).to_be_visible()
    assert made.code
    assert places(session) == [False]


@pytest.fixture
def full(session: Session, teacher: Person) -> MadeClass:
    """A class with everything that its page can show, with names that are long."""
    made = make_class(
        session,
        teacher=teacher,
        title="Politics and contemporary history, advanced course 12B",
        learners=[
            "Ada Nowak",
            "Maximiliana-Konstantina Papadopoulos-Featherstonehaugh",
        ],
        sets=[SET],
    )
    add_learner(session, made, "Kim Left", left_at=NOW)
    root = Person(name="Rita Root", role=Role.ADMINISTRATOR, created_at=NOW)
    other = make_teacher(session, "Omar Haddad")
    session.add(root)
    session.flush()
    session.add(ClassTeacher(class_id=made.id, person_id=other.id, added_at=NOW))
    class_access.begin_look(session, person=root, code=made.code, now=NOW)
    session.add(
        SchoolClass(code="away", title="Last year", created_at=NOW, archived_at=NOW)
    )
    session.commit()
    return made


def test_no_page_of_a_class_has_faults(
    open_browser: Callable[..., Page], session: Session, full: MadeClass, live: Live
) -> None:
    page = open_browser(reduced_motion="reduce")
    invitation = co_teachers.invite(session, class_=full.row, now=NOW)
    base, ada = f"/classes/{full.code}", full.learners[0]
    come_in(page, session, full.teacher, live)
    found = []
    for path in (
        "/classes",
        "/classes/new",
        base,
        f"{base}/settings",
        f"{base}/roster",
        f"{base}/cards",
        f"{base}/learners/{ada.id}",
        invitation,
    ):
        page.goto(path)
        found += faults(page)
    page.goto(f"{base}/roster")
    page.get_by_label("Names, one on each line").fill("Blue Fox\n" + "x" * 150)
    page.get_by_role("button", name="Check the list").click()
    found += faults(page)
    page.get_by_role("button", name="Add 1 learner").click()
    found += faults(page)

    assert found == []


def test_no_page_that_a_learner_sees_of_classes_has_faults(
    open_browser: Callable[..., Page], session: Session, full: MadeClass, live: Live
) -> None:
    learner, nobody, administrator = (
        open_browser(reduced_motion="reduce") for _ in range(3)
    )
    come_in(learner, session, full.learners[1], live)
    other = Person(name="Arno", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add(other)
    session.commit()
    come_in(administrator, session, other, live)

    found = []
    for browser, path in (
        (learner, "/classes"),
        (learner, f"/classes/{full.code}"),
        (learner, "/recovery-card"),
        (learner, "/settings"),
        (nobody, "/join/KZ4M7QHX"),
        (nobody, "/sign-in/card"),
        (administrator, "/classes"),
        (administrator, f"/classes/{full.code}"),
    ):
        browser.goto(path)
        found += faults(browser)
    learner.goto("/recovery-card")
    learner.get_by_role("button", name="Make a new card").click()
    found += faults(learner)

    assert found == []
