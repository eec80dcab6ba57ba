"""A stem that is no question: no question word, no question mark."""

from dataclasses import replace

from quizapp.derivation.gates.asked import AUXILIARIES, WH, is_asked, tokens
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import ChoiceQuestion, Question

_TASKS = frozenset(
    ["name", "give", "complete", "choose", "explain", "define", "state", "list"]
)


def asks_nothing(question: Question) -> Flaw | None:
    if not is_asked(question) or isinstance(question, ChoiceQuestion):
        return None
    words = [word.lower() for word in tokens(question.prompt)]
    if not words:
        return Flaw("no question", "the question is empty")
    asks = bool(WH & set(words)) or words[0] in AUXILIARIES
    if not asks and words[0] not in _TASKS:
        return Flaw("no question", "the question has no question word")
    if asks and not question.prompt.rstrip().endswith(("?", ":", "…", ".")):
        prompt = question.prompt.rstrip() + "?"
        words_ = "the question mark is missing"
        return Flaw("no question", words_, repaired=replace(question, prompt=prompt))
    return None
