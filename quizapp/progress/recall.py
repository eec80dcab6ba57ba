"""Recall: the chance of a right answer now, over the cards of a topic or a set."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.grading import without_guessing

Key = TypeVar("Key")

_ONE_DAY = timedelta(days=1)


class MetCard(NamedTuple):
    """A card that was answered at least once; plain, because a learner has thousands."""

    set_id: int
    topic: str
    stability: float  #: days
    last_review: datetime  #: UTC
    guess_chance: float = 0.0  #: of a lucky guess, at the last answer

    def recall(self, now: datetime, parameters: Parameters) -> float:
        """FSRS's chance of a right answer, by fractional days since the last one."""
        elapsed = (now - self.last_review) / _ONE_DAY
        return fsrs.recall(self.stability, elapsed, parameters)


def known_now(
    cards: Iterable[MetCard], now: datetime, parameters: Parameters
) -> list[float]:
    """The same of each card without lucky guesses: the chance to know the answer."""
    recalled = fsrs.fading(parameters)
    return [
        without_guessing(recalled(stability, (now - last_review) / _ONE_DAY), guess)
        for _, _, stability, last_review, guess in cards
    ]


@dataclass(frozen=True, slots=True)
class Recall:
    """What is known now of some cards.

    ``mean`` is the expected share of right answers if all met cards were asked now, 0
    if none was met.  It is a prediction, so no interval of a sample belongs to it.
    """

    mean: float
    met: int
    total: int  #: cards, those not met yet included


def recall_of(chances: Collection[float], total: int) -> Recall:
    """The mean of the chances of the cards met, of ``total`` that there are."""
    met = len(chances)
    return Recall(sum(chances) / met if met else 0.0, met, max(total, met))


def recall_by(
    chances: Iterable[tuple[Key, float]], totals: Mapping[Key, int]
) -> dict[Key, Recall]:
    """Recall of each group: what fades first, first; groups without a met card last.

    Args:
        chances: the group of each card met, and the chance of a right answer.
        totals: how many cards each group has, those not met yet included.
    """
    groups: defaultdict[Key, list[float]] = defaultdict(list)
    for key, chance in chances:
        groups[key].append(chance)
    found = {
        key: recall_of(groups.get(key, ()), totals.get(key, 0))
        for key in dict.fromkeys([*totals, *groups])
    }
    return dict(sorted(found.items(), key=lambda pair: _fading_first(pair[1])))


def _fading_first(recall: Recall) -> tuple[bool, float]:
    return (recall.met == 0, recall.mean)
