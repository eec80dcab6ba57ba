"""Who may use which page of classes: every route, as everybody there is."""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.services import class_access, co_teachers
from quizapp.services.form_ids import new_form_id
from quizapp.store.base import Base
from quizapp.store.classes import (
    Assignment,
    ClassMember,
    ClassNotice,
    ClassTeacher,
)
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.services import quizzing
from tests.web.doors import browser_of

SET = "kazakhstan-2022-who-is-who"

#: Who asks.  ``looker`` is an administrator who has begun a look.
PEOPLE = (
    *("nobody", "guest", "stranger", "learner", "other learner", "left"),
    *("teacher", "co-teacher", "other teacher", "demoted"),
    *("administrator", "looker"),
)

#: What the address of a page about classes begins with.  Every route that begins so, and
#: every other one of the blueprints that have such a route, stands in ``ROUTES``.
ADDRESSES = (
    *("/classes", "/join", "/teach/", "/assignments", "/notices", "/reports"),
    *("/recovery-card", "/sign-in/card"),
)

_ALL_SIGNED_IN = frozenset(PEOPLE) - {"nobody"}
_OWN = frozenset({"teacher", "co-teacher"})
_TEACHERS = _OWN | {"other teacher", "administrator", "looker"}
_READERS = _OWN | {"looker"}
_CARD = frozenset({"learner", "other learner", "left", "stranger", "demoted"})

#: Endpoint, method, path, and who is let in.
ROUTES = [
    ("classes.index", "GET", "/classes", _ALL_SIGNED_IN),
    ("classes.new", "GET", "/classes/new", _TEACHERS),
    ("classes.make", "POST", "/classes/new", _TEACHERS),
    ("classes.class_page", "GET", "/classes/{code}", _READERS | {"learner"}),
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
    ("joining.join", "POST", "/join/KZ4M7QHX", frozenset(PEOPLE) - _OWN),
    ("recovery_cards.sign_in_page", "GET", "/sign-in/card", frozenset(PEOPLE)),
    ("recovery_cards.sign_in", "POST", "/sign-in/card", frozenset(PEOPLE)),
    ("recovery_cards.own", "GET", "/recovery-card", _CARD),
    ("recovery_cards.make", "POST", "/recovery-card", _CARD),
    ("assignments.assign", "GET", "/classes/{code}/assign", _OWN),
    ("assignments.give", "POST", "/classes/{code}/assign", _OWN),
    ("assignments.assignment", "GET", "/classes/{code}/assignments/{given}", _READERS),
    ("assignments.change", "POST", "/classes/{code}/assignments/{given}", _OWN),
    (
        *("assignments.take_back", "POST"),
        *("/classes/{code}/assignments/{given}/take-back", _OWN),
    ),
    (
        *("assignments.give_again", "POST"),
        *("/classes/{code}/assignments/{given}/give-again", _OWN),
    ),
    ("assigned.assignment", "GET", "/assignments/{given}", _OWN | {"learner"}),
    ("assigned.put_away", "POST", "/notices/{notice}/away", {"learner"}),
    ("class_report.page", "GET", "/classes/{code}/report", _READERS),
    (
        *("class_report.learner", "GET"),
        *("/classes/{code}/report/learners/{id}", _READERS),
    ),
    (
        *("class_report.question", "GET"),
        *("/classes/{code}/report/questions/{question}", _READERS),
    ),
    (
        *("class_report.quiz", "GET"),
        *("/classes/{code}/report/quizzes/{quiz}", _READERS),
    ),
    (
        *("class_report.quiz_csv", "GET"),
        *("/classes/{code}/report/quizzes/{quiz}.csv", _READERS),
    ),
    (
        *("class_report.quiz_xlsx", "GET"),
        *("/classes/{code}/report/quizzes/{quiz}.xlsx", _READERS),
    ),
    ("class_report.csv", "GET", "/classes/{code}/report.csv", _READERS),
    ("class_report.xlsx", "GET", "/classes/{code}/report.xlsx", _READERS),
    ("calibration.of_class", "GET", "/classes/{code}/report/calibration", _READERS),
    (
        *("calibration.of_site", "GET", "/reports/calibration"),
        {"administrator", "looker"},
    ),
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
    """A class, everybody who may ask for it, an invitation to teach it, and a notice."""

    made: MadeClass
    people: dict[str, Person]
    invitation: str
    notice_id: int
    quiz: str  #: the code of one that somebody of the class has finished
    question_id: int  #: of the set that it was given

    def address(self, path: str) -> str:
        """A path of ``ROUTES`` in this class, about one of its learners."""
        return path.format(
            code=self.made.code,
            id=self.made.learners[2].id,
            token=self.invitation,
            given=self.made.assignments[0].id,
            notice=self.notice_id,
            quiz=self.quiz,
            question=self.question_id,
        )


@pytest.fixture
def school(session: Session) -> School:
    made = make_class(session, learners=["Ada", "Boris", "Chinara"], sets=[SET])
    other = make_class(session, code="another-class", join_code="AAAAAAAA")
    people = {
        "guest": Person(name="Guest", is_guest=True, created_at=NOW),
        "stranger": Person(name="Stranger", created_at=NOW),
        "left": Person(name="Left", created_at=NOW),
        "demoted": Person(name="Once a teacher", created_at=NOW),
        "co-teacher": Person(name="Omar", role=Role.TEACHER, created_at=NOW),
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
    session.add_all(
        ClassTeacher(class_id=made.id, person_id=people[who].id, added_at=NOW)
        for who in ("demoted", "co-teacher")
    )
    told = ClassNotice(
        person_id=made.learners[0].id, class_id=made.id, words="Told", made_at=NOW
    )
    session.add(told)
    session.flush()
    class_access.begin_look(session, person=people["looker"], code=made.code, now=NOW)
    people |= {
        "learner": made.learners[0],
        "other learner": other.learners[0],
        "teacher": made.teacher,
        "other teacher": other.teacher,
    }
    quiz = quizzing.new_quiz(session, made.teacher, NOW, quizzing.drawing(session, 1))
    session.add(
        Assignment(class_id=made.id, quiz_id=quiz.id, given_by=None, given_at=NOW)
    )
    quizzing.begun(session, made.learners[0], quiz, NOW).ended_at = NOW
    path = co_teachers.invite(session, class_=made.row, now=NOW)
    asked = select(func.min(Question.id)).where(
        Question.set_id == made.assignments[0].set_id
    )
    question_id = session.scalars(asked).one()
    code, notice_id = quiz.code, told.id
    session.commit()
    return School(
        made, people, path.rpartition("/")[2], notice_id, code, question_id or 0
    )


def browser(app: Flask, session: Session, school: School, who: str) -> FlaskClient:
    if who == "nobody":
        return app.test_client()
    return browser_of(app, session, school.people[who])


def test_no_route_of_ours_is_left_out(app: Flask) -> None:
    rules = list(app.url_map.iter_rules())
    ours = {
        rule.endpoint.partition(".")[0]
        for rule in rules
        if rule.rule.startswith(ADDRESSES)
    }

    routes = {
        (rule.endpoint, method)
        for rule in rules
        if rule.endpoint.partition(".")[0] in ours
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert routes == {(endpoint, method) for endpoint, method, *_ in ROUTES}


def test_each_line_is_about_the_route_that_it_names(app: Flask, school: School) -> None:
    routes = app.url_map.bind("localhost")

    for endpoint, method, path, _ in ROUTES:
        assert routes.match(school.address(path), method)[0] == endpoint


@pytest.mark.slow
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
    address = school.address(path)
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
@pytest.mark.slow
def test_reading_every_page_changes_no_row(
    app: Flask, session: Session, school: School
) -> None:
    paths = [path for _, method, path, _ in ROUTES if method == "GET"]
    browsers = [browser(app, session, school, who) for who in PEOPLE]
    before = everything(session)

    for one in browsers:
        for path in paths:
            one.get(school.address(path))

    assert everything(session) == before
