import math
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS, Parameters, Strength
from quizapp.scheduling.grade import Grade
from tests.scheduling.cases import any_parameters, grades, law

stabilities = st.floats(fsrs.STABILITY_MIN, fsrs.STABILITY_MAX)
strengths = st.builds(Strength, stabilities, st.floats(1, 10))
days = st.floats(0, 40_000)


def test_the_defaults_are_those_of_fsrs() -> None:
    assert tuple(Scheduler().parameters) == DEFAULT_PARAMETERS


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_hundreds_of_random_histories_end_as_in_fsrs(seed: int) -> None:
    random = Random(seed)
    scheduler = Scheduler(enable_fuzzing=False)
    start = datetime(2020, 1, 1, tzinfo=UTC)
    for number in range(150):
        card = Card(card_id=number)
        strength: Strength | None = None
        day = 0
        for _ in range(random.randint(1, 25)):
            grade = Grade(random.choices((1, 2, 3, 4), (2, 1, 6, 1))[0])
            gap = random.choice((0, 0, 1, 2, 7, random.randint(1, 400)))
            day += gap
            card, _ = scheduler.review_card(
                card, Rating(int(grade)), start + timedelta(days=day)
            )
            strength = (
                fsrs.first_strength(grade, DEFAULT_PARAMETERS)
                if strength is None
                else fsrs.next_strength(strength, grade, gap, DEFAULT_PARAMETERS)
            )
            if strength.stability == fsrs.STABILITY_MAX:
                break  # fsrs has no upper end
            assert strength.stability == pytest.approx(card.stability, rel=1e-5)
            assert strength.difficulty == pytest.approx(card.difficulty, rel=1e-5)


def test_intervals_are_those_of_fsrs() -> None:
    scheduler = Scheduler(
        enable_fuzzing=False, learning_steps=(), desired_retention=0.83
    )
    at = datetime(2020, 1, 1, tzinfo=UTC)
    for grade in Grade:
        card, _ = scheduler.review_card(Card(card_id=1), Rating(int(grade)), at)
        stability = fsrs.first_strength(grade, DEFAULT_PARAMETERS).stability

        interval = fsrs.interval_days(stability, 0.83, DEFAULT_PARAMETERS)

        assert max(round(interval), 1) == (card.due - at).days


@law
@given(stabilities, days, days, any_parameters)
def test_a_longer_delay_never_raises_recall(
    stability: float, one: float, other: float, parameters: Parameters
) -> None:
    sooner, later = sorted((one, other))

    assert fsrs.recall(stability, later, parameters) <= fsrs.recall(
        stability, sooner, parameters
    )


@law
@given(stabilities, stabilities, days, any_parameters)
def test_a_higher_stability_never_lowers_recall(
    one: float, other: float, elapsed: float, parameters: Parameters
) -> None:
    low, high = sorted((one, other))

    assert fsrs.recall(low, elapsed, parameters) <= fsrs.recall(
        high, elapsed, parameters
    )


@law
@given(stabilities, any_parameters)
def test_recall_is_whole_at_first_and_nine_tenths_after_the_stability(
    stability: float, parameters: Parameters
) -> None:
    assert fsrs.recall(stability, 0, parameters) == 1
    assert fsrs.recall(stability, -5, parameters) == 1
    assert fsrs.recall(stability, stability, parameters) == pytest.approx(0.9)


@law
@given(stabilities, st.floats(0.5, 0.99), any_parameters)
def test_the_interval_is_where_recall_reaches_the_target(
    stability: float, retention: float, parameters: Parameters
) -> None:
    interval = fsrs.interval_days(stability, retention, parameters)

    assert fsrs.recall(stability, interval, parameters) == pytest.approx(retention)


@law
@given(strengths, grades, days, any_parameters)
def test_strength_stays_finite_and_within_its_bounds(
    before: Strength, grade: Grade, elapsed: float, parameters: Parameters
) -> None:
    after = fsrs.next_strength(before, grade, elapsed, parameters)

    assert fsrs.STABILITY_MIN <= after.stability <= fsrs.STABILITY_MAX
    assert 1 <= after.difficulty <= 10


@law
@given(strengths, days, any_parameters)
def test_an_easier_grade_never_leaves_a_weaker_memory(
    before: Strength, elapsed: float, parameters: Parameters
) -> None:
    after = [fsrs.next_strength(before, grade, elapsed, parameters) for grade in Grade]

    assert [s.stability for s in after] == sorted(s.stability for s in after)
    assert [s.difficulty for s in after] == sorted(
        (s.difficulty for s in after), reverse=True
    )


@law
@given(strengths, st.sampled_from((Grade.HARD, Grade.GOOD, Grade.EASY)), days)
def test_a_pass_never_weakens_a_memory(
    before: Strength, grade: Grade, elapsed: float
) -> None:
    after = fsrs.next_strength(before, grade, elapsed, DEFAULT_PARAMETERS)

    assert after.stability >= before.stability


@law
@given(stabilities, st.floats(0, 1000), st.floats(0.01, 60), any_parameters)
def test_days_known_lie_between_the_recall_at_both_ends(
    stability: float, start: float, length: float, parameters: Parameters
) -> None:
    known = fsrs.days_known(stability, start, start + length, parameters)

    most = fsrs.recall(stability, start, parameters) * length
    least = fsrs.recall(stability, start + length, parameters) * length
    assert least * (1 - 1e-4) - 1e-6 <= known <= most * (1 + 1e-4) + 1e-6


@pytest.mark.parametrize("retention", [0, 1, -0.1, 1.5, math.nan, math.inf])
def test_an_interval_for_no_chance_at_all_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="retention"):
        fsrs.interval_days(1.0, retention, DEFAULT_PARAMETERS)


@pytest.mark.parametrize("count", [0, 17, 19, 20, 22, 34])
def test_parameters_of_another_version_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="21 parameters"):
        fsrs.checked_parameters([1.0] * count)


@law
@given(
    st.integers(0, 20), st.sampled_from((math.nan, math.inf, -math.inf, -1.0, 101.0))
)
def test_a_parameter_out_of_bounds_is_refused(index: int, value: float) -> None:
    low, high = fsrs.BOUNDS[index]
    assume(not low <= value <= high)

    with pytest.raises(ValueError, match=f"parameter {index} "):
        fsrs.checked_parameters(
            [*DEFAULT_PARAMETERS[:index], value, *DEFAULT_PARAMETERS[index + 1 :]]
        )
