"""An "a" or "an" at the end of the stem tells how the key begins."""

from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question


def article_at_end(question: Question) -> Flaw | None:
    last = question.prompt.rstrip(" :_…?.").casefold().rpartition(" ")[2]
    if last not in {"a", "an", "the"} or not is_asked(question):
        return None
    return Flaw("article at end", f"“{last}” at the end tells how the key begins")
