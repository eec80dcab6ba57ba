"""Questions as a set file writes them: reading, writing and their JSON Schema."""

from collections.abc import Sequence
from typing import Any

from quizapp.questions.question import (
    WAYS,
    Ask,
    ClozeQuestion,
    Distractor,
    Kind,
    Question,
)
from quizapp.questions.schema.gapped_text import GappedText
from quizapp.questions.schema.problem import Findings, Path, SchemaRefused
from quizapp.questions.schema.question_keys import FIRST, KEYS, keys_of
from quizapp.questions.schema.question_rules import broken_rules
from quizapp.questions.schema.records import (
    QuickKeys,
    dump_keys,
    keys_schema,
    read_keys,
    read_known,
)
from quizapp.questions.schema.spellings import understood
from quizapp.questions.schema.values import UNREAD, Plain

_KindKeys = tuple[Kind, QuickKeys]

#: What marking does not look at.
NOT_MARKED = frozenset({"topic", "fact", "explanation", "hint", "evidence", "tags"})


def read_question(
    plain: Plain, path: Path = (), findings: Findings | None = None
) -> Question | None:
    """Read one question; its evidence is not located yet.

    With *findings* every problem is recorded there and ``None`` returned.  Without,
    ``SchemaRefused`` is raised.
    """
    alone = findings is None
    findings = findings or Findings()
    question = _read(plain, path, findings)
    if alone and question is None:
        raise SchemaRefused(findings.problems)
    return question


def read_to_mark(plain: Plain) -> Question | None:
    """What marking looks at of a question; ``id`` and ``prompt`` may be left out.

    ``None`` where there is something to remark on: ``read_question`` says what.
    """
    return _read_quickly(plain, _TO_MARK)


def _read_quickly(plain: Plain, kinds: dict[str, _KindKeys]) -> Question | None:
    """A question that is in order; ``None`` where there is something to remark on."""
    written = plain.get("kind") if isinstance(plain, dict) else None
    found = kinds.get(written) if isinstance(written, str) else None
    if found is None:
        return None
    kind, keys = found
    try:
        filled = keys.fill(plain)
    except ValueError:
        return None
    question = _made(kind, filled)
    return None if any(broken_rules(question)) else question


def dump_question(question: Question) -> dict[str, Plain]:
    """Write a question as ``read_question`` reads it; what goes without saying is left out."""
    written = dump_keys(
        tuple(key for key in keys_of(question.kind) if key.name != "text"), question
    )
    if isinstance(question, ClozeQuestion):
        gapped = GappedText().dump((question.parts, question.gaps))
        order = [key.name for key in keys_of(question.kind)]
        written = dict(
            sorted(
                (written | {"text": gapped}).items(),
                key=lambda pair: order.index(pair[0]),
            )
        )
    if question.ask == default_ways(question):
        written.pop("ask", None)
    return written


def question_schema() -> dict[str, Any]:
    """Describe a question as JSON Schema: one alternative a kind."""
    alternatives = []
    for kind in Kind:
        described = keys_schema(keys_of(kind))
        described["properties"]["kind"] = {"const": kind.value}
        described["title"] = kind.value
        alternatives.append(described)
    return {"oneOf": alternatives}


def default_ways(question: Question) -> tuple[Ask, ...]:
    """How a question is asked when its author does not say: no choice without options."""
    return _ways(question.kind, getattr(question, "distractors", ()))


def _ways(kind: Kind, distractors: Sequence[Distractor]) -> tuple[Ask, ...]:
    ways = WAYS[kind]
    if len(ways) > 1 and not distractors:
        return tuple(ask for ask in ways if ask is not Ask.CHOICE)
    return ways


def _read(plain: Plain, path: Path, findings: Findings) -> Question | None:
    return _read_quickly(plain, _QUICK) or _read_closely(plain, path, findings)


def _read_closely(plain: Plain, path: Path, findings: Findings) -> Question | None:
    if not isinstance(plain, dict):
        read_keys(FIRST, plain, path, findings)
        return None
    written: dict[str, str] = {}
    read = read_known
    if not _is_ours(plain):
        plain, written = understood(plain, path, findings)
        read = read_keys
    kind = _read_kind(plain, path, findings, written)
    if kind is None:
        return None
    filled = read(keys_of(kind), {**plain, "kind": kind.value}, path, findings, written)
    if filled is UNREAD:
        return None
    del filled["kind"]
    question = _made(kind, filled)
    before = len(findings.problems)
    for key, message, hint in broken_rules(question):
        findings.refuse(
            (*path, written.get(key, key)) if key in plain else path, message, hint
        )
    return question if len(findings.problems) == before else None


def _is_ours(plain: dict[str, Plain]) -> bool:
    """Whether a question comes in our spelling throughout, as most do."""
    kind = plain.get("kind")
    return isinstance(kind, str) and plain.keys() <= _NAMES.get(kind, frozenset())


_NAMES = {kind.value: frozenset(key.name for key in keys_of(kind)) for kind in Kind}
_QUICK = {
    kind.value: (kind, QuickKeys(keys_of(kind), unread={"kind"})) for kind in Kind
}
_TO_MARK = {
    kind.value: (
        kind,
        QuickKeys(
            keys_of(kind),
            unread=NOT_MARKED | {"kind"},
            defaults={"id": "question", "prompt": "?"},
        ),
    )
    for kind in Kind
}


def _read_kind(
    plain: dict[str, Plain], path: Path, findings: Findings, written: dict[str, str]
) -> Kind | None:
    if "kind" not in plain:
        findings.refuse(path, f"kind is missing: one of {', '.join(Kind)}")
        return None
    key = next(key for key in FIRST if key.name == "kind")
    kind = key.value.read(plain["kind"], (*path, written.get("kind", "kind")), findings)
    return None if kind is UNREAD else kind


def _made(kind: Kind, filled: dict[str, Any]) -> Question:
    if kind is Kind.CLOZE:
        filled["parts"], filled["gaps"] = filled.pop("gapped")
    filled["ask"] = filled["ask"] or _ways(kind, filled.get("distractors", ()))
    made: Question = KEYS[kind][0](**filled)
    return made
