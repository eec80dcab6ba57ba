"""The text denies what the question takes for granted."""

import re
from typing import TYPE_CHECKING

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import is_cloze
from quizapp.derivation.gates.facts import Facts, asks_about
from quizapp.derivation.gates.flaw import Flaw

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENIED = re.compile(
    r"\b(not|never|no|nor|neither|without|hardly|scarcely|rarely|seldom|cannot|none|nobody"
    r"|refuse\w*|fail\w*|den(?:y|ied|ies)|reject\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    ["never", "hardly", "scarcely", "rarely", "seldom", "neither", "not", "n't", "n’t"]
)


def lost_negation(draft: Draft, facts: Facts) -> Flaw | None:
    clause = facts.clause_of(draft)
    if is_cloze(draft.question) or clause is None:
        return None
    if not asks_about(clause, draft.question.prompt):
        return None
    denied = _denial(clause.verb)
    if not denied and not clause.group.negated:
        return None
    if _DENIED.search(draft.question.prompt):
        return None
    words = f"the text says “{denied or 'not'}” and the question does not"
    return Flaw("lost negation", words)


def _denial(verb: "Token") -> str:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _ADVERBS:
            return child.text
        if child.lower_ == "longer" and any(
            one.lower_ == "no" for one in child.children
        ):
            return "no longer"
    return ""
