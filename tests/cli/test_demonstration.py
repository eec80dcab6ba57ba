"""``quizapp demo``."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.cli import database
from quizapp.store.classes import ClassTeacher, SchoolClass
from quizapp.store.engine import make_engine
from quizapp.store.people import Person
from quizapp.store.reviews import Review
from tests.app_fixtures import made_once
from tests.cli.command_line import CommandLine

pytestmark = pytest.mark.slow

SMALL = ("demo", "--learners", "4", "--days", "21")


@pytest.fixture(scope="session")
def database_template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str | None]:
    """Every test begins with a small demonstration, made once on each database."""
    return made_once(request, tmp_path_factory, partial(_make, tmp_path_factory))


def _make(tmp_path_factory: pytest.TempPathFactory, url: str) -> None:
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as patch:
        # The tests' PostgreSQL runs without fsync, for haste, which Recto refuses.
        if url.startswith("postgresql"):
            patch.setattr(database, "assert_durable", lambda connection: None)
        quizapp = CommandLine(folder, url)
        quizapp.done("db", "upgrade")
        quizapp.done(*SMALL)


def counted(quizapp: CommandLine, what: type) -> int:
    engine = make_engine(quizapp.database_url)
    with Session(engine) as session:
        found = session.scalar(select(func.count()).select_from(what)) or 0
    engine.dispose()
    return found


def test_it_is_made_once_and_told_the_second_time(quizapp: CommandLine) -> None:
    reviews = counted(quizapp, Review)

    again = quizapp.run(*SMALL)

    assert again.exit_code == 0
    assert "there already" in again.stderr
    assert "/classes/" in again.stdout
    assert counted(quizapp, SchoolClass) == 1
    assert counted(quizapp, Review) == reviews > 300


def test_asked_again_it_gives_to_a_teacher_what_nobody_has(
    quizapp: CommandLine,
) -> None:
    quizapp.done("user", "add", "ada@school.example", "--role", "administrator")

    again = quizapp.json("demo")

    assert again["teacher"] == "ada@school.example"


def test_it_is_removed_and_there_is_nothing_left_to_remove(
    quizapp: CommandLine,
) -> None:
    removed = quizapp.json("demo", "--remove")
    again = quizapp.run("demo", "--remove")

    assert removed["people"] == 5
    assert removed["reviews"] > 300
    assert counted(quizapp, Person) == 0
    assert again.exit_code == 0
    assert "There is no demonstration" in again.stderr


def test_a_learner_is_given_no_class(quizapp: CommandLine) -> None:
    quizapp.done("demo", "--remove")
    quizapp.done("user", "add", "bo@school.example")

    said = quizapp.refused(*SMALL, "--teacher", "bo@school.example")

    assert "is a learner" in said
    assert counted(quizapp, SchoolClass) == 0


def test_the_class_goes_to_who_is_named_and_says_what_is_planted(
    quizapp: CommandLine,
) -> None:
    quizapp.done("demo", "--remove")
    for email, role in (
        ("ada@school.example", "administrator"),
        ("bo@school.example", "teacher"),
    ):
        quizapp.done("user", "add", email, "--role", role)

    made = quizapp.json(*SMALL, "--teacher", "bo@school.example")

    assert made["teacher"] == "bo@school.example"
    assert made["learners"] == 4
    assert made["answers"] > 300
    assert made["wrong_key"] == "new-administration-order"
    assert counted(quizapp, ClassTeacher) == 1


def test_without_a_name_it_goes_to_the_first_administrator(
    quizapp: CommandLine,
) -> None:
    quizapp.done("demo", "--remove")
    for name in ("ada", "cy"):
        quizapp.done("user", "add", f"{name}@school.example", "--role", "administrator")

    made = quizapp.run(*SMALL)

    assert "ada@school.example" in made.stdout
    assert "sign in as ada@school.example" in made.stderr


def test_it_says_how_to_see_it_where_nobody_administers_yet(
    quizapp: CommandLine,
) -> None:
    quizapp.done("demo", "--remove")

    said = quizapp.run(*SMALL).stderr

    assert "quizapp run" in said
    assert "first administrator" in said
