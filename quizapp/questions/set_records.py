"""Lists and mappings of a set file: the keys of a mapping, what is required, what is not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.questions.problem import Findings, Path, nearest, shown
from quizapp.questions.set_values import UNREAD, Plain, Value, as_text


@dataclass(frozen=True)
class ListOf(Value):
    """Several values; a single scalar is understood as a list of one."""

    each: Value
    fewest: int = 0

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        if plain in (None, "") and not self.fewest:
            return ()
        if as_text(plain) and not isinstance(plain, list):
            findings.note(path, f"{shown(plain)} was understood as a list of one")
            plain = [plain]
        if not isinstance(plain, list):
            findings.refuse(path, f"found {shown(plain)}, expected a list")
            return UNREAD
        if len(plain) < self.fewest:
            findings.refuse(
                path, f"found {len(plain)} of them, expected at least {self.fewest}"
            )
            return UNREAD
        values = [
            self.each.read(item, (*path, place), findings)
            for place, item in enumerate(plain)
        ]
        return UNREAD if any(value is UNREAD for value in values) else tuple(values)

    def dump(self, value: Any) -> Plain:
        return [self.each.dump(item) for item in value]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.each.schema()} | (
            {"minItems": self.fewest} if self.fewest else {}
        )


@dataclass(frozen=True)
class Key:
    """One key of a mapping and the attribute it fills."""

    name: str
    value: Value
    says: str  #: for people, and for the JSON Schema
    required: bool = False
    attribute: str = ""
    default: Any = ""  #: what is not written

    @property
    def fills(self) -> str:
        """The attribute the key fills."""
        return self.attribute or self.name


@dataclass(frozen=True)
class Record(Value):
    """A mapping with known keys; ``short`` names the key a bare text stands for."""

    keys: tuple[Key, ...]
    make: Callable[..., Any]
    short: str = ""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        if self.short and as_text(plain) is not None:
            plain = {self.short: plain}
        filled = read_keys(self.keys, plain, path, findings)
        if filled is UNREAD:
            return UNREAD
        try:
            return self.make(**filled)
        except ValueError as error:
            findings.refuse(path, str(error))
            return UNREAD

    def dump(self, value: Any) -> Plain:
        written = dump_keys(self.keys, value)
        return written[self.short] if list(written) == [self.short] else written

    def schema(self) -> dict[str, Any]:
        described = keys_schema(self.keys)
        if not self.short:
            return described
        alone = next(key for key in self.keys if key.name == self.short)
        return {"anyOf": [alone.value.schema(), described]}


def read_keys(
    keys: tuple[Key, ...],
    plain: Plain,
    path: Path,
    findings: Findings,
    written: Mapping[str, str] | None = None,
) -> Any:
    """Read a mapping into attributes; ``UNREAD`` when anything in it is wrong.

    *written* names, for a key, the spelling its author used, so that paths point there.
    """
    if not isinstance(plain, dict):
        names = ", ".join(key.name for key in keys if key.required)
        findings.refuse(path, f"found {shown(plain)}, expected a mapping with {names}")
        return UNREAD
    written = written or {}
    before = len(findings.problems)
    known = {key.name: key for key in keys}
    for name in plain:
        if name not in known:
            hint = nearest(str(name), [key for key in known if key not in plain])
            message = f"unknown key {shown(name)}; the keys here are {', '.join(known)}"
            findings.refuse(
                (*path, str(name)), message, f"did you mean {hint}?" if hint else ""
            )
    filled = {}
    for key in keys:
        if key.name in plain:
            filled[key.fills] = key.value.read(
                plain[key.name], (*path, written.get(key.name, key.name)), findings
            )
        elif key.required:
            findings.refuse(path, f"{key.name} is missing: {key.says}")
        else:
            filled[key.fills] = key.default
    return UNREAD if len(findings.problems) > before else filled


def dump_keys(keys: tuple[Key, ...], value: Any) -> dict[str, Plain]:
    """Write a mapping in the order of *keys*; defaults are left out."""
    written = {}
    for key in keys:
        attribute = getattr(value, key.fills)
        if key.required or attribute != key.default:
            written[key.name] = key.value.dump(attribute)
    return written


def keys_schema(keys: tuple[Key, ...]) -> dict[str, Any]:
    """Describe a mapping as JSON Schema."""
    return {
        "type": "object",
        "properties": {
            key.name: key.value.schema() | {"description": key.says} for key in keys
        },
        "required": [key.name for key in keys if key.required],
        "additionalProperties": False,
    }
