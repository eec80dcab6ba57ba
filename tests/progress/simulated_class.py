"""A simulated class at a quiz: abilities are normal, questions as hard as one says."""

from dataclasses import dataclass
from math import exp
from random import Random


@dataclass(frozen=True)
class Quiz:
    """Questions of the two-parameter logistic model, with a chance of a lucky guess."""

    difficulties: tuple[float, ...]
    slopes: tuple[float, ...]
    guess: float = 0.0

    def sit(self, learners: int, random: Random) -> list[list[float]]:
        """A row of ones and zeros for each of so many learners."""
        return [self._row(random.gauss(0, 1), random) for _ in range(learners)]

    def _row(self, ability: float, random: Random) -> list[float]:
        return [
            float(random.random() < self._chance(ability, difficulty, slope))
            for difficulty, slope in zip(self.difficulties, self.slopes, strict=True)
        ]

    def _chance(self, ability: float, difficulty: float, slope: float) -> float:
        known = 1 / (1 + exp(-slope * (ability - difficulty)))
        return self.guess + (1 - self.guess) * known


EASY_TO_HARD = Quiz(
    (-2.0, -1.4, -0.8, -0.3, 0.3, 0.8, 1.4, 2.0),
    (0.8, 1.6, 1.0, 1.4, 1.2, 0.7, 1.5, 1.0),
)
GUESSED = Quiz((-1.5, -0.5, 0.0, 0.5, 1.5), (1.5, 1.0, 1.2, 0.8, 1.4), guess=0.25)
