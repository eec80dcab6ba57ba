"""Mastery: four levels, and nothing lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.mastery import Mastery, MasteryCounts, count_mastery, mastery_of

STABILITIES = st.none() | st.floats(0.001, 36_500)


@pytest.mark.parametrize(
    ("stability", "level"),
    [
        (None, Mastery.NEW),
        (0.001, Mastery.LEARNING),
        (6.99, Mastery.LEARNING),
        (7.0, Mastery.FAMILIAR),
        (20.99, Mastery.FAMILIAR),
        (21.0, Mastery.SOLID),
        (36_500.0, Mastery.SOLID),
    ],
)
def test_levels_begin_at_7_and_21_days(stability: float | None, level: Mastery) -> None:
    assert mastery_of(stability) is level


@pytest.mark.slow
@given(st.lists(STABILITIES))
def test_every_card_is_counted_once(stabilities: list[float | None]) -> None:
    counts = count_mastery(stabilities)

    assert counts.total == len(stabilities)
    assert counts.new == stabilities.count(None)


@pytest.mark.slow
@given(st.lists(STABILITIES), st.lists(STABILITIES))
def test_counts_of_two_sets_add_up(
    here: list[float | None], there: list[float | None]
) -> None:
    assert count_mastery(here) + count_mastery(there) == count_mastery([*here, *there])


@given(st.floats(0.001, 36_500), st.floats(0, 1000))
def test_more_stability_is_never_a_lower_level(stability: float, more: float) -> None:
    levels = list(Mastery)

    before, after = mastery_of(stability), mastery_of(stability + more)

    assert levels.index(after) >= levels.index(before)


def test_no_cards_are_no_counts() -> None:
    assert count_mastery([]) == MasteryCounts()
