"""The memory curve: predicted and observed recall by days since the last review."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from quizapp.progress.findings import plural
from quizapp.progress.readiness import MODEL_ERROR
from quizapp.progress.retention import Judgement, judge
from quizapp.progress.share import Share

#: The first day of each stretch of days that one point stands for; each is about half as
#: long again as the one before, as forgetting slows down.
FIRST_DAYS = (1, 2, 4, 7, 11, 18, 26, 38, 61, 91, 181)

#: Points of fewer reviews are drawn, but nothing is said of them.
ENOUGH = 10


@dataclass(frozen=True, slots=True)
class DayTally:
    """The reviews so many study days after the one before; several tallies add up."""

    days: int
    reviews: int
    recalled: int  #: graded Hard, Good or Easy
    predicted: float  #: the sum of the chances predicted


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The reviews ``first_day`` to ``last_day`` days after the one before.

    The interval of ``observed`` is of these reviews' true chances: it takes them as all
    the same, which makes it wider than need be where they differ.
    """

    first_day: int
    last_day: int  #: the last one of any review
    days: float  #: the mean
    predicted: float  #: the mean chance
    observed: Share

    @property
    def band(self) -> tuple[float, float]:
        """The prediction less and more what predictions are commonly off by.

        It is no interval of a sample: the chances predicted for these very reviews are
        known.  What is not known is how far the model is right about these learners.
        """
        return (
            max(self.predicted - MODEL_ERROR, 0.0),
            min(self.predicted + MODEL_ERROR, 1.0),
        )

    @property
    def fit(self) -> Judgement:
        """Whether more or less was recalled than predicted, if the interval says so."""
        return judge(self.observed, self.predicted)


def memory_curve(tallies: Iterable[DayTally]) -> tuple[CurvePoint, ...]:
    """A point for each stretch of days with reviews, shortest first.

    Reviews on the day of the one before are left out: what was just seen is no memory.
    """
    stretches: defaultdict[int, list[DayTally]] = defaultdict(list)
    for tally in tallies:
        if tally.days >= FIRST_DAYS[0] and tally.reviews:
            stretches[bisect_right(FIRST_DAYS, tally.days)].append(tally)
    return tuple(
        _point(FIRST_DAYS[index - 1], group)
        for index, group in sorted(stretches.items())
    )


def _point(first_day: int, group: Sequence[DayTally]) -> CurvePoint:
    reviews = sum(tally.reviews for tally in group)
    return CurvePoint(
        first_day=first_day,
        last_day=max(tally.days for tally in group),
        days=sum(tally.days * tally.reviews for tally in group) / reviews,
        predicted=fsum(tally.predicted for tally in group) / reviews,
        observed=Share(sum(tally.recalled for tally in group), reviews),
    )


def of_memory(points: Sequence[CurvePoint], target: float) -> str:
    """How long memory holds, for the heading of the curve.

    It ends where all that comes is surely below ``target``, with its whole interval.  A
    point that surely is, before others that are not, is a dip: cards that come back soon
    are the hard ones.  Nothing is said of points with fewer than ``ENOUGH`` reviews.
    """
    known = [point for point in points if point.observed.n >= ENOUGH]
    if not known:
        return "Too few reviews yet to see how long memory holds"
    below = [point.observed.high < target for point in known]
    held = max((at + 1 for at, is_below in enumerate(below) if not is_below), default=0)
    if held == 0:
        return f"Less is remembered than planned, {_after(known[0])}"
    last = _long(known[held - 1].last_day)
    dip = next(
        (point for point, low in zip(known[:held], below, strict=False) if low), None
    )
    but = f", but less {_after(dip)}" if dip else ""
    if held == len(known):
        return f"Memory holds as far as was seen, {last}{but}"
    return f"Memory holds up to {last}{but}"


def of_fit(points: Sequence[CurvePoint]) -> str:
    """Where predictions missed, as far as the intervals show; else that they fit."""
    known = [point for point in points if point.observed.n >= ENOUGH]
    if not known:
        return ""
    less = [point for point in known if point.fit is Judgement.BELOW]
    more = [point for point in known if point.fit is Judgement.ABOVE]
    if less and more:
        return (
            f"Less was recalled than predicted {_after(less[0])}, "
            f"more {_after(more[0])}."
        )
    if less:
        return f"Less was recalled than predicted {_after(less[0])}."
    if more:
        return f"More was recalled than predicted {_after(more[0])}."
    return "Predictions fit what was observed."


def _after(point: CurvePoint) -> str:
    if point.first_day == point.last_day:
        return f"after {plural(point.first_day, 'day')}"
    return f"after {point.first_day} to {plural(point.last_day, 'day')}"


def _long(days: int) -> str:
    """A number of days, in weeks where they are weeks."""
    weeks, rest = divmod(days, 7)
    return plural(weeks, "week") if weeks and not rest else plural(days, "day")
