"""The keys of each kind of question in a set file, in the order they are written."""

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import cache
from typing import Any

from quizapp.questions.evidence import Evidence
from quizapp.questions.question import (
    WAYS,
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
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
    TrueFalseQuestion,
)
from quizapp.questions.schema.gapped_text import GappedText
from quizapp.questions.schema.records import Key, ListOf, Record
from quizapp.questions.schema.rubric_value import RubricValue
from quizapp.questions.schema.spellings import KINDS
from quizapp.questions.schema.values import (
    Edtf,
    Number,
    OneOf,
    Plain,
    Slug,
    Text,
    Truth,
)


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
KEYS: dict[Kind, tuple[type, tuple[Key, ...]]] = {
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
                "rubric",
                RubricValue(),
                "what a good answer holds: words, or criteria with points",
                required=True,
            ),
        ),
    ),
}

FIRST = (
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


@cache
def keys_of(kind: Kind) -> tuple[Key, ...]:
    """Every key a question of *kind* may have, in the order they are written."""
    return (*FIRST, *KEYS[kind][1], *_last(kind))


assert all(  # noqa: S101  (a key without its attribute is a mistake of ours)
    key.fills in {field.name for field in fields(made)} | {"kind", "gapped"}
    for kind, (made, _) in KEYS.items()
    for key in keys_of(kind)
)
