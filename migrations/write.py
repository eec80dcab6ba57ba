"""Writes a migration: what the tables in the code have and the last one lacks.

    python migrations/write.py "Add hints to questions"
    python migrations/write.py --first     # before the first release only

Read what it wrote before you commit it: a renamed column looks to it like one
dropped and one added, and no rows move by themselves.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command

from quizapp import paths
from quizapp.store import engine, schema_care

VERSIONS = paths.MIGRATIONS / "versions"


def write(message: str) -> Path:
    """Compare the code with a database brought to the last migration."""
    number = f"{len(list(VERSIONS.glob('[0-9]*.py'))) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/empty.db"
        compared = engine.make_engine(url)
        with compared.begin() as connection:
            # Not ``schema_care.upgrade``: it refuses what lacks what the code has.
            if number != "0001":
                command.upgrade(schema_care.config(connection=connection), "head")
            command.revision(
                schema_care.config(connection=connection),
                message=message,
                rev_id=number,
                autogenerate=True,
            )
        compared.dispose()
    written = next(VERSIONS.glob(f"{number}_*.py"))
    _tidy(written)
    return written


def _tidy(written: Path) -> None:
    """Take Alembic's own remarks out, and format the rest as all our code is."""
    text = written.read_text(encoding="utf-8")
    written.write_text(re.sub(r"\n *# ###.*", "", text), encoding="utf-8")
    for act in (["check", "--fix-only", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *act, written], check=True)  # noqa: S603


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("message", nargs="?", help="what changes, as a short sentence")
    parser.add_argument(
        "--first", action="store_true", help="throw all migrations away and begin again"
    )
    arguments = parser.parse_args()
    if arguments.first == bool(arguments.message):
        parser.error("give either a message or --first")
    if arguments.first:
        for old in VERSIONS.glob("[0-9]*.py"):
            old.unlink()
    print(write(arguments.message or "The first tables"))  # noqa: T201


if __name__ == "__main__":
    main()
