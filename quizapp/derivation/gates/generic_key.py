"""A key of one common word: "delegations", "steam", "protests"."""

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import tokens
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import PhraseQuestion
from quizapp.questions.wording import word_set

_RULES = frozenset(
    ["what did it", "what was done", "what with", "what was", "why", "what followed"]
)
_SMALL = word_set(
    "the a an some many most several all various both few other these those"
)


def generic_key(draft: Draft, _facts: Facts) -> Flaw | None:
    """Whoever does not know the text could as well say another."""
    question = draft.question
    if not isinstance(question, PhraseQuestion) or draft.rule not in _RULES:
        return None
    words = [one for one in tokens(question.answer) if one.lower() not in _SMALL]
    if len(words) > 1 or not words or words[0][:1].isupper() or words[0][:1].isdigit():
        return None
    return Flaw(
        "generic key",
        f"“{question.answer}” is a common word that many things would fit",
        Weight.UNSURE,
    )
