"""PostgreSQL's dumps: made and loaded by its own programs, pg_dump and pg_restore."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from sqlalchemy import func, inspect, make_url, select, text

from quizapp.errors import Refused
from quizapp.store import schema_care
from quizapp.store.engine import make_engine

#: How long a connection that was just closed may still be listed, in seconds.
CLOSING_S = 2.0

#: Who else is connected; the server's own cleaning is no use of the database.
OTHERS = (
    select(func.count())
    .select_from(text("pg_stat_activity"))
    .where(
        text(
            "datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
    )
)


def dump(url: str, target: Path) -> None:
    """Write a whole copy of the database to *target*.  Raises ``Refused``."""
    _run_tool(
        "pg_dump", url, "--format=custom", "--no-owner", "--no-acl", f"--file={target}"
    )


def load(url: str, source: Path) -> None:
    """Empty the database and fill it from a dump.

    Raises:
        Refused: the dump is damaged or of a newer version; the database is empty.
    """
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            quote = connection.dialect.identifier_preparer.quote
            for name in inspect(connection).get_table_names():
                connection.execute(text(f"DROP TABLE {quote(name)} CASCADE"))
    finally:
        engine.dispose()
    _run_tool(
        "pg_restore",
        url,
        *("--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"),
        str(source),
    )
    _refuse_newer_dump(url)


def refuse_unready(url: str) -> None:
    """Make sure that a dump can be loaded now.

    Raises:
        Refused: the program is missing, or somebody uses the database.
    """
    _find_tool("pg_restore")
    _refuse_if_in_use(url)


def _refuse_newer_dump(url: str) -> None:
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            schema_care.refuse_newer(connection)
    except schema_care.SchemaRefused as error:
        raise Refused(f"The backup cannot be used: {error}") from error
    finally:
        engine.dispose()


def _refuse_if_in_use(url: str) -> None:
    engine = make_engine(url)
    latest = time.monotonic() + CLOSING_S
    try:
        # Each question is asked outside a transaction, which would see one moment only.
        with engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:
            while others := connection.scalar(OTHERS):
                if time.monotonic() > latest:
                    break
                time.sleep(0.05)
    finally:
        engine.dispose()
    if others:
        raise Refused(
            f"The database is in use ({others} connections). Stop Recto first, then "
            "restore: what it would still write would be lost."
        )


def _find_tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Refused(
            f"{name} is not on PATH. It comes with PostgreSQL's client programs "
            "(Debian and Ubuntu: apt install postgresql-client)."
        )
    return found


def _run_tool(name: str, url: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment."""
    address = make_url(url)
    environment = dict(os.environ)
    if address.password is not None:
        environment["PGPASSWORD"] = str(address.password)
    plain = address.set(drivername="postgresql", password=None)
    done = subprocess.run(  # noqa: S603  the program is PostgreSQL's, the address ours
        [_find_tool(name), f"--dbname={plain.render_as_string()}", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Refused(
            f"{name} failed: {_first_line(done.stderr) or 'it did not say why'}"
        )


def _first_line(said: object) -> str:
    lines = str(said).strip().splitlines()
    return lines[0] if lines else ""
