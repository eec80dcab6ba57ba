"""``quizapp user``: people from the command line."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.cli import root
from quizapp.services import accounts
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW, database_template
from tests.web.doors import hash_quickly, is_signed_in

__all__ = ["database_template"]  # here a database is there already


class Command:
    """Runs ``quizapp user`` on the test's database."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def __call__(self, *arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(
            root, ["user", *arguments], input=stdin, env=self._environment
        )


@pytest.fixture
def user(database_url: str, tmp_path: Path) -> Command:
    return Command(
        {
            "QUIZAPP_DATABASE_URL": database_url,
            "QUIZAPP_DATA_DIR": str(tmp_path / "data"),
        }
    )


@pytest.mark.slow
def test_an_account_is_made_with_a_link_to_choose_a_password(
    user: Command, app: Flask
) -> None:
    done = user(
        "add", "Ada@school.example", "--name", "Ada Okoro", "--role", "teacher",
        "--format", "json",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    made = json.loads(done.stdout)
    assert (made["email"], made["role"]) == ("ada@school.example", "teacher")
    path = "/reset/" + made["link"].rpartition("/")[2]
    assert made["link"].startswith("http://127.0.0.1:8000/reset/")
    hash_quickly(app)
    client = app.test_client()
    client.post(path, data={"password": "a sentence of my own"})
    assert is_signed_in(client)


@pytest.mark.slow
def test_a_password_can_come_from_a_file_or_stdin(
    user: Command, session: Session
) -> None:
    done = user(
        "add", "ada@school.example", "--password-file", "-", stdin="a long sentence\n"
    )

    assert done.exit_code == 0, done.output
    assert "link" not in done.stdout
    kept = session.scalars(select(Person.password_hash)).one()
    assert kept is not None
    assert kept.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("add", "not-an-email"), 1, "such as name@example.org"),
        (("add", "ada@b.example", "--name", "\u200b\u200d"), 1, "can be seen"),
        (("add", "ada@b.example", "--role", "king"), 2, "king"),
        (("role", "nobody@b.example", "teacher"), 1, "Nobody has the email"),
        (("reset-link", "nobody@b.example"), 1, "Nobody has the email"),
        (("export", "#99"), 1, "Nobody has the number 99"),
        (("erase", "nobody@b.example"), 2, "--yes"),
        (("erase", "nobody@b.example", "--yes"), 1, "Nobody has the email"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_what_is_refused_ends_with_its_code_and_says_why(
    user: Command, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = user(*arguments)

    assert done.exit_code == code, done.output
    assert words in done.stderr
    assert done.stdout == ""


def test_an_email_is_added_once(user: Command) -> None:
    assert user("add", "ada@school.example").exit_code == 0

    again = user("add", "ADA@school.example")

    assert again.exit_code == 1


def test_people_are_listed(user: Command, session: Session) -> None:
    user("add", "ada@school.example", "--name", "Ada Okoro", "--role", "teacher")
    user("add", "noor@school.example", "--name", "Noor Rahimi")
    accounts.start_as_guest(session, time_zone="UTC", now=NOW)
    session.commit()

    everybody = json.loads(user("list", "--format", "json").stdout)
    teachers = user("list", "--role", "teacher")
    guests = json.loads(user("list", "--guests", "--format", "json").stdout)

    assert [each["name"] for each in everybody] == ["Ada Okoro", "Noor Rahimi"]
    assert teachers.stdout.split("\t")[1:] == [
        "teacher",
        "ada@school.example",
        "Ada Okoro\n",
    ]
    assert teachers.stderr == "1 person\n"
    assert [each["guest"] for each in guests] == [False, False, True]


def test_a_role_is_given(user: Command, session: Session) -> None:
    user("add", "ada@school.example")

    assert user("role", "ada@school.example", "administrator").exit_code == 0

    assert session.scalars(select(Person.role)).one() is Role.ADMINISTRATOR


def test_a_reset_link_is_one_line(user: Command) -> None:
    user("add", "ada@school.example")

    done = user("reset-link", "ada@school.example")

    assert done.stdout.startswith("http://127.0.0.1:8000/reset/")
    assert done.stdout.count("\n") == 1


@pytest.mark.slow
def test_somebody_is_exported_and_erased(
    user: Command, session: Session, tmp_path: Path
) -> None:
    user("add", "ada@school.example")
    file = tmp_path / "ada.json"

    printed = user("export", "ada@school.example")
    user("export", "ada@school.example", "-o", str(file))
    erased = user("erase", "ada@school.example", "--yes", "--format", "json")

    assert json.loads(printed.stdout)["account"]["email"] == "ada@school.example"
    assert json.loads(file.read_text())["account"]["email"] == "ada@school.example"
    assert "erased" in json.loads(erased.stdout)
    assert session.scalar(select(func.count(Person.id))) == 0


@pytest.mark.parametrize(
    "command", ["", "add", "list", "role", "reset-link", "export", "erase"]
)
def test_help_shows_an_example(user: Command, command: str) -> None:
    shown = user(*command.split(), "--help")

    assert shown.exit_code == 0
    assert re.search(r"Example:\n +quizapp user", shown.stdout)
