"""Backups: whole copies of the database, checked, thinned, and put back.

Beside each stands its checksum.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from quizapp.errors import Refused
from quizapp.services import postgresql_dumps, sqlite_files
from quizapp.services.kept_files import checksum_path, is_whole, sync, write_checksum
from quizapp.store import schema_care
from quizapp.store.engine import is_sqlite, make_engine

#: How many are kept: the newest, and the newest of each of the last days and weeks.
KEEP_NEWEST, KEEP_DAYS, KEEP_WEEKS = 10, 7, 4

_NAME = re.compile(r"recto-(?P<made>\d{8}T\d{12}Z)-(?P<why>[a-z-]+)\.(?:db|dump)")
_MOMENT = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of the database at one moment."""

    path: Path
    made_at: datetime
    why: str  #: such as "asked" or "before-upgrade"


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands in the database's place now, and where the replaced one went."""

    rows: Mapping[str, int]  #: by table
    replaced: Path | None  #: None if there was nothing to replace


def backups_in(folder: Path) -> list[Backup]:
    """The backups in *folder*, oldest first."""
    found = []
    for path in sorted(folder.glob("recto-*")):
        if match := _NAME.fullmatch(path.name):
            made_at = datetime.strptime(match["made"], _MOMENT).replace(tzinfo=UTC)
            found.append(Backup(path, made_at, match["why"]))
    return found


def file_name(made_at: datetime, why: str, kind: str) -> str:
    """What a backup is called: ``backups_in`` reads it back."""
    return f"recto-{made_at.astimezone(UTC):{_MOMENT}}-{why}.{kind}"


def make_backup(url: str, folder: Path, *, now: datetime, why: str = "asked") -> Backup:
    """Copy the database at *url* into *folder* while it is in use, and thin those there.

    A copy is named only once it is whole and on the disk, so a backup that was
    cut short is never taken for one.

    Raises:
        Refused: there is no database, or pg_dump cannot copy it.
        DatabaseBusy: somebody else holds the database.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kind = "db" if is_sqlite(url) else "dump"
    path = folder / file_name(now, why, kind)
    write_copy(url, path)
    thin(folder)
    return Backup(path, now, why)


def write_copy(url: str, path: Path) -> None:
    """Write a whole copy of the database to *path*, and its checksum beside it.

    Raises:
        Refused: there is no database, the file exists, or pg_dump fails.
        DatabaseBusy: somebody else holds the database.
    """
    if path.exists():
        raise Refused(f"{path} exists already; a backup does not replace a file.")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        if is_sqlite(url):
            sqlite_files.copy(sqlite_file(url), part)
        else:
            postgresql_dumps.dump(url, part)
        part.chmod(0o600)
        sync(part)
        write_checksum(path, part)
        part.replace(path)
        sync(path.parent)
    finally:
        part.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Make sure that a backup is what was written.

    Raises:
        Refused: it is not there, is damaged, or has no checksum to tell by.
    """
    beside = checksum_path(path)
    if not path.is_file():
        raise Refused(f"There is no backup {path}.")
    if not beside.is_file():
        raise Refused(f"{path} has no checksum beside it ({beside.name}).")
    if not is_whole(path):
        raise Refused(f"{path} is damaged: its checksum is not the one noted.")


def restore(url: str, path: Path, folder: Path, *, now: datetime) -> Restored:
    """Put the backup at *path* in the place of the database at *url*.

    What it replaces is kept in *folder* as a backup of its own (or, where it is
    too damaged for that, as the files it was).

    Raises:
        Refused: the backup is damaged or of a newer version, or the database is
            in use.
    """
    check(path)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    put_back = _restore_sqlite if is_sqlite(url) else _restore_postgresql
    replaced = put_back(url, path, folder, now)
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return Restored(schema_care.count_rows(connection), replaced)
    finally:
        engine.dispose()


def thin(folder: Path) -> list[Backup]:
    """Delete the backups that need not be kept any longer, and return them."""
    backups = backups_in(folder)
    kept = _worth_keeping(backups)
    gone = [backup for backup in backups if backup not in kept]
    for backup in gone:
        backup.path.unlink(missing_ok=True)
        checksum_path(backup.path).unlink(missing_ok=True)
    return gone


def sqlite_file(url: str) -> Path:
    """The file in which SQLite keeps the database at *url*."""
    return Path(make_url(url).database or "")


def _worth_keeping(backups: Iterable[Backup]) -> set[Backup]:
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    days = _newest_of_each(newest_first, lambda at: at.date())
    weeks = _newest_of_each(newest_first, lambda at: at.isocalendar()[:2])
    return {*newest_first[:KEEP_NEWEST], *days[:KEEP_DAYS], *weeks[:KEEP_WEEKS]}


def _newest_of_each(
    newest_first: Iterable[Backup], span: Callable[[datetime], object]
) -> list[Backup]:
    found: dict[object, Backup] = {}
    for backup in newest_first:
        found.setdefault(span(backup.made_at), backup)
    return list(found.values())


def _restore_sqlite(url: str, path: Path, folder: Path, now: datetime) -> Path | None:
    kept = folder / file_name(now, "replaced", "db")
    return sqlite_files.replace(sqlite_file(url), path, kept=kept)


def _restore_postgresql(
    url: str, path: Path, folder: Path, now: datetime
) -> Path | None:
    postgresql_dumps.refuse_unready(url)
    kept = make_backup(url, folder, now=now, why="replaced").path
    try:
        postgresql_dumps.load(url, path)
    except Refused:
        postgresql_dumps.load(url, kept)
        raise
    return kept
