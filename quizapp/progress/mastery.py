"""Mastery: how firmly cards are remembered, in four levels that are easy to say."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FAMILIAR_FROM = 7.0  #: days of stability
SOLID_FROM = 21.0  #: days of stability; Anki calls such a card mature


class Mastery(StrEnum):
    """A card's level.  A level says how slowly it fades, not how likely it is known now."""

    NEW = "new"
    LEARNING = "learning"
    FAMILIAR = "familiar"
    SOLID = "solid"


@dataclass(frozen=True, slots=True)
class MasteryCounts:
    """How many cards stand at each level."""

    new: int = 0
    learning: int = 0
    familiar: int = 0
    solid: int = 0

    @property
    def met(self) -> int:
        """Those that were answered at least once."""
        return self.learning + self.familiar + self.solid

    @property
    def total(self) -> int:
        return self.new + self.met

    def __add__(self, other: "MasteryCounts") -> "MasteryCounts":
        return MasteryCounts(
            self.new + other.new,
            self.learning + other.learning,
            self.familiar + other.familiar,
            self.solid + other.solid,
        )


def mastery_of(stability: float | None) -> Mastery:
    """The level of a card; ``stability`` in days, None for one never seen."""
    if stability is None:
        return Mastery.NEW
    if stability < FAMILIAR_FROM:
        return Mastery.LEARNING
    return Mastery.FAMILIAR if stability < SOLID_FROM else Mastery.SOLID


def count_mastery(stabilities: Iterable[float | None]) -> MasteryCounts:
    """Counts cards by level; ``stabilities`` in days, None for a card never seen."""
    given = list(stabilities)
    met = [stability for stability in given if stability is not None]
    learned = [stability for stability in met if stability >= FAMILIAR_FROM]
    solid = sum(stability >= SOLID_FROM for stability in learned)
    return MasteryCounts(
        new=len(given) - len(met),
        learning=len(met) - len(learned),
        familiar=len(learned) - solid,
        solid=solid,
    )
