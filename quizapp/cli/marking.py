"""Marking answers at the command line, for other programs."""

import gc
import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from quizapp.questions.marking_requests import BadRequest, RequestMarker
from quizapp.questions.verdict import Marking

_BLOCK = 1 << 18  #: bytes

_quoted = json.JSONEncoder(ensure_ascii=False).encode


@click.command()
@click.argument("file", metavar="FILE|-", type=click.File("rb"))
@click.option(
    "--lines",
    "by_line",
    is_flag=True,
    help="Each line is a request of its own; an answer comes for each, in order.",
)
def mark(file: BinaryIO, by_line: bool) -> None:
    """Mark answers that other programs send, as JSON.

    A request is an object: "question" as in a set file (id and prompt may be
    left out), "answer" and, if you like, "ask" (typed, choice, timeline, order,
    match, flashcard, written); else it is asked as the question prefers. The
    result has "verdict" (right, close, wrong), "fraction" (0 to 1) and "reason".
    Without --lines FILE holds one request or a list of them.

    \b
    Answers by kind; null is "I don't know":
      date, name, number, phrase  a text
      choice       the option's text
      multiple     a list of the options ticked; the share of the right ones
                   less the share of the wrong ones, never below 0
      true-false   true or false, or a word for it
      cloze        a list of texts, gap by gap
      order        a list of the items, or of their places from 0 or from 1
      match        an object, left to right, or a list of [left, right]
      open         a list of points, one for each criterion, or an object from
                   criterion to points; or {"verdict": "right"}

    What cannot be marked gives {"error": …} in its place and exit 1 at the end;
    the rest is marked.

    \b
    Example:
      echo '{"question": {"kind": "number", "answer": 10000},
             "answer": "ten thousand"}' | tr -d '\\n' | quizapp mark --lines -
    """
    bad = _mark_lines(file) if by_line else _mark_document(file)
    if bad:
        click.echo(f"Not marked: {bad}.", err=True)
        sys.exit(1)


def _mark_lines(file: BinaryIO) -> int:
    """Mark line by line, a block at a time; returns how many could not be marked."""
    # A line leaves no cycles behind; to look for them takes a twentieth of the time.
    gc.set_threshold(50_000)
    marker = RequestMarker()
    output = sys.stdout.buffer
    number = bad = 0
    for block in _blocks(file):
        results = []
        for line in block:
            number += 1
            try:
                results.append(_written(marker.mark_line(_decoded(line, number))))
            except BadRequest as error:
                bad += 1
                click.echo(f"line {number}: {error}", err=True)
                results.append(json.dumps({"error": str(error)}, ensure_ascii=False))
        output.write(("\n".join(results) + "\n").encode("utf-8", "replace"))
        output.flush()
    return bad


def _blocks(file: BinaryIO) -> Iterator[list[bytes]]:
    """The lines of a file as they come in, so that whoever waits for a result gets it."""
    read = getattr(file, "read1", file.read)
    pieces: list[bytes] = []
    while block := read(_BLOCK):
        first, *lines = block.split(b"\n")
        pieces.append(first)
        if lines:
            yield [b"".join(pieces), *lines[:-1]]
            pieces = [lines[-1]]
    if last := b"".join(pieces):
        yield [last]


def _decoded(line: bytes, number: int) -> str:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"no UTF-8 at byte {error.start + 1}") from error
    if not text.strip():
        raise BadRequest("the line is empty")
    return text


def _written(marking: Marking) -> str:
    return (
        f'{{"verdict": "{marking.verdict}", "fraction": {marking.fraction!r}, '
        f'"reason": {_quoted(marking.reason)}}}'
    )


def _mark_document(file: BinaryIO) -> int:
    """Mark one request or a list of them; returns how many could not be marked."""
    try:
        document = json.loads(file.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        hint = " Is it one request a line? Then add --lines."
        raise click.ClickException(f"This is no JSON: {error}.{hint}") from error
    requests = document if isinstance(document, list) else [document]
    results = [_result(request, place) for place, request in enumerate(requests, 1)]
    shown = results if isinstance(document, list) else results[0]
    text = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return sum("error" in result for result in results)


def _result(request: Any, place: int) -> dict[str, object]:
    try:
        marking = RequestMarker().mark_value(request)
    except BadRequest as error:
        click.echo(f"request {place}: {error}", err=True)
        return {"error": str(error)}
    return {
        "verdict": marking.verdict.value,
        "fraction": marking.fraction,
        "reason": marking.reason,
    }
