"""FSRS-6: how a memory's stability and difficulty change, and how recall fades.

The published algorithm of 21 parameters, by the Open Spaced Repetition project:
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
Stability is the number of days after which recall has faded to 90 %; difficulty runs
from 1 to 10.  Days are whole study days for the state, and may be fractions for recall.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.scheduling.grade import Grade

Parameters = tuple[float, ...]

#: The defaults of the package ``fsrs`` 6.3.2, fitted on many learners' reviews.
DEFAULT_PARAMETERS: Parameters = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # 0–3: first stability by grade
    *(6.4133, 0.8334, 3.0194, 0.001),  # 4–7: difficulty
    *(1.8722, 0.1666, 0.796),  # 8–10: growth after recall
    *(1.4835, 0.0614, 0.2629, 1.6483),  # 11–14: stability after forgetting
    *(0.6014, 1.8729),  # 15–16: Hard's penalty, Easy's bonus
    *(0.5425, 0.0912, 0.0658),  # 17–19: reviews on the same day
    0.1542,  # 20: how fast recall fades
)

#: What each parameter may be, as the published optimisers keep them.
BOUNDS: tuple[tuple[float, float], ...] = (
    *((0.001, 100.0),) * 4,
    *((1.0, 10.0), (0.001, 4.0), (0.001, 4.0), (0.001, 0.75)),
    *((0.0, 4.5), (0.0, 0.8), (0.001, 3.5)),
    *((0.001, 5.0), (0.001, 0.25), (0.001, 0.9), (0.0, 4.0)),
    *((0.0, 1.0), (1.0, 6.0)),
    *((0.0, 2.0), (0.0, 2.0), (0.0, 0.8)),
    (0.1, 0.8),
)

STABILITY_MIN, STABILITY_MAX = 0.001, 36_500.0  #: days
DIFFICULTY_MIN, DIFFICULTY_MAX = 1.0, 10.0


@dataclass(frozen=True, slots=True)
class Strength:
    """How well something is remembered: stability in days, difficulty 1–10."""

    stability: float
    difficulty: float


def checked_parameters(parameters: Sequence[float]) -> Parameters:
    """The parameters as a tuple of floats.

    Raises ValueError if there are not 21, or one is no finite number within its bounds.
    """
    values = tuple(float(value) for value in parameters)
    if len(values) != len(BOUNDS):
        raise ValueError(f"FSRS-6 has {len(BOUNDS)} parameters, not {len(values)}")
    for index, (value, (low, high)) in enumerate(zip(values, BOUNDS, strict=True)):
        if not low <= value <= high:  # also false for NaN
            raise ValueError(f"parameter {index} is {value}, outside {low}–{high}")
    return values


def recall(stability: float, elapsed_days: float, parameters: Parameters) -> float:
    """The chance of a right answer ``elapsed_days`` after the last one, 0–1.

    A power curve that passes 0.9 after ``stability`` days.  Time before the last
    answer counts as none.
    """
    decay, factor = _curve(parameters)
    return math.pow(1 + factor * max(elapsed_days, 0.0) / stability, decay)


def fading(parameters: Parameters) -> Callable[[float, float], float]:
    """``recall`` by stability and elapsed days, for many cards of one memory."""
    (decay, factor), power = _curve(parameters), math.pow

    def recalled(stability: float, elapsed_days: float) -> float:
        elapsed = elapsed_days if elapsed_days > 0 else 0.0
        return power(1 + factor * elapsed / stability, decay)

    return recalled


def earlier_recall(
    recall_later: float, days_later: float, days: float, parameters: Parameters
) -> float:
    """The chance ``days`` after an answer, told from what it was ``days_later`` after it.

    Nothing else of the memory need be known: two chances on one curve give each other.
    """
    if days_later <= 0:
        return 1.0
    decay, _ = _curve(parameters)
    faded = math.pow(recall_later, 1 / decay) - 1
    return math.pow(1 + faded * max(days, 0.0) / days_later, decay)


def days_known(
    stability: float, start: float, end: float, parameters: Parameters
) -> float:
    """The days between ``start`` and ``end`` after an answer on which it is recalled.

    The area under the forgetting curve, so a day at recall 0.5 counts half.
    """
    decay, factor = _curve(parameters)
    scale = stability / (factor * (decay + 1))
    before, after = (
        math.pow(1 + factor * max(days, 0.0) / stability, decay + 1)
        for days in (start, end)
    )
    return scale * (after - before)


def interval_days(stability: float, retention: float, parameters: Parameters) -> float:
    """Days, with fractions, until recall has faded to ``retention``: recall's inverse.

    Raises ValueError unless ``retention`` lies between 0 and 1, both excluded.
    """
    if not 0 < retention < 1:
        raise ValueError(f"retention out of range: {retention}")
    decay, factor = _curve(parameters)
    return stability / factor * (math.pow(retention, 1 / decay) - 1)


def first_strength(grade: Grade, parameters: Parameters) -> Strength:
    """The strength after the very first answer."""
    stability = _clamped_stability(parameters[grade - 1])
    return Strength(
        stability, _clamped_difficulty(_first_difficulty(grade, parameters))
    )


def next_strength(
    before: Strength, grade: Grade, elapsed_days: float, parameters: Parameters
) -> Strength:
    """The strength after one more answer, ``elapsed_days`` after the one before.

    Under one day the short-term step applies, in which recall plays no part.
    """
    if elapsed_days < 1:
        stability = _same_day_stability(before.stability, grade, parameters)
    else:
        chance = recall(before.stability, elapsed_days, parameters)
        if grade is Grade.AGAIN:
            stability = _forgotten_stability(before, chance, parameters)
        else:
            stability = _recalled_stability(before, grade, chance, parameters)
    return Strength(
        _clamped_stability(stability),
        _next_difficulty(before.difficulty, grade, parameters),
    )


def _curve(parameters: Parameters) -> tuple[float, float]:
    """Exponent and factor of the forgetting curve."""
    decay = -parameters[20]
    return decay, math.pow(0.9, 1 / decay) - 1


def _recalled_stability(
    before: Strength, grade: Grade, chance: float, parameters: Parameters
) -> float:
    """Growth is larger for easy matter, for young memories, and the fainter the recall was."""
    w = parameters
    growth = (
        math.exp(w[8])
        * (11 - before.difficulty)
        * math.pow(before.stability, -w[9])
        * math.expm1((1 - chance) * w[10])
    )
    if grade is Grade.HARD:
        growth *= w[15]
    elif grade is Grade.EASY:
        growth *= w[16]
    return before.stability * (1 + growth)


def _forgotten_stability(
    before: Strength, chance: float, parameters: Parameters
) -> float:
    """What is left after forgetting; never more than a failed same-day review leaves."""
    w = parameters
    left = (
        w[11]
        * math.pow(before.difficulty, -w[12])
        * (math.pow(before.stability + 1, w[13]) - 1)
        * math.exp((1 - chance) * w[14])
    )
    return min(left, before.stability / math.exp(w[17] * w[18]))


def _same_day_stability(
    stability: float, grade: Grade, parameters: Parameters
) -> float:
    w = parameters
    growth = math.exp(w[17] * (grade - 3 + w[18])) * math.pow(stability, -w[19])
    if grade is not Grade.AGAIN:  # a pass never weakens a memory
        growth = max(growth, 1.0)
    return stability * growth


def _first_difficulty(grade: Grade, parameters: Parameters) -> float:
    return parameters[4] - math.exp(parameters[5] * (grade - 1)) + 1


def _next_difficulty(difficulty: float, grade: Grade, parameters: Parameters) -> float:
    """Moves by the grade, the less the harder it is already, and back towards an easy start."""
    change = -parameters[6] * (grade - 3)
    moved = difficulty + change * (10 - difficulty) / 9
    easy = _first_difficulty(Grade.EASY, parameters)
    return _clamped_difficulty(parameters[7] * easy + (1 - parameters[7]) * moved)


def _clamped_stability(stability: float) -> float:
    return min(max(stability, STABILITY_MIN), STABILITY_MAX)


def _clamped_difficulty(difficulty: float) -> float:
    return min(max(difficulty, DIFFICULTY_MIN), DIFFICULTY_MAX)
