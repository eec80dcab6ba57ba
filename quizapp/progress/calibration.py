"""Calibration: how well predicted recall matched what happened.

Log loss is ``evaluation``'s; what is added here are sums that can be merged (learners to
a class, classes to the site) and intervals.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log, pi, sqrt

from quizapp.progress.findings import percent, plural
from quizapp.progress.retention import Judgement, judge
from quizapp.progress.share import Share
from quizapp.scheduling.evaluation import CLIP, Prediction, log_loss

#: Equal steps of predicted chance, each a point of the curve.
STEPS = 20

#: Fewer reviews are no ground to speak of predictions.
ENOUGH = 30


@dataclass(frozen=True, slots=True)
class Sums:
    """What reviews with like predictions add up to."""

    reviews: int = 0
    recalled: int = 0
    predicted: float = 0.0  #: the sum of the chances
    surprise: float = (
        0.0  #: the sum of −log of what was predicted of what came, in nats
    )

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.reviews + other.reviews,
            self.recalled + other.recalled,
            self.predicted + other.predicted,
            self.surprise + other.surprise,
        )


@dataclass(frozen=True, slots=True)
class ReliabilityPoint:
    """The reviews whose predictions lay between two chances.

    The interval of ``observed`` takes their true chances as all the same, which makes it
    wider than need be where they differ.
    """

    low: float
    high: float
    predicted: float  #: mean chance
    observed: Share

    @property
    def fit(self) -> Judgement:
        """Whether more or less was recalled than predicted, if the interval says so."""
        return judge(self.observed, self.predicted)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How good predictions were, of one review at least.

    ``error`` is the expected calibration error: how far the points of the curve lie from
    the diagonal on the mean, weighted by reviews (Naeini, Cooper & Hauskrecht 2015, AAAI
    29, 2901–2907).  It is never 0 for a few reviews; ``error_by_chance`` is about what
    perfect predictions would have.  ``log_loss_of_mean`` is the log loss of always
    predicting the share recalled: predictions that are worse tell nothing.
    """

    reviews: int
    predicted: float  #: mean chance
    observed: Share
    log_loss: float  #: nats; 0 is perfect, 0.693 is a coin
    log_loss_of_mean: float
    error: float  #: 0–1
    error_by_chance: float
    curve: tuple[ReliabilityPoint, ...]  #: from low to high, without empty ones

    @property
    def fit(self) -> Judgement:
        """Whether more or less was recalled in all, if the interval says so."""
        return judge(self.observed, self.predicted)


def step_of(chance: float) -> int:
    """The step of the curve that a predicted chance belongs to."""
    return min(max(int(chance * STEPS), 0), STEPS - 1)


def sums_of(made: Iterable[Prediction]) -> dict[int, Sums]:
    """What predictions add up to in each step of the curve."""
    groups: defaultdict[int, list[Prediction]] = defaultdict(list)
    for prediction in made:
        groups[step_of(prediction.chance)].append(prediction)
    return {
        step: Sums(
            len(group),
            sum(prediction.recalled for prediction in group),
            fsum(prediction.chance for prediction in group),
            log_loss(group) * len(group),
        )
        for step, group in groups.items()
    }


def merged(parts: Iterable[Mapping[int, Sums]]) -> dict[int, Sums]:
    """The sums of several learners, or classes, together."""
    found: defaultdict[int, Sums] = defaultdict(Sums)
    for part in parts:
        for step, sums in part.items():
            found[step] += sums
    return dict(found)


def calibration(sums: Mapping[int, Sums]) -> Calibration | None:
    """How good the predictions were that add up to ``sums``; None of none."""
    steps = {step: one for step, one in sorted(sums.items()) if one.reviews}
    if not steps:
        return None
    whole = sum(steps.values(), Sums())
    observed = Share(whole.recalled, whole.reviews)
    curve = tuple(_point(step, one) for step, one in steps.items())
    return Calibration(
        reviews=whole.reviews,
        predicted=whole.predicted / whole.reviews,
        observed=observed,
        log_loss=whole.surprise / whole.reviews,
        log_loss_of_mean=_log_loss_of_mean(observed),
        error=_weighted(
            curve, lambda point: abs(point.observed.value - point.predicted)
        ),
        error_by_chance=_weighted(curve, _distance_by_chance),
        curve=curve,
    )


def of_calibration(found: Calibration | None) -> str:
    """How well predictions matched, in a sentence."""
    if found is None:
        return "No review yet to compare a prediction with."
    counted = (
        f"{percent(found.predicted)} predicted, {percent(found.observed.value)} "
        f"recalled, of {plural(found.reviews, 'review')}"
    )
    if found.reviews < ENOUGH:
        return f"So far {counted}: treat it as a hint."
    words = {
        Judgement.BELOW: "Less was recalled than predicted",
        Judgement.ABOVE: "More was recalled than predicted",
    }.get(found.fit, "Predictions match what happened")
    return f"{words}: {counted}."


def _point(step: int, sums: Sums) -> ReliabilityPoint:
    return ReliabilityPoint(
        step / STEPS,
        (step + 1) / STEPS,
        sums.predicted / sums.reviews,
        Share(sums.recalled, sums.reviews),
    )


def _weighted(
    curve: tuple[ReliabilityPoint, ...], of: Callable[[ReliabilityPoint], float]
) -> float:
    reviews = sum(point.observed.n for point in curve)
    return fsum(of(point) * point.observed.n for point in curve) / reviews


def _distance_by_chance(point: ReliabilityPoint) -> float:
    """The mean distance of a normal share with the predicted chance from that chance."""
    return sqrt(2 / pi * point.predicted * (1 - point.predicted) / point.observed.n)


def _log_loss_of_mean(observed: Share) -> float:
    share = min(max(observed.value, CLIP), 1 - CLIP)
    return -(observed.value * log(share) + (1 - observed.value) * log(1 - share))
