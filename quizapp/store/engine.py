"""Engines: how the app, its commands and migrations get at the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    make_url,
)

from quizapp.store.busy import BUSY_TIMEOUT_MS, name_busy
from quizapp.store.sqlite_connection import (
    SQLiteConnection,
    assert_settled,
    settle_sqlite,
    sqlite_module,
)
from quizapp.store.unsafe import UnsafeDatabase

#: Whether the work at hand may write.  Reading takes no lock.
_writing: ContextVar[bool] = ContextVar("writing", default=True)


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


def is_sqlite(url: str) -> bool:
    """Whether *url* names a database of SQLite."""
    return make_url(url).get_backend_name() == "sqlite"


def engine_options(url: str) -> dict[str, Any]:
    """Options for ``create_engine``; without a module SQLAlchemy takes the old one."""
    if is_sqlite(url):
        return {
            "module": sqlite_module(),
            "connect_args": {"factory": SQLiteConnection},
        }
    from quizapp.store.postgresql_connection import PlainCursor

    settings: dict[str, Any] = {"connect_timeout": 10, "cursor_factory": PlainCursor}
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
        settle_sqlite(engine, checks_keys=checks_keys, may_write=_writing.get)
    else:
        # Loaded only here: its driver is not everywhere.
        from quizapp.store.postgresql_connection import settle_postgresql

        settle_postgresql(engine)


def commit_each_statement(connection: Connection) -> None:
    """Have each statement of a transaction that begins now stand for itself.

    So PostgreSQL is spared BEGIN and COMMIT; SQLite keeps its transaction, which costs
    no way to a server.  Once the connection is given back, all is as ever.
    """
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.dbapi_connection
        driver.autocommit = True


def assert_durable(connection: Connection) -> None:
    """Refuse to work on a database that may lose what it acknowledged.

    Raises:
        UnsafeDatabase: SQLite does not sync each commit, does not check keys or
            journals in another way; or PostgreSQL answers before it has synced.
    """
    if connection.dialect.name == "sqlite":
        proxied = connection.connection.dbapi_connection
        assert_settled(proxied, checks_keys=True)
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
