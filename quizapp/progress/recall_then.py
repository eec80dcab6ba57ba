"""What a class knew at an earlier moment, told from the log as it stands.

Each review keeps the chance that was predicted just before it.  A card that was answered
again since lay, at that moment, on the curve that ends in this chance; one that was not
lies on the same curve still.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from quizapp.progress.class_table import MetTopicCard
from quizapp.progress.recall import Recall, recall_of
from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.grading import without_guessing

_ONE_DAY = timedelta(days=1)


class AnsweredSince(NamedTuple):
    """A card's last answer before a moment, and the first one after it.

    Plain, because a class has thousands.
    """

    before: datetime  #: UTC
    after: datetime  #: UTC
    recall: float  #: predicted just before the answer after
    policy_id: int  #: what it was predicted by
    guess_chance: float  #: of a lucky guess, at the answer before


def recall_then(
    met: Iterable[MetTopicCard],
    answered_since: Iterable[AnsweredSince],
    *,
    learners: Mapping[int, Parameters],
    policies: Mapping[int, Parameters],
    then: datetime,
    total: int,
) -> Recall:
    """What would have been known, had all cards met by then been asked then.

    Args:
        met: all cards met by now; those whose last answer is from before count.
        answered_since: the cards met by then that were answered again.
        learners: each with the parameters of their memory.
        policies: the parameters of each policy that something was predicted by.
        total: cards that there are, those not met included.
    """
    chances = [*_untouched(met, learners, then)]
    chances += _moved_on(answered_since, policies, then)
    return recall_of(chances, total)


def _untouched(
    met: Iterable[MetTopicCard], learners: Mapping[int, Parameters], then: datetime
) -> Iterator[float]:
    recalled = {key: fsrs.fading(parameters) for key, parameters in learners.items()}
    for person_id, _, stability, last_review, guess in met:
        if last_review <= then and person_id in recalled:
            elapsed = (then - last_review) / _ONE_DAY
            yield without_guessing(recalled[person_id](stability, elapsed), guess)


def _moved_on(
    answered_since: Iterable[AnsweredSince],
    policies: Mapping[int, Parameters],
    then: datetime,
) -> Iterator[float]:
    for before, after, recall, policy_id, guess in answered_since:
        lasted, elapsed = (after - before) / _ONE_DAY, (then - before) / _ONE_DAY
        chance = fsrs.earlier_recall(recall, lasted, elapsed, policies[policy_id])
        yield without_guessing(chance, guess)
