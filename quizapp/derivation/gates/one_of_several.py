"""The key is one of several that the text joins with "and"."""

import re

from quizapp.derivation.clauses.clause import Origin
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import NumberQuestion

_NOUNS = frozenset(["NOUN", "PROPN", "NUM"])
_SAYS_SO = re.compile(
    r"\b(one of|among|together with|along with|besides|alongside)\b", re.IGNORECASE
)


def in_own_clause(draft: Draft, facts: Facts) -> bool:
    """Whether the key stands in a main clause: what a relative or a role clause says
    of its noun it says of no other.
    """
    if draft.rule in {"role", "who was", "who is", "what is", "stands for"}:
        return False
    clause = facts.clause_of(draft)
    return clause is None or clause.origin not in {Origin.RELATIVE, Origin.PARTICIPLE}


def one_of_several(draft: Draft, facts: Facts) -> Flaw | None:
    question, key = draft.question, draft.key
    if not is_asked(question) or isinstance(question, NumberQuestion) or key is None:
        return None
    if _SAYS_SO.search(question.prompt):
        return None
    if not in_own_clause(draft, facts):
        return None
    head = facts.key_head(draft)
    if head is None or head.pos_ not in _NOUNS:
        return None
    beside = [one for one in head.children if one.dep_ == "conj"]
    if head.dep_ == "conj":
        beside.append(head.head)
    for other in beside:
        inside = key.start <= other.idx < key.end
        if (
            not inside
            and other.pos_ in _NOUNS
            and not _is_named(other.text, question.prompt)
        ):
            words = f"“{other.text}” stands beside the key and would be right too"
            return Flaw("one of several", words)
    return None


def _is_named(word: str, prompt: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", prompt) is not None
