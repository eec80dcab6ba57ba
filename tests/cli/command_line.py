"""The ``quizapp`` command as tests use it: in this process, on a data folder of their own."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from quizapp.cli import root


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs commands on one installation."""

    data_dir: Path
    database_url: str = ""
    more: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, stdin: str = "") -> Result:
        environment = {
            "QUIZAPP_DATA_DIR": str(self.data_dir),
            "QUIZAPP_DATABASE_URL": self.database_url,
            **self.more,
        }
        return CliRunner().invoke(
            root, arguments, env=environment, input=stdin, prog_name="quizapp"
        )

    def done(self, *arguments: str) -> str:
        """What a command that must succeed prints on stdout."""
        result = self.run(*arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *arguments: str) -> Any:
        """The same, read as JSON."""
        return json.loads(self.done(*arguments, "--format", "json"))

    def refused(self, *arguments: str) -> str:
        """What a command that must be refused says on stderr."""
        result = self.run(*arguments)
        assert result.exit_code == 1, result.output
        assert "Traceback" not in result.stderr
        return result.stderr
