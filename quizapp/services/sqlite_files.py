"""SQLite's database file: copied while it is in use, and replaced when it is not.

Copies are made with VACUUM INTO, which writers do not disturb; copying the file
would miss what still stands in its journal.
"""

import os
import shutil
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from quizapp.errors import Refused
from quizapp.services.kept_files import sync, write_checksum
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from quizapp.store.sqlite_connection import sqlite_module


def copy(source: Path, target: Path) -> None:
    """Write a whole copy of the database in *source* to *target*.

    Raises:
        Refused: there is no database, or it cannot be copied.
        DatabaseBusy: somebody else holds it.
    """
    if not source.is_file():
        raise Refused(f"There is no database {source}.")
    engine = make_engine(f"sqlite:///{source}")
    try:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(target),))
        except sqlite_module().DatabaseError as error:
            raise Refused(f"{source} cannot be copied: {error}.") from error
        finally:
            raw.close()
    finally:
        engine.dispose()


def replace(target: Path, source: Path, *, kept: Path) -> Path | None:
    """Put the copy in *source* in the place of the database in *target*.

    Args:
        kept: what the replaced one is kept as; a damaged one gets another suffix.

    Returns:
        where the replaced one is now; None if there was none.

    Raises:
        Refused: the copy is damaged or of a newer version, or the database is in
            use.
    """
    part = target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(source, part)
    try:
        part.chmod(0o600)
        _refuse_unusable(part)
        sync(part)
        replaced = _set_aside(target, kept) if target.exists() else None
        part.replace(target)
        sync(target.parent)
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
        what = str(error).partition("\n")[0]
        raise Refused(f"The backup cannot be used: {what}") from error
    finally:
        engine.dispose()
        _forget_journal(file)
    if damage:
        raise Refused(f"The backup is damaged inside: {damage[0]}")


def _set_aside(target: Path, kept: Path) -> Path:
    """Keep the database that is about to be replaced, as one file without a journal.

    Leaving WAL mode needs the file to oneself: so it also tells whether anybody
    has it open, and folds the journal in.
    """
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
    write_checksum(kept)
    return kept


def _keep_as(file: Path, kept: Path) -> None:
    """Give *file* a second name, so that it has one at every moment."""
    if not file.exists():
        return
    try:
        os.link(file, kept)
    except OSError:  # another disk, or one without links
        shutil.copyfile(file, kept)
        sync(kept)


def _forget_journal(file: Path) -> None:
    """Remove what would be taken for the journal of the file that comes next."""
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{file}{ending}").unlink(missing_ok=True)
