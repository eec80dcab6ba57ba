"""The values a set file may hold: how each is read, written and described.

Scalars come as text from YAML and may come as numbers or truths from JSON; both read
alike.  A value that cannot be read is recorded in the findings and given as ``UNREAD``.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, Final

from quizapp.questions.dates.historical_date import read_edtf
from quizapp.questions.numbers.figures import canonical
from quizapp.questions.schema.problem import Findings, Path, nearest, shown

#: Unicode's control characters and halves of pairs, but for tabs and line ends.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")


class Unread(Enum):
    """Stands for a value that could not be read."""

    UNREAD = "unread"


UNREAD: Final = Unread.UNREAD

Plain = Any  #: text, list, mapping; from JSON also number, truth, null


class Value(ABC):
    """One sort of value."""

    @abstractmethod
    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        """Read a plain value, or record why not and return ``UNREAD``."""

    def quick(self, plain: Plain) -> Any:
        """What ``read`` gives where it has nothing to remark.

        Most values of most files are in order, and reading them goes without paths.
        Raises ``ValueError`` where something is to be remarked.
        """
        findings = Findings()
        value = self.read(plain, (), findings)
        if findings.problems or findings.notes:
            raise ValueError("not in order")
        return value

    @abstractmethod
    def dump(self, value: Any) -> Plain:
        """Write what ``read`` would read back."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Describe the value as JSON Schema."""


def as_text(plain: Plain) -> str | None:
    """The text of a scalar, or ``None`` for a list, a mapping or nothing."""
    if isinstance(plain, str):
        return plain
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return str(plain) if isinstance(plain, int | float | Decimal) else None


@dataclass(frozen=True)
class Text(Value):
    """Words; outer white space does not count unless ``whole``."""

    longest: int = 2_000
    whole: bool = False
    may_be_empty: bool = False

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = as_text("" if plain is None else plain)
        if text is None:
            findings.refuse(path, f"found {shown(plain)}, expected a text")
            return UNREAD
        bare = text.strip()
        text = text if self.whole else bare
        if not bare and not self.may_be_empty:
            findings.refuse(path, "found nothing, expected a text")
        elif len(text) > self.longest:
            findings.refuse(
                path,
                f"the text is too long: {len(text)} characters, at most {self.longest}",
            )
        elif bad := _CONTROL.search(text):
            findings.refuse(
                path,
                f"the text holds a control character (U+{ord(bad[0]):04X})",
                "take it out",
            )
        else:
            return text
        return UNREAD

    def quick(self, plain: Plain) -> Any:
        # Of all white space and control characters only the space is printable.
        if (
            type(plain) is str
            and 0 < len(plain) <= self.longest
            and plain.isprintable()
            and plain[0] != " " != plain[-1]
        ):
            return plain
        return super().quick(plain)

    def dump(self, value: Any) -> Plain:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]} | (
            {} if self.may_be_empty else {"minLength": 1}
        )


@dataclass(frozen=True)
class Slug(Value):
    """An id: lower-case letters, figures and hyphens."""

    _PATTERN = r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$"

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = as_text(plain)
        if text is not None and len(text) <= 100 and _SLUG.fullmatch(text):
            return text
        words = re.findall(
            r"[a-z0-9]+", unicodedata.normalize("NFKD", (text or "")[:100].casefold())
        )
        findings.refuse(
            path,
            f"found {shown(plain)}, expected an id of at most 100 small letters, figures and hyphens",
            f"write {'-'.join(words)}" if words else "",
        )
        return UNREAD

    def quick(self, plain: Plain) -> Any:
        if type(plain) is str and len(plain) <= 100 and _SLUG.fullmatch(plain):
            return plain
        return super().quick(plain)

    def dump(self, value: Any) -> Plain:
        return value

    def schema(self) -> dict[str, Any]:
        return {
            "type": ["string", "integer"],
            "pattern": r"^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
            "maxLength": 100,
        }


@dataclass(frozen=True)
class Edtf(Value):
    """A date in EDTF level 1."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = as_text(plain)
        try:
            return read_edtf((text or "").strip())
        except ValueError as error:
            findings.refuse(path, f"found {shown(plain)}, which is no date: {error}")
            return UNREAD

    def quick(self, plain: Plain) -> Any:
        return read_edtf((as_text(plain) or "").strip())

    def dump(self, value: Any) -> Plain:
        return value.edtf()

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer"], "description": "EDTF level 1"}


@dataclass(frozen=True)
class EdtfText(Edtf):
    """A date in EDTF level 1, kept as text."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        date = super().read(plain, path, findings)
        return UNREAD if date is UNREAD else date.edtf()

    def quick(self, plain: Plain) -> Any:
        return super().quick(plain).edtf()

    def dump(self, value: Any) -> Plain:
        return value


@dataclass(frozen=True)
class Number(Value):
    """Figures with a point; no units, no magnitude words."""

    least: Decimal | None = None

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = (as_text(plain) or "").strip().replace("−", "-")
        bare = re.sub(r"(?<=\d)[ _\u00a0\u202f](?=\d{3}(?!\d))", "", text[:60])
        if (
            not re.fullmatch(r"[-+]?\d{1,30}(\.\d{1,15})?", bare, re.ASCII)
            or len(text) > 60
        ):
            findings.refuse(
                path,
                f"found {shown(plain)}, expected a number in figures, such as 785000000 or 7.5",
            )
            return UNREAD
        number = Decimal(bare)
        if self.least is not None and number < self.least:
            findings.refuse(
                path, f"found {shown(plain)}, expected {self.least} or more"
            )
            return UNREAD
        return number

    def dump(self, value: Any) -> Plain:
        return canonical(value)

    def schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"]} | (
            {} if self.least is None else {"minimum": int(self.least)}
        )


@dataclass(frozen=True)
class Truth(Value):
    """True or false."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = as_text(plain)
        if text in ("true", "false"):
            return text == "true"
        folded = (text or "").strip().casefold()
        if folded in ("true", "false"):
            findings.note(path, f"{shown(plain)} was understood as {folded}")
            return folded == "true"
        meant = {"yes": "true", "t": "true", "no": "false", "f": "false"}.get(
            folded, ""
        )
        findings.refuse(
            path,
            f"found {shown(plain)}, expected true or false",
            f"write {meant}" if meant else "",
        )
        return UNREAD

    def dump(self, value: Any) -> Plain:
        return "true" if value else "false"

    def schema(self) -> dict[str, Any]:
        return {"enum": [True, False, "true", "false"]}


@dataclass(frozen=True)
class OneOf(Value):
    """A word out of a list of words."""

    words: tuple[str, ...]
    make: Callable[[str], Any] = str
    others: Mapping[str, str] | None = None  #: other programs' spellings

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = as_text(plain)
        if text in self.words:
            return self.make(text)
        folded = (text or "").strip().casefold().replace("_", "-").replace(" ", "-")
        meant = folded if folded in self.words else (self.others or {}).get(folded, "")
        if meant:
            findings.note(path, f"{shown(plain)} was understood as {meant}")
            return self.make(meant)
        hint = nearest(text or "", self.words)
        message = f"found {shown(plain)}, expected one of {', '.join(self.words)}"
        findings.refuse(path, message, f"did you mean {hint}?" if hint else "")
        return UNREAD

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {str(word): self.make(word) for word in self.words}

    def quick(self, plain: Plain) -> Any:
        made = self._made.get(plain) if type(plain) is str else None
        return super().quick(plain) if made is None else made

    def dump(self, value: Any) -> Plain:
        return str(value)

    def schema(self) -> dict[str, Any]:
        return {"enum": [str(word) for word in self.words]}
