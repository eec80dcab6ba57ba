"""A stem that nobody reads twice."""

from quizapp.derivation.gates.asked import is_cloze
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

#: Words a stem may have.
LONGEST = 28


def too_long(question: Question) -> Flaw | None:
    count = len(question.prompt.split())
    if is_cloze(question) or count <= LONGEST:
        return None
    return Flaw("too long", f"{count} words; a question should have {LONGEST} at most")
