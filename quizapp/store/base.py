"""What every table shares: names of constraints, and moments in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, registry


class UtcDateTime(TypeDecorator[datetime]):
    """A moment.  Takes aware datetimes only and gives them back in UTC.

    SQLite drops the time zone, and the scheduler refuses a moment without one.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: Any | None, dialect: Dialect
    ) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """SQLite's text is read in one step; a day's queue holds hundreds of moments."""
        if dialect.name == "sqlite":
            return lambda text: text and datetime.fromisoformat(f"{text}+00:00")
        return super().result_processor(dialect, coltype)


class Base(DeclarativeBase):
    """Parent of all tables.

    The naming convention is there for migrations: SQLite can only change a
    constraint that has a name.  The type map sits on a registry of our own
    because Flask-SQLAlchemy 3.1 copies this class, and SQLAlchemy refuses a
    copy that carries both.
    """

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={datetime: UtcDateTime},
    )


def table_of(mapped: type[Base]) -> Table:
    """The table of a mapped class: statements on it give plain rows."""
    return Base.metadata.tables[mapped.__tablename__]
