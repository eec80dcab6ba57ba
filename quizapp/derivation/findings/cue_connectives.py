"""Words that join a cause to its effect, by how surely they do."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.derivation.findings.kinds import Relation


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


def cue_at(words: list[str], place: int, cues: Mapping[tuple[str, ...], object]) -> int:
    """How many words of the longest cue stand at *place*, or 0."""
    return max(
        (
            len(cue)
            for cue in cues
            if words[place] == cue[0] and tuple(words[place : place + len(cue)]) == cue
        ),
        default=0,
    )
