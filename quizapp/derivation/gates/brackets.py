"""Brackets and quotation marks that open or close alone."""

from quizapp.derivation.gates.asked import is_cloze, keys_of
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def brackets(question: Question) -> Flaw | None:
    texts = (
        keys_of(question)
        if is_cloze(question)
        else (question.prompt, *keys_of(question))
    )
    for text in texts:
        for opening, closing in _PAIRS:
            if not _is_balanced(text, opening, closing):
                words = f"“{opening}” and “{closing}” do not match in “{text}”"
                return Flaw("brackets", words)
        if text.count('"') % 2:
            return Flaw("brackets", f"a quotation mark stands alone in “{text}”")
    return None


def _is_balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0
