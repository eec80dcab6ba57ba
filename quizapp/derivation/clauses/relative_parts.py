"""What the noun before a relative clause is in it: "Carthage, which Rome destroyed"."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.clause import Part, Phrase, Slot

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"WDT", "WP"})
#: Prepositions that say in the clause what they say of its antecedent.
_OF_TIME = frozenset({"in", "on"})
_OF_PLACE = frozenset({"in", "at", "on", "near"})
_OBJECTS = frozenset({"dobj", "obj"})


def parts_before(verb: "Token") -> tuple[Part, ...] | None:
    """The part that the antecedent of a relative clause plays in it, if it is sure.

    Only behind a comma, where the clause tells a thing of its own: "in 121 BC, when
    the consul moved …".  ``None`` where the clause cannot
    be told alone; empty where it can without its antecedent.
    """
    noun = verb.head
    if not _is_told_by_the_way(verb) or noun.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return None
    for child in verb.children:
        if child.i > verb.i:
            continue
        if child.lower_ == "when":
            return _with_its_preposition(verb, _OF_TIME)
        if child.lower_ == "where":
            return _with_its_preposition(verb, _OF_PLACE)
        if child.dep_ in _OBJECTS and child.tag_ in _RELATIVE:
            return _as_object(verb)
        if child.dep_ == "prep" and any(one.tag_ in _RELATIVE for one in child.subtree):
            return _behind(child)
    return None


def points_back(part: Part, verb: "Token") -> bool:
    """ "which" in "which Rome destroyed": its antecedent stands in its place."""
    return any(one.tag_ in _RELATIVE and one.i < verb.i for one in part.phrase.tokens)


def _is_told_by_the_way(verb: "Token") -> bool:
    first = verb.left_edge
    return first.i > 0 and first.nbor(-1).text in {",", "–", "—", "("}


def _antecedent(verb: "Token") -> tuple["Token", ...]:
    own = {one.i for one in verb.subtree}
    return trimmed(tuple(one for one in without_asides(verb.head) if one.i not in own))


def _with_its_preposition(verb: "Token", able: frozenset[str]) -> tuple[Part, ...]:
    preposition = verb.head.head
    tokens = _antecedent(verb)
    if verb.head.dep_ != "pobj" or preposition.lower_ not in able or not tokens:
        return ()
    phrase = Phrase(preposition, (preposition, *tokens))
    return (Part(Slot.ADJUNCT, phrase, preposition.lower_),)


def _is_sure(verb: "Token") -> bool:
    """Whether nothing but the noun right before can be meant."""
    noun = verb.head
    tokens = _antecedent(verb)
    if not tokens or tokens[-1].i < verb.left_edge.i - 2:
        return False
    nested = noun.dep_ in {"pobj", "appos", "conj"}
    return noun.pos_ == "PROPN" or (noun.pos_ == "NOUN" and not nested)


def _as_object(verb: "Token") -> tuple[Part, ...] | None:
    if not _is_sure(verb):
        return None
    return (Part(Slot.OBJECT, Phrase(verb.head, _antecedent(verb))),)


def _behind(preposition: "Token") -> tuple[Part, ...] | None:
    """ "…, in which 260 people died": told without what it points at."""
    pronoun = next((one for one in preposition.children if one.dep_ == "pobj"), None)
    return () if pronoun is not None and pronoun.tag_ in _RELATIVE else None
