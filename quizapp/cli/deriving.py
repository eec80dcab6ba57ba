"""``quizapp derive``: questions from a text, at the command line."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from quizapp.derivation.derive import Progress
from quizapp.derivation.reading.files import read_file
from quizapp.errors import Refused
from quizapp.services.deriving import LONGEST_TEXT, derive_plain, published_date
from quizapp.services.plain_derivation import as_set
from quizapp.services.set_files import LARGEST_FILE, write_set

#: Texts longer than this, in code points, go into a file beside the set.
LONGEST_INLINE = 200_000


@click.command("derive")
@click.argument("file", metavar="FILE|-", type=click.File("rb"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="A set to edit and import, or findings and drafts for programs.",
)
@click.option(
    "--published",
    metavar="EDTF",
    default="",
    help="When the text was published; dates without a year are read by it.",
)
@click.option(
    "--lines",
    "by_line",
    is_flag=True,
    help="Each line is a text of its own; one JSON object comes for each.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write there and not to stdout.",
)
def command(
    file: BinaryIO, form: str, published: str, by_line: bool, output: Path | None
) -> None:
    """Derive questions from a text: .txt, .md, .html, .pdf or .docx; - is stdin.

    With --format yaml comes a set that `quizapp check` and `quizapp import` read,
    with the drafts that are sure. With --format json come the text, what was found
    in it and all drafts, the less sure with their doubts; offsets count Unicode code
    points of "text", end exclusive.

    \b
    Example:
      quizapp derive --published 2022-01 -o kazakhstan.yaml kazakhstan.txt
    """
    if by_line and form == "yaml" and _was_given("form"):
        raise click.UsageError("--lines gives JSON: leave --format out, or say json.")
    try:
        published_date(published)
    except Refused as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    if by_line:
        _derive_lines(file, published, output)
        return
    text, title = _text_of(file)
    with _bar() as progress:
        found = _derive(text, title, published, progress)
    for notice in found["notices"]:
        click.echo(notice, err=True)
    if form == "json":
        _write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
    else:
        _write_set(found, title, published, output)


def _derive(
    text: str, title: str, published: str, progress: Progress | None = None
) -> dict[str, Any]:
    if len(text) > LONGEST_TEXT:
        raise Refused(
            f"The text has {len(text):,} characters; {LONGEST_TEXT:,} can be read at "
            "once. Split it."
        )
    return derive_plain(text, title=title, published=published, progress=progress)


def _derive_lines(file: BinaryIO, published: str, output: Path | None) -> None:
    """Each line by itself: what cannot be read gives an error in its place."""
    bad = 0
    with _opened(output) as out:
        for number, line in enumerate(file, 1):
            try:
                found = _derive(_decoded(line, number), "", published)
                written = json.dumps(found, ensure_ascii=False)
            except Refused as error:
                bad += 1
                click.echo(f"line {number}: {error}", err=True)
                written = json.dumps({"error": str(error)}, ensure_ascii=False)
            out(written + "\n")
    if bad:
        click.echo(f"Not read: {bad}.", err=True)
        sys.exit(1)


def _decoded(line: bytes, number: int) -> str:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Refused(f"no UTF-8 at byte {error.start + 1}") from error
    if not text.strip():
        raise Refused("the line is empty")
    return text


def _text_of(file: BinaryIO) -> tuple[str, str]:
    """The words of a file and what to call them."""
    name = getattr(file, "name", "")
    is_stdin = not isinstance(name, str) or name in {"", "-", "<stdin>"}
    read = read_file("text.txt" if is_stdin else Path(name).name, file.read())
    for notice in read.notices:
        click.echo(notice, err=True)
    if not read.text.strip():
        raise Refused("There is no text in it.")
    return read.text, read.title or ("Text" if is_stdin else Path(name).stem)


def _write_set(
    plain: dict[str, Any], title: str, published: str, output: Path | None
) -> None:
    beside = ""
    if output is not None and len(plain["text"]) > LONGEST_INLINE:
        beside = f"{output.stem}.txt"
    found = as_set(plain, title=title, published=published, text_path=beside)
    written = write_set(found)
    if len(written.encode()) > LARGEST_FILE:
        raise Refused("The set is too large for one file. Use -o, or split the text.")
    if beside and output is not None:
        text = output.with_name(beside)
        text.write_text(plain["text"], encoding="utf-8", newline="")
        click.echo(f"The text stands in {text}.", err=True)
    _write(written, output)
    less_sure = len(plain["questions"]) - len(found.questions)
    if less_sure:
        click.echo(
            f"{len(found.questions)} questions; {less_sure} less sure left out "
            "(--format json has them).",
            err=True,
        )


def _write(text: str, output: Path | None) -> None:
    with _opened(output) as out:
        out(text)


@contextmanager
def _opened(output: Path | None) -> Iterator[Callable[[str], object]]:
    """What writes to the file, or to stdout at once."""
    if output is None:
        yield lambda text: click.echo(text, nl=False)
        return
    with output.open("w", encoding="utf-8", newline="") as file:
        yield file.write


@contextmanager
def _bar() -> Iterator[Progress | None]:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1000, label="Reading", file=sys.stderr) as bar:

        def progress(share: float, doing: str) -> None:
            bar.label = doing
            bar.update(round(share * 1000) - bar.pos)

        yield progress


def _was_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.COMMANDLINE
