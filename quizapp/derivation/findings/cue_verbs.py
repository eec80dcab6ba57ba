"""Verbs that tie a cause to its effect, by how surely they do."""

from dataclasses import dataclass
from enum import StrEnum


class Needs(StrEnum):
    """What must stand beside a verb before it says "cause"."""

    NOTHING = ""
    INFINITIVE = "infinitive"  #: "forced the king to abdicate"
    EVENT = "event"  #: its object is something that happens: "fuelled unrest"
    THING = "thing"  #: its subject is no person: "the famine killed thousands"


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb with what follows it before its effect (or, ``backward``, its cause)."""

    tier: int
    confidence: float
    after: str = ""  #: "to" of "lead to", "the way for" of "pave the way for"
    needs: Needs = Needs.NOTHING
    backward: bool = False  #: "result from": the subject is the effect


def _verbs(
    tier: int, confidence: float, words: str, needs: Needs
) -> dict[str, VerbCue]:
    return {one: VerbCue(tier, confidence, needs=needs) for one in words.split()}


_SURE = "cause trigger spark provoke prompt ignite precipitate induce exacerbate aggravate unleash engender spur spawn instigate foment kindle occasion necessitate elicit"
_TO_DO = "force compel oblige persuade encourage lead push convince drive motivate pressure enable allow tempt impel embolden cause prompt induce inspire help"
_EVENTS = "fuel worsen hasten accelerate inspire stoke inflame generate produce create stir arouse incite encourage speed bring drive galvanise galvanize herald drive raise heighten intensify deepen"
_WEAK = "undermine threaten jeopardise jeopardize strengthen weaken hamper hinder prevent boost facilitate ensure erode enable cripple destabilise destabilize devastate discredit reduce increase permit promote radicalise radicalize anger alienate alarm enrage outrage bankrupt impoverish disrupt doom"

#: Verbs whose object is the effect.
VERBS: dict[str, VerbCue] = (
    _verbs(2, 0.62, _WEAK, Needs.THING)
    | _verbs(1, 0.75, _EVENTS, Needs.EVENT)
    | _verbs(1, 0.88, _SURE, Needs.NOTHING)
)

#: Verbs that say "cause" only with an infinitive after their object.
TO_DO: dict[str, VerbCue] = {
    one: VerbCue(
        2 if one in {"help", "allow", "enable", "encourage"} else 1,
        0.65 if one in {"help", "allow", "enable", "encourage", "persuade"} else 0.82,
        needs=Needs.INFINITIVE,
    )
    for one in _TO_DO.split()
}

#: Verbs with their preposition or particle.
PHRASAL: dict[tuple[str, str], VerbCue] = {
    ("lead", "to"): VerbCue(1, 0.88),
    ("result", "in"): VerbCue(1, 0.92),
    ("contribute", "to"): VerbCue(1, 0.82),
    ("culminate", "in"): VerbCue(2, 0.45),
    ("bring", "about"): VerbCue(1, 0.9),
    ("set", "off"): VerbCue(1, 0.8, needs=Needs.EVENT),
    ("touch", "off"): VerbCue(1, 0.88),
    ("spark", "off"): VerbCue(1, 0.9),
    ("usher", "in"): VerbCue(2, 0.65),
    ("plunge", "into"): VerbCue(1, 0.7),
    ("stem", "from"): VerbCue(1, 0.9, backward=True),
    ("result", "from"): VerbCue(1, 0.92, backward=True),
    ("arise", "from"): VerbCue(1, 0.85, backward=True),
    ("arise", "out"): VerbCue(1, 0.8, backward=True),
    ("derive", "from"): VerbCue(2, 0.5, backward=True, needs=Needs.EVENT),
    ("spring", "from"): VerbCue(1, 0.8, backward=True),
    ("grow", "out"): VerbCue(1, 0.75, backward=True),
    ("die", "of"): VerbCue(1, 0.75, backward=True),
    ("die", "from"): VerbCue(1, 0.8, backward=True),
}

#: A verb, its object and a preposition.
SET_PHRASES: dict[tuple[str, str, str], VerbCue] = {
    ("pave", "way", "for"): VerbCue(1, 0.85),
    ("give", "rise", "to"): VerbCue(1, 0.92),
    ("open", "way", "to"): VerbCue(2, 0.65),
    ("open", "way", "for"): VerbCue(2, 0.65),
    ("lay", "groundwork", "for"): VerbCue(2, 0.65),
    ("lay", "foundation", "for"): VerbCue(2, 0.6),
    ("lay", "foundations", "for"): VerbCue(2, 0.6),
    ("set", "stage", "for"): VerbCue(2, 0.65),
}
