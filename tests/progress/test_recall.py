"""Recall: means over met cards, faded ones first."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.recall import MetCard, Recall, recall_by, recall_of
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

CHANCES = st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 1)))


def a_card(*, stability: float, days_ago: float) -> MetCard:
    return MetCard(
        set_id=1,
        topic="dates",
        stability=stability,
        last_review=NOW - timedelta(days=days_ago),
    )


def test_recall_is_ninety_percent_after_as_many_days_as_the_stability() -> None:
    card = a_card(stability=12.5, days_ago=12.5)

    assert card.recall(NOW, DEFAULT_PARAMETERS) == pytest.approx(0.9)


@given(st.floats(0.1, 1000), st.floats(0, 1000), st.floats(0.01, 1000))
def test_recall_fades_with_time(stability: float, days: float, more: float) -> None:
    sooner, later = (
        a_card(stability=stability, days_ago=ago).recall(NOW, DEFAULT_PARAMETERS)
        for ago in (days, days + more)
    )

    assert later <= sooner


def test_without_a_met_card_nothing_is_claimed() -> None:
    assert recall_of([], 7) == Recall(mean=0.0, met=0, total=7)


@pytest.mark.slow
@given(CHANCES)
def test_groups_share_out_all_cards(chances: list[tuple[str, float]]) -> None:
    found = recall_by(chances, {"a": 50, "e": 3})

    whole = recall_of([chance for _, chance in chances], 0)
    assert sum(group.met for group in found.values()) == whole.met
    assert sum(group.mean * group.met for group in found.values()) == pytest.approx(
        whole.mean * whole.met
    )
    assert found["e"] == Recall(0.0, 0, 3)


@pytest.mark.slow
@given(CHANCES)
def test_what_fades_first_comes_first_and_what_nobody_met_last(
    chances: list[tuple[str, float]],
) -> None:
    found = list(recall_by(chances, {"e": 3}).values())

    met = [group.mean for group in found if group.met]
    assert met == sorted(met)
    assert [group.met == 0 for group in found] == sorted(
        group.met == 0 for group in found
    )
