"""Rows for every table, whatever its columns: for tests of what must not lose any."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Enum, MetaData, Table, types

from quizapp.store.engine import make_engine

#: A moment that is nobody's now.
LONG_AGO = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A transaction on the database at *url* that leaves no connection behind."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def fill(connection: Connection, metadata: MetaData, *, rows: int = 5) -> None:
    """Put *rows* rows into each table; each points at the same number of others."""
    for table in metadata.sorted_tables:
        connection.execute(
            table.insert(), [_row(table, number) for number in range(1, rows + 1)]
        )


def read_all(connection: Connection, metadata: MetaData) -> dict[str, list[Any]]:
    """Every row of every table, to compare."""
    return {
        table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
        for table in metadata.sorted_tables
    }


def _row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: Column[Any], number: int) -> Any:
    kind = column.type
    if isinstance(kind, types.TypeDecorator):
        return LONG_AGO + timedelta(seconds=number)
    if isinstance(kind, Enum):
        return next(iter(kind.enum_class or kind.enums))
    if isinstance(kind, types.Boolean):
        return number % 2 == 0
    if isinstance(kind, types.Integer):
        return number
    if isinstance(kind, types.Float):
        return number / 8
    if isinstance(kind, types.DateTime):
        return (LONG_AGO + timedelta(seconds=number)).replace(tzinfo=None)
    if isinstance(kind, types.Date):
        return date(2001, 2, 3) + timedelta(days=number)
    if isinstance(kind, types.LargeBinary):
        return bytes([number % 256]) * 8
    return f"{column.name[:8]} {number}"
