"""The pages of classes: the list, a new one, a class as its people see it."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.classes import ClassLook, ClassMember, SchoolClass
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW
from tests.class_fixtures import make_class, make_teacher
from tests.web.doors import browser_of, count_of


def test_a_teacher_makes_a_class_and_gets_its_code(
    app: Flask, session: Session
) -> None:
    lena = browser_of(app, session, make_teacher(session))

    page = lena.post(
        "/classes/new", data={"title": "  Politics 12B "}, follow_redirects=True
    ).text

    made = session.scalars(select(SchoolClass)).one()
    assert made.title == "Politics 12B"
    assert "Politics 12B" in page
    assert "/join/" in page
    assert "Politics 12B" in lena.get("/classes").text


def test_a_double_click_makes_one_class(app: Flask, session: Session) -> None:
    lena = browser_of(app, session, make_teacher(session))

    led = {
        lena.post("/classes/new", data={"title": "12B"}).headers["Location"]
        for _ in range(2)
    }

    assert len(led) == 1
    assert count_of(session, SchoolClass) == 1


def test_a_class_has_to_be_called_something(app: Flask, session: Session) -> None:
    lena = browser_of(app, session, make_teacher(session))

    for title in ("", "   ", "\u200b", "x" * 121):
        refused = lena.post("/classes/new", data={"title": title})
        assert refused.status_code == 422, title

    assert count_of(session, SchoolClass) == 0


def test_a_teacher_sees_the_roster_and_a_learner_no_names(
    app: Flask, session: Session
) -> None:
    made = make_class(session)
    teacher = browser_of(app, session, made.teacher)
    ada, boris, _ = made.learners
    learner = browser_of(app, session, ada)

    roster = teacher.get(f"/classes/{made.code}").text
    own = learner.get(f"/classes/{made.code}").text

    assert ada.name in roster
    assert boris.name in roster
    assert ada.name in own
    assert boris.name not in own
    assert made.teacher.name in own


def test_a_learner_leaves_and_what_they_had_stays(app: Flask, session: Session) -> None:
    made = make_class(session, sets=["kazakhstan-2022-who-is-who"])
    ada = made.learners[0]
    browser = browser_of(app, session, ada)

    page = browser.post(f"/classes/{made.code}/leave", follow_redirects=True).text

    place = session.get_one(ClassMember, (made.id, ada.id), populate_existing=True)
    assert place.left_at == NOW
    session.rollback()
    assert "You left the class" in page
    assert browser.get(f"/classes/{made.code}").status_code == 404
    assert browser.get("/library").status_code == 200


def test_an_administrator_is_asked_before_looking_and_the_look_is_shown(
    app: Flask, session: Session
) -> None:
    made = make_class(session)
    root = Person(name="Rita Root", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add(root)
    session.commit()
    rita = browser_of(app, session, root)
    address = f"/classes/{made.code}"

    asked = rita.get(address)
    assert asked.status_code == 403
    assert made.learners[0].name not in asked.text
    assert count_of(session, ClassLook) == 0

    looked = rita.post(f"{address}/look", follow_redirects=True)

    assert looked.status_code == 200
    assert made.learners[0].name in looked.text
    assert count_of(session, ClassLook) == 1
    assert "Rita Root" in browser_of(app, session, made.teacher).get(address).text


def test_classes_are_in_the_menu_of_teachers_and_of_who_is_in_one(
    app: Flask, session: Session, noor: FlaskClient
) -> None:
    made = make_class(session)
    link = 'href="/classes" data-key="g c"'

    assert link in browser_of(app, session, made.teacher).get("/library").text
    assert link in browser_of(app, session, made.learners[0]).get("/library").text
    assert link not in noor.get("/library").text
