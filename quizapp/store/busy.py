"""What a database refuses for now, by name, so that nobody has to read messages."""

from sqlalchemy import ExceptionContext
from sqlalchemy.exc import OperationalError

#: SQLite's result code for a lock that somebody else holds.
SQLITE_BUSY = 5

#: How long a statement waits for a lock before it is refused.
BUSY_TIMEOUT_MS = 15_000


class DatabaseBusy(OperationalError):
    """The database cannot do this now and has not; sent again later, it may."""

    retry_after_s = 5

    def __init__(self, orig: BaseException, statement: str | None = None) -> None:
        # The parameters stay out: they may be somebody's answer.
        super().__init__(statement, None, orig)


class DatabaseFull(DatabaseBusy):
    """There is no room left for what was to be written, which was not written."""

    retry_after_s = 60


#: SQLite's primary result codes (the low byte of the extended ones).
_SQLITE_KINDS = {SQLITE_BUSY: DatabaseBusy, 6: DatabaseBusy, 13: DatabaseFull}

#: PostgreSQL's: connection lost, resources, serialization, lock, shutdown.
_SQLSTATES = ("08", "40", "53", "55P03", "57P")


def busy_kind(error: BaseException | None) -> type[DatabaseBusy] | None:
    """Which of our errors the driver's *error* is, if one."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE_KINDS.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state == "53100":
        return DatabaseFull
    if state is not None and state.startswith(_SQLSTATES):
        return DatabaseBusy
    return None


def name_busy(context: ExceptionContext) -> DatabaseBusy | None:
    """Give what may be tried again a name, so that nobody has to read messages."""
    error = context.original_exception
    kind = busy_kind(error)
    if kind is None and context.dialect.name != "sqlite" and _never_connected(context):
        kind = DatabaseBusy
    if kind is None:
        return None
    named = kind(error, context.statement)
    named.connection_invalidated = context.is_disconnect
    return named


def _never_connected(context: ExceptionContext) -> bool:
    """Whether the server is away: then the driver knows no SQLSTATE."""
    error = context.original_exception
    is_operational = type(error).__name__ == "OperationalError"
    return is_operational and getattr(error, "sqlstate", None) is None
