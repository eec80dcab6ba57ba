"""``quizapp report``."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from quizapp.store.engine import make_engine
from tests.app_fixtures import NOW, furnish, made_once
from tests.class_fixtures import make_class
from tests.cli.command_line import CommandLine
from tests.progress import simulated

EMAIL = "boris@school.example"


@pytest.fixture(scope="session")
def database_template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """A class of two, one of whom has an email and studied for weeks."""
    return made_once(request, tmp_path_factory, study)


def study(url: str) -> None:
    furnish(url)
    engine = make_engine(url)
    with Session(engine, expire_on_commit=False) as session:
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


@pytest.mark.slow
def test_calibration_is_told_of_the_site_a_class_and_a_learner(
    quizapp: CommandLine,
) -> None:
    site = quizapp.json("report", "calibration")
    class_ = quizapp.json("report", "calibration", "--class", "politics-12b")
    learner = quizapp.json("report", "calibration", "--learner", EMAIL)

    assert site["reviews"] > 50
    assert site == class_ == learner
    assert 0 < site["log_loss"] < 1
    assert sum(point["reviews"] for point in site["curve"]) == site["reviews"]
    assert all(
        point["low"] <= point["observed"] <= point["high"] for point in site["curve"]
    )


@pytest.mark.slow
def test_calibration_is_printed_for_people_too(quizapp: CommandLine) -> None:
    printed = quizapp.done("report", "calibration")

    assert "log loss" in printed
    assert "reviews  predicted" in printed


@pytest.mark.slow
def test_nothing_reviewed_is_told_and_no_fault(own: CommandLine) -> None:
    own.done("db", "upgrade")

    assert own.json("report", "calibration")["reviews"] == 0
    assert "No review yet" in own.run("report", "calibration").stderr


@pytest.mark.slow
def test_who_or_what_is_not_there_is_refused(quizapp: CommandLine) -> None:
    assert "no class" in quizapp.refused("report", "calibration", "--class", "nothing")
    quizapp.refused("report", "calibration", "--learner", "nobody@school.example")


@pytest.mark.slow
def test_a_class_and_a_learner_at_once_is_wrong_usage(quizapp: CommandLine) -> None:
    both = ("--class", "politics-12b", "--learner", EMAIL)

    assert quizapp.run("report", "calibration", *both).exit_code == 2
