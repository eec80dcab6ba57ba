"""Difficulty told apart from forgetting: a question compared with its own predictions.

A question that was long not reviewed is often answered wrong; that makes it faded and
not hard.  So each answer is compared with the recall that was predicted when it was
asked, and what is left over is the question's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import exp, floor, fsum, log
from operator import mul
from typing import TypeAlias

from quizapp.progress.findings import percent
from quizapp.progress.interval import CONFIDENCE, Interval
from quizapp.progress.share import Share
from quizapp.scheduling.grading import without_guessing

#: The spread, in logits, that questions have in themselves: most are no more than e² times
#: as hard as predicted.  A question with few answers is drawn to 0 by it.
SPREAD = 1.0

#: Nothing is said of questions with fewer answers.
ENOUGH = 10

_CLIP = 1e-3

#: The offsets looked at, in logits: what lies beyond is as good as never or always known.
_STEP = 0.2
_GRID = tuple(_STEP * step for step in range(-30, 31))
_PRIOR = [-(offset**2) / (2 * SPREAD**2) for offset in _GRID]

#: Predictions are taken for the two nearest of these steps, in logits, and weighted.
_RUNG = 0.25

_Place: TypeAlias = tuple[int, float]  #: a rung, and the chance of a lucky guess


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers to a question for which about the same was predicted; several add up.

    Predictions rounded to hundredths do, and are quicker than one for each answer.
    Answers at a first meeting have no prediction and no place here.
    """

    recall: float  #: the chance of a right answer that was predicted, 0–1
    right: int  #: graded Hard, Good or Easy
    answers: int = 1
    guess: float = 0.0  #: the chance of a lucky guess, less than 1


class Reason(StrEnum):
    """Why a question is answered as it is, as far as the intervals tell."""

    UNKNOWN = "unknown"  #: too few answers
    HARD = "hard"  #: harder than the delays explain
    FADED = "faded"  #: below the target, as the delays explain
    EXPECTED = "expected"  #: neither
    EASY = "easy"  #: easier than the delays explain


@dataclass(frozen=True, slots=True)
class AdjustedDifficulty:
    """How much harder a question is than was predicted.

    ``offset`` is in logits: the odds of knowing the answer are ``exp(offset)`` times
    less than predicted; 0 is as predicted.
    """

    offset: float
    interval: Interval
    observed: Share  #: right answers
    predicted: float  #: the mean chance of a right answer, 0–1

    def known_when(self, recall: float) -> float:
        """The share that knows the answer when ``recall`` is predicted: 0–1 each.

        At the same recall for all questions, it compares them without their delays.
        """
        return _known(recall, self.offset)

    def known_interval_when(self, recall: float) -> Interval:
        """The interval of ``known_when``."""
        low, high = self.interval.low, self.interval.high
        return Interval(_known(recall, high), _known(recall, low))

    def reason(self, target: float) -> Reason:
        """Why it is answered as it is, where ``target`` was to be right."""
        if self.observed.n < ENOUGH:
            return Reason.UNKNOWN
        if self.interval.is_above(0):
            return Reason.HARD
        if self.interval.is_below(0):
            return Reason.EASY
        return Reason.FADED if self.observed.high < target else Reason.EXPECTED


def adjusted_difficulty(asked: Iterable[Asked]) -> AdjustedDifficulty | None:
    """The offset of one question; None without answers.

    The model is a one-parameter logistic one with a floor for guesses, the difficulty of
    each answer given by its prediction: right with ``g + (1 − g) / (1 + exp(d − logit k))``
    where ``k`` is the predicted recall without guessing (Birnbaum 1968, in Lord & Novick,
    Statistical Theories of Mental Test Scores).  With a normal prior of ``SPREAD`` about
    0, ``d`` is the posterior mean and the interval its middle 95 %, over a grid.
    """
    groups = [one for one in asked if one.answers]
    if not groups:
        return None
    weights = _posterior(groups)
    answers = sum(group.answers for group in groups)
    return AdjustedDifficulty(
        offset=fsum(map(mul, _GRID, weights)),
        interval=_middle_of(weights),
        observed=Share(sum(group.right for group in groups), answers),
        predicted=fsum(group.recall * group.answers for group in groups) / answers,
    )


def of_difficulty(found: AdjustedDifficulty, target: float) -> str:
    """Whether a question is hard or only faded, in words; empty where nothing is known."""
    seen = percent(found.observed.value)
    counted = f"{seen} right, {percent(found.predicted)} predicted"
    match found.reason(target):
        case Reason.HARD:
            return f"Hard in itself: {counted}"
        case Reason.EASY:
            return f"Easier than predicted: {counted}"
        case Reason.FADED:
            return f"Long not reviewed rather than hard: {counted}"
        case Reason.EXPECTED:
            return f"As predicted: {counted}"
        case Reason.UNKNOWN:
            return ""


def _posterior(groups: Iterable[Asked]) -> list[float]:
    """The weight of each offset of the grid; they add up to 1."""
    right: defaultdict[_Place, float] = defaultdict(float)
    wrong: defaultdict[_Place, float] = defaultdict(float)
    for group in groups:
        for place, part in _places(group):
            right[place] += part * group.right
            wrong[place] += part * (group.answers - group.right)
    logs = _PRIOR
    for place, hits in right.items():
        misses = wrong[place]
        logs = [
            log_weight + hits * if_right + misses * if_wrong
            for log_weight, if_right, if_wrong in zip(
                logs, *_logs_of_chances(*place), strict=True
            )
        ]
    top = max(logs)
    weights = [exp(log_weight - top) for log_weight in logs]
    total = fsum(weights)
    return [weight / total for weight in weights]


def _places(group: Asked) -> tuple[tuple[_Place, float], tuple[_Place, float]]:
    """The rungs below and above what was predicted, and how near it is to each."""
    known = _logit(without_guessing(group.recall, group.guess)) / _RUNG
    below, guess = floor(known), round(group.guess, 2)
    part = known - below
    return ((below, guess), 1 - part), ((below + 1, guess), part)


@lru_cache(maxsize=1024)
def _logs_of_chances(
    rung: int, guess: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The logs of the chances to be right and wrong, for each offset of the grid.

    ``rung`` counts the logit of the predicted recall without guessing, so that questions
    share these tables.
    """
    known = rung * _RUNG
    wrong = [(1 - guess) / (1 + exp(known - offset)) for offset in _GRID]
    return tuple(log(1 - chance) for chance in wrong), tuple(map(log, wrong))


def _middle_of(weights: Sequence[float]) -> Interval:
    """From where 2.5 % lie below to where 2.5 % lie above; between grid points, evenly."""
    tail = (1 - CONFIDENCE) / 2
    low = _end(weights, tail)
    high = -_end(weights[::-1], tail)
    return Interval(low, high)


def _end(weights: Sequence[float], tail: float) -> float:
    """What ``tail`` lies below, each weight spread over its step of the symmetric grid."""
    below = 0.0
    for offset, weight in zip(_GRID, weights, strict=True):
        if below + weight >= tail:
            return offset + _STEP * ((tail - below) / weight - 0.5)
        below += weight
    raise AssertionError("weights add up to 1")


def _known(recall: float, offset: float) -> float:
    return 1 / (1 + exp(offset - _logit(recall)))


def _logit(share: float) -> float:
    inside = min(max(share, _CLIP), 1 - _CLIP)
    return log(inside / (1 - inside))
