import io
import json
import sys
from datetime import timedelta
from random import Random

import pytest

from quizapp.scheduling import fitting, fsrs
from quizapp.scheduling.fitting import FittingFailed, FittingUnavailable, adopt, fit
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS, Parameters
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import History, PastReview, split_by_time
from tests.scheduling.cases import ALMATY, NOON

#: A learner who keeps everything ten times as long as the defaults say.
GOOD_MEMORY: Parameters = (2.12, 12.931, 23.065, 82.956, *DEFAULT_PARAMETERS[4:])

needs_package = pytest.mark.skipif(
    not fitting.is_available(),
    reason="the optional package fsrs-rs-python is not installed",
)


def invented(cards: int, parameters: Parameters = GOOD_MEMORY) -> list[History]:
    """Histories of a learner with these parameters, three reviews of each card."""
    random = Random(3)
    histories = []
    for _ in range(cards):
        at = NOON + timedelta(days=random.randrange(60))
        reviews = [PastReview(at, ALMATY.day_of(at), Grade.GOOD)]
        strength = fsrs.first_strength(Grade.GOOD, parameters)
        for _ in range(2):
            gap = random.randint(1, 40)
            at += timedelta(days=gap)
            recalled = random.random() < fsrs.recall(
                strength.stability, gap, parameters
            )
            grade = Grade.GOOD if recalled else Grade.AGAIN
            reviews.append(PastReview(at, ALMATY.day_of(at), grade))
            strength = fsrs.next_strength(strength, grade, gap, parameters)
        histories.append(History(tuple(reviews)))
    return histories


def test_better_parameters_are_adopted_and_worse_ones_are_not() -> None:
    split = split_by_time(invented(400))

    assert adopt(DEFAULT_PARAMETERS, GOOD_MEMORY, split)
    assert not adopt(GOOD_MEMORY, DEFAULT_PARAMETERS, split)
    assert not adopt(DEFAULT_PARAMETERS, DEFAULT_PARAMETERS, split)


def test_with_few_reviews_nothing_is_adopted() -> None:
    split = split_by_time(invented(333))

    assert split.review_count == 999
    assert not adopt(DEFAULT_PARAMETERS, GOOD_MEMORY, split)


def test_without_the_package_fitting_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fitting, "find_spec", lambda _name: None)

    with pytest.raises(FittingUnavailable, match="quizapp\\[optimizer\\]"):
        fit(invented(10))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "[]",
        "{}",
        '{"parameters": [1, 2]}',
        '{"parameters": null}',
        json.dumps({"parameters": [float("nan")] * 21}),
    ],
)
def test_an_answer_of_no_use_is_refused(answer: str) -> None:
    with pytest.raises(FittingFailed, match="no usable parameters"):
        fitting._parameters_from(answer)


def test_what_went_wrong_in_the_child_is_passed_on() -> None:
    with pytest.raises(FittingFailed, match="too few"):
        fitting._parameters_from('{"error": "too few"}')


def test_parameters_are_brought_within_their_bounds() -> None:
    over = [high * 2 for _, high in fsrs.BOUNDS]

    fitted = fitting._parameters_from(json.dumps({"parameters": over}))

    assert fitted == tuple(high for _, high in fsrs.BOUNDS)


@pytest.mark.parametrize(
    "cards",
    [
        [[[0, 5, 0]]],
        [[[0, 0, 0]]],
        [[[0, 3, 1]]],
        [[[0, 3, 0], [1, 3, -1]]],
        [[["x", 3, 0]]],
        [[[0, 3]]],
        7,
    ],
)
def test_reviews_that_cannot_be_are_stopped_before_the_package_sees_them(
    cards: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(cards)))

    assert fitting.main() == 1
    assert "Fitting failed" in json.loads(capsys.readouterr().out)["error"]


def test_items_hold_all_reviews_so_far_and_come_in_the_order_of_time() -> None:
    cards = [[(0.0, 3, 0), (50.0, 3, 0), (900.0, 1, 9)], [(10.0, 4, 0), (500.0, 3, 5)]]

    assert fitting._items(cards) == [
        (500.0, 1, [(4, 0), (3, 5)]),
        (900.0, 0, [(3, 0), (3, 0), (1, 9)]),
    ]


@needs_package
def test_a_fit_finds_a_better_memory_than_the_default() -> None:
    fitted = fit(invented(400))

    assert fitted[2] > 2 * DEFAULT_PARAMETERS[2]


@needs_package
def test_too_few_reviews_are_refused_instead_of_fitted_to_the_defaults() -> None:
    with pytest.raises(FittingFailed, match="too few"):
        fit(invented(3))
