"""What somebody claims is asked as if it were so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Certainty
from quizapp.derivation.gates.asked import is_cloze
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAIMING = word_set(
    """claim allege argue believe say state assert maintain suggest report think insist
    contend declare announce estimate hope fear speculate propose accuse warn assume
    suppose suspect predict deny boast imply hold"""
)
_ATTRIBUTED = re.compile(
    r"\b(according to|claim|alleg|argu|believ|sa(?:y|id|ys)\b|stat(?:e|ed|es) that|assert"
    r"|suggest|report|th(?:ink|ought)|insist|contend|declar|announc|estimat|accus|warn"
    r"|suppos|predict|blam|view|opinion|theory)",
    re.IGNORECASE,
)


def unproven_claim(draft: Draft, facts: Facts) -> Flaw | None:
    """ "According to officials" is put before the question where it is known who."""
    question = draft.question
    if is_cloze(question) or _ATTRIBUTED.search(question.prompt):
        return None
    cause = facts.cause_of(draft)
    if cause is not None and cause.certainty is Certainty.CLAIMED:
        words = "the text only tells that somebody claims this"
        return Flaw("unproven claim", words, repaired=_attributed(question, cause.by))
    clause = facts.clause_of(draft)
    speaker = next(_speakers(clause.verb), None) if clause is not None else None
    if speaker is None:
        return None
    words = f"“{speaker.text}” claims this; the text does not say it itself"
    return Flaw(
        "unproven claim", words, repaired=_attributed(question, _said(facts, speaker))
    )


_BINDING = word_set(
    """agreement treaty law act constitution charter decree term rule plan custom schedule
    tradition accord convention contract statute edict provision pact"""
)


def _speakers(verb: "Token") -> Iterator["Token"]:
    """Who says the clause of a verb: "X claims that …", "According to X, …"."""
    token = verb
    while True:
        for child in token.children:
            if child.lower_ == "according":
                yield from (one for one in _after(child) if not _binds(one))
        head = token.head
        if head.i == token.i or token.dep_ not in {
            "ccomp",
            "conj",
            "advcl",
            "xcomp",
            "relcl",
        }:
            return
        if token.dep_ == "ccomp" and head.lemma_.lower() in _CLAIMING:
            yield from (one for one in head.children if one.dep_ == "nsubj")
        token = head


def _binds(source: "Token") -> bool:
    """ "According to an agreement of 1818" tells what held, not what somebody claims."""
    return source.lemma_.lower() in _BINDING


def _after(according: "Token") -> Iterator["Token"]:
    for child in according.children:
        if child.dep_ == "pobj":
            yield child
        else:
            yield from (one for one in child.children if one.dep_ == "pobj")


def _said(facts: Facts, speaker: "Token") -> str:
    try:
        return facts.material.asker.say(
            [one for one in speaker.subtree if one.dep_ not in {"relcl", "appos"}]
        )
    except CannotBeSaid:
        return ""


def _attributed(question: Question, speaker: str) -> Question | None:
    if not speaker or len(speaker.split()) > 8:
        return None
    first = speaker.split()[0]
    if (
        first.lower() in {"the", "a", "an", "some", "many"}
        or speaker[0].islower()
        or (first.endswith("s") and first.lower() in _COMMON)
    ):
        speaker = speaker[0].lower() + speaker[1:]
    prompt = question.prompt
    asked = prompt[:1].lower() + prompt[1:] if question.kind != "true-false" else prompt
    return replace(question, prompt=f"According to {speaker}, {asked}")


_COMMON = word_set(
    """officials critics historians scholars supporters opponents observers experts
    economists witnesses activists researchers authorities sources analysts reports"""
)
