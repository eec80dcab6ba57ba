"""``quizapp demo``."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.store.classes import ClassTeacher, SchoolClass
from quizapp.store.engine import make_engine
from quizapp.store.people import Person
from tests.cli.command_line import CommandLine

pytestmark = pytest.mark.slow

SMALL = ("demo", "--learners", "4", "--days", "21")


@pytest.fixture
def ready(quizapp: CommandLine) -> CommandLine:
    """With a database."""
    quizapp.done("db", "upgrade")
    return quizapp


def counted(quizapp: CommandLine, what: type) -> int:
    engine = make_engine(quizapp.database_url)
    with Session(engine) as session:
        found = session.scalar(select(func.count()).select_from(what)) or 0
    engine.dispose()
    return found


def test_it_makes_a_class_once_and_says_so_the_second_time(ready: CommandLine) -> None:
    made = ready.json(*SMALL)
    again = ready.run(*SMALL)

    assert made["learners"] == 4
    assert made["answers"] > 300
    assert made["wrong_key"] == "new-administration-order"
    assert again.exit_code == 0
    assert "there already" in again.stderr
    assert made["address"] in again.stdout
    assert counted(ready, SchoolClass) == 1


def test_it_says_how_to_see_it_where_nobody_administers_yet(ready: CommandLine) -> None:
    said = ready.run(*SMALL).stderr

    assert "quizapp run" in said
    assert "first administrator" in said


def test_the_class_goes_to_the_first_administrator_or_to_who_is_named(
    ready: CommandLine,
) -> None:
    for email, role in (
        ("ada@school.example", "administrator"),
        ("bo@school.example", "teacher"),
    ):
        ready.done("user", "add", email, "--role", role)

    made = ready.json(*SMALL)
    ready.done("demo", "--remove")
    named = ready.json(*SMALL, "--teacher", "bo@school.example")

    assert made["teacher"] == "ada@school.example"
    assert named["teacher"] == "bo@school.example"
    assert counted(ready, ClassTeacher) == 1


def test_asked_again_it_gives_to_a_teacher_what_nobody_has(ready: CommandLine) -> None:
    ready.done(*SMALL)
    ready.done("user", "add", "ada@school.example", "--role", "administrator")

    again = ready.json("demo")

    assert again["teacher"] == "ada@school.example"


def test_a_learner_is_given_no_class(ready: CommandLine) -> None:
    ready.done("user", "add", "bo@school.example")

    said = ready.refused(*SMALL, "--teacher", "bo@school.example")

    assert "is a learner" in said
    assert counted(ready, SchoolClass) == 0


def test_it_is_removed_and_there_is_nothing_left_to_remove(ready: CommandLine) -> None:
    ready.done(*SMALL)

    removed = ready.json("demo", "--remove")
    again = ready.run("demo", "--remove")

    assert removed["people"] == 5
    assert removed["reviews"] > 300
    assert counted(ready, Person) == 0
    assert again.exit_code == 0
    assert "There is no demonstration" in again.stderr
