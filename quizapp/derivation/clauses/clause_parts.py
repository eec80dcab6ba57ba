"""What hangs on a verb: its subject and the other parts of its clause."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import (
    is_absolute,
    is_an_example,
    is_astray,
    is_by_the_way,
    is_joined_on,
    is_not_so,
    noun_phrase,
    trimmed,
    without_asides,
)
from quizapp.derivation.clauses.clause import Part, Phrase, Slot
from quizapp.derivation.clauses.joining_words import JOINING
from quizapp.derivation.clauses.verb_group import adverbs_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_SLOTS = {
    "dobj": Slot.OBJECT,
    "obj": Slot.OBJECT,
    "dative": Slot.RECIPIENT,
    "attr": Slot.COMPLEMENT,
    "acomp": Slot.COMPLEMENT,
    "oprd": Slot.COMPLEMENT,
    "xcomp": Slot.CLAUSE,
    "ccomp": Slot.CLAUSE,
    "prep": Slot.ADJUNCT,
    "agent": Slot.ADJUNCT,
    "npadvmod": Slot.ADJUNCT,
    "advmod": Slot.ADVERB,
    "advcl": Slot.SIDE_CLAUSE,
}
#: Belongs to the verb group or to the sentence around it.
_NO_PART = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "aux",
        "auxpass",
        "neg",
        "prt",
        "punct",
        "mark",
        "cc",
        "conj",
        "intj",
        "meta",
        "parataxis",
        "preconj",
        "csubj",
        "csubjpass",
        "expl",
        "dep",
        "predet",
    ]
)


def subject_of(verb: "Token") -> Phrase | None:
    """Who or what does it, or "there"; ``None`` where the verb has none before it."""
    found: Token | None = None
    for child in verb.children:
        if child.dep_ == "expl" and child.lower_ == "there" and child.i < verb.i:
            return Phrase(child, (child,))
        if child.dep_ in _SUBJECT and child.i < verb.i:
            found = child  # "Departing Rome, the men marched": the one at the verb
    return noun_phrase(found) if found is not None else None


def is_plural(subject: Phrase) -> bool:
    """Whether its verb says "were"."""
    head = subject.head
    joined = any(child.dep_ == "conj" for child in head.children)
    return joined or head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"they", "people"}


def parts_of(verb: "Token", subject: Phrase) -> tuple[Part, ...]:
    """Objects, times, places and the rest, in the text's order, without asides."""
    found: list[Part] = []
    before = adverbs_before(verb, dropped=JOINING)
    for child in verb.children:
        if child.dep_ in _NO_PART:
            continue
        slot = _SLOTS.get(child.dep_)
        if slot is None:
            continue
        is_early = child.i < subject.head.i < verb.i
        if slot is Slot.ADVERB and (
            child.lower_ in JOINING or child in before or is_early
        ):
            continue
        if is_astray(child, verb, found) or is_by_the_way(child):
            continue
        if is_an_example(child):
            slot = Slot.SIDE_CLAUSE
        if is_joined_on(child):
            continue
        if is_absolute(child) or is_not_so(child):
            slot = Slot.SIDE_CLAUSE
        if slot is Slot.SIDE_CLAUSE:
            tokens = tuple(child.subtree)
        else:
            tokens = without_asides(child)
        if not tokens:
            continue
        phrase = Phrase(child, trimmed(tokens))
        if phrase.tokens:
            preposition = child.lower_ if child.dep_ in {"prep", "agent"} else ""
            fronted = child.i < verb.i and (slot is Slot.ADJUNCT or is_early)
            found.append(Part(slot, phrase, preposition, fronted))
    return tuple(found)
