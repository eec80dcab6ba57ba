"""``quizapp user``: people made, listed, given roles and links, handed out, erased."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click
from sqlalchemy.orm import Session

from quizapp.cli import work
from quizapp.errors import NotFound
from quizapp.services import accounts, erasure, links, passwords, personal_export
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person, Role
from quizapp.store.sqlite_connection import empty_log

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How results are printed.",
)
role_choice = click.Choice([role.value for role in Role])


@click.group()
def group() -> None:
    """People: list them, make accounts, give roles and links, erase.

    People are named by their email, or by # and their number, as in '#12'.

    \b
    Example:
      quizapp user list
    """


@group.command()
@click.argument("email")
@click.option("--name", help="What they are called; else the email up to its @.")
@click.option("--role", type=role_choice, default=Role.LEARNER.value, show_default=True)
@click.option(
    "--password-file",
    type=click.File("r", encoding="utf-8"),
    help="Holds the password, - for stdin.  Without one a link is printed.",
)
@form_option
def add(
    email: str, name: str | None, role: str, password_file: TextIO | None, form: str
) -> None:
    """Make an account, and print a link by which its owner chooses a password.

    The link works once, within a day.

    \b
    Example:
      quizapp user add ada@school.example --name "Ada Okoro" --role teacher
    """
    name = name or email.partition("@")[0]
    password_hash = None
    if password_file is not None:
        password = password_file.read().rstrip("\r\n")
        passwords.check(password, known=(name, email))
        password_hash = Passwords().hashed(password)
    with work.session() as session:
        person = accounts.sign_up(
            session,
            name=name,
            email=email,
            password_hash=password_hash,
            time_zone=work.settings().time_zone,
            now=_now(),
            role=Role(role),
        )
        made = _row(person)
        if password_hash is None:
            made["link"] = _reset_link(session, person)
    accounts.note("account made by command", person_id=person.id)
    work.print_pairs(made, form)


@group.command("list")
@click.option("--role", type=role_choice, help="Only these.")
@click.option("--guests/--no-guests", default=False, help="Guests too.")
@form_option
def list_people(role: str | None, guests: bool, form: str) -> None:
    """Print who there is, one person a line.

    \b
    Example:
      quizapp user list --role teacher --format json
    """
    with work.session() as session:
        rows = [
            _row(person)
            for person in accounts.everybody(session)
            if (guests or not person.is_guest) and role in {None, person.role.value}
        ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(
            "\t".join(str(row[name]) for name in ("id", "role", "email", "name"))
        )
    work.say(f"{len(rows)} {'person' if len(rows) == 1 else 'people'}")


@group.command()
@click.argument("email")
@click.argument("role", type=role_choice)
@form_option
def role(email: str, role: str, form: str) -> None:
    """Make somebody a learner, a teacher or an administrator.

    \b
    Example:
      quizapp user role ada@school.example teacher
    """
    with work.session() as session:
        person = _find(session, email)
        accounts.choose_role(session, person=person, role=Role(role))
        row = _row(person)
    accounts.note(f"role is now {role}", person_id=person.id)
    work.print_pairs(row, form)


@group.command("reset-link")
@click.argument("email")
@form_option
def reset_link(email: str, form: str) -> None:
    """Print a link by which somebody chooses a new password.

    It works once, within a day.  Hand it to nobody but its owner.

    \b
    Example:
      quizapp user reset-link ada@school.example
    """
    with work.session() as session:
        person = _find(session, email)
        link = _reset_link(session, person)
    accounts.note("reset link made by command", person_id=person.id)
    if form == "json":
        work.print_pairs({"email": person.email, "link": link}, form)
    else:
        click.echo(link)


@group.command()
@click.argument("email")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Where to write it; else stdout.",
)
def export(email: str, output: Path | None) -> None:
    """Print all that is kept about somebody, as JSON.

    \b
    Example:
      quizapp user export ada@school.example -o ada.json
    """
    with work.session() as session:
        person_id = _find(session, email).id
        kept = personal_export.export(session, person_id=person_id, now=_now())
    accounts.note("data exported by command", person_id=person_id)
    text = personal_export.as_json(kept)
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")
        work.say(f"Written to {output}.")


@group.command()
@click.argument("email")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--with-sets", is_flag=True, help="The sets they own too.")
@form_option
def erase(email: str, yes: bool, with_sets: bool, form: str) -> None:
    """Erase somebody and all that is kept about them.  There is no way back.

    Their sets stay, without their name; --with-sets deletes those that nobody
    else studies.

    \b
    Example:
      quizapp user erase ada@school.example --yes
    """
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: say --yes.")
    with work.session() as session:
        person = _find(session, email)
        person_id, name = person.id, person.name
    # Asked between two sessions: while somebody thinks, others can write.
    if not yes:
        click.confirm(f"Erase {name} for good?", abort=True, err=True)
    with work.session() as session:
        erasure.erase(session, person_id=person_id, with_sets=with_sets)
        session.commit()
        empty_log(session.get_bind().engine)
    accounts.note("account erased by command", person_id=person_id)
    work.print_pairs({"erased": person_id}, form)


def _find(session: Session, email: str) -> Person:
    """Who is meant.  Raises ``NotFound``."""
    number = email.removeprefix("#")
    if number == email or not number.isascii() or not number.isdigit():
        return accounts.named(session, email=email)
    person = session.get(Person, int(number))
    if person is None:
        raise NotFound(f"Nobody has the number {number}.")
    return person


def _row(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "email": person.email or "",
        "name": person.name,
        "role": person.role.value,
        "guest": person.is_guest,
        "since": person.created_at.isoformat(timespec="seconds"),
    }


def _reset_link(session: Session, person: Person) -> str:
    if person.is_guest:
        raise NotFound("A guest has no password.")
    path = links.reset_link(
        session, person_id=person.id, lasts=links.HANDED_LASTS, now=_now()
    )
    site = work.settings().public_url or "http://127.0.0.1:8000"
    return site.rstrip("/") + path


def _now() -> datetime:
    return datetime.now(UTC)
