"""Median times: one interrupted answer moves neither the median nor its lower end."""

from quizapp.progress.interval import Interval
from quizapp.progress.median_time import median_time


def test_a_median_time_has_its_interval() -> None:
    found = median_time([4000, 5000, 6000, 7000, 8000, 9_000_000])

    assert found is not None
    assert found.seconds == 6.5
    assert found.interval == Interval(4.0, 9000.0)
    assert found.answers == 6


def test_five_times_have_a_median_and_no_interval() -> None:
    found = median_time([1000, 2000, 3000, 4000, 5000])

    assert found is not None
    assert found.seconds == 3
    assert found.interval is None


def test_without_an_answer_there_is_no_time() -> None:
    assert median_time([]) is None
