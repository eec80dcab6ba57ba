"""Set files: read into sets, with every problem at its line, and written from them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from quizapp.errors import Refused
from quizapp.questions.question_set import QuestionSet
from quizapp.questions.schema.lint import lint
from quizapp.questions.schema.problem import Path, SchemaProblem, SchemaRefused
from quizapp.questions.schema.set_schema import SetReading, dump, read
from quizapp.services.yaml_text import NotRead, Places, read_yaml, write_yaml

#: Bytes of one set file.  Pure Python reads the costliest files of this size in less
#: than 3 s of one core (``test_the_largest_file_is_read_in_time``).
LARGEST_FILE = 1_000_000
#: Bytes of one source text beside a set file.
LARGEST_TEXT = 1_000_000
_MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file, or a remark; line and column count from 1."""

    file: str
    line: int
    column: int
    path: Path
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{hint}"


class SetFileRefused(Refused):
    """The file is no set; ``problems`` holds every reason, in the file's order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        more = f"\n… and {len(problems) - 20} more" if len(problems) > 20 else ""
        super().__init__("\n".join(str(problem) for problem in problems[:20]) + more)


ReadText = Callable[[str], str]


def read_set(text: str, *, name: str, read_text: ReadText | None = None) -> QuestionSet:
    """Read a set file's text; *name* stands in messages.

    *read_text* gives the texts of files beside it and may raise ``OSError`` or
    ``ValueError``.  Raises ``SetFileRefused``.
    """
    return inspect_set(text, name=name, read_text=read_text)[0]


def inspect_set(
    text: str, *, name: str, read_text: ReadText | None = None
) -> tuple[QuestionSet, tuple[Problem, ...]]:
    """Read a set file's text, and say what was understood and what could be better."""
    plain, places = _load(text, name)
    try:
        reading = read(plain, read_text=read_text)
    except SchemaRefused as error:
        raise SetFileRefused(
            _placed(error.problems[:_MOST_PROBLEMS], name, places)
        ) from error
    return reading.question_set, _remarks(reading, name, places)


def load_set_file(path: FilePath) -> QuestionSet:
    """Read a set file and the texts beside it.  Raises ``SetFileRefused``."""
    return check_set_file(path)[0]


def check_set_file(path: FilePath) -> tuple[QuestionSet, tuple[Problem, ...]]:
    """Read a set file and the texts beside it, with remarks.  Raises ``SetFileRefused``."""
    try:
        text = _read_capped(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        raise SetFileRefused(
            (
                Problem(
                    str(path), 1, 1, (), f"the file cannot be read: {_reason(error)}"
                ),
            )
        ) from error
    return inspect_set(text, name=str(path), read_text=texts_beside(path))


def texts_beside(path: FilePath) -> ReadText:
    """Make the reader of source texts in the set file's own folder, and nowhere else."""
    folder = path.resolve().parent

    def read_text(name: str) -> str:
        beside = (folder / name).resolve()
        if not beside.is_relative_to(folder) or FilePath(name).is_absolute():
            raise ValueError("it lies outside the set's folder")
        return _read_capped(beside, LARGEST_TEXT)

    return read_text


def write_set(question_set: QuestionSet) -> str:
    """Write a set as YAML that ``read_set`` reads back equal.

    Texts that came from a file beside the set are named, not written.
    """
    text = write_yaml(dump(question_set))
    # A line of air before each question: people read these files.  Only a key of the
    # set stands at the margin, and only questions after it begin like this.
    head, key, questions = text.partition("\nquestions:\n")
    return head + key + re.sub(r"^  - id:", "\n  - id:", questions, flags=re.MULTILINE)


def _load(text: str, name: str) -> tuple[Any, Places]:
    """Read plain values, and where each stands.  Raises ``SetFileRefused``."""
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1000} kB"
        hint = "split the set, or put long texts beside it"
        raise SetFileRefused((Problem(name, 1, 1, (), message, hint),))
    try:
        return read_yaml(text)
    except NotRead as error:
        problem = Problem(name, error.line, error.column, (), error.message, error.hint)
        raise SetFileRefused((problem,)) from error


def _placed(
    problems: tuple[SchemaProblem, ...], name: str, places: Places
) -> tuple[Problem, ...]:
    found = [
        Problem(
            name,
            *_nearest_place(problem.path, places),
            problem.path,
            problem.message,
            problem.hint,
        )
        for problem in problems
    ]
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _nearest_place(path: Path, places: Places) -> tuple[int, int]:
    """Where the value stands, or the nearest value that holds it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def _remarks(reading: SetReading, name: str, places: Places) -> tuple[Problem, ...]:
    return _placed((*reading.notes, *lint(reading.question_set)), name, places)


def _read_capped(path: FilePath, most: int) -> str:
    """Read a regular UTF-8 file of at most *most* bytes."""
    if not path.is_file():
        raise ValueError("there is no such file")
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"it is larger than {most // 1000} kB")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 (byte {error.start})") from error


def _reason(error: OSError | ValueError) -> str:
    return (
        (error.strerror or type(error).__name__)
        if isinstance(error, OSError)
        else str(error)
    )
