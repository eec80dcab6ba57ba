"""Words such as "always" and "never": who has sat tests knows such options are wrong."""

import re

from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import Question, TrueFalseQuestion

_ABSOLUTE = re.compile(
    r"\b(always|never|all of the above|none of the above|only ever|completely|entirely"
    r"|impossible|without exception|in every case)\b",
    re.IGNORECASE,
)
_IN_STATEMENT = re.compile(
    r"\b(always|never|without exception|completely|in every case)\b", re.IGNORECASE
)


def absolute_word(question: Question) -> Flaw | None:
    if isinstance(question, TrueFalseQuestion):
        found = _IN_STATEMENT.search(question.prompt)
        words = "“{}” tells a test-taker that the statement is wrong"
        return (
            Flaw("absolute word", words.format(found[0]), Weight.UNSURE)
            if found
            else None
        )
    for entry in getattr(question, "distractors", ()):
        if found := _ABSOLUTE.search(entry.text):
            words = f"“{found[0]}” tells a test-taker that the option is wrong"
            return Flaw("absolute word", words, Weight.OPTIONS)
    return None
