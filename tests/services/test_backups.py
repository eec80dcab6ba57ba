"""Backups: whole, told apart from damaged ones, and put back."""

import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from quizapp.errors import Refused
from quizapp.services import backups
from quizapp.services.kept_files import write_checksum
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from tests.store.filling import connected, fill, read_all

NOW = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)


@pytest.fixture(scope="session")
def database_template() -> Callable[[str], None]:
    """Databases start empty here: these tests fill them."""
    return lambda kind: None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def filled_url(database_url: str) -> str:
    """A database of the newest schema with five rows in each table."""
    schema_care.upgrade(database_url)
    with connected(database_url) as connection:
        fill(connection, schema_care.metadata())
    return database_url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The same, for what is particular to SQLite."""
    url = f"sqlite:///{tmp_path / 'own.db'}"
    schema_care.upgrade(url)
    execute(url, "INSERT INTO try (counted, at) VALUES ('x', '2001-02-03')")
    return url


@pytest.fixture
def busy_engine(sqlite_url: str) -> Iterator[Engine]:
    """Somebody who has the database open."""
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM try"))
    yield engine
    engine.dispose()


def rows_at(url: str) -> dict[str, list[Any]]:
    with connected(url) as connection:
        return read_all(connection, schema_care.metadata())


def execute(url: str, statement: str, **values: str) -> None:
    with connected(url) as connection:
        connection.execute(text(statement), values)


@pytest.mark.slow
def test_what_is_restored_is_what_was_backed_up(filled_url: str, folder: Path) -> None:
    rows = rows_at(filled_url)
    backup = backups.make_backup(filled_url, folder, now=NOW)
    execute(filled_url, "DELETE FROM amendment")

    restored = backups.restore(filled_url, backup.path, folder, now=NOW)

    assert rows_at(filled_url) == rows
    assert restored.rows["amendment"] == 5


@pytest.mark.slow
def test_what_a_restore_replaces_is_kept_and_can_be_put_back(
    filled_url: str, folder: Path
) -> None:
    backup = backups.make_backup(filled_url, folder, now=NOW)
    execute(filled_url, "DELETE FROM amendment")
    later = rows_at(filled_url)
    restored = backups.restore(filled_url, backup.path, folder, now=NOW)
    assert restored.replaced is not None

    backups.restore(
        filled_url, restored.replaced, folder, now=NOW + timedelta(seconds=1)
    )

    assert rows_at(filled_url) == later


@pytest.mark.slow
def test_a_backup_restored_into_nothing_makes_the_database(
    sqlite_url: str, folder: Path, tmp_path: Path
) -> None:
    backup = backups.make_backup(sqlite_url, folder, now=NOW)
    elsewhere = f"sqlite:///{tmp_path / 'new' / 'place.db'}"

    restored = backups.restore(elsewhere, backup.path, folder, now=NOW)

    assert restored.replaced is None
    assert rows_at(elsewhere) == rows_at(sqlite_url)


@pytest.mark.slow
def test_backups_are_for_their_owner_alone(filled_url: str, folder: Path) -> None:
    backup = backups.make_backup(filled_url, folder, now=NOW)

    assert backup.path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_the_checksum_is_one_that_sha256sum_reads(
    sqlite_url: str, folder: Path
) -> None:
    backup = backups.make_backup(sqlite_url, folder, now=NOW)

    assert backup.path.with_name(f"{backup.path.name}.sha256").read_text() == (
        f"{sha256(backup.path.read_bytes()).hexdigest()}  {backup.path.name}\n"
    )


@pytest.mark.slow
def test_a_flipped_byte_is_found_wherever_it_is(sqlite_url: str, folder: Path) -> None:
    backup = backups.make_backup(sqlite_url, folder, now=NOW)
    whole = backup.path.read_bytes()
    chance = random.Random(7)
    found = 0
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        backup.path.write_bytes(damaged)
        try:
            backups.check(backup.path)
        except Refused:
            found += 1

    backup.path.write_bytes(whole)
    backups.check(backup.path)

    assert found == 200


@pytest.mark.slow
def test_a_damaged_backup_is_refused_and_the_database_kept(
    filled_url: str, folder: Path
) -> None:
    backup = backups.make_backup(filled_url, folder, now=NOW)
    damaged = bytearray(backup.path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    backup.path.write_bytes(damaged)
    rows = rows_at(filled_url)

    with pytest.raises(Refused, match="damaged"):
        backups.restore(filled_url, backup.path, folder, now=NOW)

    assert rows_at(filled_url) == rows


@pytest.mark.slow
def test_a_file_without_a_checksum_is_refused(sqlite_url: str, folder: Path) -> None:
    backup = backups.make_backup(sqlite_url, folder, now=NOW)
    backup.path.with_name(f"{backup.path.name}.sha256").unlink()

    with pytest.raises(Refused, match="no checksum"):
        backups.restore(sqlite_url, backup.path, folder, now=NOW)


@pytest.mark.slow
def test_a_file_that_is_no_database_is_refused_and_the_database_kept(
    filled_url: str, folder: Path
) -> None:
    folder.mkdir()
    letter = folder / "letter.db"
    letter.write_bytes(b"Dear database, " * 1000)
    write_checksum(letter)
    rows = rows_at(filled_url)

    with pytest.raises(Refused):
        backups.restore(filled_url, letter, folder, now=NOW)

    assert rows_at(filled_url) == rows


@pytest.mark.slow
def test_a_backup_of_a_newer_version_is_refused_and_the_database_kept(
    filled_url: str, folder: Path
) -> None:
    execute(filled_url, "UPDATE alembic_version SET version_num = '9999'")
    backup = backups.make_backup(filled_url, folder, now=NOW)
    execute(
        filled_url,
        "UPDATE alembic_version SET version_num = :head",
        head=schema_care.head(),
    )
    rows = rows_at(filled_url)

    with pytest.raises(Refused, match="newer version"):
        backups.restore(filled_url, backup.path, folder, now=NOW)

    assert rows_at(filled_url) == rows


@pytest.mark.slow
def test_a_database_in_use_is_not_replaced(
    sqlite_url: str, folder: Path, busy_engine: Engine
) -> None:
    backup = backups.make_backup(sqlite_url, folder, now=NOW)

    with pytest.raises(Refused, match="in use"):
        backups.restore(sqlite_url, backup.path, folder, now=NOW)

    with busy_engine.begin() as connection:
        connection.execute(text("INSERT INTO try (counted, at) VALUES ('y', '2001')"))


@pytest.mark.postgresql
def test_a_postgresql_in_use_is_not_replaced(filled_url: str, folder: Path) -> None:
    backup = backups.make_backup(filled_url, folder, now=NOW)
    engine = make_engine(filled_url)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))

        with pytest.raises(Refused, match="in use"):
            backups.restore(filled_url, backup.path, folder, now=NOW)

    engine.dispose()


@pytest.mark.postgresql
def test_postgresql_without_its_programs_says_what_to_install(
    filled_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(folder))

    with pytest.raises(Refused, match="postgresql-client"):
        backups.make_backup(filled_url, folder, now=NOW)


@pytest.mark.slow
def test_a_damaged_database_is_kept_as_it_is_when_a_backup_replaces_it(
    sqlite_url: str, folder: Path
) -> None:
    backup = backups.make_backup(sqlite_url, folder, now=NOW)
    file = backups.sqlite_file(sqlite_url)
    file.write_bytes(b"coffee" * 1000)

    restored = backups.restore(sqlite_url, backup.path, folder, now=NOW)

    assert restored.replaced is not None
    assert restored.replaced.read_bytes() == b"coffee" * 1000
    assert restored.rows["try"] == 1


def test_a_database_that_is_not_there_is_not_backed_up(folder: Path) -> None:
    with pytest.raises(Refused, match="no database"):
        backups.make_backup(f"sqlite:///{folder / 'none.db'}", folder, now=NOW)

    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_a_backup_does_not_replace_a_file(sqlite_url: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear database")

    with pytest.raises(Refused, match="exists already"):
        backups.write_copy(sqlite_url, letter)

    assert letter.read_text() == "Dear database"


@pytest.mark.slow
def test_backups_made_while_four_write_are_each_whole(
    sqlite_url: str, folder: Path
) -> None:
    """Pairs are written in one transaction: no copy may hold half of one."""
    engine = make_engine(sqlite_url)
    stop = threading.Event()

    def write() -> None:
        pair = text("INSERT INTO try (counted, at) VALUES ('pair', '2001-02-03')")
        while not stop.is_set():
            with engine.begin() as connection:
                connection.execute(pair)
                connection.execute(pair)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    made = [
        backups.make_backup(sqlite_url, folder, now=NOW + timedelta(seconds=number))
        for number in range(10)
    ]
    stop.set()
    for writer in writers:
        writer.join()
    engine.dispose()

    counts = [len(rows_at(f"sqlite:///{backup.path}")["try"]) for backup in made]
    assert all(count % 2 == 1 for count in counts)
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.services import backups, kept_files, sqlite_files
step, url, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
steps = 0
def count(*arguments):
    global steps
    steps += 1
    if steps == step:
        os.kill(os.getpid(), signal.SIGKILL)
for room, name in (
    (sqlite_files, "copy"), (backups, "sync"), (backups, "write_checksum"),
    (kept_files, "_digest"), (kept_files, "sync"), (backups, "thin"),
):
    def counted(*arguments, _act=getattr(room, name)):
        count()
        return _act(*arguments)
    setattr(room, name, counted)
backups.make_backup(url, folder, now=datetime.now(UTC))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_backup_killed_anywhere_is_whole_or_not_there(
    sqlite_url: str, tmp_path: Path
) -> None:
    kills = 0
    for step in range(1, 30):
        folder = tmp_path / str(step)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(step), sqlite_url, str(folder)],
            check=False,
        )
        for backup in backups.backups_in(folder):
            backups.check(backup.path)
        if done.returncode == 0:
            break
        kills += 1
        shutil.rmtree(folder)

    assert kills >= 5


def at(*arguments: int) -> datetime:
    return datetime(*arguments, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_old_backups_are_thinned_to_days_and_weeks(folder: Path) -> None:
    """Twice a day for sixty days."""
    folder.mkdir()
    moments = [
        at(2026, 1, 1, 6) + timedelta(hours=12 * number) for number in range(120)
    ]
    for moment in moments:
        name = backups.file_name(moment, "asked", "db")
        (folder / name).touch()
        (folder / f"{name}.sha256").touch()

    gone = backups.thin(folder)

    kept = [backup.made_at for backup in backups.backups_in(folder)]
    assert kept[-10:] == moments[-10:]
    days_kept = {moment.date() for moment in kept}
    assert {(moments[-1] - timedelta(days=day)).date() for day in range(7)} <= days_kept
    assert len({moment.isocalendar()[:2] for moment in kept}) == 4
    assert len(kept) + len(gone) == 120
    assert len(kept) <= 10 + 7 + 4
    assert len(list(folder.iterdir())) == 2 * len(kept)


def test_thinning_leaves_other_files_alone(folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", "recto-my-own.db", "recto-2026.db.part"):
        (folder / name).touch()

    backups.thin(folder)

    assert len(list(folder.iterdir())) == 3
