"""Question sets at the command line: looked over, taken in, written out."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from quizapp.cli import work
from quizapp.questions.schema import set_schema
from quizapp.services import accounts, imported_keys, set_import
from quizapp.services.set_content import plain_set
from quizapp.services.set_files import (
    Problem,
    SetFileRefused,
    check_set_file,
    write_set,
)

files_argument = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(path_type=Path, dir_okay=False),
)


@click.command()
@files_argument
@work.form_option
def check(files: tuple[Path, ...], form: str) -> None:
    """Read set files and print what is wrong, then what could be better.

    A line each: file:line:column: what. Exit 1 if a file is no set; remarks
    alone are no reason.

    \b
    Example:
      quizapp check questions/*/*.yaml
    """
    errors: list[Problem] = []
    remarks: list[Problem] = []
    for file in _with_progress(files, "Checking"):
        try:
            _, said = check_set_file(file)
            remarks += said
        except SetFileRefused as refused:
            errors += refused.problems
    if form == "json":
        found = {"errors": errors, "warnings": remarks}
        click.echo(json.dumps({k: list(map(_as_plain, v)) for k, v in found.items()}))
    else:
        for problem in errors:
            click.echo(f"{problem}")
        for problem in remarks:
            click.echo(f"{problem} [warning]")
    work.say(f"Files: {len(files)}, errors: {len(errors)}, warnings: {len(remarks)}.")
    if errors:
        sys.exit(1)


@click.command("import")
@files_argument
@click.option("--owner", metavar="EMAIL", help="Whose sets they are to be.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would change, and change nothing."
)
@work.form_option
def import_files(
    files: tuple[Path, ...], owner: str | None, dry_run: bool, form: str
) -> None:
    """Take set files into the library; importing again brings them up to date.

    All of them or none. Answers to a question whose key changed are marked again;
    the report says how many are marked otherwise. Without --owner they are for everybody, as the sets
    that ship with Recto are.

    \b
    Example:
      quizapp import my-sets/*.yaml --owner teacher@school.example
    """
    contents = [check_set_file(file)[0] for file in _with_progress(files, "Reading")]
    with work.session() as session:
        owner_id = accounts.named(session, email=owner).id if owner else None
        reports = [
            set_import.import_set(
                session,
                content,
                owner_id=owner_id,
                is_shipped=owner_id is None,
                now=datetime.now(UTC),
            )
            for content in contents
        ]
        if dry_run:
            session.rollback()
    if not dry_run:
        _catch_up(reports)
    if form == "json":
        click.echo(json.dumps([_report(report) for report in reports]))
        return
    for report in reports:
        click.echo(_in_words(report))


def _catch_up(reports: Iterable[set_import.ImportReport]) -> None:
    """Mark what was answered by an old key while the sets were loaded."""
    with work.session() as session:
        for report in reports:
            imported_keys.catch_up(
                session,
                slug=report.slug,
                changed=report.changed,
                now=datetime.now(UTC),
            )


@click.command()
@click.argument("slug", metavar="SET")
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="yaml: a set file, which can be imported again; json: the same as JSON.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; default: stdout.",
)
def export(slug: str, form: str, output: Path | None) -> None:
    """Write a set of the library, with its source texts, to a file.

    \b
    Example:
      quizapp export kazakhstan-2022-day-by-day -o day-by-day.yaml
    """
    with work.session() as session:
        content = set_schema.read(plain_set(session, slug)).question_set
    if form == "yaml":
        written = write_set(content)
    else:
        plain = set_schema.dump(content)
        written = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        click.echo(written, nl=False)
    else:
        output.write_text(written, encoding="utf-8")
        work.say(f"{len(content.questions)} questions written to {output}.")


@click.command()
def schema() -> None:
    """Print the JSON Schema of set files, for editors that check by it.

    \b
    Example:
      quizapp schema > recto-set.schema.json
    """
    click.echo(json.dumps(set_schema.json_schema(), ensure_ascii=False, indent=1))


def _with_progress(files: tuple[Path, ...], label: str) -> Any:
    """The files one by one, under a progress bar where stderr is a terminal."""
    if not sys.stderr.isatty():
        return files
    return _bar(files, label)


def _bar(files: tuple[Path, ...], label: str) -> Any:
    with click.progressbar(files, label=label, file=sys.stderr) as shown:
        yield from shown


def _as_plain(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _report(report: set_import.ImportReport) -> dict[str, object]:
    return {
        "id": report.slug,
        "title": report.title,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "retired": report.retired,
        "returned": report.returned,
        "corrections_overwritten": report.overwritten,
        "still_corrected": report.still_corrected,
        "marked_again": [asdict(one) for one in report.marked_again],
    }


def _in_words(report: set_import.ImportReport) -> str:
    counted = {
        "added": len(report.added),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
        "retired": len(report.retired),
        "back again": len(report.returned),
        "still corrected": len(report.still_corrected),
    }
    said = [f"{count} {what}" for what, count in counted.items() if count]
    lines = [f"{report.slug}: {', '.join(said) or 'no questions'}"]
    if report.overwritten:
        lines.append(
            "  keys corrected in Recto before that now say what the file says: "
            + ", ".join(report.overwritten)
        )
    lines += [
        f"  marked otherwise by the new key of {one.slug}: "
        f"{_counted(one.marks, 'quiz answer')}, {_counted(one.reviews, 'review')}; "
        f"schedules told anew: {one.learners}"
        for one in report.marked_again
    ]
    return "\n".join(lines)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
