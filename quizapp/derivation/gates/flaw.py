"""A flaw of a question, and what becomes of the question."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.questions.question import Question


class Weight(StrEnum):
    """What a flaw does to a draft that cannot be repaired."""

    WRONG = "wrong"  #: it is dropped
    UNSURE = "unsure"  #: it is shown among the less sure, with the words
    OPTIONS = "options"  #: it is not asked as a choice


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a gate found; ``words`` are fit to show.

    ``repaired`` is the question without the flaw, or ``None`` where only a person
    could put it right.
    """

    gate: str
    words: str
    weight: Weight = Weight.WRONG
    repaired: Question | None = None


#: A gate that needs no text: the set editor's remarks come from these.
QuestionGate = Callable[[Question], Flaw | None]
