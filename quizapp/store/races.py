"""Writes that settle races: of two at once one counts, and the other is told."""

from typing import Any

from sqlalchemy import (
    CursorResult,
    Result,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quizapp.store.base import Base, table_of


def insert_giving_way(session: Session, mapped: type[Base]) -> Any:
    """An insert that does nothing where the row is there already."""
    return insert_or(session, mapped).on_conflict_do_nothing()


def insert_or(session: Session, mapped: type[Base]) -> Any:
    """An insert that can say what to do where the row is there already.

    Both databases spell it alike, in words of their own.
    """
    return insert_in(session.get_bind().dialect.name, mapped)


def insert_in(dialect: str, mapped: type[Base]) -> Any:
    """The same for a statement that is built beforehand."""
    kind = sqlite if dialect == "sqlite" else postgresql
    return kind.insert(table_of(mapped))


def changed_rows(result: Result[Any]) -> int:
    """How many rows an update changed."""
    return result.rowcount if isinstance(result, CursorResult) else 0
