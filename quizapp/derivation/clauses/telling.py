"""How much of an event a clause tells, and whether all of it was read."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Clause, Phrase, Slot
from quizapp.derivation.span import Span
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Verbs that need nothing beside them: "Stalin died", "the war ended".
_WHOLE_ALONE = word_set(
    """abdicate arrive begin burn capitulate cease climb close collapse crash die
    disappear disband dissolve double drown emigrate end erupt escape expire explode fail
    fall flee halve happen immigrate land leave marry meet mutiny occur open peak perish
    plummet rebel resign retire retreat return revolt rise secede sink soar start starve
    strike surrender triple vanish withdraw"""
)
#: How things were, not what happened.
_STATES = word_set(
    """remain include consist comprise contain belong exist mean involve number rank
    resemble lack own deserve matter know believe think feel want hope like love hate
    disagree expect regard consider watch wait live"""
)
_BESIDE = frozenset({Slot.OBJECT, Slot.RECIPIENT, Slot.COMPLEMENT, Slot.CLAUSE})


def is_state(clause: Clause) -> bool:
    """ "Haiti remained a colony", "the army ranked seventh"."""
    return clause.group.base in _STATES


def is_general(clause: Clause) -> bool:
    """ "Realists consider diplomacy unreliable": so at all times and everywhere."""
    group, head = clause.group, clause.subject.head
    first = group.auxiliaries[0].lower() if group.auxiliaries else ""
    present = first in _GENERAL or (not first and group.tag in {"VBZ", "VBP"})
    known = any(one.dep_ in {"det", "poss"} for one in head.children)
    dated = any(one.ent_type_ == "DATE" for one in clause.verb.subtree)
    return present and not known and not dated and head.pos_ == "NOUN"


_GENERAL = frozenset({"is", "are", "do", "does", "can"})


def is_bare(clause: Clause, without: Span | None) -> bool:
    """ "Congress obliged", "Pullman fired": a verb with nothing but its date beside it.

    *without* is where the date stands.
    """
    group = clause.group
    alone = group.base in _WHOLE_ALONE or bool(group.particle)
    if alone or group.is_passive or group.is_copula:
        return False
    for part in clause.parts:
        is_date = without is not None and part.phrase.span.overlaps(without)
        tells = part.slot in _BESIDE and not _is_any(part.phrase)
        if tells or (part.slot is Slot.ADJUNCT and not is_date):
            return False
    return True


def _is_any(phrase: Phrase) -> bool:
    """ "passed a law", "issued a decree": which one is not said."""
    words = [token for token in phrase.tokens if token.text.strip()]
    return len(words) == 2 and words[0].lower_ in {"a", "an"}


def is_cut_short(clause: Clause) -> bool:
    """ "lived and worked on farms", "by gaining Oregon and, at last, provoking a war":

    a part of the clause stands behind an "and" and a verb that were not read with it.
    """
    told = [
        part.phrase
        for part in clause.parts
        if part.slot is not Slot.SIDE_CLAUSE and not part.is_fronted
    ]
    kept = {token.i for phrase in told for token in phrase.tokens}
    last = max((phrase.tokens[-1].i for phrase in told), default=clause.verb.i)
    depth = 0
    for place in range(clause.verb.i + 1, last):
        token = clause.verb.doc[place]
        depth += (token.text in "([") - (token.text in ")]")
        if depth == 0 and place not in kept and _joins_a_verb(token):
            return True
    return _shares_its_end(clause.verb) and last == clause.verb.i


def _joins_a_verb(token: "Token") -> bool:
    return bool(token.dep_ == "cc" and token.head.pos_ in {"VERB", "AUX"})


def _shares_its_end(verb: "Token") -> bool:
    """ "lived and worked on farms": right behind the verb another is joined to it."""
    if verb.i + 2 >= len(verb.doc):
        return False
    joint, other = verb.nbor(1), verb.nbor(2)
    return joint.dep_ == "cc" and other.dep_ == "conj" and other.head.i == verb.i
