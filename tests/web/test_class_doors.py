"""Who may use which page of classes: every route, as everybody there is."""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import class_access, co_teachers
from quizapp.services.form_ids import new_form_id
from quizapp.store.base import Base
from quizapp.store.classes import ClassMember, ClassTeacher
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.web.doors import browser_of

#: Who asks.  ``looker`` is an administrator who has begun a look.
PEOPLE = (
    *("nobody", "guest", "stranger", "learner", "other learner", "left"),
    *("teacher", "other teacher", "demoted", "administrator", "looker"),
)

#: Blueprints whose every route stands in ``ROUTES``.
OURS = {
    *("classes", "class_settings", "class_learners", "class_rosters"),
    *("joining", "recovery_cards"),
}

_ALL_SIGNED_IN = frozenset(PEOPLE) - {"nobody"}
_TEACHERS = frozenset({"teacher", "other teacher", "administrator", "looker"})
_OWN = frozenset({"teacher"})
_CARD = frozenset({"learner", "other learner", "left", "stranger", "demoted"})

#: Endpoint, method, path, and who is let in.
ROUTES = [
    ("classes.index", "GET", "/classes", _ALL_SIGNED_IN),
    ("classes.new", "GET", "/classes/new", _TEACHERS),
    ("classes.make", "POST", "/classes/new", _TEACHERS),
    ("classes.class_page", "GET", "/classes/{code}", {"teacher", "learner", "looker"}),
    ("classes.look", "POST", "/classes/{code}/look", {"administrator", "looker"}),
    ("classes.leave", "POST", "/classes/{code}/leave", _ALL_SIGNED_IN),
    ("class_settings.settings_page", "GET", "/classes/{code}/settings", _OWN),
    ("class_settings.save", "POST", "/classes/{code}/settings", _OWN),
    ("class_settings.put_away", "POST", "/classes/{code}/put-away", _OWN),
    ("class_settings.bring_back", "POST", "/classes/{code}/bring-back", _OWN),
    ("class_settings.new_code", "POST", "/classes/{code}/code", _OWN),
    ("class_settings.revoke_code", "POST", "/classes/{code}/code/revoke", _OWN),
    ("class_settings.ask_colleague", "POST", "/classes/{code}/teachers", _OWN),
    ("class_settings.take_back", "POST", "/classes/{code}/teachers/take-back", _OWN),
    ("class_settings.remove_teacher", "POST", "/classes/{code}/teachers/remove", _OWN),
    # Nobody: the class has a teacher, so it is not to be taken over.
    ("class_settings.take_over", "POST", "/classes/{code}/teachers/take-over", ()),
    ("class_settings.invitation", "GET", "/teach/{code}/{token}", _ALL_SIGNED_IN),
    ("class_settings.accept", "POST", "/teach/{code}/{token}", _TEACHERS),
    ("class_learners.learner_page", "GET", "/classes/{code}/learners/{id}", _OWN),
    ("class_learners.rename", "POST", "/classes/{code}/learners/{id}/rename", _OWN),
    ("class_learners.remove", "POST", "/classes/{code}/learners/{id}/remove", _OWN),
    (
        *("class_learners.come_back", "POST"),
        *("/classes/{code}/learners/{id}/come-back", _OWN),
    ),
    ("class_learners.new_card", "POST", "/classes/{code}/learners/{id}/card", _OWN),
    ("class_rosters.roster_page", "GET", "/classes/{code}/roster", _OWN),
    ("class_rosters.preview", "POST", "/classes/{code}/roster", _OWN),
    ("class_rosters.add", "POST", "/classes/{code}/roster/add", _OWN),
    ("class_rosters.cards", "GET", "/classes/{code}/cards", _OWN),
    ("joining.by_code", "POST", "/join", frozenset(PEOPLE)),
    ("joining.join_page", "GET", "/join/KZ4M7QHX", frozenset(PEOPLE)),
    ("joining.join", "POST", "/join/KZ4M7QHX", frozenset(PEOPLE) - {"teacher"}),
    ("recovery_cards.sign_in_page", "GET", "/sign-in/card", frozenset(PEOPLE)),
    ("recovery_cards.sign_in", "POST", "/sign-in/card", frozenset(PEOPLE)),
    ("recovery_cards.own", "GET", "/recovery-card", _CARD),
    ("recovery_cards.make", "POST", "/recovery-card", _CARD),
]

#: What each form is sent, all of it to every one.
SENT = {
    "title": "Another",
    "keeps": "90",
    "lasts": "7",
    "name": "Blue Fox",
    "roster": "Red Hen",
    "form_id": new_form_id(NOW),
}


@dataclass(frozen=True, slots=True)
class School:
    """A class, everybody who may ask for it, and an invitation to teach it."""

    made: MadeClass
    people: dict[str, Person]
    invitation: str


@pytest.fixture
def school(session: Session) -> School:
    made = make_class(session, learners=["Ada", "Boris", "Chinara"])
    other = make_class(session, code="another-class", join_code="AAAAAAAA")
    people = {
        "guest": Person(name="Guest", is_guest=True, created_at=NOW),
        "stranger": Person(name="Stranger", created_at=NOW),
        "left": Person(name="Left", created_at=NOW),
        "demoted": Person(name="Once a teacher", created_at=NOW),
        **{
            name: Person(name=name, role=Role.ADMINISTRATOR, created_at=NOW)
            for name in ("administrator", "looker")
        },
    }
    session.add_all(people.values())
    session.flush()
    session.add(
        ClassMember(
            class_id=made.id,
            person_id=people["left"].id,
            name="Left",
            joined_at=NOW,
            left_at=NOW,
        )
    )
    session.add(
        ClassTeacher(class_id=made.id, person_id=people["demoted"].id, added_at=NOW)
    )
    class_access.begin_look(session, person=people["looker"], code=made.code, now=NOW)
    people |= {
        "learner": made.learners[0],
        "other learner": other.learners[0],
        "teacher": made.teacher,
        "other teacher": other.teacher,
    }
    path = co_teachers.invite(session, class_=made.row, now=NOW)
    session.commit()
    return School(made, people, path.rpartition("/")[2])


def browser(app: Flask, session: Session, school: School, who: str) -> FlaskClient:
    if who == "nobody":
        return app.test_client()
    return browser_of(app, session, school.people[who])


def test_no_route_of_ours_is_left_out(app: Flask) -> None:
    routes = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in OURS
    }

    assert routes == {endpoint for endpoint, *_ in ROUTES}


@pytest.mark.parametrize(
    ("method", "path", "let_in"),
    [route[1:] for route in ROUTES],
    ids=[route[0] for route in ROUTES],
)
def test_each_route_lets_in_those_it_is_for(
    app: Flask,
    session: Session,
    school: School,
    method: str,
    path: str,
    let_in: frozenset[str],
) -> None:
    address = path.format(
        code=school.made.code,
        id=school.made.learners[2].id,
        token=school.invitation,
    )
    browsers = {who: browser(app, session, school, who) for who in PEOPLE}
    for who in PEOPLE:
        if who in let_in:
            continue
        before = everything(session)
        status = browsers[who].open(address, method=method, data=SENT).status_code
        expected = {303} if who == "nobody" else {403, 404, 422}
        assert status in expected, who
        assert everything(session) == before, who

    for who in let_in:
        invitation = co_teachers.invite(session, class_=school.made.row, now=NOW)
        session.commit()
        fresh = address.replace(school.invitation, invitation.rpartition("/")[2])
        status = browsers[who].open(fresh, method=method, data=SENT).status_code
        assert status in {200, 303, 422}, who
        if method == "GET":
            assert status in {200, 303}, who


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every row about classes, as values."""
    about = ("class", "join_code", "recovery", "assignment", "one_time")
    found = {
        table.name: [tuple(row) for row in session.execute(select(table))]
        for table in Base.metadata.sorted_tables
        if any(word in table.name for word in about)
    }
    session.rollback()  # lets the app write
    return found


def test_who_learns_in_a_class_reads_nothing_that_a_classmate_can_be_told_by(
    app: Flask, session: Session, school: School
) -> None:
    ada, *others = school.made.learners

    page = browser_of(app, session, ada).get(f"/classes/{school.made.code}").text

    assert not any(other.name in page for other in others)
    assert "KZ4M" not in page


@pytest.mark.slow
def test_reading_every_page_changes_no_row(
    app: Flask, session: Session, school: School
) -> None:
    paths = [path for _, method, path, _ in ROUTES if method == "GET"]
    browsers = [browser(app, session, school, who) for who in PEOPLE]
    before = everything(session)

    for one in browsers:
        for path in paths:
            one.get(
                path.format(
                    code=school.made.code,
                    id=school.made.learners[2].id,
                    token=school.invitation,
                )
            )

    assert everything(session) == before
