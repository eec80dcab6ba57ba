"""Moments: those of the standard library, and of printed definitions."""

import statistics
from math import isclose
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.progress.moments import (
    correlation,
    covariance,
    deviations,
    kurtosis,
    mean,
    median,
    skewness,
    variance,
)

POINTS = st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.3, 1.0, 2.5]), min_size=4)


@given(POINTS)
def test_mean_median_and_variance_are_the_standard_librarys(
    values: list[float],
) -> None:
    assert mean(values) == pytest.approx(statistics.fmean(values))
    assert median(values) == statistics.median(values)
    assert variance(values) == pytest.approx(statistics.variance(values))


@pytest.mark.slow
@given(POINTS, st.randoms(use_true_random=False))
def test_covariance_and_correlation_are_the_standard_librarys(
    values: list[float], random: Random
) -> None:
    other = random.sample(values, len(values))
    assume(variance(values) > 0)

    assert covariance(values, other) == pytest.approx(
        statistics.covariance(values, other), abs=1e-12
    )
    assert correlation(values, other) == pytest.approx(
        statistics.correlation(values, other), abs=1e-9
    )


@given(POINTS, st.floats(0.5, 20), st.floats(-10, 10))
def test_shape_does_not_depend_on_the_unit(
    values: list[float], times: float, more: float
) -> None:
    assume(variance(values) > 0)

    changed = [times * value + more for value in values]

    assert skewness(changed) == pytest.approx(skewness(values), abs=1e-6)
    assert kurtosis(changed) == pytest.approx(kurtosis(values), abs=1e-6)


def test_shape_is_as_reckoned_by_hand() -> None:
    # Deviations −2, −1, 0, 0, 3 of 2, 3, 4, 4, 7: squares 14, cubes 18, fourths 98.
    values = [2.0, 3.0, 4.0, 4.0, 7.0]

    assert skewness(values) == pytest.approx(5 * 18 / (4 * 3) / 3.5**1.5)
    assert kurtosis(values) == pytest.approx(
        (5 * 6 * 98 / (4 * 3 * 2) - 3 * 4**2 * 3.5**2 / (3 * 2)) / 3.5**2
    )


def test_a_symmetric_sample_is_not_skew() -> None:
    assert skewness([1.0, 2.0, 3.0]) == pytest.approx(0)
    assert kurtosis([1.0, 2.0, 3.0]) is None
    assert skewness([1.0, 2.0]) is None


def test_many_normal_values_have_no_excess() -> None:
    random = Random(6)
    values = [random.gauss(5, 2) for _ in range(20_000)]

    assert skewness(values) == pytest.approx(0, abs=0.06)
    assert kurtosis(values) == pytest.approx(0, abs=0.12)


@given(st.floats(0.01, 1e6), st.integers(2, 20))
def test_rounding_makes_nothing_vary(value: float, n: int) -> None:
    values = [value * 3 / 3 if place % 2 else value for place in range(n)]

    assert all(isclose(one, value, rel_tol=1e-12) for one in values)
    assert deviations(values) == [0.0] * n
    assert variance(values) == 0
    assert correlation(values, list(range(n))) is None
    assert skewness(values) is None
    assert kurtosis(values) is None


def test_unrelated_columns_have_no_covariance_left_by_rounding() -> None:
    assert covariance([0.1, 0.1, 0.7, 0.7], [0.3, 0.9, 0.3, 0.9]) == 0


def test_one_value_does_not_vary() -> None:
    assert variance([3.0]) == 0
    assert covariance([3.0], [4.0]) == 0
    assert deviations([]) == []


def test_nothing_has_no_mean_and_no_median() -> None:
    with pytest.raises(ValueError, match="no mean"):
        mean([])
    with pytest.raises(ValueError, match="no median"):
        median([])


def test_columns_of_different_learners_are_refused() -> None:
    with pytest.raises(ValueError, match="2 and 3"):
        covariance([1.0, 2.0], [1.0, 2.0, 3.0])
