"""Calibration: sums merge, true predictions pass, wrong ones are told."""

from itertools import pairwise
from math import log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.calibration import (
    STEPS,
    Calibration,
    Sums,
    calibration,
    merged,
    of_calibration,
    step_of,
    sums_of,
)
from quizapp.progress.retention import Judgement
from quizapp.progress.share import Share
from quizapp.scheduling import evaluation
from quizapp.scheduling.evaluation import Prediction

PREDICTIONS = st.lists(
    st.builds(Prediction, st.floats(0, 1), st.booleans()), max_size=60
)


def simulated(n: int, random: Random, *, held: float = 0.0) -> list[Prediction]:
    """Predictions that are true but for ``held``, which is added to each chance."""
    chances = [random.betavariate(9, 1.5) for _ in range(n)]
    return [Prediction(one, random.random() < one + held) for one in chances]


def found_of(made: list[Prediction]) -> Calibration:
    found = calibration(sums_of(made))
    assert found is not None
    return found


@given(PREDICTIONS.filter(bool))
def test_log_loss_is_that_of_the_evaluation(made: list[Prediction]) -> None:
    assert found_of(made).log_loss == pytest.approx(evaluation.log_loss(made))


@pytest.mark.slow
@given(PREDICTIONS.filter(bool))
def test_the_curve_is_that_of_the_evaluation_with_intervals(
    made: list[Prediction],
) -> None:
    found = found_of(made)

    bins = evaluation.calibration(made, bins=STEPS)
    assert [point.observed.n for point in found.curve] == [one.count for one in bins]
    assert [point.predicted for point in found.curve] == pytest.approx(
        [one.predicted for one in bins]
    )
    assert found.error == pytest.approx(
        sum(one.count * abs(one.predicted - one.observed) for one in bins) / len(made)
    )


@pytest.mark.slow
@given(st.lists(PREDICTIONS, max_size=4))
def test_learners_add_up_to_their_class(learners: list[list[Prediction]]) -> None:
    everything = [one for made in learners for one in made]

    together = calibration(merged(sums_of(made) for made in learners))
    at_once = calibration(sums_of(everything))

    if together is None or at_once is None:
        assert together is at_once is None
        assert not everything
    else:
        assert together.observed == at_once.observed
        assert together.log_loss == pytest.approx(at_once.log_loss)
        assert together.error == pytest.approx(at_once.error)


@given(PREDICTIONS.filter(bool))
def test_points_go_up_and_hold_their_predictions(made: list[Prediction]) -> None:
    found = found_of(made)

    assert 0 <= found.error <= 1
    for point in found.curve:
        assert point.low - 1e-9 <= point.predicted <= point.high + 1e-9
    assert all(one.high <= other.low + 1e-9 for one, other in pairwise(found.curve))


def test_certain_predictions_that_came_true_are_perfect() -> None:
    found = found_of([Prediction(1.0, True)] * 40 + [Prediction(0.0, False)] * 10)

    assert found.error == 0
    assert found.error_by_chance == 0
    assert found.log_loss < 1e-3
    assert found.log_loss_of_mean == pytest.approx(-(0.8 * log(0.8) + 0.2 * log(0.2)))


def test_true_predictions_are_called_so_95_times_of_100() -> None:
    random = Random(8)
    found = [found_of(simulated(150, random)) for _ in range(200)]

    points = [point for one in found for point in one.curve]

    assert sum(one.fit is Judgement.MET for one in found) / 200 >= 0.95
    assert sum(point.fit is Judgement.MET for point in points) / len(points) >= 0.95


def test_the_error_of_true_predictions_is_about_that_by_chance() -> None:
    random = Random(9)
    found = [found_of(simulated(400, random)) for _ in range(60)]

    error = sum(one.error for one in found) / 60
    by_chance = sum(one.error_by_chance for one in found) / 60

    assert error == pytest.approx(by_chance, rel=0.1)


def test_predictions_that_are_too_high_are_told() -> None:
    found = found_of(simulated(400, Random(2), held=-0.15))

    assert found.fit is Judgement.BELOW
    assert found.error > 2 * found.error_by_chance
    assert of_calibration(found).startswith("Less was recalled than predicted: 8")


def test_predictions_that_tell_nothing_are_no_better_than_the_mean() -> None:
    random = Random(3)
    made = [Prediction(random.random(), random.random() < 0.8) for _ in range(300)]

    found = found_of(made)

    assert found.log_loss > found.log_loss_of_mean


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        ({}, "No review yet to compare a prediction with."),
        ({3: Sums()}, "No review yet to compare a prediction with."),
        (
            {18: Sums(10, 9, 9.2, 3.0)},
            "So far 92% predicted, 90% recalled, of 10 reviews: treat it as a hint.",
        ),
        (
            {18: Sums(100, 91, 92.0, 30.0)},
            "Predictions match what happened: 92% predicted, 91% recalled, of 100 reviews.",
        ),
        (
            {10: Sums(100, 91, 52.0, 90.0)},
            "More was recalled than predicted: 52% predicted, 91% recalled, of 100 reviews.",
        ),
    ],
)
def test_words_say_no_more_than_the_numbers(sums: dict[int, Sums], words: str) -> None:
    assert of_calibration(calibration(sums)) == words


@pytest.mark.parametrize(
    ("chance", "step"), [(0.0, 0), (0.049, 0), (0.05, 1), (0.9999, 19), (1.0, 19)]
)
def test_steps_begin_with_their_lower_end(chance: float, step: int) -> None:
    assert step_of(chance) == step


def test_a_points_interval_is_that_of_its_share() -> None:
    found = calibration({18: Sums(40, 30, 37.0, 20.0)})

    assert found is not None
    assert found.curve[0].observed == Share(30, 40)
    assert found.curve[0].fit is Judgement.BELOW
