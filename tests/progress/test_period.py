"""Periods: cut into spans without a gap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.day_totals import DayTotals, Totals, by_span, sum_of
from quizapp.progress.period import Grain, Period, Span

TODAY = date(2026, 11, 22)
LONG_AGO = date(2020, 1, 1)

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    return Span(first, first + timedelta(days=draw(st.integers(0, 2500))))


@pytest.mark.slow
@given(spans(), st.sampled_from(Grain))
def test_a_span_is_cut_without_gap_or_overlap(span: Span, grain: Grain) -> None:
    parts = list(span.cut(grain))

    assert (parts[0].first, parts[-1].last) == (span.first, span.last)
    assert all(
        before.last + timedelta(days=1) == after.first
        for before, after in pairwise(parts)
    )
    assert len({grain.start_of(part.first) for part in parts}) == len(parts)


@given(spans(), st.integers(1, 60))
def test_a_span_reaches_back_as_far_as_asked_and_no_less_than_before(
    span: Span, days: int
) -> None:
    longer = span.reaching_back(days)

    assert longer.last == span.last
    assert longer.days == max(span.days, days)


@given(spans())
def test_a_chart_has_some_sixty_marks_at_most(span: Span) -> None:
    assert len(list(span.cut(span.grain))) <= 61


@pytest.mark.slow
@given(spans(), st.sampled_from(Grain), st.lists(st.tuples(DAYS, st.integers(0, 9))))
def test_the_parts_add_up_to_the_whole(
    span: Span, grain: Grain, reviews: list[tuple[date, int]]
) -> None:
    days = [
        DayTotals(day, Totals(reviews=count + 1, passed=count))
        for day, count in dict(reviews).items()
    ]

    parts, whole = by_span(days, span, grain), sum_of(days, span)

    assert sum((part.totals for part in parts), Totals()) == whole.totals
    assert sum(part.days_studied for part in parts) == whole.days_studied


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.DAYS_30, date(2026, 10, 24)),
        (Period.DAYS_90, date(2026, 8, 25)),
        (Period.YEAR, date(2025, 11, 23)),
        (Period.ALL, LONG_AGO),
    ],
)
def test_a_period_ends_today_and_today_counts(period: Period, first: date) -> None:
    assert period.span(today=TODAY, since=LONG_AGO) == Span(first, TODAY)


@pytest.mark.parametrize("period", Period)
def test_a_period_begins_no_earlier_than_the_first_review(period: Period) -> None:
    since = TODAY - timedelta(days=4)

    assert period.span(today=TODAY, since=since) == Span(since, TODAY)


@pytest.mark.parametrize("period", Period)
def test_a_first_review_that_is_ahead_of_the_clock_does_no_harm(period: Period) -> None:
    assert period.span(today=TODAY, since=TODAY + timedelta(days=3)).days == 1
