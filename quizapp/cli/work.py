"""What commands share: the settings, a session, and how they talk."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click
from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from quizapp import config
from quizapp.errors import Refused
from quizapp.services import backups
from quizapp.store import schema_care
from quizapp.store.busy import DatabaseBusy, DatabaseFull
from quizapp.store.engine import is_sqlite, make_engine
from quizapp.store.unsafe import UnsafeDatabase

#: What a command may end with that is no bug: said in one line, exit 1.
REFUSALS = (
    Refused,
    config.BadSetting,
    schema_care.SchemaRefused,
    UnsafeDatabase,
    DatabaseError,
    OSError,
)

#: For commands whose results other programs read.
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How results are printed.",
)


def settings() -> config.Settings:
    """The settings of this installation.  Raises ``BadSetting``."""
    return config.read_settings(os.environ)


@contextmanager
def session() -> Iterator[Session]:
    """A session on this installation's database: commits at the end, or not at all.

    Raises:
        Refused: there is no database yet, or it is not brought up to date.
        UnfitSchema: it lacks what its revision says it has.
        DatabaseBusy: somebody else holds it.
    """
    url = settings().database_url
    refuse_missing(url)
    engine = make_engine(url)
    try:
        with Session(engine, expire_on_commit=False) as opened:
            if not schema_care.is_up_to_date(opened.connection()):
                schema_care.refuse_newer(opened.connection())
                raise Refused(
                    "The database is not brought up to date yet. "
                    "`quizapp db upgrade` does it, and `quizapp run` too."
                )
            schema_care.refuse_unfit(opened.connection())
            yield opened
            opened.commit()
    finally:
        engine.dispose()


def refuse_missing(url: str) -> None:
    """Raise ``Refused`` if SQLite would begin an empty database at *url*."""
    if is_sqlite(url) and not backups.sqlite_file(url).is_file():
        raise Refused(
            f"There is no database {backups.sqlite_file(url)} yet. "
            "`quizapp db upgrade` makes it, and `quizapp run` too."
        )


def address(url: str) -> str:
    """A database's address fit to print: without the password."""
    return make_url(url).render_as_string(hide_password=True)


def say(words: str) -> None:
    """Talk, on stderr."""
    click.echo(words, err=True)


def print_pairs(pairs: Mapping[str, object], form: str) -> None:
    """Print a result on stdout: a line each, or one JSON object."""
    if form == "json":
        click.echo(json.dumps(pairs, ensure_ascii=False, default=str))
        return
    width = max(map(len, pairs), default=0)
    for name, value in pairs.items():
        click.echo(f"{name:{width}}  {value}")


def in_words(error: Exception) -> str:
    """What the person at the command line reads."""
    if isinstance(error, DatabaseFull):
        return "The disk is full. Nothing was changed."
    if isinstance(error, DatabaseBusy):
        return f"The database is busy or away. Nothing was changed. ({error.orig})"
    if isinstance(error, DatabaseError):
        return f"The database refuses this: {error.orig}"
    return str(error)
