"""How connections to the database are made safe, SQLite's above all.

SQLite loses acknowledged answers when the power fails unless it syncs each
commit, and versions before 3.51.3 can lose them in WAL mode without any power
cut (the "WAL-reset" bug, fixed in 3.51.3, 3.50.7 and 3.44.6).  So both are
settled here and looked at with every connection.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import DisconnectionError, OperationalError

from quizapp.store.busy import SQLITE_BUSY, busy_kind, name_busy

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        from pysqlite3 import dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

log = logging.getLogger(__name__)

BUSY_TIMEOUT_MS = 15_000

#: A connection to PostgreSQL unused for so many seconds is tried before use.
IDLE_S = 30

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
    return sqlite


def keeps_wal_safe(version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite is free of the WAL-reset bug."""
    if version >= (3, 51, 3):
        return True
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version[:2] == (3, 44) and version >= (3, 44, 6)


def journal_mode() -> str:
    """WAL where it is safe, else the slower rollback journal, which always is."""
    return "WAL" if keeps_wal_safe(sqlite.sqlite_version_info) else "DELETE"


def is_sqlite(url: str) -> bool:
    """Whether *url* names a database of SQLite."""
    return make_url(url).get_backend_name() == "sqlite"


def engine_options(url: str) -> dict[str, Any]:
    """Options for ``create_engine``; without a module SQLAlchemy takes the old one."""
    if is_sqlite(url):
        return {"module": sqlite, "connect_args": {"factory": _SQLiteConnection}}
    settings: dict[str, Any] = {"connect_timeout": 10}
    if "options" not in make_url(url).query:
        # Or a lock that somebody forgot would hold every thread of the server.
        settings["options"] = f"-c lock_timeout={BUSY_TIMEOUT_MS}"
    return {"connect_args": settings}


def make_engine(url: str, *, checks_keys: bool = True) -> Engine:
    """An engine of its own, outside Flask, for commands and migrations.

    Args:
        url: the database's address.
        checks_keys: off for migrations only, whose copying of tables would
            otherwise empty the tables that point at them.
    """
    engine = create_engine(url, **engine_options(url))
    settle(engine, checks_keys=checks_keys)
    return engine


def settle(engine: Engine, *, checks_keys: bool = True) -> None:
    """Set up every connection that *engine* will make."""
    event.listen(engine, "handle_error", name_busy)
    if engine.dialect.name == "sqlite":
        _settle_sqlite(engine, checks_keys=checks_keys)
    else:
        _settle_postgresql(engine)


def assert_durable(connection: Connection) -> None:
    """Refuse to work on a database that may lose what it acknowledged.

    Raises:
        UnsafeDatabase: SQLite does not sync each commit, does not check keys or
            journals in another way; or PostgreSQL answers before it has synced.
    """
    if connection.dialect.name == "sqlite":
        proxied = connection.connection.dbapi_connection
        _assert_settled(proxied, checks_keys=True)
        return
    unsafe = [
        name
        for name in ("fsync", "synchronous_commit", "full_page_writes")
        if connection.exec_driver_sql(f"SHOW {name}").scalar() == "off"
    ]
    if unsafe:
        raise UnsafeDatabase(
            f"PostgreSQL would lose answers at a power cut: {', '.join(unsafe)} "
            "is off. Set it to on in postgresql.conf."
        )


class _SQLiteConnection(sqlite.Connection):
    """Holds its process's turn to write for as long as its transaction lasts.

    SQLite's own waiting is by polling: sixteen writers starve each other for
    seconds.  A lock in the process hands over at once.

    The turn is bound to the connection and not to SQLAlchemy's events: those
    come before the commit has happened, and not at all where a connection is
    closed, invalidated or forgotten.
    """

    turn: threading.Lock
    has_turn = False

    def begin(self, *, writing: bool) -> None:
        """Begin a transaction; one that may write waits until it alone does.

        Immediately, not at the first write: of two that read, then write, one
        would fail, and SQLite does not even let it wait.

        Raises ``sqlite.OperationalError`` if the turn does not come in time.
        """
        if not writing:
            self.execute("BEGIN")
            return
        if not self.turn.acquire(timeout=BUSY_TIMEOUT_MS / 1000):
            error = sqlite.OperationalError("database is locked by this process")
            error.sqlite_errorcode = SQLITE_BUSY
            raise error
        self.has_turn = True
        try:
            self.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._pass_turn()
            raise

    def commit(self) -> None:
        try:
            super().commit()
        finally:
            self._pass_turn_if_over()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self._pass_turn_if_over()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._pass_turn()

    def _pass_turn_if_over(self) -> None:
        # A commit that a reader kept from happening leaves its transaction open.
        if not self.in_transaction:
            self._pass_turn()

    def _pass_turn(self) -> None:
        if self.has_turn:
            self.has_turn = False
            self.turn.release()


def empty_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, in which what was erased still stands.

    Call it outside of any transaction.  Where somebody reads an older state for
    longer than a second, the log is left to the next checkpoint.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout=1000")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.close()
    finally:
        connection.close()


def _settle_sqlite(engine: Engine, *, checks_keys: bool) -> None:
    turn = threading.Lock()
    if journal_mode() != "WAL":
        log.warning(
            "SQLite %s may lose data in its fast mode; the slower rollback journal "
            "is used. Installing pysqlite3 0.6.1 or newer helps.",
            sqlite.sqlite_version,
        )

    @event.listens_for(engine, "connect")
    def _set_up(connection: _SQLiteConnection, _record: object) -> None:
        connection.turn = turn
        connection.isolation_level = None  # we begin transactions, not the driver
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        _choose_journal(connection)
        # NORMAL loses acknowledged answers at a power cut.
        connection.execute("PRAGMA synchronous=FULL")
        # What is deleted is overwritten: a deleted account is not left in the file.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute(f"PRAGMA foreign_keys={int(checks_keys)}")
        _assert_settled(connection, checks_keys=checks_keys)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = _writing.get()
        proxied: Any = connection.connection.dbapi_connection
        try:
            proxied.begin(writing=writing)
        except sqlite.Error as error:
            kind = busy_kind(error)
            statement = "BEGIN IMMEDIATE" if writing else "BEGIN"
            if kind is None:
                raise OperationalError(statement, None, error) from error
            raise kind(error, statement) from error


def _choose_journal(connection: _SQLiteConnection) -> None:
    """Set the journal's mode.  SQLite does not wait by itself for this lock."""
    latest = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute(f"PRAGMA journal_mode={journal_mode()}")
        except sqlite.OperationalError as error:
            if busy_kind(error) is None or time.monotonic() > latest:
                raise
            time.sleep(0.02)
        else:
            return


def _assert_settled(connection: Any, *, checks_keys: bool) -> None:
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "foreign_keys", "journal_mode")
    }
    if found["synchronous"] != 2 or found["foreign_keys"] != int(checks_keys):
        raise UnsafeDatabase(
            f"SQLite would not keep answers safe here: {found}. "
            "Look for other settings of the same database file."
        )
    if found["journal_mode"].upper() not in {journal_mode(), "MEMORY"}:
        raise UnsafeDatabase(
            f"SQLite runs in {found['journal_mode']} mode, not {journal_mode()}. "
            "Is the file on a network drive, or open in another program?"
        )


def _settle_postgresql(engine: Engine) -> None:
    """Try connections that were idle for long before they are used.

    A restart of the server or a firewall may have cut those.  Trying each one
    every time, as ``pool_pre_ping`` does, would cost each answer a round trip.
    """

    @event.listens_for(engine, "checkin")
    def _note(_connection: object, record: Any) -> None:
        record.info["idle_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _try_if_idle(connection: Any, record: Any, _proxy: object) -> None:
        idle_since = record.info.get("idle_since", time.monotonic())
        if time.monotonic() - idle_since < IDLE_S:
            return
        try:
            engine.dialect.do_ping(connection)
        except Exception as error:
            raise DisconnectionError("cut while idle") from error
