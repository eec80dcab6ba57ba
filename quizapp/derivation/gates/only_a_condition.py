"""What the text puts after "if" did not happen."""

import re
from typing import TYPE_CHECKING

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import is_cloze
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONS = frozenset(["if", "unless", "whether", "lest", "provided"])
_SAME = frozenset(["conj", "xcomp", "ccomp"])
_SAID = re.compile(r"\b(if|unless|whether|would|condition)\b", re.IGNORECASE)


def only_a_condition(draft: Draft, facts: Facts) -> Flaw | None:
    if is_cloze(draft.question) or _SAID.search(draft.question.prompt):
        return None
    clause = facts.clause_of(draft)
    head = facts.key_head(draft)
    for token in (clause.verb if clause is not None else None, head):
        said = _condition_over(token) if token is not None else ""
        if said:
            words = f"the text says this only after “{said}”"
            return Flaw("only a condition", words)
    return None


def _condition_over(token: "Token") -> str:
    """The "if" above a word, within its own clause or the one it is joined to."""
    while True:
        for child in token.children:
            if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
                return child.text.lower()
        is_verb = token.pos_ in {"VERB", "AUX"}
        if token.head.i == token.i or (is_verb and token.dep_ not in _SAME):
            return ""
        token = token.head
