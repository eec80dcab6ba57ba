"""How connections to the database are made safe, SQLite's above all.

SQLite loses acknowledged answers when the power fails unless it syncs each
commit, and versions before 3.51.3 can lose them in WAL mode without any power
cut (the "WAL-reset" bug, fixed in 3.51.3, 3.50.7 and 3.44.6).  So both are
settled here and looked at when the app starts.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

BUSY_TIMEOUT_MS = 15_000

#: Whether the work at hand may write.  Reading takes no lock.
_writing: ContextVar[bool] = ContextVar("writing", default=True)


class UnsafeDatabase(Exception):
    """The database would not keep what it acknowledges.  Says what to do."""


@contextmanager
def reading_only() -> Iterator[None]:
    """Within it, transactions on SQLite begin without the writer's lock."""
    token = _writing.set(False)
    try:
        yield
    finally:
        _writing.reset(token)


def set_writing(writing: bool) -> None:
    """Say for the current context whether transactions may write."""
    _writing.set(writing)


def sqlite_module() -> ModuleType:
    """The newest SQLite at hand: the bundled one, else Python's own."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        import sqlite3

        return sqlite3
    else:
        module: ModuleType = dbapi2
        return module


def keeps_wal_safe(version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite is free of the WAL-reset bug."""
    if version >= (3, 51, 3):
        return True
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version[:2] == (3, 44) and version >= (3, 44, 6)


def journal_mode() -> str:
    """WAL where it is safe, else the slower rollback journal, which always is."""
    return "WAL" if keeps_wal_safe(sqlite_module().sqlite_version_info) else "DELETE"


def engine_options(url: str) -> dict[str, Any]:
    """Options for ``create_engine``; without a module SQLAlchemy takes the old one."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"module": sqlite_module()}
    return {"pool_pre_ping": True}


def make_engine(url: str) -> Engine:
    """An engine of its own, outside Flask, for commands and migrations."""
    engine = create_engine(url, **engine_options(url))
    settle(engine)
    return engine


def settle(engine: Engine) -> None:
    """Set up every connection of *engine*; does nothing on PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return
    writer = _Writer()
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", writer.begin)
    event.listen(engine, "commit", writer.end)
    event.listen(engine, "rollback", writer.end)


def assert_durable(connection: Connection) -> None:
    """Refuse to work on a database that may lose what it acknowledged.

    Raises:
        UnsafeDatabase: synchronous is not FULL, or keys are not checked.
    """
    if connection.dialect.name != "sqlite":
        return
    found = {
        name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        for name in ("synchronous", "foreign_keys", "journal_mode")
    }
    if found["synchronous"] != 2 or found["foreign_keys"] != 1:
        raise UnsafeDatabase(
            f"SQLite would not keep answers safe here: {found}. "
            "Look for other settings of the same database file."
        )
    if str(found["journal_mode"]).upper() not in {journal_mode(), "MEMORY"}:
        raise UnsafeDatabase(
            f"SQLite runs in {found['journal_mode']} mode, not {journal_mode()}. "
            "Does another program have the file open?"
        )


class _Writer:
    """Lets one thread of this process write at a time.

    SQLite's own waiting is by polling: sixteen writers starve each other for
    seconds.  A lock in the process hands over at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def begin(self, connection: Connection) -> None:
        if not _writing.get():
            connection.exec_driver_sql("BEGIN")
            return
        if not self._lock.acquire(timeout=BUSY_TIMEOUT_MS / 1000):
            raise sqlite_module().OperationalError("database is locked")
        connection.info["writes"] = True
        try:
            # Now, not at the first write: two that read, then write, cannot
            # both win, and SQLite does not wait for the second.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except BaseException:
            self.end(connection)
            raise

    def end(self, connection: Connection) -> None:
        if connection.info.pop("writes", False):
            self._lock.release()


def _settle_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we begin transactions, not the driver
    for setting in (
        f"journal_mode={journal_mode()}",
        "synchronous=FULL",  # NORMAL loses acknowledged answers at a power cut
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {setting}")
