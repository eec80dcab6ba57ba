"""Who is in a simulated class: memories, habits and what they hold to be true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from quizapp.scheduling.fsrs import BOUNDS, DEFAULT_PARAMETERS, Parameters
from quizapp.simulation.habits import Habit

#: The mark in each name, so that nobody takes them for real.
MARK = "(demo)"

_NAMES = (
    *("Aliya", "Bekzat", "Chiara", "Dastan", "Elif", "Farid", "Greta", "Hamza"),
    *("Ines", "Jonas", "Kamila", "Leo", "Madina", "Nils", "Olga", "Pavel"),
    *("Quentin", "Ruslan", "Sofia", "Timur", "Uljan", "Viktor", "Wanda", "Yerlan"),
)

#: The habits of a class, in turn; the last learner has stopped.
_HABITS = (
    *(Habit.DAILY, Habit.SCHOOL_DAYS, Habit.NOW_AND_THEN, Habit.SCHOOL_DAYS),
    *(Habit.DAILY, Habit.CRAMMING),
)

#: New cards a day, by habit: who studies seldom meets more at a time.
NEW_PER_DAY = {
    Habit.DAILY: 2,
    Habit.SCHOOL_DAYS: 2,
    Habit.NOW_AND_THEN: 4,
    Habit.CRAMMING: 8,
    Habit.STOPPED: 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedLearner:
    """One simulated learner; ``ability`` is in standard deviations of the class."""

    name: str
    ability: float
    parameters: Parameters  #: of their true memory, not known to the scheduler
    prior: float  #: chance to know a question before it was ever met, 0–1
    habit: Habit
    hour: int  #: local, at which they sit down
    pace_ms: int  #: the usual time of an answer
    convictions: Mapping[str, str]  #: by question: what they hold to be the answer


@dataclass(frozen=True, slots=True)
class Belief:
    """Something wrong, or at odds with the key, that some of a class believe."""

    question: str
    answer: str
    share: float  #: of the class, 0–1
    why: str = ""  #: what is wrong with the answer
    is_of_the_best: bool = False  #: held by those who know most, else by anybody

    def holders(self, size: int) -> int:
        """How many of a class of *size* hold it."""
        return round(self.share * size)


def simulated_class(
    size: int, *, beliefs: Sequence[Belief], seed: int
) -> tuple[SimulatedLearner, ...]:
    """A class, the same for the same seed.  The last learner is the one who stops."""
    chance = Random(f"class:{seed}")  # noqa: S311  (a simulation, not secrecy)
    # Evenly spread: a small class is to have its strong and its weak learners too.
    abilities = [1.6 * (2 * (place + 0.5) / size - 1) for place in range(size)]
    chance.shuffle(abilities)
    held = _who_holds(beliefs, abilities, chance)
    return tuple(
        _learner(place, size, abilities[place], held[place], chance)
        for place in range(size)
    )


def _who_holds(
    beliefs: Sequence[Belief], abilities: Sequence[float], chance: Random
) -> list[dict[str, str]]:
    size = len(abilities)
    held: list[dict[str, str]] = [{} for _ in range(size)]
    by_ability = sorted(range(size), key=lambda place: -abilities[place])
    for belief in beliefs:
        count = belief.holders(size)
        places = (
            by_ability[:count]
            if belief.is_of_the_best
            else chance.sample(range(size), count)
        )
        for place in places:
            held[place][belief.question] = belief.answer
    return held


def _learner(
    place: int, size: int, ability: float, held: Mapping[str, str], chance: Random
) -> SimulatedLearner:
    name = _NAMES[place % len(_NAMES)]
    if place >= len(_NAMES):
        name += f" {place // len(_NAMES) + 1}"
    return SimulatedLearner(
        name=f"{name} {MARK}",
        ability=ability,
        parameters=_parameters(ability, chance),
        prior=min(max(0.3 + 0.2 * ability, 0.02), 0.7),
        habit=Habit.STOPPED if place == size - 1 else _HABITS[place % len(_HABITS)],
        hour=chance.randint(14, 19),
        pace_ms=round(9_000 * exp(-0.15 * ability + chance.gauss(0, 0.2))),
        convictions=held,
    )


def _parameters(ability: float, chance: Random) -> Parameters:
    """FSRS's defaults, changed as far as people differ: the able forget more slowly."""
    scale = exp(0.6 * ability + chance.gauss(0, 0.15))
    changed = list(DEFAULT_PARAMETERS)
    for grade in range(4):
        changed[grade] *= scale
    changed[8] += 0.2 * ability + chance.gauss(0, 0.08)  # growth with each recall
    changed[20] *= exp(chance.gauss(0, 0.1))  # how fast recall fades
    return tuple(
        min(max(value, low), high)
        for value, (low, high) in zip(changed, BOUNDS, strict=True)
    )
