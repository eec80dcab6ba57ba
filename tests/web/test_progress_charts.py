"""The charts of Progress: what they say of a report."""

from datetime import timedelta

from quizapp.progress.report import Report
from quizapp.scheduling.forecast import Forecast
from quizapp.web.charts.drawing import Box, Words
from quizapp.web.progress_charts import (
    Awaited,
    Chart,
    activity_chart,
    ahead_chart,
    panels,
    time_chart,
)
from tests.progress.test_report import TODAY, a_day, report_on, studied


def first_day(**totals: int) -> Report:
    """The report of one who began today."""
    return report_on(studied(days=(a_day(0, **totals),)))


def test_a_chart_without_numbers_is_awaited_and_not_drawn() -> None:
    began = panels(first_day(reviews=9, passed=7))
    went_on = panels(first_day(reviews=9, passed=7, judged=4, held=3))

    assert [type(panel) for panel in began] == [Awaited, Chart, Chart, Chart]
    assert [type(panel) for panel in went_on] == [Chart] * 4


def test_a_key_names_no_colour_that_is_not_there() -> None:
    all_known = activity_chart(first_day(reviews=9, passed=9))
    some_missed = activity_chart(first_day(reviews=9, passed=8))

    assert [word for _, word in all_known.key] == ["known"]
    assert [word for _, word in some_missed.key] == ["known", "not known"]


def test_a_few_seconds_of_study_stand_on_an_axis_of_whole_minutes() -> None:
    drawn = time_chart(first_day(reviews=1, spent_ms=1200)).wide

    ticks = [
        mark.text
        for mark in drawn.marks
        if isinstance(mark, Words) and mark.anchor == "end"
    ]
    assert ticks == ["0", "1"]
    assert len([mark for mark in drawn.marks if isinstance(mark, Box)]) == 1


def test_the_work_ahead_is_shown_as_it_was_forecast() -> None:
    days = (Forecast(TODAY, 3, 2), Forecast(TODAY + timedelta(days=1), 0, 4))

    chart = ahead_chart(report_on(studied(ahead=days)))

    assert chart.about == "Next 2 days"
    assert chart.table.rows == (
        ("Sun 22 Nov", "3", "2", "5"),
        ("Mon 23 Nov", "0", "4", "4"),
    )
