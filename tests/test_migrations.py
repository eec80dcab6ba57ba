"""Migrations: whole or not at all, up and down, on filled databases."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, text

from quizapp import paths
from quizapp.store import schema_care
from quizapp.store.schema_care import NewerSchema, SchemaRefused
from tests.app_fixtures import nothing
from tests.store.filling import connected, fill, read_all

#: A migration of the kind that copies tables on SQLite, tables with children too.
NEXT = '''
"""Change people and sets"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "{head}"

def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
        batch.alter_column("name", type_=sa.String(200))
    with op.batch_alter_table("question_set") as batch:
        batch.alter_column("licence", existing_type=sa.Text(), server_default="unknown")
    op.create_table("badge", sa.Column("id", sa.Integer, primary_key=True))

def downgrade():
    op.drop_table("badge")
    with op.batch_alter_table("question_set") as batch:
        batch.alter_column("licence", existing_type=sa.Text(), server_default=None)
    with op.batch_alter_table("person") as batch:
        batch.alter_column("name", type_=sa.String(120))
        batch.drop_column("nickname")
'''

#: One that loses rows, and one after which rows point at nothing.
LOSING = NEXT.split("def upgrade")[0] + (
    '{declared}\ndef upgrade():\n    op.execute("{act}")\n\ndef downgrade():\n    pass\n'
)


def with_next(folder: Path, source: str, **words: str) -> Path:
    """The product's migrations and one more."""
    migrations = folder / "migrations"
    shutil.copytree(paths.MIGRATIONS, migrations)
    (migrations / "versions" / "next.py").write_text(
        source.format(head=schema_care.head(), **words)
    )
    return migrations


def columns(connection: Connection, table: str) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns(table)}


def filled(url: str) -> dict[str, list[Any]]:
    """Make the newest schema at *url*, with rows in every table; return them."""
    schema_care.upgrade(url)
    with connected(url) as connection:
        fill(connection, schema_care.metadata())
        return read_all(connection, schema_care.metadata())


@pytest.fixture(scope="session")
def database_template() -> Callable[[str], str | None]:
    """Here a database begins empty."""
    return nothing


@pytest.mark.slow
def test_migrations_make_the_tables_that_the_code_expects(database_url: str) -> None:
    before, after = schema_care.upgrade(database_url)

    with connected(database_url) as connection:
        assert (before, after) == (None, schema_care.head())
        assert schema_care.is_up_to_date(connection)
        assert schema_care.drift(connection) == []


@pytest.mark.slow
def test_upgrading_again_does_nothing(database_url: str) -> None:
    rows = filled(database_url)

    before, after = schema_care.upgrade(database_url)

    assert before == after
    with connected(database_url) as connection:
        assert read_all(connection, schema_care.metadata()) == rows


@pytest.mark.slow
def test_down_and_up_again_leaves_an_empty_schema_as_it_was(database_url: str) -> None:
    schema_care.upgrade(database_url)

    schema_care.downgrade(database_url, "base")
    with connected(database_url) as connection:
        assert schema_care.count_rows(connection) == {}
    schema_care.upgrade(database_url)

    with connected(database_url) as connection:
        assert schema_care.drift(connection) == []


@pytest.mark.slow
def test_every_step_after_the_first_goes_down_and_up_without_a_loss(
    database_url: str,
) -> None:
    """Rows of a table that a step brought keep it from going down: see below.

    What stands in a column that a step brought goes with the column.
    """
    schema_care.upgrade(database_url)
    schema_care.downgrade(database_url, "0001")
    with connected(database_url) as connection:
        names = inspect(connection).get_table_names()
        first = {name: columns(connection, name) for name in names}
    filled(database_url)
    with connected(database_url) as connection:
        for table in reversed(schema_care.metadata().sorted_tables):
            if table.name not in first:
                connection.execute(table.delete())
                continue
            for column in table.columns:
                if column.name not in first[table.name]:
                    connection.execute(
                        table.update().values({column: column.server_default.arg})
                    )
        rows = read_all(connection, schema_care.metadata())
    steps = len(list((paths.MIGRATIONS / "versions").glob("0*.py"))) - 1

    for step in range(1, steps + 1):
        schema_care.downgrade(database_url, f"-{step}")
        schema_care.upgrade(database_url)

    with connected(database_url) as connection:
        assert read_all(connection, schema_care.metadata()) == rows
        assert schema_care.drift(connection) == []


@pytest.mark.slow
def test_tables_that_are_copied_lose_no_row_up_or_down(
    database_url: str, tmp_path: Path
) -> None:
    """On SQLite copying a table drops it, and that empties its children."""
    rows = filled(database_url)
    migrations = with_next(tmp_path, NEXT)

    schema_care.upgrade(database_url, migrations=migrations)
    with connected(database_url) as connection:
        assert "nickname" in columns(connection, "person")
        upgraded = read_all(connection, schema_care.metadata())
        assert schema_care.broken_keys(connection) == []
    schema_care.downgrade(database_url, "-1", migrations=migrations)

    assert upgraded == rows
    with connected(database_url) as connection:
        assert read_all(connection, schema_care.metadata()) == rows
        assert schema_care.drift(connection) == []


@pytest.mark.slow
def test_control_with_keys_on_the_copying_empties_the_children(tmp_path: Path) -> None:
    """Why migrations have an engine of their own: 5 rows stay 5 there, and here not."""
    url = f"sqlite:///{tmp_path / 'recto.db'}"
    filled(url)
    migrations = with_next(tmp_path, NEXT)

    with connected(url) as connection:
        command.upgrade(schema_care.config(migrations, connection=connection), "head")

    with connected(url) as connection:
        assert schema_care.count_rows(connection)["card"] == 0
        assert schema_care.broken_keys(connection) == []


@pytest.mark.slow
def test_a_schema_with_rows_is_not_taken_away(database_url: str) -> None:
    rows = filled(database_url)

    with pytest.raises(SchemaRefused, match="person"):
        schema_care.downgrade(database_url, "base")

    with connected(database_url) as connection:
        assert read_all(connection, schema_care.metadata()) == rows


@pytest.mark.slow
def test_a_migration_that_loses_rows_is_undone(
    database_url: str, tmp_path: Path
) -> None:
    rows = filled(database_url)
    migrations = with_next(tmp_path, LOSING, declared="", act="DELETE FROM amendment")

    with pytest.raises(SchemaRefused, match=r"amendment \(5 rows, then 0\)"):
        schema_care.upgrade(database_url, migrations=migrations)

    with connected(database_url) as connection:
        assert schema_care.current(connection) == schema_care.head()
        assert read_all(connection, schema_care.metadata()) == rows


@pytest.mark.slow
def test_a_migration_may_say_whose_rows_it_changes(
    database_url: str, tmp_path: Path
) -> None:
    filled(database_url)
    migrations = with_next(
        tmp_path,
        LOSING,
        declared='changes_rows = ("amendment",)',
        act="DELETE FROM amendment",
    )

    schema_care.upgrade(database_url, migrations=migrations)

    with connected(database_url) as connection:
        assert schema_care.count_rows(connection)["amendment"] == 0


@pytest.mark.slow
def test_a_migration_that_leaves_keys_broken_is_undone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'recto.db'}"
    rows = filled(url)
    migrations = with_next(
        tmp_path, LOSING, declared="", act="UPDATE review SET card_id = 777"
    )

    with pytest.raises(SchemaRefused, match="point at nothing"):
        schema_care.upgrade(url, migrations=migrations)

    with connected(url) as connection:
        assert read_all(connection, schema_care.metadata()) == rows


@pytest.mark.slow
def test_an_older_version_refuses_a_newer_schema(
    database_url: str, tmp_path: Path
) -> None:
    schema_care.upgrade(database_url, migrations=with_next(tmp_path, NEXT))

    with pytest.raises(NewerSchema, match="newer version of Recto"):
        schema_care.upgrade(database_url)

    with connected(database_url) as connection:
        assert not schema_care.is_up_to_date(connection)


@pytest.mark.slow
def test_two_that_upgrade_at_once_do_it_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(schema_care.upgrade, [database_url] * 4))

    head = schema_care.head()
    assert sorted(outcomes, key=str) == sorted(
        [(None, head), (head, head), (head, head), (head, head)], key=str
    )


DRIFTS = {
    "a table too many": "CREATE TABLE stray (id INTEGER)",
    "a table too few": "DROP TABLE amendment",
    "a column too many": "ALTER TABLE card ADD COLUMN stray TEXT",
    "a column too few": "ALTER TABLE card DROP COLUMN lapses",
    "a column renamed": "ALTER TABLE card RENAME COLUMN lapses TO slips",
    "an index too few": "DROP INDEX ix_card_question_id",
    "an index too many": "CREATE INDEX stray ON card (lapses)",
}


@pytest.mark.slow
@pytest.mark.parametrize("act", DRIFTS.values(), ids=DRIFTS.keys())
def test_drift_is_found(database_url: str, act: str) -> None:
    schema_care.upgrade(database_url)
    with connected(database_url) as connection:
        connection.execute(text(act))

    with connected(database_url) as connection:
        assert schema_care.drift(connection) != []


def kill_at_each_statement(database: Path, migrations: Path, *more: str) -> Any:
    """Judge what is left before each; ``TORTURE_MIGRATIONS=0`` kills at each indeed."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.torture.kill_migration"),
            *(str(database), str(migrations), *more),
            *("--kills", os.environ.get("TORTURE_MIGRATIONS", "8")),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def database_with_rows(tmp_path: Path) -> Path:
    file = tmp_path / "recto.db"
    filled(f"sqlite:///{file}")
    return file


needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@pytest.mark.slow
@needs_fork
def test_the_first_migration_killed_anywhere_leaves_all_or_nothing(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()

    report = kill_at_each_statement(empty, paths.MIGRATIONS)

    assert report["broken"] == []
    assert report["points"] > 40
    assert report["points"] + report["kills"] == report["old"] + report["new"]


@pytest.mark.slow
@needs_fork
def test_copying_tables_killed_anywhere_leaves_all_or_nothing(tmp_path: Path) -> None:
    report = kill_at_each_statement(
        database_with_rows(tmp_path), with_next(tmp_path, NEXT)
    )

    assert report["broken"] == []
    assert report["points"] > 30
    assert report["points"] + report["kills"] == report["old"] + report["new"]


CARELESS_ENV = """
from alembic import context
context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
"""


@pytest.mark.slow
@needs_fork
def test_control_the_same_kills_break_what_alembic_does_by_default(
    tmp_path: Path,
) -> None:
    migrations = with_next(tmp_path, NEXT)
    (migrations / "env.py").write_text(CARELESS_ENV)

    report = kill_at_each_statement(
        database_with_rows(tmp_path), migrations, "--careless"
    )

    assert report["points"] > 10
    assert len(report["broken"]) > 2
