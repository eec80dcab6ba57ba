"""A cause with its effect, as stretches of a sentence's words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_phrases import Stretch
from quizapp.derivation.findings.kinds import Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "i", "we", "you", "him", "her", "them"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Cause and effect as stretches of words; ``anchor`` is the word that ties them."""

    cause: Stretch
    effect: Stretch
    cue: Stretch
    anchor: "Token"
    tier: int
    confidence: float
    why: str
    relation: Relation = Relation.CAUSE


def certainty_left(stretch: Stretch, token: "Token") -> float:
    """Less sure where a side is a mere pronoun."""
    return (
        0.35
        if len(stretch) == 1 and token.doc[stretch.first].lower_ in _PRONOUNS
        else 1.0
    )
