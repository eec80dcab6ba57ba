"""Set files: YAML text with line and column, read into sets and written from them.

The only place that knows YAML.  Files come from strangers: every scalar is text, and
anchors, aliases, tags, merge keys, doubled keys, depth and size are refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import yaml

from quizapp.errors import Refused
from quizapp.questions.question_set import QuestionSet
from quizapp.questions.schema.lint import lint
from quizapp.questions.schema.problem import Path, SchemaProblem, SchemaRefused
from quizapp.questions.schema.set_schema import SetReading, dump, read

#: Bytes of one set file.  Pure Python reads the costliest files of this size in less
#: than 3 s of one core (``test_the_largest_file_is_read_in_time``).
LARGEST_FILE = 1_000_000
#: Bytes of one source text beside a set file.
LARGEST_TEXT = 1_000_000
_DEEPEST = 20
_MOST_NODES = 20_000
_MOST_PROBLEMS = 200

#: ``value: with a: colon``: what an author forgets to quote.
_COLON_IN_VALUE = re.compile(r"\s*(?:- )?[\w-]{1,60}: +[^\s\"'|>{\[#].{0,300}?: ")


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
    text: str = yaml.dump(
        dump(question_set),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=96,
        default_flow_style=False,
    )
    # A line of air before each question: people read these files.  Only a key of the
    # set stands at the margin, and only questions after it begin like this.
    head, key, questions = text.partition("\nquestions:\n")
    return head + key + re.sub(r"^  - id:", "\n  - id:", questions, flags=re.MULTILINE)


class _TooMuch(yaml.YAMLError):
    """What YAML allows and a set file does not."""

    def __init__(self, message: str, mark: Any, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mark = mark
        self.hint = hint


class _Loader(yaml.BaseLoader):
    """Composes nodes within the limits; ``BaseLoader`` leaves every scalar a text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._nodes = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _TooMuch(
                "anchors and aliases (& and *) are not read",
                mark,
                "put the text in quotes",
            )
        if getattr(event, "tag", None):
            raise _TooMuch("tags (!) are not read", mark, "put the text in quotes")
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise _TooMuch(
                f"the file holds more than {_MOST_NODES} values", mark, "split the set"
            )
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooMuch(f"the file is nested deeper than {_DEEPEST}", mark)
        node = super().compose_node(parent, index)
        self._depth -= 1
        assert node is None or isinstance(node, yaml.Node)  # noqa: S101
        return node


class _Dumper(yaml.Dumper):
    """Indents lists, and writes texts of several lines as blocks."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)

_Places = dict[Path, tuple[int, int]]


def _load(text: str, name: str) -> tuple[Any, _Places]:
    """Load plain values and where each stands; keys stand where their values do not."""
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 1000} kB"
        raise SetFileRefused(
            (
                Problem(
                    name,
                    1,
                    1,
                    (),
                    message,
                    "split the set, or put long texts beside it",
                ),
            )
        )
    places: _Places = {}
    try:
        loader = _Loader(text.removeprefix("\ufeff"))
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        plain = _plain(node, (), places) if node else None
    except yaml.YAMLError as error:
        raise SetFileRefused((_yaml_problem(error, text, name),)) from error
    except (
        RecursionError,
        ValueError,
        OverflowError,
        AttributeError,
        IndexError,
        MemoryError,
    ) as error:
        raise SetFileRefused(
            (Problem(name, 1, 1, (), "this is not YAML that can be read"),)
        ) from error
    return plain, places


def _plain(node: yaml.Node, path: Path, places: _Places) -> Any:
    places.setdefault(path, _place(node.start_mark))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*path, number), places)
            for number, item in enumerate(node.value)
        ]
    return _plain_mapping(node, path, places)


def _plain_mapping(node: yaml.Node, path: Path, places: _Places) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _TooMuch(
                "a key is a list or a mapping", key.start_mark, "put the text in quotes"
            )
        if key.value == "<<":
            raise _TooMuch("merge keys (<<) are not read", key.start_mark)
        if key.value in plain:
            raise _TooMuch(
                f"the key “{key.value[:60]}” stands here twice",
                key.start_mark,
                "leave it once",
            )
        # A list, a mapping or nothing is looked for at its key, a text where it stands.
        places[(*path, key.value)] = _place(
            value.start_mark if _has_text(value) else key.start_mark
        )
        plain[key.value] = _plain(value, (*path, key.value), places)
    return plain


def _has_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value != ""


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _yaml_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = (
        getattr(error, "problem_mark", None)
        or getattr(error, "context_mark", None)
        or getattr(error, "mark", None)
    )
    line, column = _place(mark) if mark else (1, 1)
    if isinstance(error, _TooMuch):
        return Problem(name, line, column, (), error.message, error.hint)
    message = str(
        getattr(error, "problem", None)
        or getattr(error, "reason", None)
        or "this is not YAML"
    )
    return Problem(name, line, column, (), message, _yaml_hint(message, text, line))


def _yaml_hint(message: str, text: str, line: int) -> str:
    """What most likely went wrong, in an author's words."""
    lines = text.splitlines()
    there = lines[line - 1] if 0 < line <= len(lines) else ""
    if "mapping values are not allowed" in message and _COLON_IN_VALUE.match(
        there[:400]
    ):
        return "put the text in quotes: it holds a colon"
    if "\\t" in message or "\t" in there[: len(there) - len(there.lstrip())]:
        return "indent with spaces, not with tabs"
    if "expected <block end>" in message or "could not find expected ':'" in message:
        return "look at the indentation, and for a missing quote, on this line and the one before"
    if "cannot start any token" in message or "special characters" in message:
        return "put the text in quotes"
    return ""


def _placed(
    problems: tuple[SchemaProblem, ...], name: str, places: _Places
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


def _nearest_place(path: Path, places: _Places) -> tuple[int, int]:
    """Where the value stands, or the nearest value that holds it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, (1, 1))


def _remarks(reading: SetReading, name: str, places: _Places) -> tuple[Problem, ...]:
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
