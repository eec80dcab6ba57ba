"""A key that its length gives away."""

from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import (
    ChoiceQuestion,
    NameQuestion,
    PhraseQuestion,
    Question,
)

_LONGER = 1.4
_LEAST_MORE = 8  #: characters


def longest_is_key(question: Question) -> Flaw | None:
    if not isinstance(question, NameQuestion | PhraseQuestion | ChoiceQuestion):
        return None
    if len(question.distractors) < 2:
        return None
    lengths = [len(entry.text) for entry in question.distractors]
    own = len(question.answer)
    if own > max(lengths) * _LONGER and own - max(lengths) > _LEAST_MORE:
        return Flaw(
            "longest is key", "the key is by far the longest option", Weight.OPTIONS
        )
    if own * _LONGER < min(lengths) and min(lengths) - own > _LEAST_MORE:
        return Flaw(
            "longest is key", "the key is by far the shortest option", Weight.OPTIONS
        )
    return None
