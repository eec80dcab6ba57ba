"""The words that tie a cause to its effect, by how surely they do."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.derivation.findings.kinds import Relation


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


@dataclass(frozen=True, slots=True)
class Connective:
    """Words before a cause (a noun phrase, a gerund, or a clause)."""

    tier: int
    confidence: float
    relation: Relation = Relation.CAUSE


#: Before a noun phrase.  The longest that fits is taken.
BEFORE_NOUNS: dict[tuple[str, ...], Connective] = {
    tuple(words.split()): Connective(tier, confidence)
    for words, tier, confidence in (
        ("because of", 1, 0.95),
        ("due to", 1, 0.92),
        ("owing to", 1, 0.93),
        ("thanks to", 1, 0.9),
        ("as a result of", 1, 0.95),
        ("as a direct result of", 1, 0.95),
        ("as a consequence of", 1, 0.95),
        ("as a direct consequence of", 1, 0.95),
        ("in consequence of", 1, 0.92),
        ("in response to", 1, 0.85),
        ("in reaction to", 1, 0.85),
        ("in retaliation for", 1, 0.88),
        ("in revenge for", 1, 0.88),
        ("in reprisal for", 1, 0.88),
        ("in the wake of", 1, 0.55),
        ("in the aftermath of", 2, 0.45),
        ("in view of", 1, 0.8),
        ("in light of", 1, 0.75),
        ("in the light of", 1, 0.75),
        ("on account of", 1, 0.92),
        ("by virtue of", 1, 0.85),
        ("on the grounds of", 1, 0.8),
        ("on suspicion of", 1, 0.8),
        ("for fear of", 1, 0.88),
        ("out of fear of", 1, 0.88),
        ("for lack of", 1, 0.88),
        ("for want of", 1, 0.88),
        ("under pressure from", 1, 0.8),
        ("in the face of", 2, 0.5),
        ("in protest at", 1, 0.85),
        ("in protest against", 1, 0.85),
        ("in protest over", 1, 0.85),
        ("following", 1, 0.5),
        ("amid", 4, 0.25),
    )
}

#: Before a clause: the words, tier, confidence.
BEFORE_CLAUSES: dict[tuple[str, ...], Connective] = {
    tuple(words.split()): Connective(tier, confidence)
    for words, tier, confidence in (
        ("because", 1, 0.95),
        ("on the grounds that", 1, 0.85),
        ("given that", 1, 0.85),
        ("now that", 2, 0.6),
        ("seeing that", 1, 0.8),
        ("inasmuch as", 1, 0.8),
        ("in as much as", 1, 0.8),
        ("for fear that", 1, 0.9),
        ("fearing that", 1, 0.85),
    )
}

#: After a semicolon, "and" or at a start: what follows is the effect.
THEREFORE: dict[tuple[str, ...], Connective] = {
    tuple(words.split()): Connective(tier, confidence)
    for words, tier, confidence in (
        ("as a result", 1, 0.9),
        ("as a direct result", 1, 0.9),
        ("as a consequence", 1, 0.9),
        ("in consequence", 1, 0.88),
        ("consequently", 1, 0.9),
        ("therefore", 1, 0.88),
        ("accordingly", 2, 0.6),
        ("hence", 1, 0.75),
        ("thus", 2, 0.6),
        ("for this reason", 1, 0.93),
        ("for that reason", 1, 0.93),
        ("for these reasons", 1, 0.9),
        ("because of this", 1, 0.93),
        ("as a result of this", 1, 0.93),
        ("due to this", 1, 0.9),
        ("this is why", 1, 0.9),
        ("that is why", 1, 0.9),
        ("in response", 1, 0.8),
        ("in retaliation", 1, 0.85),
        ("in reprisal", 1, 0.85),
        ("in protest", 1, 0.8),
        ("so", 1, 0.75),
    )
}

CAUSE_NOUNS = frozenset(
    [
        "cause",
        "reason",
        "trigger",
        "catalyst",
        "root",
        "origin",
        "motive",
        "factor",
        "pretext",
        "explanation",
        "spark",
    ]
)
RESULT_NOUNS = frozenset(
    ["result", "consequence", "outcome", "product", "effect", "upshot"]
)

#: Before "to" and a verb: still a purpose.
AIMS = frozenset(
    ["attempt", "bid", "effort", "order", "hope", "aim", "purpose", "view"]
)

PROTESTS = frozenset(
    [
        "protest",
        "demonstrate",
        "demonstration",
        "march",
        "rally",
        "riot",
        "strike",
        "revolt",
        "rebel",
        "rebellion",
        "uprising",
        "unrest",
        "demonstrator",
        "petition",
        "outcry",
        "outrage",
        "anger",
        "discontent",
        "dispute",
        "quarrel",
        "clash",
        "resign",
        "mutiny",
        "boycott",
        "campaign",
        "complain",
        "complaint",
        "fury",
        "dissatisfaction",
        "resentment",
    ]
)
DEMANDS = frozenset(
    ["demand", "call", "seek", "urge", "hope", "protest", "want", "request", "claim"]
)

#: Why somebody was praised or punished: "arrested for treason".
PUNISHED = frozenset(
    [
        "arrest",
        "criticise",
        "criticize",
        "condemn",
        "punish",
        "execute",
        "jail",
        "imprison",
        "fine",
        "blame",
        "praise",
        "denounce",
        "honour",
        "honor",
        "award",
        "excommunicate",
        "sentence",
        "try",
        "convict",
        "indict",
        "impeach",
        "banish",
        "exile",
        "prosecute",
        "ban",
        "sanction",
        "expel",
        "dismiss",
        "remember",
        "hang",
        "detain",
        "rebuke",
        "reward",
        "suspend",
    ]
)

#: Nouns of what happens, beside those that their ending gives away.
EVENTS = frozenset(
    [
        "war",
        "unrest",
        "riot",
        "revolt",
        "protest",
        "famine",
        "crisis",
        "strike",
        "panic",
        "fear",
        "anger",
        "outrage",
        "uprising",
        "rebellion",
        "mutiny",
        "conflict",
        "violence",
        "collapse",
        "fall",
        "rise",
        "decline",
        "growth",
        "boom",
        "slump",
        "shortage",
        "debt",
        "flight",
        "exodus",
        "death",
        "loss",
        "defeat",
        "victory",
        "coup",
        "civil-war",
        "feud",
        "clash",
        "crash",
        "outbreak",
        "opposition",
        "backlash",
        "discontent",
        "resentment",
        "hatred",
        "tension",
        "suspicion",
        "demand",
        "price",
        "prices",
        "hunger",
        "poverty",
        "change",
        "reform",
        "surge",
        "drop",
        "increase",
        "decrease",
        "interest",
        "support",
        "scandal",
        "controversy",
        "debate",
        "spread",
        "disaster",
        "chaos",
        "hope",
        "doubt",
        "concern",
        "fury",
        "row",
        "split",
        "schism",
        "dispute",
        "unity",
        "division",
        "change",
        "shift",
        "wave",
        "end",
        "start",
        "birth",
        "downfall",
        "ruin",
        "bankruptcy",
        "plague",
        "epidemic",
        "trade",
        "profit",
        "hostility",
        "enthusiasm",
        "criticism",
        "nationalism",
        "patriotism",
        "sympathy",
        "pressure",
        "bloodshed",
        "massacre",
        "exploration",
        "emigration",
        "attack",
        "invasion",
        "race",
        "speculation",
        "hysteria",
    ]
)
_EVENT_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ance",
    "ence",
    "ure",
    "ism",
    "ness",
    "ity",
    "ing",
)


def is_event(lemma: str) -> bool:
    """Whether a noun names something that happens."""
    return lemma in EVENTS or (len(lemma) > 5 and lemma.endswith(_EVENT_ENDINGS))
