"""How sure a class lets us be of discrimination, efficiency, alpha and standard error."""

from collections.abc import Sequence
from math import atanh, exp, fsum, log, sqrt, tanh
from typing import TypeAlias

from quizapp.progress.beta_distribution import t_quantile
from quizapp.progress.interval import CONFIDENCE, Interval
from quizapp.progress.moments import correlation, deviations, mean, variance

#: A row for each learner, a column for each question.
Marks: TypeAlias = Sequence[Sequence[float]]

#: Fewer learners leave the interval without end.
FEWEST = 5

_UPPER = (1 + CONFIDENCE) / 2


def discrimination_interval(
    item: Sequence[float], rest: Sequence[float]
) -> Interval | None:
    """The interval of the correlation of ``item`` with ``rest``.

    Fisher's z with the quantile of t, and the larger of two standard errors: that of a
    mark of few values (Tate 1954, Annals of Mathematical Statistics 25, 603–607:
    ``1 + r² (kurtosis − 3) / 4`` times a normal one's variance, and here never less than
    that), and the one that the learners' own influence on r shows, which holds where the
    spread of the rest differs between right and wrong.  None for fewer than ``FEWEST``,
    for what does not vary, and where the two agree perfectly.
    """
    n = len(item)
    r = correlation(item, rest) if n >= FEWEST else None
    if r is None or abs(r) > 1 - 1e-9:
        return None
    x, y = _standardised(item), _standardised(rest)
    kurtosis = fsum(value**4 for value in x) / n
    of_mark = max(1.0, 1 + r**2 * (kurtosis - 3) / 4)
    of_learners = fsum(
        ((a * b - r / 2 * (a * a + b * b)) / (1 - r * r)) ** 2
        for a, b in zip(x, y, strict=True)
    )
    error = sqrt(max(of_mark, of_learners / n) / (n - 3))
    reach = t_quantile(_UPPER, n - 3) * error
    return Interval(tanh(atanh(r) - reach), tanh(atanh(r) + reach))


def efficiency_interval(
    item: Sequence[float], rest: Sequence[float]
) -> Interval | None:
    """The interval of discriminative efficiency: that of discrimination, over its most.

    The most that the marks given allow is taken as known.  None where discrimination's
    is.
    """
    sure = discrimination_interval(item, rest)
    most = correlation(sorted(item), sorted(rest))
    if sure is None or not most:
        return None
    return Interval(sure.low / most, min(sure.high / most, 1.0))


def alpha(marks: Marks) -> float | None:
    """Cronbach's alpha, 1 at most; None for one question or for equal totals."""
    totals = [fsum(row) for row in marks]
    parts = fsum(variance(column) for column in zip(*marks, strict=True))
    return alpha_of(len(marks[0]) if marks else 0, parts, variance(totals))


def alpha_of(questions: int, parts: float, whole: float) -> float | None:
    """Alpha from the sum of the questions' variances and the variance of totals."""
    if questions < 2 or not whole:
        return None
    return questions / (questions - 1) * (1 - parts / whole)


def alpha_interval(marks: Marks) -> Interval | None:
    """The interval of alpha.

    Of ``log(1 − alpha)`` with the quantile of t, and the larger of two standard errors:
    Bonett's for questions alike (2002, Journal of Educational and Behavioral Statistics
    27, 335–340), and the jackknife's, which asks how far alpha hangs on one learner.
    None for fewer than ``FEWEST`` and where alpha or one of the jackknife's is unknown
    or 1.
    """
    n = len(marks)
    if n < FEWEST:
        return None
    alphas = [alpha(marks), *_alphas_without_one(marks)]
    logs = [log(1 - one) for one in alphas if one is not None and 1 - one > 1e-9]
    if len(logs) <= n:
        return None
    k = len(marks[0])
    alike = 2 * k / ((k - 1) * (n - 2))
    reach = t_quantile(_UPPER, n - 1) * sqrt(max(alike, _jackknifed(logs[1:])))
    return Interval(1 - exp(logs[0] + reach), 1 - exp(logs[0] - reach))


def standard_error_interval(marks: Marks) -> Interval | None:
    """The interval of the standard error of measurement, in points.

    Of the logarithm of its square with the quantile of t, and the larger of two standard
    errors: that of the residual mean square of normal marks, and the jackknife's.  None
    for fewer than ``FEWEST``, for equal totals (which have no alpha) and where it or one
    of the jackknife's is 0.
    """
    n = len(marks)
    if n < FEWEST or len(marks[0]) < 2:
        return None
    k = len(marks[0])
    whole = variance([fsum(row) for row in marks])
    parts = fsum(variance(column) for column in zip(*marks, strict=True))
    squared = [(parts, whole), *_variances_without_one(marks)]
    errors = [k / (k - 1) * _cleared(one - all_ / k, one) for one, all_ in squared]
    if not whole or min(errors) <= 0:
        return None
    logs = [log(error) for error in errors]
    normal = 2 / ((n - 1) * (k - 1))
    reach = t_quantile(_UPPER, n - 1) * sqrt(max(normal, _jackknifed(logs[1:])))
    return Interval(exp((logs[0] - reach) / 2), exp((logs[0] + reach) / 2))


def _alphas_without_one(marks: Marks) -> list[float | None]:
    """Alpha without each learner in turn."""
    k = len(marks[0])
    return [alpha_of(k, parts, whole) for parts, whole in _variances_without_one(marks)]


def _variances_without_one(marks: Marks) -> list[tuple[float, float]]:
    """The sum of the questions' variances and the totals' one, without each in turn."""
    n = len(marks)
    columns = list(zip(*marks, strict=True))
    off = list(zip(*(deviations(column) for column in columns), strict=True))
    squares = [fsum(value**2 for value in row) for row in off]
    totals = deviations([fsum(row) for row in marks])
    parts, whole = fsum(squares), fsum(total**2 for total in totals)
    # Leaving one out takes n / (n − 1) of its squared deviation from a sum of squares.
    share = n / (n - 1)
    return [
        (
            _cleared(parts - share * square, parts) / (n - 2),
            _cleared(whole - share * total**2, whole) / (n - 2),
        )
        for square, total in zip(squares, totals, strict=True)
    ]


def _jackknifed(values: Sequence[float]) -> float:
    """The variance that values without each learner in turn show."""
    return (len(values) - 1) ** 2 / len(values) * variance(values)


def _cleared(value: float, scale: float) -> float:
    """Without what rounding left."""
    return value if value > 1e-12 * scale else 0.0


def _standardised(values: Sequence[float]) -> list[float]:
    off = deviations(values)
    spread = sqrt(mean([value**2 for value in off]))
    return [value / spread for value in off]
