"""One card followed up to an exam: its reviews, and the chance to know it on the day."""

from functools import lru_cache
from math import exp, log

from quizapp.scheduling import fsrs
from quizapp.scheduling.exam import SURE
from quizapp.scheduling.fsrs import Parameters, Strength
from quizapp.scheduling.grade import Grade

#: Of the first answers to new cards so many are taken to be right.
FIRST_RIGHT = 0.6

#: What is as near to each other is followed once: 5 % of stability, half a point of
#: difficulty, a tenth of habit.
STABILITY_GRID, DIFFICULTY_GRID, HABIT_GRID = 20, 2, 10

_MOST_REVIEWS = 8  #: before the exam, of one card


@lru_cache(maxsize=2**12)
def followed_new(
    left: int, parameters: Parameters, retention: float, habit: int
) -> tuple[float, int, float]:
    """A card met ``left`` days before the exam."""
    right = fsrs.first_strength(Grade.GOOD, parameters)
    wrong = _relearned(fsrs.first_strength(Grade.AGAIN, parameters), parameters)
    strength = _between(right, wrong, FIRST_RIGHT)
    return _follow(strength, 0, None, left, parameters, retention, habit / HABIT_GRID)


@lru_cache(maxsize=2**17)
def followed(
    stability: int,
    difficulty: int,
    ago: int,
    due: int,
    left: int,
    parameters: Parameters,
    retention: float,
    habit: int,
) -> tuple[float, int, float]:
    """A card last answered ``ago`` days ago; strengths and habit as steps of grids."""
    strength = Strength(exp(stability / STABILITY_GRID), difficulty / DIFFICULTY_GRID)
    return _follow(strength, -ago, due, left, parameters, retention, habit / HABIT_GRID)


def _follow(
    strength: Strength,
    last: int,
    due: int | None,
    left: int,
    parameters: Parameters,
    retention: float,
    habit: float,
) -> tuple[float, int, float]:
    """The chance to know a card after ``left`` days, its reviews, what the eve adds.

    Days count from today.  A review waits for the next day that is studied; one on the
    eve closes it where it still helps and the eve is studied.  Of two outcomes the mean
    strength goes on, but for the last review, where both count.
    """
    eve, reviews = left - 1, 0
    wait = round(1 / habit) - 1 if habit else left
    while reviews < _MOST_REVIEWS:
        if due is None:
            interval = fsrs.interval_days(strength.stability, retention, parameters)
            due = last + max(round(interval), 1)
        if due + wait >= eve:
            break
        due += wait
        kept, lost = _outcomes(strength, due - last, parameters)
        recalled = fsrs.recall(strength.stability, due - last, parameters)
        strength = _between(kept, lost, recalled)
        last, due, reviews = due, None, reviews + 1
    idle = fsrs.recall(strength.stability, left - last, parameters)
    if last >= eve or (idle >= SURE and (due is None or due > eve)):
        return idle, reviews, 0.0
    done = 1 - (1 - habit) ** max(eve - min(due or eve, eve) + 1, 1)
    kept, lost = _outcomes(strength, eve - last, parameters)
    recalled = fsrs.recall(strength.stability, eve - last, parameters)
    fresh = recalled * fsrs.recall(kept.stability, 1, parameters)
    fresh += (1 - recalled) * fsrs.recall(lost.stability, 1, parameters)
    return idle + done * (fresh - idle), reviews + 1, fresh - idle


def _outcomes(
    before: Strength, elapsed: int, parameters: Parameters
) -> tuple[Strength, Strength]:
    """Recalled; forgotten and learned again the same day."""
    kept = fsrs.next_strength(before, Grade.GOOD, elapsed, parameters)
    lost = fsrs.next_strength(before, Grade.AGAIN, elapsed, parameters)
    return kept, _relearned(lost, parameters)


def _relearned(lost: Strength, parameters: Parameters) -> Strength:
    return fsrs.next_strength(lost, Grade.GOOD, 0, parameters)


def _between(one: Strength, other: Strength, share: float) -> Strength:
    """The mean of two strengths, the first with ``share``; stability by its logarithm."""
    stability = share * log(one.stability) + (1 - share) * log(other.stability)
    difficulty = share * one.difficulty + (1 - share) * other.difficulty
    return Strength(exp(stability), difficulty)
