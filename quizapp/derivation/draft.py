"""A question that no teacher has accepted yet."""

from dataclasses import dataclass

from quizapp.derivation.span import Span
from quizapp.questions.question import Question


@dataclass(frozen=True, slots=True)
class Draft:
    """A derived question with what proves it and how sure the machine is.

    ``evidence`` are whole sentences of the text; ``key`` is where the words of the
    key stand in them, or ``None`` where the key is spread (order, match).
    ``fact`` is the same for drafts about one fact.  ``rule`` names what wrote it.
    ``confidence`` is 0 to 1; what is not ``sure`` is shown last, with its reasons.
    ``warnings`` are words fit to show: "year from paragraph 1".
    """

    question: Question
    evidence: tuple[Span, ...]
    key: Span | None
    rule: str
    fact: str
    confidence: float
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()  #: why it is among the less sure, or empty

    @property
    def sure(self) -> bool:
        return not self.doubts
