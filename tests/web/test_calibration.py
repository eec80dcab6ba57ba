"""The pages that compare predicted recall with what happened."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quizapp.store.people import Person, Role
from quizapp.web.charts.drawing import Dot, Rule, Words
from quizapp.web.charts.frame import NARROW, WIDE
from quizapp.web.charts.reliability import Pair, reliability
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class, make_teacher
from tests.progress import simulated
from tests.web.doors import browser_of


def studied_class(session: Session) -> MadeClass:
    made = make_class(session, learners=2, sets=["kazakhstan-2022-who-is-who"])
    for learner in made.learners:
        simulated.study(session, learner, until=NOW, days=20, new_per_day=8)
    return made


def administrator(session: Session) -> Person:
    person = Person(name="Ada", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add(person)
    session.commit()
    return person


def test_a_teacher_sees_how_well_recall_of_the_class_was_predicted(
    app: Flask, session: Session
) -> None:
    made = studied_class(session)
    lena = browser_of(app, session, made.teacher)

    page = lena.get(f"/classes/{made.code}/report/calibration")

    assert page.status_code == 200
    assert "Log loss" in page.text
    assert "95% interval" in page.text
    assert all(learner.name not in page.text for learner in made.learners)


def test_a_class_without_reviews_says_so(app: Flask, session: Session) -> None:
    made = make_class(session)
    lena = browser_of(app, session, made.teacher)

    page = lena.get(f"/classes/{made.code}/report/calibration")

    assert page.status_code == 200
    assert "No review yet" in page.text


def test_a_class_is_shown_to_its_teachers_and_after_a_look_to_administrators(
    app: Flask, session: Session
) -> None:
    made = make_class(session)
    address = f"/classes/{made.code}/report/calibration"
    learner = browser_of(app, session, made.learners[0])
    stranger = browser_of(app, session, make_teacher(session, "Omar Said"))
    ada = browser_of(app, session, administrator(session))

    assert learner.get(address).status_code == 404
    assert stranger.get(address).status_code == 404
    assert ada.get(address).status_code == 403
    assert app.test_client().get(address).status_code == 303


@pytest.mark.slow
def test_the_sites_page_is_for_administrators(app: Flask, session: Session) -> None:
    made = studied_class(session)
    ada = browser_of(app, session, administrator(session))
    lena = browser_of(app, session, made.teacher)
    learner = browser_of(app, session, made.learners[0])

    page = ada.get("/reports/calibration")

    assert page.status_code == 200
    assert "All learners" in page.text
    assert lena.get("/reports/calibration").status_code == 404
    assert learner.get("/reports/calibration").status_code == 404


def pair(predicted: float, observed: float, *, is_hint: bool = False) -> Pair:
    return Pair(predicted, observed, observed - 0.1, observed + 0.05, is_hint, "a pair")


def test_what_was_predicted_right_stands_on_the_diagonal() -> None:
    for frame in (WIDE, NARROW):
        drawn = reliability(
            [pair(0.7, 0.7), pair(0.95, 0.95)], frame=frame, sentence=""
        )

        (line,) = [
            one for one in drawn.marks if isinstance(one, Rule) and one.css == "tgt"
        ]
        slope = (line.y2 - line.y1) / (line.x2 - line.x1)
        for dot in drawn.marks:
            if isinstance(dot, Dot):
                assert abs(line.y1 + slope * (dot.x - line.x1) - dot.y) < 0.5


def test_less_than_predicted_stands_below_the_diagonal() -> None:
    drawn = reliability(
        [pair(0.9, 0.7), pair(0.9, 0.9)], frame=WIDE, sentence="what it shows"
    )

    low, right = [one for one in drawn.marks if isinstance(one, Dot)]
    assert low.x == right.x
    assert low.y > right.y


def test_no_mark_of_a_diagram_sticks_out() -> None:
    given = [pair(0.02, 0.1), pair(0.5, 0.95), pair(0.99, 0.2, is_hint=True)]
    for frame in (WIDE, NARROW):
        for mark in reliability(given, frame=frame, sentence="").marks:
            if isinstance(mark, Dot):
                assert 0 <= mark.x <= frame.width
                assert 0 <= mark.y <= frame.height
            if isinstance(mark, Words) and mark.anchor == "middle":
                assert mark.x + len(mark.text) * 3.3 <= frame.width
