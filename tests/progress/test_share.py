"""Shares: the interval is Wilson's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.share import HINT_UNDER, Share


@st.composite
def shares(draw: st.DrawFn) -> Share:
    n = draw(st.integers(0, 5000))
    return Share(draw(st.integers(0, n)), n)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17, table I
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(
    count: int, n: int, low: float, high: float
) -> None:
    share = Share(count, n)

    assert (share.low, share.high) == pytest.approx((low, high), abs=6e-5)


@given(shares())
def test_the_interval_holds_the_share_and_stays_between_0_and_1(share: Share) -> None:
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1


@given(shares())
def test_the_interval_mirrors_that_of_the_rest(share: Share) -> None:
    rest = Share(share.n - share.count, share.n)

    assert rest.low == pytest.approx(1 - share.high)
    assert rest.high == pytest.approx(1 - share.low)


@given(st.integers(1, 200), st.integers(1, 200))
def test_ten_times_as_many_narrow_the_interval(count: int, others: int) -> None:
    few, many = Share(count, count + others), Share(10 * count, 10 * (count + others))

    assert many.high - many.low < few.high - few.low


@given(st.integers(0, 500), st.integers(1, 500))
def test_one_more_hit_raises_both_ends(count: int, others: int) -> None:
    n = count + others

    before, after = Share(count, n), Share(count + 1, n)

    assert after.low > before.low
    assert after.high >= before.high


def test_of_nothing_everything_is_possible() -> None:
    share = Share(0, 0)

    assert (share.value, share.low, share.high) == (0.0, 0.0, 1.0)


def test_under_thirty_is_a_hint() -> None:
    assert Share(20, HINT_UNDER - 1).is_hint
    assert not Share(20, HINT_UNDER).is_hint


@pytest.mark.parametrize(("count", "n"), [(-1, 3), (4, 3)])
def test_more_than_all_or_less_than_none_is_no_share(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        Share(count, n)
