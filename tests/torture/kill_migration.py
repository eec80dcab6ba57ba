"""Stops a migration on SQLite before each of its statements, and looks what is left.

    python -m tests.torture.kill_migration DATABASE MIGRATIONS [--careless] [--kills N]

``kill -9`` leaves the files as they are at that moment: what the process held in
memory is gone, and what it wrote is with the system.  So the migration runs once, in
a child that stands still before each statement while its files are copied, and every
copy is judged.  That a killed process leaves just that is tried by killing one before
*N* of the statements, spread over all of them (0: before each).

Prints a JSON object: ``points`` (statements), ``kills``, ``old`` and ``new`` (which
whole schema was left), ``broken`` (a reason for each stop or kill that left neither,
or after which the migration did not run again).  ``--careless`` runs it as Alembic
does by default: the control that must come out broken.

A program of its own because it forks, which a process with threads should not.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import create_engine, event
from sqlalchemy.pool import Pool

from quizapp.store import schema_care
from quizapp.store.sqlite_connection import sqlite_module

Snapshot = tuple[frozenset[tuple[str, ...]], tuple[tuple[str, int], ...]]

#: What halts or kills a child before its statements is told of each, as it begins.
Before = Callable[[], None]


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


def copy_database(file: Path, to: Path) -> None:
    """Copy it as it stands, in use or not, with what SQLite keeps beside it."""
    for left in to.parent.glob(f"{to.name}*"):
        left.unlink()
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copyfile(part, to.with_name(to.name + part.name[len(file.name) :]))


def in_child(
    migrate: Callable[[], None], before: Before, not_its: tuple[int, ...] = ()
) -> int:
    """Begin it in a process of its own; *before* is called there before statements.

    *not_its* are files that it closes: ends of pipes that are its parent's.
    """
    child = os.fork()
    if child == 0:
        for end in not_its:
            os.close(end)
        event.listen(Pool, "connect", partial(_tell, before))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            migrate()
        except BaseException:
            os._exit(2)
        os._exit(0)
    return child


def _tell(before: Before, connection: Any, _record: object) -> None:
    connection.set_trace_callback(lambda _statement: before())


def halts(migrate: Callable[[], None]) -> Iterator[None]:
    """Run it; comes once before each of its statements, while it stands still."""
    halted, say_halted = os.pipe()
    wait, go_on = os.pipe()

    def halt() -> None:
        os.write(say_halted, b".")
        os.read(wait, 1)

    child = in_child(migrate, halt, (halted, go_on))
    os.close(say_halted)
    os.close(wait)
    while os.read(halted, 1):
        yield
        os.write(go_on, b".")
    os.close(halted)
    os.close(go_on)
    _, status = os.waitpid(child, 0)
    assert status == 0, "the migration failed by itself"


def run_killed(migrate: Callable[[], None], point: int) -> None:
    """Run it in a child that is killed before its statement *point*."""
    statements = 0

    def count() -> None:
        nonlocal statements
        statements += 1
        if statements == point:
            os.kill(os.getpid(), signal.SIGKILL)

    _, status = os.waitpid(in_child(migrate, count), 0)
    assert os.WIFSIGNALED(status), f"there is no statement {point}"


@dataclass(slots=True)
class Report:
    points: int = 0
    kills: int = 0
    old: int = 0
    new: int = 0
    broken: list[str] = field(default_factory=list)


class Judge:
    """Says of what a stop left whether it is whole, and can be brought up to date."""

    def __init__(self, database: Path, folder: Path, migrate: Callable[[str], None]):
        self.report = Report()
        self._file, self._migrate = folder / "left.db", migrate
        self._finished: set[str] = set()  #: hashes of files from which it did finish
        copy_database(database, self._file)
        self._old = snapshot(self._file)
        migrate(self._url)
        self._new = snapshot(self._file)

    @property
    def _url(self) -> str:
        return f"sqlite:///{self._file}"

    def judge(self, file: Path) -> None:
        copy_database(file, self._file)
        try:
            left = snapshot(self._file)
            if left not in (self._old, self._new):
                names = sorted({name for name, *_ in left[0] ^ self._old[0]})
                self.report.broken.append(f"left in between: {', '.join(names)}")
                return
            self.report.old += left == self._old
            self.report.new += left != self._old
            self._finish()
        except Exception as error:  # whatever it is, it is the finding
            reason = str(error).splitlines()[0]
            self.report.broken.append(f"the next run failed: {reason}")

    def _finish(self) -> None:
        """Run it again; files that are the same byte for byte need that once."""
        parts = sorted(self._file.parent.glob(f"{self._file.name}*"))
        said = [(part.name, part.read_bytes()) for part in parts]
        digest = hashlib.sha256(repr(said).encode()).hexdigest()
        if digest in self._finished:
            return
        self._migrate(self._url)
        if snapshot(self._file) != self._new:
            self.report.broken.append("the next run did not finish it")
            return
        self._finished.add(digest)


def torture(
    database: Path, migrations: Path, *, careless: bool, kills: int
) -> dict[str, Any]:
    migrate_at = migrate_carelessly if careless else migrate_with_care
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.db"
        judge = Judge(database, Path(folder), lambda url: migrate_at(url, migrations))
        migrate = partial(migrate_at, f"sqlite:///{file}", migrations)
        report = judge.report
        copy_database(database, file)
        for _ in halts(migrate):
            report.points += 1
            judge.judge(file)
        for point in _spread(kills or report.points, report.points):
            copy_database(database, file)
            run_killed(migrate, point)
            report.kills += 1
            judge.judge(file)
    return asdict(report)


def _spread(wanted: int, points: int) -> list[int]:
    """So many of the points, the first and the last among them."""
    if wanted >= points:
        return list(range(1, points + 1))
    return sorted({1 + round(at * (points - 1) / (wanted - 1)) for at in range(wanted)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("migrations", type=Path)
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--kills", type=int, default=8, metavar="N")
    given = parser.parse_args()
    report = torture(
        given.database, given.migrations, careless=given.careless, kills=given.kills
    )
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
