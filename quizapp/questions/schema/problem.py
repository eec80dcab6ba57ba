"""What is wrong with a set, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

#: Keys and places from the top of the set: ``("questions", 3, "answer")``.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One thing the schema refuses or remarks on; ``hint`` says what to write."""

    path: Path
    message: str
    hint: str = ""


class SchemaRefused(ValueError):
    """The values are no set; ``problems`` holds every reason, not only the first."""

    def __init__(self, problems: Iterable[SchemaProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "; ".join(
                f"{where(entry.path)}: {entry.message}" for entry in self.problems[:5]
            )
        )


@dataclass(slots=True)
class Findings:
    """What a reading of plain values came upon, in its order."""

    problems: list[SchemaProblem] = field(default_factory=list)
    notes: list[SchemaProblem] = field(default_factory=list)

    def refuse(self, path: Path, message: str, hint: str = "") -> None:
        """Record a reason why the values are no set."""
        self.problems.append(SchemaProblem(path, message, hint))

    def note(self, path: Path, message: str, hint: str = "") -> None:
        """Record that something was understood although it is not our spelling."""
        self.notes.append(SchemaProblem(path, message, hint))


def where(path: Path) -> str:
    """Write a path for people, counting from 1: "question 4, answer".

    >>> where(("questions", 3, "answer"))
    'question 4, answer'
    """
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1].removesuffix('s')} {part + 1}"
        else:
            words.append(str(part))
    return ", ".join(words) or "the set"


def nearest(found: str, expected: Iterable[str]) -> str:
    """The valid spelling most like *found*, or "" when none is."""
    lower = {entry.casefold().replace("_", "-"): entry for entry in expected}
    tidy = found[:60].casefold().replace("_", "-").replace(" ", "-")
    close = get_close_matches(tidy, lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else ""


def shown(value: object) -> str:
    """Show a found value in a message, cut short."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = "nothing" if value in (None, "") else f"“{value}”"
    return text if len(text) <= 60 else f"{text[:57]}…”"
