"""The beta distribution, and the quantiles of Student's t that follow from it."""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, sqrt

_ENOUGH = 1e-15
_TINY = 1e-300


def share_below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function: how much of Beta(a, b) lies below ``x``.

    By its continued fraction (Abramowitz & Stegun 1964, 26.5.8), on the side of the mean
    where that is quick.  Raises ValueError unless ``a`` and ``b`` are positive.
    """
    if a <= 0 or b <= 0:
        raise ValueError(f"no beta distribution: {a}, {b}")
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _by_fraction(1 - x, b, a)
    return _by_fraction(x, a, b)


@lru_cache(maxsize=8192)
def quantile(share: float, a: float, b: float) -> float:
    """What ``share`` of Beta(a, b) lies below: by Newton's steps, to some 14 digits.

    Raises ValueError unless ``share`` is within 0–1 and ``a`` and ``b`` are positive.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"no share: {share}")
    if share in (0.0, 1.0):
        return share
    low, high = 0.0, 1.0
    x = max(a / (a + b), _TINY)
    for _ in range(200):
        error = share_below(x, a, b) - share
        low, high = (low, x) if error > 0 else (x, high)
        step = error / max(_density(x, a, b), _TINY)
        if abs(step) <= _ENOUGH * x or high - low <= max(_ENOUGH * high, _TINY):
            break
        x = x - step if low < x - step < high else (low + high) / 2
    return x


def t_quantile(share: float, freedom: float) -> float:
    """What ``share`` of Student's t with ``freedom`` degrees of freedom lies below."""
    if share == 0.5:
        return 0.0
    if share > 0.5:
        return -t_quantile(1 - share, freedom)
    part = quantile(2 * share, freedom / 2, 0.5)
    return -sqrt(freedom * (1 - part) / part) if part else -inf


def _density(x: float, a: float, b: float) -> float:
    return exp((a - 1) * log(x) + (b - 1) * log1p(-x) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _by_fraction(x: float, a: float, b: float) -> float:
    """The continued fraction, from the front by Lentz's method."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / _not_zero(1 + part * d)
            c = _not_zero(1 + part / c)
            value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value * exp(a * log(x) + b * log1p(-x) - _log_beta(a, b)) / a


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
