"""A clause that tells too little to be asked about, or of which too little was read."""

import re

from quizapp.derivation.clauses.telling import is_bare, is_cut_short, is_state
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.facts import Facts, asks_about
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import DateQuestion, NameQuestion

_GATE = "says little"
_RULES = frozenset({"when", "who did", "whom", "where"})
#: A second time in the question, which the key could be taken for.
_COMPARES = re.compile(
    r"\bthan(?= (?:in|at|on|before|after)\b|\?)|\bby the time\b|\bsince the\b"
)
#: Words before "the occupation of …" in "was the boldest event that … the occupation".
_LONG_SUBJECT = 6
_UNREAL = {("would",), ("could",), ("might",), ("should",)}
_ITS = re.compile(r"\bits\b")
_PERSON = re.compile(r"^(?:[A-Z][^?]*, )?(?:[Ww]ho|[Bb]y whom|[Tt]o whom|[Ww]hom)\b")


def says_little(draft: Draft, facts: Facts) -> Flaw | None:
    """Only doubted: what a text says in few words may still be what it is about."""
    question = draft.question
    if draft.rule not in _RULES:
        return None
    is_person = isinstance(question, NameQuestion) and _PERSON.match(question.prompt)
    if is_person and _ITS.search(question.prompt):
        return _unsure("“its” means something that the question does not name")
    clause = facts.clause_of(draft)
    if clause is None or not asks_about(clause, question.prompt):
        return None
    if clause.group.auxiliaries[:1] in _UNREAL:
        return _unsure("it did not happen, or may not have happened")
    if isinstance(question, DateQuestion):
        if clause.group.is_copula and len(clause.subject.tokens) >= _LONG_SUBJECT:
            return _unsure("the question is hard to read")
        if compared := _COMPARES.search(question.prompt):
            return _unsure(f"“{compared[0]}” compares with another time")
        if clause.group.negated:
            return _unsure("it asks when something did not happen")
        if is_state(clause):
            return _unsure("it asks how things were rather than what happened")
    if is_bare(clause, draft.key):
        return _unsure("the question says little of what happened")
    if is_cut_short(clause):
        return _unsure("the sentence goes on where the question stops")
    return None


def _unsure(words: str) -> Flaw:
    return Flaw(_GATE, words, Weight.UNSURE)
