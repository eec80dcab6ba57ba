"""True retention: judged against the target only as far as the numbers go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.day_totals import DayTotals, Totals
from quizapp.progress.period import Span
from quizapp.progress.retention import (
    Judgement,
    judge,
    retention_of,
    retention_over_time,
)
from quizapp.progress.share import Share

MONDAY = date(2026, 11, 16)


def a_day(back: int, *, judged: int, held: int) -> DayTotals:
    totals = Totals(reviews=judged + 5, passed=held + 5, judged=judged, held=held)
    return DayTotals(MONDAY - timedelta(days=back), totals)


@pytest.mark.parametrize(
    ("share", "judgement"),
    [
        (Share(0, 0), Judgement.UNKNOWN),
        (Share(90, 100), Judgement.MET),
        (Share(8, 10), Judgement.MET),
        (Share(700, 1000), Judgement.BELOW),
        (Share(990, 1000), Judgement.ABOVE),
    ],
)
def test_only_a_whole_interval_beside_the_target_is_called_so(
    share: Share, judgement: Judgement
) -> None:
    assert judge(share, 0.9) is judgement


def test_only_judged_answers_count() -> None:
    assert retention_of(a_day(0, judged=20, held=18).totals) == Share(18, 20)


@pytest.mark.parametrize(("days", "points"), [(30, 5), (90, 13), (365, 53), (800, 27)])
def test_points_are_weeks_then_months(days: int, points: int) -> None:
    span = Span(MONDAY - timedelta(days=days - 1), MONDAY)

    found = retention_over_time([], span)

    assert abs(len(found) - points) <= 1
    assert all(point.share.n == 0 for point in found)


@pytest.mark.slow
@given(st.dictionaries(st.integers(0, 400), st.integers(0, 50)), st.integers(1, 1500))
def test_points_add_up_to_the_whole(given_days: dict[int, int], length: int) -> None:
    span = Span(MONDAY - timedelta(days=length - 1), MONDAY)
    days = [
        a_day(back, judged=count, held=count // 2) for back, count in given_days.items()
    ]

    found = retention_over_time(days, span)

    inside = [day.totals.judged for day in days if day.day in span]
    assert sum(point.share.n for point in found) == sum(inside)
