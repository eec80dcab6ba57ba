"""Means, variances and their like of a sample: everything is divided by n − 1.

Rounding never makes a constant vary, nor two unrelated columns go together.
"""

from collections.abc import Sequence
from math import fsum, sqrt
from operator import mul

_ROUNDING = 1e-12


def mean(values: Sequence[float]) -> float:
    """The mean; raises ValueError of nothing."""
    if not values:
        raise ValueError("no mean of nothing")
    return fsum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """The middle one, or the mean of the middle two; raises ValueError of nothing."""
    if not values:
        raise ValueError("no median of nothing")
    ordered = sorted(values)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def deviations(values: Sequence[float]) -> list[float]:
    """Each value less the mean; all 0 where the values are the same."""
    if not values:
        return []
    low, high = min(values), max(values)
    if high - low <= _ROUNDING * max(abs(low), abs(high)):
        return [0.0] * len(values)
    middle = mean(values)
    return [value - middle for value in values]


def variance(values: Sequence[float]) -> float:
    """The variance; 0 of fewer than two values."""
    if len(values) < 2:
        return 0.0
    off = deviations(values)
    return fsum(map(mul, off, off)) / (len(values) - 1)


def covariance(one: Sequence[float], other: Sequence[float]) -> float:
    """How two columns of the same learners vary together; 0 of fewer than two."""
    if len(one) < 2:
        return 0.0
    return _products(one, other)[1] / (len(one) - 1)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's correlation, −1 to 1; None where a column does not vary."""
    squares, both, other_squares = _products(one, other)
    scale = sqrt(squares * other_squares)
    return min(max(both / scale, -1.0), 1.0) if scale else None


def _products(
    one: Sequence[float], other: Sequence[float]
) -> tuple[float, float, float]:
    """The sums of products of deviations: one's squares, both, the other's squares."""
    if len(one) != len(other):
        raise ValueError(f"columns of {len(one)} and {len(other)} learners")
    x, y = deviations(one), deviations(other)
    squares, other_squares = fsum(map(mul, x, x)), fsum(map(mul, y, y))
    both = fsum(map(mul, x, y))
    if abs(both) <= _ROUNDING * sqrt(squares * other_squares):
        both = 0.0
    return squares, both, other_squares


def skewness(values: Sequence[float]) -> float | None:
    """The sample's skewness, by k-statistics: k₃ / k₂^1.5; None of fewer than three."""
    n = len(values)
    spread = variance(values)
    if n < 3 or not spread:
        return None
    third = fsum(x**3 for x in deviations(values)) / n
    return n**2 * third / ((n - 1) * (n - 2)) / (spread * sqrt(spread))


def kurtosis(values: Sequence[float]) -> float | None:
    """The sample's excess kurtosis: k₄ / k₂²; 0 of a normal one; None of fewer than four."""
    n = len(values)
    spread = variance(values)
    if n < 4 or not spread:
        return None
    off = deviations(values)
    second = fsum(x**2 for x in off) / n
    fourth = fsum(x**4 for x in off) / n
    scaled = (n + 1) * fourth - 3 * (n - 1) * second**2
    return n**2 * scaled / ((n - 1) * (n - 2) * (n - 3)) / spread**2
