from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.forecast import Forecast, forecast, load_by_day
from tests.scheduling.cases import TODAY, in_review, law


def test_what_has_waited_is_counted_today() -> None:
    memories = [in_review(due_in=days) for days in (-9, 0, 1, 3)]

    found = forecast(memories, today=TODAY, days=3)

    assert [day.due for day in found] == [2, 1, 0]
    assert [day.day for day in found] == [
        TODAY + timedelta(days=days) for days in range(3)
    ]


def test_new_cards_come_until_there_are_none() -> None:
    found = forecast([], today=TODAY, days=4, new_per_day=5, new_left=12)

    assert [day.new for day in found] == [5, 5, 2, 0]
    assert forecast([], today=TODAY, days=9, new_per_day=5)[8].new == 5
    assert Forecast(TODAY, due=3, new=5).total == 8


@pytest.mark.parametrize(("days", "new", "left"), [(-1, 0, 0), (1, -1, 0), (1, 0, -1)])
def test_a_negative_number_is_refused(days: int, new: int, left: int) -> None:
    with pytest.raises(ValueError, match="upwards"):
        forecast([], today=TODAY, days=days, new_per_day=new, new_left=left)


@law
@given(st.lists(st.integers(-30, 60)), st.integers(0, 60))
def test_every_card_is_counted_once_or_lies_beyond(
    due_in: list[int], days: int
) -> None:
    memories = [in_review(due_in=number) for number in due_in]

    found = forecast(memories, today=TODAY, days=days)

    assert sum(day.due for day in found) == sum(
        number < days for number in due_in if days
    )
    assert sum(load_by_day(memories).values()) == len(memories)
