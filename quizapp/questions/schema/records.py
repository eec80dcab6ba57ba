"""Lists and mappings of a set file: the keys of a mapping, what is required, what is not known."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizapp.questions.schema.problem import Findings, Path, nearest, shown
from quizapp.questions.schema.values import UNREAD, Plain, Value, as_text


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
        before = len(findings.problems)
        values = [
            self.each.read(item, (*path, place), findings)
            for place, item in enumerate(plain)
        ]
        return UNREAD if len(findings.problems) > before else tuple(values)

    def quick(self, plain: Plain) -> Any:
        if type(plain) is not list or len(plain) < self.fewest:
            return super().quick(plain)
        return tuple(map(self.each.quick, plain))

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

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of its keys."""
        return frozenset(key.name for key in self.keys)

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        if self.short and as_text(plain) is not None:
            plain = {self.short: plain}
        read = (
            read_known
            if isinstance(plain, dict) and plain.keys() <= self.names
            else read_keys
        )
        filled = read(self.keys, plain, path, findings)
        if filled is UNREAD:
            return UNREAD
        try:
            return self.make(**filled)
        except ValueError as error:
            findings.refuse(path, str(error))
            return UNREAD

    @cached_property
    def _quick_keys(self) -> "QuickKeys":
        return QuickKeys(self.keys)

    def quick(self, plain: Plain) -> Any:
        if type(plain) is str and self.short:
            plain = {self.short: plain}
        if type(plain) is not dict:
            return super().quick(plain)
        return self.make(**self._quick_keys.fill(plain))

    def dump(self, value: Any) -> Plain:
        written = dump_keys(self.keys, value)
        return written[self.short] if list(written) == [self.short] else written

    def schema(self) -> dict[str, Any]:
        described = keys_schema(self.keys)
        if not self.short:
            return described
        alone = next(key for key in self.keys if key.name == self.short)
        return {"anyOf": [alone.value.schema(), described]}


class QuickKeys:
    """The keys of a mapping, ready to read mappings that are in order."""

    def __init__(
        self,
        keys: tuple[Key, ...],
        *,
        unread: Collection[str] = (),
        defaults: Mapping[str, Any] | None = None,
    ) -> None:
        """Of the keys in *unread* nothing is read; *defaults* may be left out as well."""
        read = [key for key in keys if key.name not in unread]
        self._unread = unread
        self._readers = {key.name: (key.fills, key.value.quick) for key in read}
        self._defaults = {
            key.fills: key.default for key in read if not key.required
        } | dict(defaults or {})
        self._size = len(read)

    def fill(self, plain: dict[Any, Plain]) -> dict[str, Any]:
        """Attributes as ``read_keys`` gives them.  ``ValueError`` if there is a remark."""
        filled = self._defaults.copy()
        readers = self._readers
        for name, value in plain.items():
            if reader := readers.get(name):
                attribute, quick = reader
                filled[attribute] = quick(value)
            elif name not in self._unread:
                raise ValueError("an unknown key")
        # A required key has no default: only its value fills its place.
        if len(filled) < self._size:
            raise ValueError("a key is missing")
        return filled


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
    before = len(findings.problems)
    refuse_unknown([key.name for key in keys], plain, path, findings)
    filled = read_known(keys, plain, path, findings, written)
    return UNREAD if len(findings.problems) > before else filled


def read_known(
    keys: tuple[Key, ...],
    plain: dict[Any, Plain],
    path: Path,
    findings: Findings,
    written: Mapping[str, str] | None = None,
) -> Any:
    """Read a mapping whose keys are all known, as ``read_keys`` does."""
    written = written or {}
    before = len(findings.problems)
    filled = {}
    for key in keys:
        name = key.name
        if name in plain:
            place = (*path, written.get(name, name))
            filled[key.attribute or name] = key.value.read(plain[name], place, findings)
        elif key.required:
            findings.refuse(path, f"{name} is missing: {key.says}")
        else:
            filled[key.attribute or name] = key.default
    return UNREAD if len(findings.problems) > before else filled


def refuse_unknown(
    known: list[str], plain: dict[Any, Plain], path: Path, findings: Findings
) -> None:
    """Refuse each key of a mapping that is not *known*, with the nearest that is."""
    if plain.keys() <= {*known}:
        return
    for name in plain:
        if name not in known:
            hint = nearest(str(name), [other for other in known if other not in plain])
            message = f"unknown key {shown(name)}; the keys here are {', '.join(known)}"
            findings.refuse(
                (*path, str(name)), message, f"did you mean {hint}?" if hint else ""
            )


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
