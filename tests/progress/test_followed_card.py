"""A card followed up to an exam goes by FSRS's own formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.followed_card import FIRST_RIGHT, Followed, Follower
from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import BOUNDS, DEFAULT_PARAMETERS, Parameters, Strength
from quizapp.scheduling.grade import Grade
from tests.scheduling.cases import law

parameters = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(*(st.floats(low, high) for low, high in BOUNDS)),
)
strengths = st.builds(Strength, st.floats(0.1, 1000), st.floats(1, 10))


def relearned(before: Strength, elapsed: int, weights: Parameters) -> Strength:
    lost = fsrs.next_strength(before, Grade.AGAIN, elapsed, weights)
    return fsrs.next_strength(lost, Grade.GOOD, 0, weights)


def reviewed_on_the_eve(
    before: Strength, elapsed: int, weights: Parameters
) -> tuple[float, float]:
    """The chance on the day after the eve, and without that review."""
    recalled = fsrs.recall(before.stability, elapsed, weights)
    kept = fsrs.next_strength(before, Grade.GOOD, elapsed, weights)
    lost = relearned(before, elapsed, weights)
    fresh = recalled * fsrs.recall(kept.stability, 1, weights)
    fresh += (1 - recalled) * fsrs.recall(lost.stability, 1, weights)
    return fresh, fsrs.recall(before.stability, elapsed + 1, weights)


@law
@given(strengths, parameters, st.integers(0, 60), st.integers(1, 60))
def test_a_card_without_study_fades(
    strength: Strength, weights: Parameters, ago: int, days: int
) -> None:
    one = Follower(weights, 0.9, 0.0, days)

    chance = one.follow(strength.stability, strength.difficulty, -ago, days - 1).chance

    idle = fsrs.recall(strength.stability, ago + days, weights)
    assert one.idle(strength.stability, -ago) == pytest.approx(idle)
    assert chance == pytest.approx(idle)


@law
@given(strengths, parameters, st.integers(0, 60), st.integers(1, 60))
def test_a_review_on_the_eve_is_the_last(
    strength: Strength, weights: Parameters, ago: int, days: int
) -> None:
    one = Follower(weights, 0.9, 1.0, days)

    found = one.follow(strength.stability, strength.difficulty, -ago, days - 1)

    if found.reviews:
        fresh, idle = reviewed_on_the_eve(strength, ago + days - 1, weights)
        assert found == pytest.approx(Followed(fresh, 1, fresh - idle))
    else:
        assert ago + days == 1 or found.chance >= 0.97


@law
@given(strengths, parameters, st.integers(0, 60), st.integers(0, 20))
def test_a_review_on_the_way_leaves_the_mean_of_what_may_come(
    strength: Strength, weights: Parameters, ago: int, due: int
) -> None:
    """After it the next is so far off that only the eve's is left."""
    days = due + 2
    one = Follower(weights, 0.9, 1.0, days)

    found = one.follow(strength.stability, strength.difficulty, -ago, due)

    elapsed = ago + due
    recalled = fsrs.recall(strength.stability, elapsed, weights) if elapsed else 1.0
    kept = fsrs.next_strength(strength, Grade.GOOD, elapsed, weights)
    lost = relearned(strength, elapsed, weights)
    mean = Strength(
        kept.stability**recalled * lost.stability ** (1 - recalled),
        recalled * kept.difficulty + (1 - recalled) * lost.difficulty,
    )
    fresh, idle = reviewed_on_the_eve(mean, 1, weights)
    if found.reviews == 2:
        assert found == pytest.approx(Followed(fresh, 2, fresh - idle))
    else:
        assert found == pytest.approx(Followed(idle, 1, 0.0))


def test_a_new_card_goes_on_as_the_mean_of_its_first_answers() -> None:
    right = fsrs.first_strength(Grade.GOOD, DEFAULT_PARAMETERS)
    wrong = fsrs.first_strength(Grade.AGAIN, DEFAULT_PARAMETERS)
    again = fsrs.next_strength(wrong, Grade.GOOD, 0, DEFAULT_PARAMETERS)
    mean = Strength(
        right.stability**FIRST_RIGHT * again.stability ** (1 - FIRST_RIGHT),
        FIRST_RIGHT * right.difficulty + (1 - FIRST_RIGHT) * again.difficulty,
    )
    one = Follower(DEFAULT_PARAMETERS, 0.9, 1.0, 10)

    due = 8 + round(fsrs.interval_days(mean.stability, 0.9, DEFAULT_PARAMETERS))
    assert one.follow_new(8) == one.follow(mean.stability, mean.difficulty, 8, due)
