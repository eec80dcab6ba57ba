"""A key that says nothing: "many", "people", "it"."""

from quizapp.derivation.gates.asked import FUNCTION_WORDS, keys_of
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import NumberQuestion, Question
from quizapp.questions.wording import plain, word_set

_NOTHING = word_set(
    """many few several most some all none others people person man men woman thing things
    something anything nothing everything everyone someone today now then later here there
    way ways time times place part lot lots number amount case kind sort example fact
    result day days year years latter former same group groups member members side"""
)


#: "Several days" is how long it took.
_SPANS = word_set(
    "hours days weeks months years decades centuries hour day week month year"
)


def trivial_key(question: Question) -> Flaw | None:
    """A number may be as short as it likes."""
    if isinstance(question, NumberQuestion):
        return None
    for key in keys_of(question):
        words = plain(key).split()
        if not words:
            return Flaw("trivial key", "the key is empty")
        if any(char.isdigit() for char in key) or (len(words) == 1 and key.isupper()):
            continue
        if len(words) > 1 and words[-1] in _SPANS:
            continue
        if all(word in _NOTHING or word in FUNCTION_WORDS for word in words):
            return Flaw("trivial key", f"“{key}” says nothing that one could know")
    return None
