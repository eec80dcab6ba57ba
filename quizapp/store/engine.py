"""Engines: how the app, its commands and migrations get at the database."""

import time
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
from sqlalchemy.exc import DisconnectionError

from quizapp.store.busy import BUSY_TIMEOUT_MS, name_busy
from quizapp.store.sqlite_connection import (
    SQLiteConnection,
    assert_settled,
    settle_sqlite,
    sqlite_module,
)
from quizapp.store.unsafe import UnsafeDatabase

#: A connection to PostgreSQL unused for so many seconds is tried before use.
IDLE_S = 30

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
        settle_sqlite(engine, checks_keys=checks_keys, may_write=_writing.get)
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
