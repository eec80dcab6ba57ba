"""The report: one value whose parts agree with each other."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.progress.day_totals import DayTotals, Totals
from quizapp.progress.mastery import MasteryCounts
from quizapp.progress.period import Period
from quizapp.progress.recall import MetCard
from quizapp.progress.report import (
    Report,
    Studied,
    first_day_needed,
    make_report,
)
from quizapp.scheduling.forecast import Forecast
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()

TOTALS: Mapping[tuple[int, str], int] = {
    (1, "dates"): 5,
    (1, "causes"): 2,
    (2, "dates"): 4,
}


def a_card(set_id: int = 1, topic: str = "dates", **more: object) -> MetCard:
    given = {"stability": 10.0} | more
    return MetCard(
        set_id=set_id,
        topic=topic,
        last_review=NOW - timedelta(days=2),
        **given,  # type: ignore[arg-type]
    )


def a_day(back: int, **totals: int) -> DayTotals:
    return DayTotals(TODAY - timedelta(days=back), Totals(**totals))


def studied(
    *cards: MetCard,
    days: tuple[DayTotals, ...] = (),
    ahead: tuple[Forecast, ...] = (),
) -> Studied:
    return Studied(
        reviews_by_day={day.day: day.totals.reviews for day in days},
        days=days,
        cards=cards,
        totals=TOTALS,
        forgettings=(),
        ahead=ahead,
    )


def report_on(given: Studied, period: Period = Period.DAYS_30) -> Report:
    return make_report(
        given,
        now=NOW,
        today=TODAY,
        period=period,
        target=0.9,
        parameters=DEFAULT_PARAMETERS,
    )


def test_cards_not_met_are_new() -> None:
    report = report_on(studied(a_card(), a_card(stability=1.0), a_card(stability=40.0)))

    assert report.mastery == MasteryCounts(new=8, learning=1, familiar=1, solid=1)
    assert (report.recall.met, report.recall.total) == (3, 11)


def test_recall_is_told_by_topic_and_by_set() -> None:
    report = report_on(studied(a_card(2), a_card(1, "causes", stability=1.0)))

    assert list(report.recall_by_topic) == ["causes", "dates"]
    assert {key: (one.met, one.total) for key, one in report.recall_by_set.items()} == {
        1: (1, 7),
        2: (1, 4),
    }


def test_nothing_answered_is_an_empty_report() -> None:
    assert report_on(studied()).is_empty
    assert not report_on(studied(a_card())).is_empty
    assert not report_on(studied(days=(a_day(3, reviews=1),))).is_empty


def test_the_last_thirty_days_do_not_depend_on_the_period() -> None:
    days = (a_day(40, reviews=9, judged=9), a_day(29, reviews=4, judged=4, held=3))

    found = {
        report_on(studied(days=days), period).retention_lately for period in Period
    }

    assert len(found) == 1
    assert found.pop().n == 4


def test_this_week_begins_on_monday() -> None:
    days = (
        a_day(7, reviews=1, spent_ms=60_000),
        a_day(6, reviews=1, spent_ms=120_000),
        a_day(0, reviews=1, spent_ms=180_000),
    )

    report = report_on(studied(days=days))

    assert report.time_this_week.minutes == 5
    assert report.time_last_week.minutes == 1


@pytest.mark.parametrize("period", Period)
def test_what_the_report_needs_to_read_covers_what_it_looks_at(period: Period) -> None:
    since = TODAY - timedelta(days=200)

    first = first_day_needed(period.span(today=TODAY, since=since))

    assert first <= TODAY - timedelta(days=29)
    assert first <= period.span(today=TODAY, since=since).first
    assert first <= date(2026, 11, 9), "last week's Monday"


def test_a_first_days_chart_shows_a_week() -> None:
    report = report_on(studied(days=(a_day(0, reviews=9, passed=7),)))

    assert report.whole.span.days == 1
    assert [part.totals.reviews for part in report.activity] == [0, 0, 0, 0, 0, 0, 9]


def test_what_no_card_that_came_back_has_tested_is_a_prediction_only() -> None:
    learned = a_day(0, reviews=9, passed=7)
    tested = a_day(0, reviews=9, passed=7, judged=1)

    assert report_on(studied(days=(learned,))).is_untested
    assert not report_on(studied(days=(tested,))).is_untested


@pytest.mark.parametrize(("back", "is_first"), [(0, True), (6, True), (7, False)])
def test_the_first_week_is_that_of_the_first_review(back: int, is_first: bool) -> None:
    report = report_on(studied(days=(a_day(back, reviews=1),)))

    assert report.is_first_week is is_first
