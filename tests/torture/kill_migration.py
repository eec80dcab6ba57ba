"""Kills a migration on SQLite before each of its statements, and looks what is left.

    python -m tests.torture.kill_migration DATABASE MIGRATIONS [--careless]

Prints a JSON object: ``points`` (kills), ``old`` and ``new`` (which whole schema
was left), ``broken`` (a reason for each kill that left neither, or after which
the migration did not run again).  ``--careless`` runs it as Alembic does by
default: the control that must come out broken.

A program of its own because it forks, which a process with threads should not.
"""

import argparse
import json
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import create_engine, event
from sqlalchemy.pool import Pool

from quizapp.store import schema_care
from quizapp.store.engine import sqlite_module

Snapshot = tuple[frozenset[tuple[str, ...]], tuple[tuple[str, int], ...]]

#: A migration that needs more statements than this never ends.
MOST_POINTS = 1000


def migrate_with_care(url: str, migrations: Path) -> None:
    schema_care.upgrade(url, migrations=migrations)


def migrate_carelessly(url: str, migrations: Path) -> None:
    engine = create_engine(url, module=sqlite_module())
    with engine.connect() as connection:
        command.upgrade(schema_care.config(migrations, connection=connection), "head")
    engine.dispose()


def snapshot(file: Path) -> Snapshot:
    """The whole schema, and how many rows each table has."""
    connection = sqlite_module().connect(str(file))
    try:
        schema = frozenset(
            # Sorted: a copied table's constraints come in any order.
            (name, *sorted(part.strip() for part in _plain(sql).split(",")))
            for name, sql in connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            )
        )
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        counts = tuple(
            (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
            for (name,) in tables.fetchall()
        )
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    finally:
        connection.close()
    return schema, counts


def _plain(sql: str) -> str:
    return re.sub(r"[\s\"()]+", " ", sql)


def run_killed(migrate: Callable[[], None], point: int) -> bool:
    """Run it in a child that is killed before its statement *point*; whether it was."""
    child = os.fork()
    if child == 0:
        event.listen(Pool, "connect", _killer(point))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            migrate()
        except BaseException:
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, "the migration failed by itself"
    return False


def _killer(point: int) -> Callable[[Any, Any], None]:
    statements = 0

    def count(_statement: str) -> None:
        nonlocal statements
        statements += 1
        if statements == point:
            os.kill(os.getpid(), signal.SIGKILL)

    return lambda connection, _record: connection.set_trace_callback(count)


def torture(database: Path, migrations: Path, *, careless: bool) -> dict[str, Any]:
    migrate = migrate_carelessly if careless else migrate_with_care
    report: dict[str, Any] = {"points": 0, "old": 0, "new": 0, "broken": []}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "killed.db"
        url = f"sqlite:///{file}"
        shutil.copyfile(database, file)
        old = snapshot(file)
        migrate(url, migrations)
        new = snapshot(file)
        for point in range(1, MOST_POINTS):
            for left in Path(folder).glob("killed.db*"):
                left.unlink()
            shutil.copyfile(database, file)
            if not run_killed(lambda: migrate(url, migrations), point):
                break
            report["points"] = point
            _judge(report, url, migrations, migrate, old, new)
    return report


def _judge(
    report: dict[str, Any],
    url: str,
    migrations: Path,
    migrate: Callable[[str, Path], None],
    old: Snapshot,
    new: Snapshot,
) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    try:
        left = snapshot(file)
        if left not in (old, new):
            names = sorted({name for name, *_ in left[0] ^ old[0]})
            report["broken"].append(f"left in between: {', '.join(names)}")
            return
        report["old" if left == old else "new"] += 1
        migrate(url, migrations)
        if snapshot(file) != new:
            report["broken"].append("the next run did not finish it")
    except Exception as error:  # whatever it is, it is the finding
        report["broken"].append(f"the next run failed: {str(error).splitlines()[0]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("migrations", type=Path)
    parser.add_argument("--careless", action="store_true")
    given = parser.parse_args()
    report = torture(given.database, given.migrations, careless=given.careless)
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
