"""The same word twice in a row."""

import re
from dataclasses import replace

from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

_TWICE = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)
_MAY = frozenset(["had", "that", "bora", "pago", "duran", "sing"])


def doubled_word(question: Question) -> Flaw | None:
    found = next(
        (one for one in _TWICE.finditer(question.prompt) if one[1].lower() not in _MAY),
        None,
    )
    if found is None:
        return None
    prompt = question.prompt[: found.end(1)] + question.prompt[found.end() :]
    words = f"“{found[1]}” stands twice in a row"
    return Flaw("doubled word", words, repaired=replace(question, prompt=prompt))
