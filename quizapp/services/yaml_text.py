"""YAML as strangers send it: text read into plain values, with where each stands.

The only place that knows YAML.  Every scalar is text, and anchors, aliases, tags, merge
keys, doubled keys, depth and size are refused.
"""

import re
from typing import Any

import yaml

from quizapp.questions.schema.problem import Path

_DEEPEST = 20
_MOST_NODES = 20_000

#: Line and column of each value, from 1; keys stand where their values do not.
Places = dict[Path, tuple[int, int]]

#: ``value: with a: colon``: what an author forgets to quote.
_COLON_IN_VALUE = re.compile(r"\s*(?:- )?[\w-]{1,60}: +[^\s\"'|>{\[#].{0,300}?: ")

#: What YAML's escapes can write, and no file, page or database holds.
_HALVES = re.compile("[\ud800-\udfff]")


class NotRead(ValueError):
    """What is no YAML, or is more than is read of it; line and column from 1."""

    def __init__(
        self, message: str, hint: str = "", at: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
        self.line, self.column = at


def read_yaml(text: str) -> tuple[Any, Places]:
    """Read plain values, and where each stands.  Raises ``NotRead``."""
    places: Places = {}
    try:
        loader = _Loader(text.removeprefix("\ufeff"))
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        plain = _plain(node, (), places) if node else None
    except yaml.YAMLError as error:
        raise _not_read(error, text) from error
    except (
        RecursionError,
        ValueError,
        OverflowError,
        AttributeError,
        IndexError,
        MemoryError,
    ) as error:
        raise NotRead("this is not YAML that can be read") from error
    return plain, places


def write_yaml(plain: Any) -> str:
    """Write plain values, in their order, as people would."""
    text: str = yaml.dump(
        plain,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=96,
        default_flow_style=False,
    )
    return text


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
        if _HALVES.search(getattr(event, "value", None) or ""):
            raise _TooMuch(
                "\\ud800 to \\udfff are halves of letters, and no text",
                mark,
                "write the letter itself",
            )
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


def _plain(node: yaml.Node, path: Path, places: Places) -> Any:
    places.setdefault(path, _place(node.start_mark))
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*path, number), places)
            for number, item in enumerate(node.value)
        ]
    return _plain_mapping(node, path, places)


def _plain_mapping(node: yaml.Node, path: Path, places: Places) -> dict[str, Any]:
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


def _not_read(error: yaml.YAMLError, text: str) -> NotRead:
    mark = (
        getattr(error, "problem_mark", None)
        or getattr(error, "context_mark", None)
        or getattr(error, "mark", None)
    )
    line, column = _place(mark) if mark else (1, 1)
    if isinstance(error, _TooMuch):
        return NotRead(error.message, error.hint, (line, column))
    message = str(
        getattr(error, "problem", None)
        or getattr(error, "reason", None)
        or "this is not YAML"
    )
    return NotRead(message, _hint(message, text, line), (line, column))


def _hint(message: str, text: str, line: int) -> str:
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
