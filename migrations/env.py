"""What Alembic runs for each migration, on the connection that it is handed.

``quizapp.store.schema_care`` makes that connection, begins the transaction,
looks at keys and rows afterwards, and commits.  So there is nothing to run here
with the ``alembic`` command; ``python migrations/write.py`` writes a migration.
"""

from collections.abc import Collection, Mapping
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext, MigrationInfo
from sqlalchemy import Enum, TypeDecorator

from quizapp.store.schema_care import metadata


def plain_type(
    kind: str, item: Any, autogenerate: AutogenContext
) -> str | Literal[False]:
    """Write our own column types as the plain ones that the database keeps.

    A migration must mean the same when the class that it was written from is
    long gone.
    """
    if kind != "type":
        return False
    if isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    if isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def note(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],
    run_args: Mapping[str, Any],
) -> None:
    """Tell who began the transaction which migration ran in it."""
    attributes.setdefault("passed", []).append(step.up_revision)


attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=metadata(),
    # SQLite can undo changes of tables too, once the driver lets it.
    transactional_ddl=True,
    # SQLite cannot change a column: the table is copied instead.
    render_as_batch=True,
    render_item=plain_type,
    compare_type=True,
    compare_server_default=True,
    on_version_apply=note,
)

with context.begin_transaction():
    context.run_migrations()
