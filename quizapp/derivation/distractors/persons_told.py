"""What a text tells of a person beside the key: dead by then, long past, of like office."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.kinds import Actor
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.writing.asking_roles import is_kin
from quizapp.derivation.writing.offices import same_office
from quizapp.questions.wording import letters_of, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_DIE = word_set("die drown perish")
_KILL = word_set(
    "kill murder assassinate execute behead hang poison slay shoot stab beat guillotine"
)
_DEATH = word_set("death murder assassination execution suicide")
_SAME_OFFICE, _SAME_NATION, _NO_OFFICE = -0.3, -0.15, 0.2
_LONG_PAST = 1.5


def asked_at(draft: Draft, facts: Facts) -> int | None:
    """The year told in the sentence asked, or the last one told before it."""
    if not draft.evidence:
        return None
    sentence = draft.key if draft.key is not None else draft.evidence[0]
    found = facts.sentence_at(sentence.start)
    return _year_by(found.span.end, facts) if found is not None else None


def is_dead_by(actor: Actor, year: int | None, facts: Facts) -> bool:
    """Whether the text tells of a person's death in a year before this one."""
    if year is None:
        return False
    for mention in facts.mentions_of.get(actor.id, []):
        if not any(
            _dies(one) for one in _tokens(mention.span.start, mention.span.end, facts)
        ):
            continue
        sentence = facts.sentence_at(mention.span.start)
        died = _year_by(sentence.span.end, facts) if sentence is not None else None
        if died is not None and died < year:
            return True
    return False


def is_of_the_past(actor: Actor, facts: Facts) -> float:
    """A cost for who is only said to have done something before: "who had built it"."""
    mentions = facts.mentions_of.get(actor.id, [])
    named = [one for one in mentions if one.form != "pronoun"]
    if len(named) != 1:
        return 0.0
    tokens = _tokens(named[0].span.start, named[0].span.end, facts)
    around = [
        *tokens,
        *(c for one in tokens for c in one.children if c.dep_ == "appos"),
    ]
    for token in around:
        for verb in (one for one in token.children if one.dep_ == "relcl"):
            if any(one.lower_ == "had" and one.dep_ == "aux" for one in verb.children):
                return _LONG_PAST
    return 0.0


def unlike_in_office(actor: Actor, key: Actor) -> float:
    """Less where both hold like offices, or are said to be of one nation."""
    mine = [one.title for one in key.roles if not is_kin(one)]
    theirs = [one.title for one in actor.roles if not is_kin(one)]
    cost = 0.0
    if any(same_office(one, other) for one in mine for other in theirs):
        cost += _SAME_OFFICE
    if _nations(mine) & _nations(theirs):
        cost += _SAME_NATION
    return cost + (_NO_OFFICE if mine and not theirs else 0.0)


def _nations(titles: list[str]) -> set[str]:
    words = re.findall(r"[A-Z]\w+", " ".join(titles))
    return {letters_of(one) for one in words if gazetteer.is_demonym(one.lower())}


def _dies(token: "Token") -> bool:
    """Whether a word of a name is who dies, is killed, or whose death it is."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    verb = first.head
    if first.dep_ in {"nsubj", "nsubjpass"}:
        passive = first.dep_ == "nsubjpass" and verb.lemma_ in _KILL
        return passive or verb.lemma_ in _DIE
    if first.dep_ == "dobj":
        return verb.lemma_ in _KILL
    of_death = first.dep_ == "pobj" and first.head.lower_ == "of"
    return (first.dep_ == "poss" and verb.lemma_ in _DEATH) or (
        of_death and first.head.head.lemma_ in _DEATH
    )


def _tokens(start: int, end: int, facts: Facts) -> "list[Token]":
    sentence = facts.sentence_at(start)
    if sentence is None or sentence.parse is None:
        return []
    return [one for one in sentence.parse if start <= one.idx < end]


def _year_by(place: int, facts: Facts) -> int | None:
    """The year of the last date told before a place of the text."""
    dates = facts.material.findings.dates
    last = bisect_right(dates, place, key=lambda one: one.span.start)
    return next(
        (one.value.year for one in reversed(dates[:last]) if one.value is not None),
        None,
    )
