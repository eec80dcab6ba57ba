"""A rubric as a set file writes it: words, or a list of criteria with points."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quizapp.questions.rubric import Criterion, Rubric
from quizapp.questions.schema.problem import Findings, Path
from quizapp.questions.schema.records import Key, ListOf, Record
from quizapp.questions.schema.values import UNREAD, Number, Plain, Text, Value

_WORDS = Text(longest=5_000)
_CRITERIA = ListOf(
    Record(
        (
            Key("criterion", Text(), "what the answer holds", True, "text"),
            Key("points", Number(), "what it is worth", default=Decimal(1)),
        ),
        Criterion,
        short="criterion",
    ),
    fewest=1,
)


@dataclass(frozen=True)
class RubricValue(Value):
    """Words for whoever marks, or ``{criterion, points}`` for each part."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        """Read words or criteria."""
        if isinstance(plain, list):
            criteria = _CRITERIA.read(plain, path, findings)
            return UNREAD if criteria is UNREAD else Rubric(criteria=criteria)
        words = _WORDS.read(plain, path, findings)
        return UNREAD if words is UNREAD else Rubric(words)

    def dump(self, value: Any) -> Plain:
        if value.criteria:
            return _CRITERIA.dump(value.criteria)
        return _WORDS.dump(value.text)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [_WORDS.schema(), _CRITERIA.schema()]}
