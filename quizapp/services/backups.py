"""Backups: whole copies of the database, checked, thinned, and put back.

SQLite's are made with VACUUM INTO, which writers do not disturb; copying the
file would miss what still stands in its journal.  PostgreSQL's are made by its
own pg_dump.  Beside each stands its SHA-256, as ``sha256sum -c`` reads it.
"""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, inspect, make_url, select, text
from sqlalchemy.exc import DatabaseError

from quizapp.errors import Refused
from quizapp.store import schema_care
from quizapp.store.engine import (
    is_sqlite,
    make_engine,
    sqlite_module,
)

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
    path = folder / f"recto-{now.astimezone(UTC):{_MOMENT}}-{why}.{kind}"
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
            _vacuum_into(url, part)
        else:
            _dump(url, part)
        part.chmod(0o600)
        _sync(part)
        _write_checksum(path, _digest(part))
        part.replace(path)
        _sync(path.parent)
    finally:
        part.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Make sure that a backup is what was written.

    Raises:
        Refused: it is not there, is damaged, or has no checksum to tell by.
    """
    beside = _checksum_path(path)
    if not path.is_file():
        raise Refused(f"There is no backup {path}.")
    if not beside.is_file():
        raise Refused(f"{path} has no checksum beside it ({beside.name}).")
    if beside.read_text(encoding="ascii", errors="replace")[:64] != _digest(path):
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
        _checksum_path(backup.path).unlink(missing_ok=True)
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


# SQLite


def _vacuum_into(url: str, part: Path) -> None:
    source = sqlite_file(url)
    if not source.is_file():
        raise Refused(f"There is no database {source}.")
    engine = make_engine(url)
    try:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(part),))
        except sqlite_module().DatabaseError as error:
            raise Refused(f"{source} cannot be copied: {error}.") from error
        finally:
            raw.close()
    finally:
        engine.dispose()


def _restore_sqlite(url: str, path: Path, folder: Path, now: datetime) -> Path | None:
    target = sqlite_file(url)
    part = target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(path, part)
    try:
        part.chmod(0o600)
        _refuse_unusable(part)
        _sync(part)
        replaced = _set_aside(target, folder, now) if target.exists() else None
        part.replace(target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return replaced


def _refuse_unusable(file: Path) -> None:
    """Look into a copy before it takes the place of the database."""
    engine = make_engine(f"sqlite:///{file}")
    try:
        with engine.connect() as connection:
            damage = schema_care.damage(connection)
            schema_care.refuse_newer(connection)
    except (DatabaseError, schema_care.SchemaRefused) as error:
        raise Refused(f"The backup cannot be used: {_first_line(error)}") from error
    finally:
        engine.dispose()
        _forget_journal(file)
    if damage:
        raise Refused(f"The backup is damaged inside: {damage[0]}")


def _set_aside(target: Path, folder: Path, now: datetime) -> Path:
    """Keep the database that is about to be replaced, as one file without a journal.

    Leaving WAL mode needs the file to oneself: so it also tells whether anybody
    has it open, and folds the journal in.
    """
    kept = folder / f"recto-{now.astimezone(UTC):{_MOMENT}}-replaced.db"
    sqlite = sqlite_module()
    alone = sqlite.connect(str(target), isolation_level=None)
    try:
        alone.execute("PRAGMA busy_timeout=1000")
        alone.execute("PRAGMA journal_mode=DELETE")
        alone.execute("BEGIN EXCLUSIVE")
        alone.execute("ROLLBACK")
    except sqlite.OperationalError as error:
        raise Refused(
            f"{target} is in use. Stop Recto first, then restore: what it would "
            "still write would be lost."
        ) from error
    except sqlite.DatabaseError:
        kept = kept.with_suffix(".damaged")
        for ending in ("-wal", "-shm"):
            _keep_as(Path(f"{target}{ending}"), Path(f"{kept}{ending}"))
    finally:
        alone.close()
    _keep_as(target, kept)
    _forget_journal(target)
    _write_checksum(kept, _digest(kept))
    return kept


def _keep_as(file: Path, kept: Path) -> None:
    """Give *file* a second name, so that it has one at every moment."""
    if not file.exists():
        return
    try:
        os.link(file, kept)
    except OSError:  # another disk, or one without links
        shutil.copyfile(file, kept)
        _sync(kept)


def _forget_journal(file: Path) -> None:
    """Remove what would be taken for the journal of the file that comes next."""
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


# PostgreSQL


def _dump(url: str, part: Path) -> None:
    _run_tool(
        "pg_dump", url, "--format=custom", "--no-owner", "--no-acl", f"--file={part}"
    )


def _restore_postgresql(
    url: str, path: Path, folder: Path, now: datetime
) -> Path | None:
    _find_tool("pg_restore")
    _refuse_if_in_use(url)
    kept = make_backup(url, folder, now=now, why="replaced").path
    try:
        _load_dump(url, path)
    except Refused:
        _load_dump(url, kept)
        raise
    return kept


def _load_dump(url: str, dump: Path) -> None:
    """Empty the database and fill it from *dump*.  Raises ``Refused``."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            quote = connection.dialect.identifier_preparer.quote
            for name in inspect(connection).get_table_names():
                connection.execute(text(f"DROP TABLE {quote(name)} CASCADE"))
    finally:
        engine.dispose()
    _run_tool(
        "pg_restore",
        url,
        *("--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"),
        str(dump),
    )
    _refuse_newer_dump(url)


def _refuse_newer_dump(url: str) -> None:
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            schema_care.refuse_newer(connection)
    except schema_care.SchemaRefused as error:
        raise Refused(f"The backup cannot be used: {error}") from error
    finally:
        engine.dispose()


def _refuse_if_in_use(url: str) -> None:
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            others = connection.scalar(
                select(func.count())
                .select_from(text("pg_stat_activity"))
                .where(text("datname = current_database() AND pid <> pg_backend_pid()"))
            )
    finally:
        engine.dispose()
    if others:
        raise Refused(
            f"The database is in use ({others} connections). Stop Recto first, then "
            "restore: what it would still write would be lost."
        )


def _find_tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Refused(
            f"{name} is not on PATH. It comes with PostgreSQL's client programs "
            "(Debian and Ubuntu: apt install postgresql-client)."
        )
    return found


def _run_tool(name: str, url: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment."""
    address = make_url(url)
    environment = dict(os.environ)
    if address.password is not None:
        environment["PGPASSWORD"] = str(address.password)
    plain = address.set(drivername="postgresql", password=None)
    done = subprocess.run(  # noqa: S603  the program is PostgreSQL's, the address ours
        [_find_tool(name), f"--dbname={plain.render_as_string()}", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Refused(
            f"{name} failed: {_first_line(done.stderr) or 'it did not say why'}"
        )


# Files


def _checksum_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _write_checksum(path: Path, digest: str) -> None:
    beside = _checksum_path(path)
    beside.write_text(f"{digest}  {path.name}\n", encoding="ascii")
    beside.chmod(0o600)
    _sync(beside)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Have the disk keep a file's content, or a folder's names."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _first_line(said: object) -> str:
    lines = str(said).strip().splitlines()
    return lines[0] if lines else ""
