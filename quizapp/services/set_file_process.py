"""Set files of strangers are read in a child, which may cost so much and no more."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from quizapp.questions.question_set import QuestionSet
from quizapp.questions.schema.set_schema import dump, read
from quizapp.services.set_files import (
    LARGEST_FILE,
    LARGEST_TEXT,
    Problem,
    SetFileRefused,
    inspect_set,
)

#: What reading may take: the costliest file of the largest size needs about 3 s.
PATIENCE_S = 30
MOST_CPU_S = 20
MOST_MEMORY = 768 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class FileReading:
    """A set that was read from a file, and what could be better about it."""

    question_set: QuestionSet
    remarks: tuple[Problem, ...]


def read_apart(
    data: bytes,
    *,
    name: str,
    texts: Mapping[str, bytes],
    patience_s: float = PATIENCE_S,
) -> FileReading:
    """Have a child read a set file; *texts* are the files that it may name.

    Raises ``SetFileRefused``, with every problem at its place.
    """
    for what, content, most in (
        (name, data, LARGEST_FILE),
        *((key, text, LARGEST_TEXT) for key, text in texts.items()),
    ):
        if len(content) > most:
            raise _refused(what, f"the file is larger than {most // 1000} kB")
    asked = {
        "name": name,
        "text": _text(name, data),
        "texts": {key: _text(key, text) for key, text in texts.items()},
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "quizapp.services.set_file_process"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=patience_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _refused(name, "the file takes too long to read") from error
    if done.returncode != 0:
        raise _refused(name, "the file is too much to read")
    told = json.loads(done.stdout)
    if told["problems"]:
        raise SetFileRefused(_problems(told["problems"]))
    return FileReading(read(told["set"]).question_set, _problems(told["remarks"]))


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        words = f"it is not UTF-8 (byte {error.start + 1})"
        raise _refused(name, words, line, column) from error


def _refused(name: str, words: str, line: int = 1, column: int = 1) -> SetFileRefused:
    hint = "split the set, or make it smaller" if "larger" in words else ""
    return SetFileRefused((Problem(name, line, column, (), words, hint),))


def _problems(plain: list[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(**(one | {"path": tuple(one["path"])})) for one in plain)


def _read(asked: dict[str, Any]) -> dict[str, Any]:
    """What the child does."""

    def read_text(path: str) -> str:
        # Browsers send files without their folders.
        text = asked["texts"].get(path.rpartition("/")[2])
        if text is None:
            raise ValueError("choose it beside the set file, or put the text in")
        return str(text)

    try:
        content, remarks = inspect_set(
            asked["text"], name=asked["name"], read_text=read_text
        )
    except SetFileRefused as error:
        return {"problems": [asdict(one) for one in error.problems]}
    sources = tuple(replace(one, text_path="") for one in content.sources)
    return {
        "problems": [],
        "set": dump(replace(content, sources=sources)),
        "remarks": [asdict(one) for one in remarks],
    }


def _bound_costs() -> None:
    if os.name != "posix":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))


if __name__ == "__main__":
    _bound_costs()
    json.dump(_read(json.load(sys.stdin)), sys.stdout)
