"""A process of its own reads a text: whatever it costs, or breaks, pages are served.

The parent sends a line of JSON, then the file's bytes; the child answers with lines of
JSON: how far it is, and at last what it found or why it refuses.  The child's input
stays open; when it ends, the parent is gone, and the child goes too.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from quizapp.derivation.reading.cleaning import clean
from quizapp.derivation.reading.files import read_file
from quizapp.derivation.reading.read_text import ReadText
from quizapp.errors import Refused
from quizapp.services.deriving import LONGEST_TEXT, derive_plain
from quizapp.services.rephrasing import Endpoint, plain_endpoint

#: Bytes of memory that a child may take.
MOST_MEMORY = 3 * 1024**3

#: Seconds that a text may take to be read.
PATIENCE_S = 1_800

#: Of these, seconds of work that taking the words out of a file may cost.
READING_S = 120

#: Seconds between two signs of life.
BEAT_S = 2.0

#: Told how far the reading is and what is being done; False stops it.
Beat = Callable[[float, str], bool]


class Stopped(Exception):
    """Nobody waits for the text any more."""


class ReadingFailed(Exception):
    """The child ended without an answer; the message is fit to show."""


@dataclass(frozen=True, slots=True)
class Request:
    """A text to be read: its words, or a file's bytes."""

    title: str
    published: str
    text: str = ""
    upload_name: str = ""
    upload: bytes = b""
    wanted: int = 0  #: drafts that come first, spread over topics and the text
    endpoint: Endpoint | None = None  #: may propose other wordings for those
    decided: Sequence[tuple[str, str]] = ()  #: see ``draft_learning.decisions``


def read_apart(
    request: Request, *, beat: Beat, patience_s: float = PATIENCE_S
) -> dict[str, Any]:
    """Have a child read the text; what it found, as ``plain_derivation.as_plain`` says it.

    A file's own ``title`` and ``notices`` stand beside that.

    Raises:
        Refused: the text or the file is not one that can be read.
        Stopped: *beat* said so.
        ReadingFailed: the child broke, or took too long or too much memory.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "quizapp.services.deriving_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    assert child.stdin is not None  # noqa: S101  (they are pipes)
    assert child.stdout is not None  # noqa: S101
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    for act in (_hand_over, _take_down):
        threading.Thread(target=act, args=(child, request, lines), daemon=True).start()
    try:
        return _listen(lines, beat, time.monotonic() + patience_s)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def _hand_over(
    child: "subprocess.Popen[bytes]", request: Request, _: "queue.SimpleQueue[bytes]"
) -> None:
    data = request.upload or request.text.encode("utf-8", "replace")
    head = {
        "title": request.title,
        "published": request.published,
        "upload_name": request.upload_name,
        "wanted": request.wanted,
        "endpoint": plain_endpoint(request.endpoint),
        "decided": request.decided,
        "size": len(data),
    }
    stdin = child.stdin
    if stdin is None:
        return
    try:
        stdin.write(json.dumps(head).encode() + b"\n")
        stdin.write(data)
        stdin.flush()
    except OSError:
        # The child is gone already; its end is told by its output.
        return
    child.wait()
    stdin.close()


def _take_down(
    child: "subprocess.Popen[bytes]", _: Request, lines: "queue.SimpleQueue[bytes]"
) -> None:
    try:
        for line in child.stdout or ():
            lines.put(line)
    finally:
        lines.put(b"")


def _listen(
    lines: "queue.SimpleQueue[bytes]", beat: Beat, latest: float
) -> dict[str, Any]:
    share, doing = 0.0, ""
    while True:
        try:
            line = lines.get(timeout=BEAT_S)
        except queue.Empty:
            if time.monotonic() > latest:
                raise ReadingFailed(
                    "Reading it took too long. Split the text, and derive from its parts."
                ) from None
        else:
            said = _said(line)
            if "found" in said:
                found: dict[str, Any] = said["found"]
                return found
            share, doing = said["share"], said["doing"]
        if not beat(share, doing):
            raise Stopped


def _said(line: bytes) -> dict[str, Any]:
    if not line:
        raise ReadingFailed(
            "Reading it broke off: it may be too large, or not what its name says. "
            "Try a part of it, or paste its text."
        )
    said: dict[str, Any] = json.loads(line)
    if "refused" in said:
        raise Refused(said["refused"])
    return said


def main() -> None:
    """The child: read a request, and write what comes of it."""
    _bound_costs()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # Whatever else prints must not stand among the answers.
    sys.stdout = sys.stderr
    head = json.loads(stdin.readline())
    data = stdin.read(head["size"])
    threading.Thread(target=_end_with_parent, args=(stdin,), daemon=True).start()
    try:
        _say(stdout, found=_read(head, data, stdout))
    except Refused as error:
        _say(stdout, refused=str(error))
    except MemoryError:
        _say(
            stdout, refused="This text needs more memory than is allowed. Send a part."
        )


def _read(head: dict[str, Any], data: bytes, stdout: IO[bytes]) -> dict[str, Any]:
    told = -1.0

    def progress(share: float, doing: str) -> None:
        nonlocal told
        if share - told >= 0.005:
            told = share
            _say(stdout, share=share, doing=doing)

    progress(0.0, "Reading the file" if head["upload_name"] else "Reading the text")
    name, notices = head["upload_name"], list[str]()
    with _bounded_reading():
        file = read_file(name, data) if name else ReadText(clean(data.decode()))
    text, title = file.text, head["title"] or file.title or Path(name).stem
    notices.extend(file.notices)
    if len(text) > LONGEST_TEXT:
        raise Refused(
            f"The text has {len(text):,} characters; {LONGEST_TEXT:,} can be read at "
            "once. Send it in parts."
        )
    if not text.strip():
        raise Refused("There is no text in it.")
    # The parent serves pages and needs none of what deriving takes.
    from quizapp.derivation.model import english

    if english() is None:
        notices.append(
            "The model for English is not installed: fewer questions are found."
        )
    found = derive_plain(
        text,
        title=title,
        published=head["published"],
        progress=progress,
        decided=head["decided"],
        wanted=head["wanted"],
        endpoint=Endpoint(**head["endpoint"]) if head["endpoint"] else None,
    )
    return found | {"title": title, "notices": [*notices, *found["notices"]]}


def _say(stdout: IO[bytes], **said: object) -> None:
    stdout.write(json.dumps(said).encode() + b"\n")
    stdout.flush()


def _end_with_parent(stdin: IO[bytes]) -> None:
    stdin.read()
    os._exit(1)


@contextmanager
def _bounded_reading() -> Iterator[None]:
    """Refuse a file that takes too much work, before any of it is understood."""
    if os.name != "posix":
        yield
        return
    import resource

    def refuse(_signal: int, _frame: object) -> None:
        raise Refused("Taking the words out of the file takes too long. Paste them.")

    signal.signal(signal.SIGXCPU, refuse)
    resource.setrlimit(resource.RLIMIT_CPU, (READING_S, PATIENCE_S))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE_S, PATIENCE_S))


def _bound_costs() -> None:
    if os.name != "posix":
        return
    import resource

    os.nice(10)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE_S, PATIENCE_S))


if __name__ == "__main__":
    main()
