"""SQLite's connections, made so that what was acknowledged is kept.

SQLite loses acknowledged answers when the power fails unless it syncs each
commit, and versions before 3.51.3 can lose them in WAL mode without any power
cut (the "WAL-reset" bug, fixed in 3.51.3, 3.50.7 and 3.44.6).  So both are
settled here and looked at with every connection.
"""

import logging
import threading
import time
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError

from quizapp.store.busy import BUSY_TIMEOUT_MS, SQLITE_BUSY, busy_kind
from quizapp.store.unsafe import UnsafeDatabase

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        from pysqlite3 import dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

log = logging.getLogger(__name__)


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


class SQLiteConnection(sqlite.Connection):
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


def settle_sqlite(
    engine: Engine, *, checks_keys: bool, may_write: Callable[[], bool]
) -> None:
    """Set up every connection that *engine* will make, and begin its transactions.

    *may_write* says of the work at hand whether its transaction takes the lock.
    """
    turn = threading.Lock()
    if journal_mode() != "WAL":
        log.warning(
            "SQLite %s may lose data in its fast mode; the slower rollback journal "
            "is used. Installing pysqlite3 0.6.1 or newer helps.",
            sqlite.sqlite_version,
        )

    @event.listens_for(engine, "connect")
    def _set_up(connection: SQLiteConnection, _record: object) -> None:
        connection.turn = turn
        connection.isolation_level = None  # we begin transactions, not the driver
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        _choose_journal(connection)
        # NORMAL loses acknowledged answers at a power cut.
        connection.execute("PRAGMA synchronous=FULL")
        # What is deleted is overwritten: a deleted account is not left in the file.
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute(f"PRAGMA foreign_keys={int(checks_keys)}")
        assert_settled(connection, checks_keys=checks_keys)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = may_write()
        proxied: Any = connection.connection.dbapi_connection
        try:
            proxied.begin(writing=writing)
        except sqlite.Error as error:
            kind = busy_kind(error)
            statement = "BEGIN IMMEDIATE" if writing else "BEGIN"
            if kind is None:
                raise OperationalError(statement, None, error) from error
            raise kind(error, statement) from error


def _choose_journal(connection: SQLiteConnection) -> None:
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


def assert_settled(connection: Any, *, checks_keys: bool) -> None:
    """Raise ``UnsafeDatabase`` unless a connection is set up so that nothing is lost."""
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
