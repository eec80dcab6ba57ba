"""A preposition left at the end, far from its verb."""

import re

from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import Question

_LAST = r"(on|for|of|from|with|against|as|into|over|about|at|to|by|in)"
_END = re.compile(rf"\b{_LAST}\?$")
_INNER = re.compile(
    r"\b(?:on|for|from|with|against|as|into|over|about|at|to|by|in|during|since|after|before|through|under)\b"
)


def stranded(question: Question) -> Flaw | None:
    """ "What did he lift the cap on New Year's Day 2022 on?"."""
    prompt = question.prompt
    found = _END.search(prompt) if is_asked(question) else None
    if found is None or not re.match(r"(?:What|Who|Whom|Which)\b", prompt):
        return None
    if not _INNER.search(prompt[: found.start()]):
        return None
    words = f"“{found[1]}” at the end stands far from its verb"
    return Flaw("stranded", words, Weight.UNSURE)
