"""Readiness for exams, read for a learner and for a class."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from quizapp.progress.readiness import Readiness
from quizapp.services import assignments, class_report
from quizapp.services.assigned import assigned_to
from quizapp.services.class_report import Wanted
from quizapp.services.readiness import readiness_for, readiness_of
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.progress import simulated
from tests.services.test_progress import statements

SETS = ("kazakhstan-2022-who-is-who", "kazakhstan-2022-day-by-day")

TODAY = NOW.date()


@pytest.fixture
def made(session: Session) -> MadeClass:
    """A class with an exam in each of two sets, and learners who studied both."""
    made = make_class(
        session, learners=3, sets=SETS, exam_on=TODAY + timedelta(days=12)
    )
    for number, learner in enumerate(made.learners[:2]):
        simulated.study(
            session, learner, until=NOW, days=10, new_per_day=9 + number, seed=number
        )
    session.commit()
    return made


def test_all_exams_of_a_learner_are_read_at_once(
    session: Session, engine: Engine, made: MadeClass
) -> None:
    learner = made.learners[0]

    together = readiness_for(
        session, person=learner, assignments=made.assignments, now=NOW
    )
    alone: dict[int, Readiness] = {}
    for one in made.assignments:
        alone |= readiness_for(session, person=learner, assignments=[one], now=NOW)

    assert together == alone
    assert len(together) == 2
    assert all(one.met for one in together.values())
    with statements(engine) as of_two:
        assigned_to(session, person=learner, now=NOW)
    assignments.take_back(
        session, class_=made.row, assignment=made.assignments[1], now=NOW
    )
    with statements(engine) as of_one:
        assigned_to(session, person=learner, now=NOW)
    assert len(of_two) == len(of_one)


def test_a_teacher_reads_of_each_learner_what_the_learner_reads(
    session: Session, made: MadeClass
) -> None:
    for one in made.assignments:
        of_class = readiness_of(session, class_=made.row, assignment=one, today=TODAY)

        assert len(of_class) == 3
        for learner in made.learners:
            own = readiness_for(session, person=learner, assignments=[one], now=NOW)
            (told,) = (row for row in of_class if row.person_id == learner.id)
            assert told.readiness == own[one.id]


@pytest.mark.parametrize("topic", ["", "actors"])
@pytest.mark.parametrize("alone", [False, True])
def test_the_report_says_the_same_from_the_cards_it_has_read(
    session: Session, made: MadeClass, topic: str, alone: bool
) -> None:
    first = made.assignments[0]
    learner = made.learners[0].id if alone else None
    wanted = Wanted(None, topic, TODAY - timedelta(days=27), TODAY)

    exam = class_report.class_report(
        session,
        class_=made.row,
        wanted=wanted,
        today=TODAY,
        now=NOW,
        person_id=learner,
    ).exam

    assert exam is not None
    assert exam.learners == readiness_of(
        session, class_=made.row, assignment=first, today=TODAY, person_id=learner
    )


def test_without_an_exam_to_come_nothing_is_told(
    session: Session, made: MadeClass
) -> None:
    later = NOW + timedelta(days=12)

    assert not readiness_for(
        session,
        person=made.learners[0],
        assignments=made.assignments,
        now=later,
    )
    assert not readiness_of(
        session,
        class_=made.row,
        assignment=made.assignments[0],
        today=later.date(),
    )
