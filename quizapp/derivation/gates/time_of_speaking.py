"""A stem that is true only on the day it was written: "now", "recently", "since"."""

import re

from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import Question

_NOW = re.compile(
    r"\b(now|nowadays|currently|recently|yesterday|tomorrow|today|tonight|ago"
    r"|at present|at that time|at this time|so far"
    r"|(?:last|next|this) (?:year|month|week|night|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince(?= (?:on|in|at|by|with|for)\b|\?)", re.IGNORECASE)


def time_of_speaking(question: Question) -> Flaw | None:
    if not is_asked(question):
        return None
    found = _NOW.search(question.prompt) or _SINCE.search(question.prompt)
    if found is None or found.start() == 0:
        return None
    words = f"“{found[0]}” needs the day on which the text was written"
    return Flaw("time of speaking", words, Weight.UNSURE)
