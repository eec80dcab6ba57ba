"""PostgreSQL databases that tests use in turn, each as good as a new copy.

A copy of a database is a thousand files, and making them takes longer than most
tests do; putting back the few rows that a test changed takes hardly any time.
"""

import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from tests.provision.postgresql import PATIENCE, Server

#: All that makes a database's structure; filling and emptying tables leaves it.
STRUCTURE = SQL("""
SELECT md5(string_agg(part, ';' ORDER BY part)) FROM (
    SELECT concat_ws(',', 'relation', oid, relname, relnamespace, reloptions) AS part
        FROM pg_class WHERE oid >= 16384 AND relkind <> 't'
    UNION ALL SELECT concat_ws(',', 'column', attrelid, attname, atttypid, attnotnull,
        attidentity, attgenerated, attisdropped)
        FROM pg_attribute WHERE attrelid >= 16384
    UNION ALL SELECT concat_ws(',', 'default', oid, adbin) FROM pg_attrdef
    UNION ALL SELECT concat_ws(',', 'constraint', oid, conname, convalidated)
        FROM pg_constraint WHERE oid >= 16384
    UNION ALL SELECT concat_ws(',', 'trigger', oid, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(',', 'function', oid, xmin)
        FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT concat_ws(',', 'schema', oid, nspname) FROM pg_namespace
    UNION ALL SELECT concat_ws(',', 'setting', setdatabase, setrole, setconfig)
        FROM pg_db_role_setting
) AS parts
""")

TABLES = SQL("""
SELECT relname FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
""")

SEQUENCES = SQL("""
SELECT format('%I.%I', schemaname, sequencename),
    coalesce(last_value, start_value), last_value IS NOT NULL
FROM pg_sequences
""")

#: Every change gives a row another place or another transaction.
MARK = SQL("""
SELECT {}, md5(string_agg(concat(ctid, '/', xmin), ',')) FROM {}
""")

CUT = SQL("""
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database()
AND backend_type = 'client backend' AND pid <> pg_backend_pid()
""")


class Lender:
    """Hands out databases, and takes them back as they were."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._free: dict[str, list[_Database]] = {}

    @contextmanager
    def lent(self, template: str) -> Iterator[str]:
        """The address of what is in all things a copy of the database *template*."""
        free = self._free.setdefault(template, [])
        database = free.pop() if free else _Database(self._server, template)
        yield database.url
        if database.put_back():
            free.append(database)
        else:
            self._server.drop_database(database.url)


class _Database:
    """One database, and what it takes to put it back."""

    def __init__(self, server: Server, template: str) -> None:
        self.url = server.fresh_database(template)
        self._server = server
        self._kept = connection = self._connected()
        self._structure = _structure(connection)
        tables = [str(name) for (name,) in connection.execute(TABLES)]
        self._rows = {table: _rows(connection, table) for table in tables}
        self._marks = _marks(connection, tables)
        self._sequences = connection.execute(SEQUENCES).fetchall()

    def put_back(self) -> bool:
        """Undo all that was done to it; ``False`` if that takes a new database."""
        connection = self._connection()
        _cut_others(connection)
        if _structure(connection) != self._structure:
            return False
        marks = _marks(connection, self._rows)
        changed = [table for table in marks if marks[table] != self._marks[table]]
        for table in changed:
            _fill(connection, table, self._rows[table])
        if changed:
            self._marks |= _marks(connection, changed)
        _set_back(connection, self._sequences)
        return True

    def _connection(self) -> Connection[tuple[Any, ...]]:
        """The one that is kept: a new one would first learn all tables anew."""
        try:
            self._kept.execute("SELECT")
        except OperationalError:  # the test cut it
            self._kept = self._connected()
        return self._kept

    def _connected(self) -> Connection[tuple[Any, ...]]:
        connection = self._server.connect(make_url(self.url).database or "")
        weakref.finalize(self, connection.close)
        return connection


def _structure(connection: Connection[tuple[Any, ...]]) -> str:
    (structure,) = connection.execute(STRUCTURE).fetchall()[0]
    return str(structure)


def _marks(
    connection: Connection[tuple[Any, ...]], tables: Iterable[str]
) -> dict[str, str | None]:
    each = (MARK.format(table, Identifier(table)) for table in tables)
    return dict(connection.execute(SQL(" UNION ALL ").join(each)).fetchall())


def _rows(connection: Connection[tuple[Any, ...]], table: str) -> bytes:
    statement = SQL("COPY {} TO STDOUT (FORMAT binary)").format(Identifier(table))
    with connection.cursor().copy(statement) as copy:
        return b"".join(bytes(part) for part in copy)


def _fill(connection: Connection[tuple[Any, ...]], table: str, rows: bytes) -> None:
    """Let *table* hold these rows and no others."""
    # Every table is put back by itself: no key is looked at, and none cascades.
    connection.execute("SET session_replication_role = replica")
    connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
    statement = SQL("COPY {} FROM STDIN (FORMAT binary)").format(Identifier(table))
    with connection.cursor().copy(statement) as copy:
        copy.write(rows)


def _set_back(
    connection: Connection[tuple[Any, ...]], sequences: list[tuple[Any, ...]]
) -> None:
    if sequences:
        each = SQL(", ").join([SQL("setval(%s, %s, %s)")] * len(sequences))
        connection.execute(
            SQL("SELECT ") + each, [part for one in sequences for part in one]
        )


def _cut_others(connection: Connection[tuple[Any, ...]]) -> None:
    """End what the test left connected, and wait until it is gone."""
    latest = time.monotonic() + PATIENCE
    while connection.execute(CUT).fetchall():
        assert time.monotonic() < latest, "a connection that was cut stays"
        time.sleep(0.005)
