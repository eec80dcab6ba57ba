import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.evaluation import (
    Prediction,
    auc,
    calibration,
    log_loss,
    predictions,
    rmse_bins,
)
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import History, PastReview, split_by_time
from quizapp.scheduling.memory import after_review, recall_now
from tests.scheduling.cases import ALMATY, NOON, STEADY, grades, law


def made(*pairs: tuple[float, bool]) -> list[Prediction]:
    return [Prediction(chance, recalled) for chance, recalled in pairs]


def history(*answers: tuple[float, Grade]) -> History:
    """Answers, each some hours after noon of the first day."""
    moments = [(NOON + timedelta(hours=hours), grade) for hours, grade in answers]
    return History(
        tuple(PastReview(at, ALMATY.day_of(at), grade) for at, grade in moments)
    )


def test_a_coin_has_the_log_loss_of_a_coin() -> None:
    assert log_loss(made((0.5, True), (0.5, False))) == pytest.approx(math.log(2))


def test_being_certain_and_wrong_costs_a_lot_but_not_everything() -> None:
    assert log_loss(made((1.0, False))) == pytest.approx(-math.log(1e-4))


@pytest.mark.parametrize(
    ("pairs", "area"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.1, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.5, True), (0.5, False), (0.1, False)], 0.875),
    ],
)
def test_auc_counts_the_pairs_in_the_right_order(
    pairs: list[tuple[float, bool]], area: float
) -> None:
    assert auc(made(*pairs)) == pytest.approx(area)


def test_rmse_compares_means_of_like_reviews() -> None:
    like = [Prediction(0.8, index < 6, 10, 3, 0) for index in range(10)]
    unlike = [Prediction(0.5, False, 400, 3, 0), Prediction(0.5, True, 1, 9, 2)]

    assert rmse_bins(like) == pytest.approx(0.2)
    assert rmse_bins(unlike) == pytest.approx(0.5)


def test_calibration_says_what_came_of_each_tenth() -> None:
    bins = calibration(made((0.92, True), (0.98, False), (1.0, True), (0.1, False)))

    assert [(found.low, found.high, found.count) for found in bins] == [
        (0.1, 0.2, 1),
        (0.9, 1.0, 3),
    ]
    assert bins[1].predicted == pytest.approx((0.92 + 0.98 + 1.0) / 3)
    assert bins[1].observed == pytest.approx(2 / 3)


def test_nothing_predicted_is_refused() -> None:
    for measure in (log_loss, auc, rmse_bins):
        with pytest.raises(ValueError):
            measure([])
    with pytest.raises(ValueError, match="AUC"):
        auc(made((0.5, True)))


@law
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_the_measures_stay_in_their_ranges(pairs: list[tuple[float, bool]]) -> None:
    predicted = made(*pairs)

    assert 0 <= log_loss(predicted) <= 9.22
    assert 0 <= rmse_bins(predicted) <= 1
    assert sum(found.count for found in calibration(predicted)) == len(pairs)
    if len({recalled for _, recalled in pairs}) == 2:
        assert 0 <= auc(predicted) <= 1


def test_only_reviews_on_a_later_study_day_are_predicted() -> None:
    past = history(
        (0, Grade.GOOD), (1, Grade.GOOD), (20, Grade.AGAIN), (21, Grade.GOOD)
    )

    (found,) = predictions(past, DEFAULT_PARAMETERS)

    assert not found.recalled
    assert (found.elapsed_days, found.reviews, found.lapses) == (1, 2, 0)


def test_since_leaves_out_what_came_before_but_not_what_it_taught() -> None:
    past = history((0, Grade.GOOD), (48, Grade.GOOD), (240, Grade.GOOD))

    whole = list(predictions(past, DEFAULT_PARAMETERS))

    assert (
        list(predictions(past, DEFAULT_PARAMETERS, since=NOON + timedelta(hours=100)))
        == (whole[1:])
    )


@law
@given(st.lists(st.tuples(st.integers(0, 24 * 90), grades), min_size=1, max_size=8))
def test_predictions_are_what_the_scheduler_would_show(
    gaps: list[tuple[int, Grade]],
) -> None:
    hours = 0
    answers = []
    for gap, grade in gaps:
        hours += gap
        answers.append((float(hours), grade))
    past = history(*answers)

    memory, shown = None, []
    for review in past.reviews:
        if memory is not None and review.day > memory.last_day:
            shown.append(recall_now(memory, review.at, STEADY))
        memory = after_review(
            memory, review.grade, at=review.at, clock=ALMATY, policy=STEADY, seed=1
        )

    assert [found.chance for found in predictions(past, DEFAULT_PARAMETERS)] == shown


def test_a_split_keeps_the_newest_reviews_apart() -> None:
    histories = [
        history(*((24.0 * day + card, Grade.GOOD) for day in range(5)))
        for card in (0, 1)
    ]

    split = split_by_time(histories, held_out=0.2)

    assert split.review_count == 10
    assert [len(known.reviews) for known in split.known] == [4, 4]
    assert all(
        review.at < split.since for known in split.known for review in known.reviews
    )


def test_nothing_cannot_be_split() -> None:
    with pytest.raises(ValueError, match="nothing"):
        split_by_time([])
