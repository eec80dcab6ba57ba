"""Intervals: exact ones, checked against their definition and printed tables."""

from math import comb, gamma, pi, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.beta_distribution import quantile, share_below, t_quantile
from quizapp.progress.interval import Interval, exact_share, median_interval
from quizapp.progress.share import Share


def at_least(hits: int, n: int, chance: float) -> float:
    """The chance of so many hits or more."""
    return sum(
        comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(hits, n + 1)
    )


@given(st.integers(1, 60), st.data())
def test_beyond_an_exact_interval_what_was_seen_is_rarer_than_one_in_forty(
    n: int, data: st.DataObject
) -> None:
    hits = data.draw(st.integers(0, n))

    found = exact_share(hits, n)

    if hits:
        assert at_least(hits, n, found.low) == pytest.approx(0.025)
    if hits < n:
        assert 1 - at_least(hits + 1, n, found.high) == pytest.approx(0.025)


@pytest.mark.parametrize("n", [12, 17, 24, 30])
@pytest.mark.parametrize("chance", [0.02, 0.1, 0.25, 0.37, 0.5, 0.8, 0.95])
def test_an_exact_interval_holds_every_share_95_times_of_100(
    n: int, chance: float
) -> None:
    held = sum(
        comb(n, k) * chance**k * (1 - chance) ** (n - k)
        for k in range(n + 1)
        if chance in exact_share(k, n)
    )

    assert held >= 0.95


@given(st.integers(1, 200), st.data())
def test_the_shares_own_interval_is_mostly_within_the_exact_one(
    n: int, data: st.DataObject
) -> None:
    share = Share(data.draw(st.integers(0, n)), n)

    found = exact_share(share.count, n)

    assert share.value in found
    assert found.width > share.high - share.low - 0.05


@given(st.integers(1, 40), st.floats(0, 1))
def test_half_marks_lie_between_whole_ones(n: int, part: float) -> None:
    hits = min(part * n, n - 1e-6)

    found = exact_share(hits, n)

    below, above = exact_share(int(hits), n), exact_share(int(hits) + 1, n)
    assert below.low - 1e-12 <= found.low <= above.low + 1e-12
    assert below.high - 1e-12 <= found.high <= above.high + 1e-12


def test_marks_between_none_and_full_are_held_as_well() -> None:
    random = Random(11)
    held = 0

    for _ in range(800):
        marks = [random.choice((0, 0, 0.25, 0.5, 0.8, 1, 1, 1)) for _ in range(14)]
        held += 4.55 / 8 in exact_share(sum(marks), 14)

    assert held / 800 >= 0.95


@pytest.mark.parametrize(("hits", "n"), [(-1, 3), (4, 3), (3.01, 3)])
def test_more_than_all_or_less_than_none_is_no_share(hits: float, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        exact_share(hits, n)


def test_of_nothing_everything_is_possible() -> None:
    assert exact_share(0, 0) == Interval(0.0, 1.0)


def test_an_interval_is_beside_what_no_end_of_it_touches() -> None:
    found = Interval(0.2, 0.4)

    assert found.is_below(0.41)
    assert not found.is_below(0.4)
    assert found.is_above(0.19)
    assert not found.is_above(0.2)
    assert 0.2 in found
    assert 0.5 not in found
    with pytest.raises(ValueError, match="no interval"):
        Interval(1.0, 0.0)


@pytest.mark.parametrize(
    ("n", "rank"),
    # Sign test tables: the largest rank whose tail is at most 0.025.
    [(6, 1), (8, 1), (9, 2), (12, 3), (15, 4), (20, 6), (25, 8), (30, 10)],
)
def test_a_medians_interval_has_the_printed_ranks(n: int, rank: int) -> None:
    assert median_interval(range(1, n + 1)) == Interval(rank, n + 1 - rank)


def test_five_values_bound_no_median() -> None:
    assert median_interval([1, 2, 3, 4, 5]) is None
    assert median_interval([]) is None


def test_a_medians_interval_holds_the_median_of_a_skew_distribution() -> None:
    random = Random(5)
    held = 0

    for n in (12, 21, 30):
        for _ in range(400):
            found = median_interval([random.lognormvariate(8, 1.2) for _ in range(n)])
            held += found is not None and 2980.958 in found

    assert held / 1200 >= 0.95


@given(st.floats(0.3, 40), st.floats(0.3, 40), st.floats(0.001, 0.999))
def test_a_quantile_leaves_its_share_below(a: float, b: float, share: float) -> None:
    assert share_below(quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-9)


@given(st.floats(0.3, 40), st.floats(0.3, 40), st.integers(0, 2**53))
def test_the_beta_distribution_mirrors(a: float, b: float, part: int) -> None:
    x = part / 2**53  # so that 1 - x is exact: near 0 the curve may be steep
    assert share_below(x, a, b) == pytest.approx(1 - share_below(1 - x, b, a), abs=1e-9)


@pytest.mark.parametrize(
    ("freedom", "value"),
    [(1, 12.706), (2, 4.303), (9, 2.262), (10, 2.228), (29, 2.045), (120, 1.980)],
)
def test_students_t_is_as_printed(freedom: int, value: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(value, abs=5e-4)
    assert t_quantile(0.025, freedom) == pytest.approx(-value, abs=5e-4)


def test_students_t_is_the_integral_of_its_density() -> None:
    freedom, end, steps = 7, 1.9, 2000
    scale = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    width = end / steps
    middle = [(step + 0.5) * width for step in range(steps)]
    area = sum(scale * (1 + x * x / freedom) ** (-(freedom + 1) / 2) for x in middle)

    assert t_quantile(0.5 + area * width, freedom) == pytest.approx(end, abs=1e-5)
    assert t_quantile(0.5, freedom) == 0


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_no_share_has_no_quantile(share: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        quantile(share, 2, 3)


def test_nothing_is_distributed_by_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="no beta"):
        share_below(0.5, 0, 1)
