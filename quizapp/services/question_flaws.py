"""What the gates of derivation say about a question that a person writes, in words."""

from collections.abc import Sequence

from quizapp.derivation.gates.of_question import question_flaws
from quizapp.questions.question import Question

#: What lint says in its own words, by the gates that say the same.
_SAID_BY_LINT = {
    "key in stem": ("holds the key",),
    "giveaway": ("holds the key",),
    "longest is key": ("the longest option",),
    "absolute word": ("tells a test-taker",),
    "article at end": ("tells how the key begins",),
}


def flaws_beside(question: Question, said: Sequence[str]) -> list[str]:
    """The words of the flaws of an English question that lint has not *said* already."""
    return [
        flaw.words
        for flaw in question_flaws(question)
        if not any(
            words in one for one in said for words in _SAID_BY_LINT.get(flaw.gate, ())
        )
    ]
