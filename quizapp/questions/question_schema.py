"""Questions as a set file writes them: the keys of each kind, and what must hold among them."""

import re
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from quizapp.questions.evidence import Evidence
from quizapp.questions.problem import Findings, Path, SchemaRefused
from quizapp.questions.question import (
    WAYS,
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    Gap,
    Item,
    Kind,
    MatchQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Pair,
    PhraseQuestion,
    Question,
    TrueFalseQuestion,
)
from quizapp.questions.question_rules import broken_rules
from quizapp.questions.set_values import (
    UNREAD,
    Edtf,
    Key,
    ListOf,
    Number,
    OneOf,
    Plain,
    Record,
    Slug,
    Text,
    Truth,
    Value,
    dump_keys,
    keys_schema,
    read_keys,
)
from quizapp.questions.spellings import KINDS, understood

_GAP = re.compile(r"\{\{([^{}]*)\}\}")


@dataclass(frozen=True)
class GappedText(Value):
    """A text with gaps: "It began in {{1618|the year 1618}}"."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = Text().read(plain, path, findings)
        if text is UNREAD:
            return UNREAD
        pieces = _GAP.split(text)
        parts, inner = pieces[0::2], pieces[1::2]
        gaps = [
            tuple(
                dict.fromkeys(word.strip() for word in gap.split("|") if word.strip())
            )
            for gap in inner
        ]
        if not gaps:
            findings.refuse(
                path,
                "the text has no gap",
                "write {{the key}} or {{the key|another right answer}}",
            )
        elif not all(gaps):
            findings.refuse(path, "a gap is empty", "write {{the key}}")
        elif any("{{" in part or "}}" in part for part in parts):
            findings.refuse(path, "a gap is not closed", "gaps are written {{the key}}")
        else:
            return tuple(parts), tuple(Gap(gap) for gap in gaps)
        return UNREAD

    def dump(self, value: Any) -> Plain:
        parts, gaps = value
        written = ["{{" + "|".join(gap.accepted) + "}}" for gap in gaps] + [""]
        return "".join(part + gap for part, gap in zip(parts, written, strict=True))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"\{\{[^{}]+\}\}"}


def _axis(start: Any, end: Any) -> tuple[Any, Any]:
    if start.earliest >= end.latest:
        raise ValueError("the axis ends before it begins")
    return start, end


@dataclass(frozen=True)
class _Pairing(Record):
    """A record whose value is a tuple: its attributes have no names."""

    def dump(self, value: Any) -> Plain:
        return {
            key.name: key.value.dump(part)
            for key, part in zip(self.keys, value, strict=True)
        }


def _evidence(source: str, quote: str, occurrence: Any) -> Evidence:
    if occurrence != int(occurrence):
        raise ValueError("occurrence counts places: 1, 2, 3")
    return Evidence(source, quote, occurrence=int(occurrence))


_TEXTS = ListOf(Text())
_DISTRACTORS = ListOf(
    Record(
        (
            Key("text", Text(), "a wrong option; for dates in EDTF", required=True),
            Key("why", Text(), "what is wrong with it"),
        ),
        Distractor,
        short="text",
    )
)
_EVIDENCE = ListOf(
    Record(
        (
            Key("source", Slug(), "the id of the source", required=True),
            Key(
                "quote",
                Text(longest=5_000),
                "an exact quote; white space does not count",
                required=True,
            ),
            Key(
                "occurrence",
                Number(least=Decimal(1)),
                "which place, when the quote stands at several",
                default=1,
            ),
        ),
        _evidence,
    )
)
_ITEMS = ListOf(
    Record(
        (
            Key("text", Text(), "what happened", required=True),
            Key(
                "date",
                Edtf(),
                "when, so that overlapping items may stand either way",
                default=None,
            ),
        ),
        Item,
        short="text",
    ),
    fewest=2,
)
_PAIRS = ListOf(
    Record(
        (
            Key("left", Text(), "the left side", required=True),
            Key("right", Text(), "its right side", required=True),
        ),
        Pair,
    ),
    fewest=2,
)
_AXIS = _Pairing(
    (
        Key(
            "from",
            Edtf(),
            "where the timeline begins",
            required=True,
            attribute="start",
        ),
        Key("to", Edtf(), "where it ends", required=True, attribute="end"),
    ),
    _axis,
)

_ACCEPT = Key("accept", _TEXTS, "other right answers", default=())
_REJECT = Key("reject", _TEXTS, "answers that look right and are not", default=())
_WRONG = Key(
    "distractors",
    _DISTRACTORS,
    "wrong options, each with its reason if you like",
    default=(),
)
_WRONG_NEEDED = replace(
    _WRONG, required=True, value=ListOf(_DISTRACTORS.each, fewest=1)
)
_ANSWER = Key("answer", Text(), "the key", required=True)

#: The class of each kind and the keys it has beside those of every kind.
_KEYS: dict[Kind, tuple[type, tuple[Key, ...]]] = {
    Kind.DATE: (
        DateQuestion,
        (
            Key(
                "answer",
                Edtf(),
                "the key in EDTF level 1: 2022-01-01, 2022-01, 1450~, -0043, 1914/1918",
                required=True,
            ),
            Key("accept", ListOf(Edtf()), "other right dates", default=()),
            _WRONG,
            Key(
                "label",
                Text(),
                "the event's short name, for other questions' timelines",
            ),
            Key(
                "axis",
                _AXIS,
                "the timeline to place it on; derived when left out",
                default=None,
            ),
        ),
    ),
    Kind.NAME: (NameQuestion, (_ANSWER, _ACCEPT, _REJECT, _WRONG)),
    Kind.NUMBER: (
        NumberQuestion,
        (
            Key("answer", Number(), "the key in figures", required=True),
            Key(
                "tolerance",
                Number(Decimal(0)),
                "how far off is still right",
                default=Decimal(0),
            ),
            Key("unit", Text(longest=60), "what is counted"),
            _ACCEPT,
            _WRONG,
        ),
    ),
    Kind.PHRASE: (PhraseQuestion, (_ANSWER, _ACCEPT, _REJECT, _WRONG)),
    Kind.CHOICE: (ChoiceQuestion, (_ANSWER, _WRONG_NEEDED)),
    Kind.MULTIPLE: (
        MultipleQuestion,
        (
            Key(
                "answers", ListOf(Text(), fewest=1), "the right options", required=True
            ),
            _WRONG_NEEDED,
        ),
    ),
    Kind.TRUE_FALSE: (
        TrueFalseQuestion,
        (
            Key("answer", Truth(), "whether the statement is true", required=True),
            Key("correction", Text(), "the true statement, when the answer is false"),
        ),
    ),
    Kind.CLOZE: (
        ClozeQuestion,
        (
            Key(
                "text",
                GappedText(),
                "a text with {{key|alias}} gaps",
                required=True,
                attribute="gapped",
            ),
            _WRONG,
        ),
    ),
    Kind.ORDER: (
        OrderQuestion,
        (Key("items", _ITEMS, "the items in their right order", required=True),),
    ),
    Kind.MATCH: (
        MatchQuestion,
        (
            Key("pairs", _PAIRS, "what belongs together", required=True),
            replace(_WRONG, says="rights that fit no left"),
        ),
    ),
    Kind.OPEN: (
        OpenQuestion,
        (
            Key(
                "rubric", Text(longest=5_000), "what a good answer holds", required=True
            ),
        ),
    ),
}

_FIRST = (
    Key("id", Slug(), "stable within the set", required=True),
    Key(
        "kind",
        OneOf(tuple(Kind), Kind, KINDS),
        "what sort of key it has",
        required=True,
    ),
    Key(
        "topic",
        Text(longest=60),
        "dates, actors, causes, numbers, places, terms, reactions or your own",
    ),
    Key("fact", Slug(), "questions on one fact share it and are kept apart by a day"),
    Key("prompt", Text(), "what is asked", required=True),
)


def _last(kind: Kind) -> tuple[Key, ...]:
    return (
        Key(
            "ask",
            ListOf(OneOf(WAYS[kind], Ask), fewest=1),
            "how it may be asked, best first",
            default=(),
        ),
        Key("explanation", Text(longest=5_000), "shown after the answer"),
        Key("hint", Text(), "shown before it, on request"),
        Key(
            "evidence",
            _EVIDENCE,
            "the words of the source that prove the key",
            default=(),
        ),
        Key("tags", ListOf(Text(longest=60)), "free words", default=()),
    )


def keys_of(kind: Kind) -> tuple[Key, ...]:
    """Every key a question of *kind* may have, in the order they are written."""
    return (*_FIRST, *_KEYS[kind][1], *_last(kind))


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
    ways = WAYS[question.kind]
    if len(ways) > 1 and not getattr(question, "distractors", ()):
        return tuple(ask for ask in ways if ask is not Ask.CHOICE)
    return ways


def _read(plain: Plain, path: Path, findings: Findings) -> Question | None:
    if not isinstance(plain, dict):
        read_keys(_FIRST, plain, path, findings)
        return None
    plain, written = understood(plain, path, findings)
    kind = _read_kind(plain, path, findings, written)
    if kind is None:
        return None
    filled = read_keys(
        keys_of(kind), {**plain, "kind": kind.value}, path, findings, written
    )
    if filled is UNREAD:
        return None
    question = _made(kind, filled)
    before = len(findings.problems)
    for key, message, hint in broken_rules(question):
        findings.refuse(
            (*path, written.get(key, key)) if key in plain else path, message, hint
        )
    return question if len(findings.problems) == before else None


def _read_kind(
    plain: dict[str, Plain], path: Path, findings: Findings, written: dict[str, str]
) -> Kind | None:
    if "kind" not in plain:
        findings.refuse(path, f"kind is missing: one of {', '.join(Kind)}")
        return None
    key = next(key for key in _FIRST if key.name == "kind")
    kind = key.value.read(plain["kind"], (*path, written.get("kind", "kind")), findings)
    return None if kind is UNREAD else kind


def _made(kind: Kind, filled: dict[str, Any]) -> Question:
    filled.pop("kind")
    if kind is Kind.CLOZE:
        filled["parts"], filled["gaps"] = filled.pop("gapped")
    named = not filled["ask"]
    if named:
        filled["ask"] = WAYS[kind]
    made: Question = _KEYS[kind][0](**filled)
    return replace(made, ask=default_ways(made)) if named else made


assert all(  # noqa: S101  (a key without its attribute is a mistake of ours)
    key.fills in {field.name for field in fields(made)} | {"kind", "gapped"}
    for kind, (made, _) in _KEYS.items()
    for key in keys_of(kind)
)
