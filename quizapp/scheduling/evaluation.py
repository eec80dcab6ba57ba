"""How good predictions of recall were: log loss, AUC, RMSE by bins, calibration.

The measures of the public benchmark of schedulers
(https://github.com/open-spaced-repetition/srs-benchmark).  RMSE by bins can be gamed by
predicting averages, so report log loss and AUC beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from math import floor, log, log2, sqrt

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import History

#: Predictions are kept this far from 0 and 1 before their logarithm is taken.
CLIP = 1e-4


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was predicted of a review, and what came."""

    chance: float  #: predicted chance of recall, 0–1
    recalled: bool
    elapsed_days: int = 0  #: study days since the review before
    reviews: int = 0  #: of this card, before this one
    lapses: int = 0  #: Again so far, before this review


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The predictions between two chances: were they right as often as they said?"""

    low: float
    high: float
    count: int
    predicted: float  #: mean chance
    observed: float  #: share recalled


def predictions(
    history: History, parameters: Parameters, *, since: datetime | None = None
) -> Iterator[Prediction]:
    """FSRS's prediction of every review on a later study day than the one before.

    The state advances by study days, recall fades by fractions of days, as in
    ``memory.recall_now``.  ``since`` leaves out the reviews before it, though they
    still shape the state.
    """
    strength = None
    lapses = 0
    for index, (review, gap) in enumerate(
        zip(history.reviews, history.gaps(), strict=True)
    ):
        if strength is None:
            strength = fsrs.first_strength(review.grade, parameters)
        else:
            if gap > 0 and (since is None or review.at >= since):
                elapsed = (review.at - history.reviews[index - 1].at) / timedelta(
                    days=1
                )
                chance = fsrs.recall(strength.stability, elapsed, parameters)
                yield Prediction(
                    chance, review.grade is not Grade.AGAIN, gap, index, lapses
                )
            strength = fsrs.next_strength(strength, review.grade, gap, parameters)
        lapses += review.grade is Grade.AGAIN


def log_loss(made: Sequence[Prediction]) -> float:
    """The mean surprise, in nats; 0 is perfect, 0.693 is a coin.

    Raises ValueError without predictions.
    """
    _require(made)
    return -sum(_log_likelihood(prediction) for prediction in made) / len(made)


def auc(made: Sequence[Prediction]) -> float:
    """The chance that a recalled review was predicted higher than a forgotten one; ties half.

    Raises ValueError unless there are both.
    """
    recalled = sum(prediction.recalled for prediction in made)
    forgotten = len(made) - recalled
    if not recalled or not forgotten:
        raise ValueError("AUC needs reviews recalled and reviews forgotten")
    ranks = 0.0
    seen = 0
    ordered = sorted(made, key=lambda prediction: prediction.chance)
    for _, tied in groupby(ordered, key=lambda prediction: prediction.chance):
        group = list(tied)
        ranks += sum(prediction.recalled for prediction in group) * (
            seen + (len(group) + 1) / 2
        )
        seen += len(group)
    return (ranks - recalled * (recalled + 1) / 2) / (recalled * forgotten)


def rmse_bins(made: Sequence[Prediction]) -> float:
    """Root mean square of predicted minus observed share, over bins of like reviews.

    Bins by elapsed days, reviews and lapses, each on a logarithmic scale of its own, and
    weighted by their size.  Raises ValueError without predictions.
    """
    _require(made)
    bins: defaultdict[tuple[int, int, int], list[Prediction]] = defaultdict(list)
    for prediction in made:
        bins[_bin_of(prediction)].append(prediction)
    return sqrt(
        sum(len(group) * _gap(group) ** 2 for group in bins.values()) / len(made)
    )


def calibration(
    made: Iterable[Prediction], *, bins: int = 10
) -> tuple[CalibrationBin, ...]:
    """Equal steps of predicted chance, empty ones left out."""
    groups: defaultdict[int, list[Prediction]] = defaultdict(list)
    for prediction in made:
        groups[min(int(prediction.chance * bins), bins - 1)].append(prediction)
    return tuple(
        CalibrationBin(
            index / bins,
            (index + 1) / bins,
            len(group),
            _mean_chance(group),
            _share(group),
        )
        for index, group in sorted(groups.items())
    )


def _require(made: Sequence[Prediction]) -> None:
    if not made:
        raise ValueError("nothing was predicted")


def _log_likelihood(prediction: Prediction) -> float:
    chance = min(max(prediction.chance, CLIP), 1 - CLIP)
    return log(chance if prediction.recalled else 1 - chance)


def _bin_of(prediction: Prediction) -> tuple[int, int, int]:
    """The benchmark's scales: each bin 3.62, 1.89 and 1.73 times as wide as the one before."""
    return (
        floor(log2(max(prediction.elapsed_days, 1)) / log2(3.62)),
        floor(log2(max(prediction.reviews, 1)) / log2(1.89)),
        floor(log2(prediction.lapses) / log2(1.73)) if prediction.lapses else -1,
    )


def _gap(group: Sequence[Prediction]) -> float:
    return _mean_chance(group) - _share(group)


def _mean_chance(group: Sequence[Prediction]) -> float:
    return sum(prediction.chance for prediction in group) / len(group)


def _share(group: Sequence[Prediction]) -> float:
    return sum(prediction.recalled for prediction in group) / len(group)
