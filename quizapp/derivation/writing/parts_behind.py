"""What stands behind a verb of which no clause was read: a relative, a participle."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.clause import Part, Phrase, Slot

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLOTS = {
    "dobj": Slot.OBJECT,
    "dative": Slot.RECIPIENT,
    "oprd": Slot.COMPLEMENT,
    "acomp": Slot.COMPLEMENT,
    "xcomp": Slot.OBJECT,
    "ccomp": Slot.OBJECT,
    "prep": Slot.ADJUNCT,
}


def parts_behind(verb: "Token") -> Iterator[Part]:
    """Its objects, complements and adjuncts, asides left out."""
    for child in verb.children:
        slot = _SLOTS.get(child.dep_)
        tokens = trimmed(without_asides(child)) if slot is not None else ()
        if slot is not None and tokens and child.i > verb.i:
            preposition = child.lower_ if child.dep_ == "prep" else ""
            yield Part(slot, Phrase(child, tokens), preposition)
