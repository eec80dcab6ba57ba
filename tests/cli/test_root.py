"""The command as a whole: its help, its versions, its exit codes."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from quizapp.cli import COMMANDS, root
from tests.cli.command_line import CommandLine

HELP = """
import sys
from quizapp.cli import root
try:
    root(["--help"], prog_name="quizapp")
except SystemExit:
    print("sqlalchemy" in sys.modules)
"""


def all_commands(
    group: click.Group = root, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from all_commands(command, (*path, name))


@pytest.mark.parametrize("path", list(all_commands()), ids=" ".join)
def test_each_command_has_help_with_an_example(
    own: CommandLine, path: tuple[str, ...]
) -> None:
    said = own.done(*path, "--help")

    assert "Example:" in said
    assert f"quizapp {path[0]}" in said.split("Example:")[1]


@pytest.mark.slow
def test_help_names_every_command_without_importing_it() -> None:
    said = subprocess.run(
        [sys.executable, "-c", HELP], capture_output=True, text=True, check=True
    ).stdout

    assert all(f"\n  {name} " in said for name in COMMANDS)
    assert said.endswith("False\n")


@pytest.mark.parametrize("name", ["derive", "mark", "nonsense"])
def test_what_is_not_there_is_wrong_usage(own: CommandLine, name: str) -> None:
    assert own.run(name).exit_code == 2


def test_versions_are_printed(own: CommandLine) -> None:
    versions = own.json("version")

    assert own.done("-V") == own.done("--version")
    assert own.done("-V") == f"quizapp, version {versions['quizapp']}\n"
    assert versions["set file"] == "recto/1"
    assert {"schema", "python", "sqlite"} <= versions.keys()


def test_a_setting_that_cannot_be_is_refused_in_words(own: CommandLine) -> None:
    own.more["QUIZAPP_SECRET_KEY"] = "short"

    assert "QUIZAPP_SECRET_KEY needs at least" in own.refused("db", "where")


def test_python_dash_m_is_the_same_command() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "quizapp", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.startswith("quizapp, version ")
