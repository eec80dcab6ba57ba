"""What one version of a question says otherwise than another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.questions.question import Question
from quizapp.questions.schema.question_keys import keys_of
from quizapp.questions.schema.question_schema import dump_question
from quizapp.questions.schema.values import Plain


@dataclass(frozen=True, slots=True)
class Difference:
    """One key of a question that says something else; lines that left, lines that came."""

    key: str  #: as in a set file
    gone: tuple[str, ...]
    new: tuple[str, ...]


def differences(before: Question, after: Question) -> tuple[Difference, ...]:
    """Every key that differs, in the order in which set files write them."""
    old, new = dump_question(before), dump_question(after)
    names = dict.fromkeys(
        key.name for kind in (before.kind, after.kind) for key in keys_of(kind)
    )
    return plain_differences(old, new, tuple(names))


def plain_differences(
    old: Mapping[str, Plain], new: Mapping[str, Plain], names: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """The same of plain values, which need not be questions yet; *names* sort them."""
    names = names or tuple(dict.fromkeys([*old, *new]))
    return tuple(
        _difference(name, _lines(old.get(name)), _lines(new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
    )


def in_words(found: tuple[Difference, ...]) -> str:
    """The differences in a sentence each: "answer: 5 is now 6." """
    return " ".join(_sentence(one) for one in found)


def _sentence(one: Difference) -> str:
    gone, new = (_quoted(lines) for lines in (one.gone, one.new))
    if not gone and not new:
        return f"{one.key}: in another order."
    if not gone:
        return f"{one.key}: {new} added."
    return f"{one.key}: {gone} is now {new}." if new else f"{one.key}: {gone} gone."


def _quoted(lines: tuple[str, ...]) -> str:
    return ", ".join(f"“{line}”" for line in lines)


def _difference(key: str, old: list[str], new: list[str]) -> Difference:
    return Difference(
        key,
        tuple(line for line in old if line not in new),
        tuple(line for line in new if line not in old),
    )


def _lines(plain: Plain) -> list[str]:
    """A value as lines for people: an entry of a list is a line."""
    if plain in (None, "", []):
        return []
    if isinstance(plain, list):
        return [_line(entry) for entry in plain]
    return [_line(plain)]


def _line(plain: Plain) -> str:
    if isinstance(plain, dict):
        return " – ".join(_line(part) for part in plain.values())
    return str(plain)
