"""``quizapp db``: the database brought up to date, looked over, kept and restored."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from quizapp.cli import work
from quizapp.config import Settings
from quizapp.errors import Refused
from quizapp.services import backups
from quizapp.store import schema_care
from quizapp.store.engine import assert_durable, is_sqlite, make_engine


@click.group()
def group() -> None:
    """The database: bring it up to date, look it over, keep copies of it.

    \b
    Example:
      quizapp db check
    """


@group.command()
@work.form_option
def where(form: str) -> None:
    """Print where the database, its backups and the secret are.

    \b
    Example:
      quizapp db where
    """
    settings = work.settings()
    work.print_pairs(
        {
            "database": work.address(settings.database_url),
            "data folder": settings.data_dir,
            "backups": backup_folder(settings),
            "secret": settings.data_dir / "secret",
        },
        form,
    )


@group.command()
def upgrade() -> None:
    """Make the database, or bring it up to date.  Makes a backup first.

    It happens whole or not at all; doing it again is harmless.

    \b
    Example:
      quizapp db upgrade
    """
    before, after = bring_up_to_date(work.settings())
    if before == after:
        click.echo(f"The database is up to date ({after}).")
    else:
        click.echo(f"The database went from {before or 'nothing'} to {after}.")


@group.command()
@work.form_option
@click.option("--replay", is_flag=True, help="Compare each card with its log, too.")
@click.option(
    "--rebuild", is_flag=True, help="With --replay: write the cards anew from the log."
)
def check(form: str, replay: bool, rebuild: bool) -> None:
    """Look the database over: schema, damage, keys, counts.  Exit 1 if it is not well.

    \b
    Example:
      quizapp db check --replay
    """
    if rebuild and not replay:
        raise click.UsageError("--rebuild goes with --replay.")
    url = work.settings().database_url
    work.refuse_missing(url)
    engine = make_engine(url)
    try:
        with Session(engine) as session:
            troubles = _troubles(session.connection())
            found = schema_care.count_rows(session.connection())
            if replay and not troubles:
                troubles += _replay(session, rebuild=rebuild)
            session.commit()
    finally:
        engine.dispose()
    _report(troubles, found, form)


@group.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to; default: the data folder's backups, which are thinned.",
)
def backup(output: Path | None) -> None:
    """Make a whole copy of the database, while it is in use, and print its path.

    Of the backups in the data folder the last ten are kept, one for each of the
    last seven days and one for each of the last four weeks that have any.

    \b
    Example:
      quizapp db backup -o /mnt/usb/recto.db
    """
    settings = work.settings()
    if output is None:
        folder = backup_folder(settings)
        output = backups.make_backup(settings.database_url, folder, now=_now()).path
    else:
        backups.write_copy(settings.database_url, output)
    click.echo(output)


@group.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put a backup in the database's place.  What it replaces is kept beside it.

    Stop Recto first: a database in use is not replaced.

    \b
    Example:
      quizapp db restore recto-20260901T030000000000Z-asked.db
    """
    settings = work.settings()
    folder = backup_folder(settings)
    if not file.exists() and (folder / file).exists():
        file = folder / file
    backups.check(file)
    _confirm(settings, file, yes=yes)
    restored = backups.restore(settings.database_url, file, folder, now=_now())
    if restored.replaced is not None:
        work.say(f"What was there before is kept as {restored.replaced}.")
    click.echo(f"Restored {sum(restored.rows.values())} rows from {file}.")


def backup_folder(settings: Settings) -> Path:
    """Where backups are kept."""
    return settings.data_dir / "backups"


def bring_up_to_date(settings: Settings) -> tuple[str | None, str | None]:
    """Make or upgrade the database, with a backup of an older one first.

    Returns the schema's revisions before and after.
    """
    url = settings.database_url
    if is_sqlite(url):
        backups.sqlite_file(url).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _is_older(url):
        made = backups.make_backup(
            url, backup_folder(settings), now=_now(), why="before-upgrade"
        )
        work.say(f"Backup before the upgrade: {made.path}")
    return schema_care.upgrade(url)


def _is_older(url: str) -> bool:
    """Whether there is something in the database that an upgrade would change."""
    if is_sqlite(url) and not backups.sqlite_file(url).is_file():
        return False
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            revision = schema_care.refuse_newer(connection)
            return revision is not None and revision != schema_care.head()
    finally:
        engine.dispose()


def _troubles(connection: Connection) -> list[str]:
    """All that is wrong with the database, in words."""
    assert_durable(connection)
    damage = [f"damaged: {line}" for line in schema_care.damage(connection)]
    if damage:
        return damage  # whatever else was found could be due to it
    revision = schema_care.refuse_newer(connection)
    if revision != schema_care.head():
        return [f"not up to date: {revision or 'empty'}, not {schema_care.head()}"]
    drifted = [f"drifted: {change}" for change in schema_care.drift(connection)]
    broken = [f"broken key: {key}" for key in schema_care.broken_keys(connection)]
    return drifted + broken


def _replay(session: Session, *, rebuild: bool) -> list[str]:
    """What the cards say against what their log says."""
    from quizapp.services import replay

    if rebuild:
        work.say(f"Cards written anew: {replay.rebuild(session)}")
    return [
        f"card {difference.card_id} is not what its log tells"
        for difference in replay.compare(session)
    ]


def _report(troubles: list[str], found: dict[str, int], form: str) -> None:
    if form == "json":
        work.print_pairs(
            {"well": not troubles, "troubles": troubles, "rows": found}, form
        )
    else:
        work.print_pairs(found, form)
    for trouble in troubles:
        work.say(trouble)
    if troubles:
        sys.exit(1)
    work.say("The database is well.")


def _confirm(settings: Settings, file: Path, *, yes: bool) -> None:
    question = f"Replace {work.address(settings.database_url)} with {file}?"
    if yes:
        return
    if not sys.stdin.isatty():
        raise Refused(f"{question} Say so with --yes.")
    click.confirm(question, abort=True, err=True)


def _now() -> datetime:
    return datetime.now(UTC)
