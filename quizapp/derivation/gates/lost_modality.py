"""The text says "may" or "reportedly" and the question does not."""

import re
from dataclasses import replace

from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import is_cloze, stem
from quizapp.derivation.gates.facts import Facts, asks_about
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

_MODALS = frozenset(["may", "might", "could"])
_ADVERBS = frozenset(
    ["reportedly", "allegedly", "perhaps", "probably", "possibly", "supposedly", "apparently",
     "purportedly", "presumably", "maybe", "ostensibly", "likely"]
)  # fmt: skip
_HEDGED = re.compile(
    r"\b(may|might|could|can|reportedly|allegedly|perhaps|probabl[ey]|possibl[ey]|supposed"
    r"|supposedly|apparently|purported(?:ly)?|presumably|maybe|likely|said to|thought to"
    r"|believed|according to|claim|risks?|threat)",
    re.IGNORECASE,
)


def lost_modality(draft: Draft, facts: Facts) -> Flaw | None:
    """An adverb is given back; a modal verb cannot be, so the draft is dropped."""
    question = draft.question
    if is_cloze(question) or _HEDGED.search(question.prompt):
        return None
    hedge = _hedge(draft, facts)
    if not hedge or stem(hedge) in {stem(one) for one in question.prompt.split()}:
        return None
    clause = facts.clause_of(draft)
    repaired = _given_back(question, clause, hedge) if clause else None
    words = f"the text says “{hedge}” and the question does not"
    return Flaw("lost modality", words, repaired=repaired)


def _hedge(draft: Draft, facts: Facts) -> str:
    cause = facts.cause_of(draft)
    if cause is not None:
        return cause.hedge
    clause = facts.clause_of(draft)
    if clause is None or not asks_about(clause, draft.question.prompt):
        return ""
    for auxiliary in clause.group.auxiliaries:
        if auxiliary.lower() in _MODALS:
            return auxiliary
    verb = clause.verb
    over = [verb, *verb.ancestors]
    for token in over:
        for child in token.children:
            if child.lower_ in _ADVERBS and (token is verb or child.i < verb.i):
                return child.text.lower()
        if token.dep_ not in {"conj", "xcomp"}:
            break
    return ""


def _given_back(question: Question, clause: Clause, hedge: str) -> Question | None:
    if hedge in _MODALS:
        return None
    hedge = {"perhaps": "possibly", "maybe": "possibly"}.get(hedge, hedge)
    for form in (clause.group.main, clause.group.base):
        found = re.search(rf"\b{re.escape(form)}\b", question.prompt)
        if found and found.start() > 0 and not clause.group.is_copula:
            prompt = (
                question.prompt[: found.start()]
                + f"{hedge} "
                + question.prompt[found.start() :]
            )
            return replace(question, prompt=prompt)
    return None
