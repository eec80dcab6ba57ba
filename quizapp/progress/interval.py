"""Intervals: between which bounds the truth lies, 95 times of 100, at class size.

These err on the side of width: for 12 learners as for 30 the truth is outside in at most
one case of twenty.  ``share.Share`` has the narrower interval of large counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from quizapp.progress.beta_distribution import quantile

CONFIDENCE = 0.95  #: of every interval that does not say otherwise


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both within.  Raises ValueError if they are reversed."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"no interval: {self.low} to {self.high}")

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def width(self) -> float:
        """From end to end."""
        return self.high - self.low

    def is_below(self, value: float) -> bool:
        """Whether all of it is less than ``value``."""
        return self.high < value

    def is_above(self, value: float) -> bool:
        """Whether all of it is more than ``value``."""
        return self.low > value


def exact_share(hits: float, n: int, *, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a share that is never too narrow, whatever the share is.

    Clopper & Pearson's (1934, Biometrika 26, 404–413).  ``hits`` need not be whole: marks
    between none and full vary at most as much as right and wrong of the same mean.  Of
    nothing, everything is possible.  Raises ValueError unless ``0 <= hits <= n``.
    """
    if not 0 <= hits <= n:
        raise ValueError(f"no share: {hits} of {n}")
    tail = (1 - confidence) / 2
    return Interval(
        quantile(tail, hits, n - hits + 1) if hits else 0.0,
        quantile(1 - tail, hits + 1, n - hits) if hits < n else 1.0,
    )


def median_interval(values: Sequence[float]) -> Interval | None:
    """The interval of a median, of any distribution; None for fewer than 6 values.

    From the j-th value to the j-th from the end: the median is below the first of them
    as seldom as fewer than j of n coins show heads (Thompson 1936, Annals of
    Mathematical Statistics 7, 122–128).
    """
    ordered = sorted(values)
    n = len(ordered)
    ways, rank = 0, 0
    for heads in range(n // 2):
        ways += comb(n, heads)
        if ways > (1 - CONFIDENCE) / 2 * 2**n:
            break
        rank = heads + 1
    return Interval(ordered[rank - 1], ordered[n - rank]) if rank else None
