"""The schema in care: brought up to date whole or not at all, and looked over.

A migration runs in one transaction on an engine of its own.  Before it commits,
every foreign key must hold and no table may have lost a row; else it is undone.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, func, inspect, select, table

from quizapp import paths, store
from quizapp.store.base import Base
from quizapp.store.engine import make_engine

#: Alembic's table, which holds the name of the schema's revision.
REVISION_TABLE = "alembic_version"

#: Any number that no other program on the same PostgreSQL locks.
_ADVISORY_LOCK = 0x5EC70


class SchemaRefused(Exception):
    """A schema that this version cannot work with, or not without a loss."""


class NewerSchema(SchemaRefused):
    """The database was brought further by a newer version of the app."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"This database belongs to a newer version of Recto (its schema is "
            f"{revision}, which this version does not know). Install that version "
            "again, or restore a backup from before the upgrade."
        )


class UnfitSchema(SchemaRefused):
    """The database bears the right revision, but not the tables that belong to it."""

    def __init__(self, missing: Sequence[str]) -> None:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        super().__init__(
            f"This database does not fit this version of Recto, though it says so: it "
            f"lacks {', '.join(missing[:3])}{more}. Nothing was changed. Restore a "
            "backup, or name another data folder or database."
        )


def metadata() -> MetaData:
    """All tables, whichever of their modules were imported before."""
    for module in pkgutil.iter_modules(store.__path__, f"{store.__name__}."):
        importlib.import_module(module.name)
    return Base.metadata


def head(migrations: Path = paths.MIGRATIONS) -> str:
    """The revision of the newest schema this version knows."""
    revision = _script(migrations).get_current_head()
    if revision is None:
        raise SchemaRefused(f"There are no migrations in {migrations}.")
    return revision


def current(connection: Connection) -> str | None:
    """The revision of the schema that *connection* sees; None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def is_up_to_date(connection: Connection) -> bool:
    """Whether the schema is the one this version works with."""
    return current(connection) == head()


def refuse_newer(
    connection: Connection, migrations: Path = paths.MIGRATIONS
) -> str | None:
    """The revision in the database, known to this version.

    Raises:
        NewerSchema: it is not known.
    """
    revision = current(connection)
    known = {known.revision for known in _script(migrations).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerSchema(revision)
    return revision


def refuse_unfit(connection: Connection) -> None:
    """Look whether every table and column that the code reads is there.

    Raises:
        UnfitSchema: some are not.
    """
    found = {
        f"{table_name}.{column['name']}"
        for (_, table_name), columns in inspect(connection).get_multi_columns().items()
        for column in columns
    }
    expected = (
        f"{one.name}.{column.name}"
        for one in metadata().sorted_tables
        for column in one.columns
    )
    missing = [name for name in expected if name not in found]
    if missing:
        raise UnfitSchema(missing)


def upgrade(
    url: str, to: str = "head", *, migrations: Path = paths.MIGRATIONS
) -> tuple[str | None, str | None]:
    """Bring the schema up to *to*, from nothing at all if need be.

    Of two processes that do so at once, one waits and then finds it done.

    Returns:
        The revisions before and after; equal if there was nothing to do.

    Raises:
        NewerSchema: the database is ahead of this version.
        UnfitSchema: it came out without tables or columns that the code needs.
        SchemaRefused: a key would not hold, or rows would be lost.
        DatabaseBusy: somebody else holds the database.
    """
    with _migrating(url) as connection:
        before = refuse_newer(connection, migrations)
        _run(connection, command.upgrade, to, migrations)
        after = current(connection)
        if after == head():
            refuse_unfit(connection)
        return before, after


def downgrade(url: str, to: str, *, migrations: Path = paths.MIGRATIONS) -> None:
    """Bring the schema back to *to* (``-1``, a revision, or ``base``).

    Raises:
        SchemaRefused: a table with rows in it would go, or rows of one.
        DatabaseBusy: somebody else holds the database.
    """
    with _migrating(url) as connection:
        refuse_newer(connection, migrations)
        _run(connection, command.downgrade, to, migrations)


def drift(connection: Connection) -> list[str]:
    """In what the tables differ from what this version's code expects; hopefully none."""
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return [_in_words(change) for change in compare_metadata(context, metadata())]


def broken_keys(connection: Connection) -> list[str]:
    """Rows that point at rows that are not there; PostgreSQL itself allows none."""
    if connection.dialect.name != "sqlite":
        return []
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return [f"{name} row {row} points at no {parent}" for name, row, parent, _ in rows]


def damage(connection: Connection) -> list[str]:
    """What SQLite finds broken in its file; PostgreSQL checks its own pages."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return [] if found == ["ok"] else [str(line) for line in found]


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has, Alembic's own left out."""
    names = sorted(set(inspect(connection).get_table_names()) - {REVISION_TABLE})
    return {
        name: connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in names
    }


def wait_for_turn(connection: Connection) -> None:
    """Let only one process at a time go on from here, until its transaction ends.

    SQLite sees to that already, when the transaction begins.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))


@cache
def _script(migrations: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(config(migrations))


def config(migrations: Path = paths.MIGRATIONS, **attributes: Any) -> Config:
    """Alembic's settings, for the migrations in that folder."""
    made = Config(attributes=attributes)
    made.set_main_option("script_location", str(migrations).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return made


@contextmanager
def _migrating(url: str) -> Iterator[Connection]:
    """One transaction that alone may write, commits at the end, and leaves no trace.

    Keys are off from the moment of connecting: inside a transaction SQLite
    ignores that wish, and changing a table (copy, drop, rename) would empty
    every table that points at it.
    """
    engine = make_engine(url, checks_keys=False)
    try:
        with engine.begin() as connection:
            wait_for_turn(connection)
            yield connection
    finally:
        engine.dispose()


def _run(connection: Connection, act: Any, to: str, migrations: Path) -> None:
    """Let Alembic *act* and look at the outcome, which is not committed yet."""
    before, broken_before = count_rows(connection), set(broken_keys(connection))
    passed: list[Any] = []
    act(
        config(migrations, connection=connection, passed=passed),
        to,
    )
    broken = [key for key in broken_keys(connection) if key not in broken_before]
    if broken:
        raise SchemaRefused(
            f"The change of the schema was undone: {len(broken)} rows would point "
            f"at nothing, such as: {broken[0]}."
        )
    _refuse_losses(before, count_rows(connection), _declared(passed))


def _refuse_losses(
    before: Mapping[str, int], after: Mapping[str, int], declared: set[str]
) -> None:
    lost = [
        f"{name} ({rows} rows, then {after.get(name, 0)})"
        for name, rows in before.items()
        if name not in declared and after.get(name, 0) != rows
    ]
    if lost:
        raise SchemaRefused(
            f"The change of the schema was undone: it would change how many rows "
            f"there are in {', '.join(lost)}."
        )


def _declared(passed: list[Any]) -> set[str]:
    """The tables whose rows the migrations that ran say they add or remove."""
    return {
        name for script in passed for name in getattr(script.module, "changes_rows", ())
    }


def _in_words(change: Any) -> str:
    """One difference as Alembic reports it: a tuple, or a list of tuples."""
    if isinstance(change, list):
        return "; ".join(_in_words(part) for part in change)
    kind, *what = change
    return f"{str(kind).replace('_', ' ')}: {' '.join(_name(part) for part in what)}"


def _name(part: Any) -> str:
    if part is None or isinstance(part, dict):
        return ""
    name = getattr(part, "name", None)
    owner = getattr(getattr(part, "table", None), "name", None)
    if name is None:
        return str(part)
    return f"{owner}.{name}" if owner and owner != name else str(name)
