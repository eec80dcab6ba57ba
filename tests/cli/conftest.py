"""An installation for each test of a command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli import database
from tests.cli.command_line import CommandLine


@pytest.fixture(scope="session")
def database_template() -> Callable[[str], None]:
    """Databases start empty: the commands make them."""
    return lambda kind: None


@pytest.fixture
def quizapp(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command on each database, which is empty.

    The tests' PostgreSQL runs without fsync, for haste, which Recto refuses.
    """
    if database_url.startswith("postgresql"):
        monkeypatch.setattr(database, "assert_durable", lambda connection: None)
    return CommandLine(tmp_path / "data", database_url)


@pytest.fixture
def own(tmp_path: Path) -> CommandLine:
    """The command with nothing set but the data folder, which is not there yet."""
    return CommandLine(tmp_path / "data")
