"""Which rows are about a person: whatever table they stand in.

The tables are walked, so that one added later is not forgotten.
"""

from typing import Any

from sqlalchemy import Column, Table

from quizapp.store.base import Base
from quizapp.store.people import Person


def columns_of_people() -> list[tuple[Table, Column[Any]]]:
    """Every column that says whose a row is; parents before their children."""
    return [
        (table, key.parent)
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == Person.__tablename__
    ]
