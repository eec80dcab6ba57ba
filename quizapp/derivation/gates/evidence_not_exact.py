"""Evidence that does not stand in the text letter for letter."""

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw


def evidence_not_exact(draft: Draft, facts: Facts) -> Flaw | None:
    if not draft.question.evidence or not draft.evidence:
        return Flaw("evidence not exact", "nothing proves it")
    for one in draft.question.evidence:
        if facts.text[one.start : one.end] != one.quote or not one.quote.strip():
            return Flaw("evidence not exact", f"“{one.quote}” is not in the text")
    return None
