"""One card followed up to an exam: its reviews, and the chance to know it on the day."""

from functools import lru_cache
from math import exp, expm1
from math import pow as power
from typing import NamedTuple

from quizapp.scheduling import fsrs
from quizapp.scheduling.exam import SURE
from quizapp.scheduling.fsrs import (
    DIFFICULTY_MAX,
    DIFFICULTY_MIN,
    STABILITY_MAX,
    STABILITY_MIN,
    Parameters,
)
from quizapp.scheduling.grade import Grade

#: Of the first answers to new cards so many are taken to be right.
FIRST_RIGHT = 0.6

#: Habits are told apart by a tenth.
HABIT_GRID = 10

MOST_REVIEWS = 8  #: before the exam, of one card


class Followed(NamedTuple):
    """What comes of a card by the day of the exam."""

    chance: float  #: of a right answer on the day
    reviews: int  #: that it takes until then
    on_the_eve: float  #: what a review on the eve adds to the chance


class Follower:
    """Follows cards of one memory model, studied by one habit, up to one exam.

    A class's report follows thousands, so FSRS's formulas stand here once more: on plain
    numbers, and with all that is the same for every card worked out before.
    """

    def __init__(
        self, parameters: Parameters, retention: float, habit: float, days: int
    ) -> None:
        """*habit* is the share of days that are studied, *days* those to the exam."""
        self._w = w = parameters
        self._habit, self._days = habit, days
        self._wait = round(1 / habit) - 1 if habit else days
        self._decay = -w[20]
        self._factor = power(0.9, 1 / self._decay) - 1
        self._interval = fsrs.interval_days(1.0, retention, parameters)
        self._growth = exp(w[8])
        self._easier = w[7] * (w[4] - exp(w[5] * 3) + 1)
        self._kept_difficulty = 1 - w[7]
        self._same_day = exp(w[17] * w[18])
        self._new: dict[int, Followed] = {}

    def idle(self, stability: float, last: int) -> float:
        """The chance on the day of a card that is not studied any more."""
        return self._recall(stability, self._days - last)

    def follow(
        self, stability: float, difficulty: float, last: int, due: int
    ) -> Followed:
        """A card whose last answer and next review are on these days from today.

        A review waits for the next day that is studied; one on the eve closes the card
        where it still helps and the eve is studied.  Of two outcomes the mean strength
        goes on, but for the last review, where both count.
        """
        reviews, eve = 0, self._days - 1
        while due + self._wait < eve and reviews < MOST_REVIEWS:
            due += self._wait
            stability, difficulty = self._reviewed(stability, difficulty, due - last)
            last, reviews = due, reviews + 1
            due = last + self._rest(stability)
        idle = self._recall(stability, self._days - last)
        if last >= eve or (idle >= SURE and due > eve):
            return Followed(idle, reviews, 0.0)
        studied = 1 - (1 - self._habit) ** (eve - due + 1 if due < eve else 1)
        recalled, kept, lost = self._outcomes(stability, difficulty, eve - last)
        fresh = recalled * self._recall(kept, 1) + (1 - recalled) * self._recall(
            lost, 1
        )
        return Followed(idle + studied * (fresh - idle), reviews + 1, fresh - idle)

    def follow_new(self, day: int) -> Followed:
        """A card that is met in ``day`` days, before the exam; its reviews after that."""
        if day not in self._new:
            stability, difficulty = self._met()
            self._new[day] = self.follow(
                stability, difficulty, day, day + self._rest(stability)
            )
        return self._new[day]

    def _met(self) -> tuple[float, float]:
        """The mean strength of a card on the day on which it was met."""
        right = fsrs.first_strength(Grade.GOOD, self._w)
        wrong = fsrs.first_strength(Grade.AGAIN, self._w)
        return (
            _mean(right.stability, self._relearned(wrong.stability), FIRST_RIGHT),
            FIRST_RIGHT * right.difficulty
            + (1 - FIRST_RIGHT) * self._next_difficulty(wrong.difficulty),
        )

    def _rest(self, stability: float) -> int:
        """Days until the next review."""
        return round(stability * self._interval) or 1

    def _recall(self, stability: float, elapsed: int) -> float:
        return power(1 + self._factor * elapsed / stability, self._decay)

    def _reviewed(
        self, stability: float, difficulty: float, elapsed: int
    ) -> tuple[float, float]:
        """The mean strength after a review."""
        if elapsed < 1:
            return self._relearned(stability), self._next_difficulty(difficulty)
        recalled, kept, lost = self._outcomes(stability, difficulty, elapsed)
        harder = difficulty + 2 * self._w[6] * (10 - difficulty) / 9
        forgotten = self._next_difficulty(self._next_difficulty(harder))
        remembered = self._next_difficulty(difficulty)
        return (
            _mean(kept, lost, recalled),
            recalled * remembered + (1 - recalled) * forgotten,
        )

    def _outcomes(
        self, stability: float, difficulty: float, elapsed: int
    ) -> tuple[float, float, float]:
        """The chance of a right answer, and the stability after it and after another.

        What was forgotten is learned again the same day.
        """
        w = self._w
        recalled = power(1 + self._factor * elapsed / stability, self._decay)
        missing = 1 - recalled
        growth = self._growth * (11 - difficulty) * power(stability, -w[9])
        kept = stability * (1 + growth * expm1(missing * w[10]))
        lost = w[11] * power(difficulty, -w[12]) * (power(stability + 1, w[13]) - 1)
        lost *= exp(missing * w[14])
        if lost > stability / self._same_day:
            lost = stability / self._same_day
        if kept > STABILITY_MAX:
            kept = STABILITY_MAX
        return recalled, kept, self._relearned(lost)

    def _relearned(self, stability: float) -> float:
        """After a right answer on the same day."""
        if stability < STABILITY_MIN:
            stability = STABILITY_MIN
        growth = self._same_day * power(stability, -self._w[19])
        return min(stability * growth, STABILITY_MAX) if growth > 1 else stability

    def _next_difficulty(self, difficulty: float) -> float:
        """After a right answer."""
        moved = self._easier + self._kept_difficulty * difficulty
        return min(max(moved, DIFFICULTY_MIN), DIFFICULTY_MAX)


@lru_cache(maxsize=128)
def follower(
    parameters: Parameters, retention: float, habit: int, days: int
) -> Follower:
    """One that most of a class share; *habit* in steps of ``HABIT_GRID``."""
    return Follower(parameters, retention, habit / HABIT_GRID, days)


def _mean(one: float, other: float, share: float) -> float:
    """The mean of two stabilities by their logarithms, the first with *share*."""
    return one * power(other / one, 1 - share)
