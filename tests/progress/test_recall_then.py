"""What was known at an earlier moment, told from answers on either side of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.class_table import MetTopicCard
from quizapp.progress.recall_then import AnsweredSince, recall_then
from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS

THEN = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
LEARNERS = {1: DEFAULT_PARAMETERS}


def known(
    met: list[MetTopicCard], since: list[AnsweredSince], then: datetime = THEN
) -> tuple[float, int]:
    found = recall_then(
        met,
        since,
        learners=LEARNERS,
        policies={7: DEFAULT_PARAMETERS},
        then=then,
        total=9,
    )
    assert found.total == 9
    return found.mean, found.met


def a_pair(
    stability: float, before: float, after: float, guess: float = 0.0
) -> AnsweredSince:
    """Answers so many days before and after, of a memory that strong in between."""
    chance = fsrs.recall(stability, before + after, DEFAULT_PARAMETERS)
    return AnsweredSince(
        THEN - timedelta(days=before), THEN + timedelta(days=after), chance, 7, guess
    )


@given(
    stability=st.floats(0.001, 36_500),
    before=st.floats(0, 4000),
    after=st.floats(0.001, 4000),
)
def test_a_chance_that_was_predicted_later_tells_those_before_it(
    stability: float, before: float, after: float
) -> None:
    told = fsrs.earlier_recall(
        fsrs.recall(stability, before + after, DEFAULT_PARAMETERS),
        before + after,
        before,
        DEFAULT_PARAMETERS,
    )

    assert told == pytest.approx(fsrs.recall(stability, before, DEFAULT_PARAMETERS))


def test_an_answer_at_the_same_moment_was_known() -> None:
    assert fsrs.earlier_recall(1.0, 0.0, 0.0, DEFAULT_PARAMETERS) == 1.0


def test_a_card_answered_again_since_lay_on_the_curve_in_between() -> None:
    assert known([], [a_pair(12.0, before=12.0, after=20.0)]) == pytest.approx((0.9, 1))


def test_lucky_guesses_are_taken_off() -> None:
    mean, _ = known([], [a_pair(12.0, before=12.0, after=20.0, guess=0.5)])

    assert mean == pytest.approx(0.8)


def test_a_card_not_answered_since_lies_on_the_same_curve_still() -> None:
    met = [
        MetTopicCard(1, "dates", 12.0, THEN - timedelta(days=12), 0.0),
        MetTopicCard(1, "dates", 40.0, THEN + timedelta(days=1), 0.0),
        MetTopicCard(2, "dates", 12.0, THEN - timedelta(days=12), 0.0),
    ]

    assert known(met, []) == pytest.approx((0.9, 1))


def test_before_anything_was_met_nothing_is_said() -> None:
    assert known([], []) == (0.0, 0)
