"""The forecast: every card once, on a day that has room for it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.forecast import Forecast, Workload, days_to_catch_up, forecast
from tests.scheduling.cases import TODAY, law


def a_load(coming: dict[int, int] | None = None, **more: int) -> Workload:
    """A workload; ``coming`` by days from today."""
    counts = {"due": 0, "new": 0, "put_off": 0, "unmet": 0}
    limits = {"reviews_per_day": 200, "new_per_day": 10}
    days = {TODAY + timedelta(days=days): n for days, n in (coming or {}).items()}
    return Workload(coming=days, **counts | limits | more)


def test_today_brings_what_the_queue_holds() -> None:
    found = forecast(a_load(due=3, new=5, put_off=2), today=TODAY, days=1)

    assert found == (Forecast(TODAY, due=3, new=5, put_off=2),)
    assert found[0].total == 8


def test_a_card_held_back_today_comes_tomorrow() -> None:
    found = forecast(a_load({1: 4, 3: 1}, put_off=2), today=TODAY, days=4)

    assert [day.due for day in found] == [0, 6, 0, 1]
    assert [day.day for day in found] == [TODAY + timedelta(days=n) for n in range(4)]


def test_what_is_over_a_days_limit_moves_on() -> None:
    found = forecast(a_load({1: 25}, reviews_per_day=10), today=TODAY, days=5)

    assert [(day.due, day.put_off) for day in found] == [
        (0, 0),
        (10, 15),
        (10, 5),
        (5, 0),
        (0, 0),
    ]


def test_new_cards_come_until_there_are_none() -> None:
    found = forecast(a_load(new=1, unmet=12, new_per_day=5), today=TODAY, days=5)

    assert [day.new for day in found] == [1, 5, 5, 2, 0]


@pytest.mark.parametrize(
    ("put_off", "days"), [(0, 0), (1, 1), (10, 1), (11, 2), (25, 3), (1000, 60)]
)
def test_catching_up_takes_as_many_days_as_cards_are_put_off(
    put_off: int, days: int
) -> None:
    load = a_load(due=10, put_off=put_off, reviews_per_day=10)

    assert days_to_catch_up(forecast(load, today=TODAY, days=60)) == days


def test_of_no_days_nothing_is_said() -> None:
    assert forecast(a_load(due=3), today=TODAY, days=0) == ()
    assert days_to_catch_up(()) == 0


@pytest.mark.parametrize("name", ["due", "new", "put_off", "unmet", "new_per_day"])
def test_a_negative_number_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="upwards"):
        a_load(None, **{name: -1})


@law
@given(
    st.dictionaries(st.integers(1, 30), st.integers(0, 50)),
    st.integers(0, 100),
    st.integers(0, 40),
)
def test_every_card_is_counted_once_within_the_limit(
    coming: dict[int, int], put_off: int, limit: int
) -> None:
    load = a_load(coming, put_off=put_off, reviews_per_day=limit)

    found = forecast(load, today=TODAY, days=40)

    assert all(day.due <= limit for day in found)
    assert sum(day.due for day in found) + found[-1].put_off == put_off + sum(
        coming.values()
    )
