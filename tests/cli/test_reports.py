"""``quizapp report``."""

import pytest
from sqlalchemy.orm import Session

from quizapp.services import shipped_sets
from quizapp.store.engine import make_engine
from tests.app_fixtures import NOW
from tests.class_fixtures import make_class
from tests.cli.command_line import CommandLine
from tests.progress import simulated

EMAIL = "boris@school.example"


@pytest.fixture
def studied(quizapp: CommandLine) -> CommandLine:
    """With a class of two, one of whom has an email and studied for weeks."""
    quizapp.done("db", "upgrade")
    engine = make_engine(quizapp.database_url)
    with Session(engine, expire_on_commit=False) as session:
        shipped_sets.load_shipped_sets(session, now=NOW)
        session.commit()
        made = make_class(
            session,
            learners=2,
            sets=["kazakhstan-2022-who-is-who"],
            code="politics-12b",
        )
        made.learners[0].email = EMAIL
        simulated.study(session, made.learners[0], until=NOW, days=20, new_per_day=8)
        session.commit()
    engine.dispose()
    return quizapp


def test_calibration_is_told_of_the_site_a_class_and_a_learner(
    studied: CommandLine,
) -> None:
    site = studied.json("report", "calibration")
    class_ = studied.json("report", "calibration", "--class", "politics-12b")
    learner = studied.json("report", "calibration", "--learner", EMAIL)

    assert site["reviews"] > 50
    assert site == class_ == learner
    assert 0 < site["log_loss"] < 1
    assert sum(point["reviews"] for point in site["curve"]) == site["reviews"]
    assert all(
        point["low"] <= point["observed"] <= point["high"] for point in site["curve"]
    )


def test_calibration_is_printed_for_people_too(studied: CommandLine) -> None:
    printed = studied.done("report", "calibration")

    assert "log loss" in printed
    assert "reviews  predicted" in printed


def test_nothing_reviewed_is_told_and_no_fault(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")

    assert quizapp.json("report", "calibration")["reviews"] == 0
    assert "No review yet" in quizapp.run("report", "calibration").stderr


def test_who_or_what_is_not_there_is_refused(studied: CommandLine) -> None:
    assert "no class" in studied.refused("report", "calibration", "--class", "nothing")
    studied.refused("report", "calibration", "--learner", "nobody@school.example")


def test_a_class_and_a_learner_at_once_is_wrong_usage(studied: CommandLine) -> None:
    both = ("--class", "politics-12b", "--learner", EMAIL)

    assert studied.run("report", "calibration", *both).exit_code == 2
