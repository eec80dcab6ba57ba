"""A wrong option that the stem itself names."""

from quizapp.derivation.gates.asked import content, keys_of
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.option_shapes import dated, numbered, wrong_options
from quizapp.questions.question import Question
from quizapp.questions.wording import plain

_MOST = 0.5


def stem_word_in_option(question: Question) -> Flaw | None:
    asked = content(question.prompt)
    folded = f" {plain(question.prompt)} "
    keys = frozenset().union(*(content(key) for key in keys_of(question)))
    for text in wrong_options(question):
        if dated(text) or numbered(text):
            continue
        own = content(text)
        named = plain(text) and f" {plain(text)} " in folded
        if named or (own and len((own & asked) - keys) / len(own) > _MOST):
            words = f"“{text}” stands in the question itself"
            return Flaw("stem word in option", words, Weight.OPTIONS)
    return None
