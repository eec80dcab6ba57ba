from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.due_window import DayChoice, DueWindow, due_window
from quizapp.scheduling.policy import Policy
from tests.scheduling.cases import POLICY, TODAY, law, loads, policies


@pytest.mark.parametrize(
    ("interval", "first", "last"),
    [
        (0.01, 1, 1),
        (1, 1, 1),
        (2.4, 2, 2),
        (3, 2, 4),
        (7, 5, 9),
        (10, 8, 12),
        (20, 17, 23),
        (50, 46, 54),
        (100, 93, 107),
        (99_999, 34_673, 36_500),
    ],
)
def test_the_window_widens_with_the_interval(
    interval: float, first: int, last: int
) -> None:
    assert due_window(interval, POLICY) == DueWindow(first, last)


def test_without_fuzz_there_is_one_day() -> None:
    assert due_window(100.4, Policy(fuzz=False)) == DueWindow(100, 100)


@law
@given(st.floats(0, 1e6), st.floats(0, 1e6), policies)
def test_windows_stay_within_the_maximum_and_grow_with_the_interval(
    one: float, other: float, policy: Policy
) -> None:
    short, long = sorted((one, other))

    sooner, later = due_window(short, policy), due_window(long, policy)

    assert 1 <= sooner.first <= sooner.last <= policy.maximum_interval_days
    assert sooner.first <= later.first
    assert sooner.last <= later.last


def test_chance_spreads_evenly_over_the_window() -> None:
    window = due_window(10, POLICY)

    days = Counter(
        DayChoice(TODAY, {}, frozenset(), index / 1000).among(window, harder=0, apart=1)
        for index in range(1000)
    )

    assert days == {8: 200, 9: 200, 10: 200, 11: 200, 12: 200}


windows = st.tuples(st.integers(1, 40), st.integers(0, 10)).map(
    lambda pair: DueWindow(pair[0], pair[0] + pair[1])
)
chances = st.floats(0, 1, exclude_max=True)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@law
@given(windows, loads, chances)
def test_the_chosen_day_is_a_least_loaded_one_of_the_window(
    window: DueWindow, load: dict[date, int], chance: float
) -> None:
    chosen = DayChoice(TODAY, load, frozenset(), chance).among(
        window, harder=0, apart=1
    )

    assert chosen in window
    permitted = range(window.first, window.last + 1)
    assert load.get(day(chosen), 0) == min(load.get(day(d), 0) for d in permitted)


@law
@given(windows, loads, st.sets(st.integers(1, 50)), chances)
def test_days_off_are_chosen_only_where_there_is_no_other(
    window: DueWindow, load: dict[date, int], off: set[int], chance: float
) -> None:
    choice = DayChoice(TODAY, load, frozenset(day(d) for d in off), chance)

    chosen = choice.among(window, harder=0, apart=1)

    permitted = set(range(window.first, window.last + 1))
    assert chosen in window
    assert chosen not in off or permitted <= off


@law
@given(windows, loads, st.integers(0, 50), st.integers(0, 1), chances)
def test_the_chosen_day_comes_after_the_harder_grade_where_the_window_allows(
    window: DueWindow, load: dict[date, int], harder: int, apart: int, chance: float
) -> None:
    choice = DayChoice(TODAY, load, frozenset(), chance)

    chosen = choice.among(window, harder=harder, apart=apart)

    assert chosen in window
    assert chosen >= min(harder + apart, window.last)


def test_the_harder_grade_and_this_one_share_a_day_rather_than_take_a_day_off() -> None:
    choice = DayChoice(TODAY, {}, frozenset({day(9), day(10)}), 0.5)

    assert choice.among(DueWindow(8, 10), harder=8, apart=1) == 8
    assert choice.among(DueWindow(8, 11), harder=8, apart=1) == 11
