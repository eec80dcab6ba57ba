"""Adjusted difficulty: what the delay explains is not the question's own."""

from math import exp, log
from operator import mul
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.adjusted_difficulty import (
    AdjustedDifficulty,
    Asked,
    Reason,
    adjusted_difficulty,
    of_difficulty,
)
from quizapp.progress.share import Share
from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS


def found_of(asked: list[Asked]) -> AdjustedDifficulty:
    found = adjusted_difficulty(asked)
    assert found is not None
    return found


def right_chance(recall: float, offset: float, guess: float) -> float:
    """The model, written the other way round: by odds."""
    odds = recall / (1 - recall) * exp(-offset)
    return guess + (1 - guess) * odds / (1 + odds)


def simulated(
    days: int, *, offset: float, answers: int, random: Random, guess: float = 0.0
) -> list[Asked]:
    """Answers ``days`` after the one before, by learners of different stability."""
    found = []
    for _ in range(answers):
        stability = random.lognormvariate(3, 0.4)
        known = fsrs.recall(stability, days, DEFAULT_PARAMETERS)
        right = random.random() < right_chance(known, offset, guess)
        found.append(Asked(guess + (1 - guess) * known, right, guess=guess))
    return found


@st.composite
def questions(draw: st.DrawFn, *, least: float = 0.0, most: float = 1.0) -> list[Asked]:
    """What was asked of one question, by predictions between two chances."""

    @st.composite
    def asked(draw: st.DrawFn) -> Asked:
        answers = draw(st.integers(1, 40))
        guess = draw(st.sampled_from([0.0, 0.25, 0.5]))
        return Asked(
            draw(st.floats(max(guess, least), most)),
            draw(st.integers(0, answers)),
            answers,
            guess,
        )

    return draw(st.lists(asked(), min_size=1, max_size=6))


@pytest.mark.parametrize("guess", [0.0, 0.25])
@pytest.mark.parametrize("offset", [-0.5, 0.0, 0.9])
def test_equal_questions_after_different_delays_are_equally_hard(
    offset: float, guess: float
) -> None:
    random = Random(12)

    soon, late = (
        found_of(
            simulated(days, offset=offset, answers=1500, random=random, guess=guess)
        )
        for days in (5, 90)
    )

    assert soon.observed.value > late.observed.value + 0.07
    assert soon.offset == pytest.approx(late.offset, abs=0.25)
    assert offset in soon.interval
    assert offset in late.interval
    assert soon.known_when(0.9) == pytest.approx(late.known_when(0.9), abs=0.03)


def test_unequal_questions_after_the_same_delay_are_not() -> None:
    random = Random(13)

    easy, hard = (
        found_of(simulated(20, offset=offset, answers=400, random=random))
        for offset in (-0.6, 0.8)
    )

    assert easy.interval.high < hard.interval.low
    assert easy.reason(0.9) is Reason.EASY
    assert hard.reason(0.9) is Reason.HARD


def test_a_hard_question_asked_soon_is_told_from_a_plain_one_asked_late() -> None:
    random = Random(14)

    hard = found_of(simulated(4, offset=1.2, answers=150, random=random))
    faded = found_of(simulated(60, offset=0.0, answers=150, random=random))

    assert hard.observed.value > faded.observed.value
    assert hard.reason(0.9) is Reason.HARD
    assert faded.reason(0.9) is Reason.FADED
    assert of_difficulty(hard, 0.9).startswith("Hard in itself: ")
    assert of_difficulty(faded, 0.9).startswith("Long not reviewed rather than hard: ")


@pytest.mark.slow
@pytest.mark.parametrize("guess", [0.0, 0.25])
def test_the_interval_holds_the_truth_at_class_size(guess: float) -> None:
    random = Random(15)
    held = []

    for answers in (12, 24, 60):
        for _ in range(300):
            offset = random.gauss(0, 0.7)
            asked = simulated(
                25, offset=offset, answers=answers, random=random, guess=guess
            )
            held.append(offset in found_of(asked).interval)

    assert sum(held) / len(held) >= 0.95


@pytest.mark.slow
@given(questions(least=0.55, most=0.97))
def test_offset_and_interval_are_those_of_the_posterior(asked: list[Asked]) -> None:
    def posterior(offset: float) -> float:
        total = -(offset**2) / 2
        for one in asked:
            known = max(one.recall - one.guess, 0.0) / (1 - one.guess)
            inside = min(max(known, 0.001), 0.999)
            chance = right_chance(inside, offset, one.guess)
            total += one.right * log(chance)
            total += (one.answers - one.right) * log(1 - chance)
        return total

    found = found_of(asked)

    grid = [step / 50 for step in range(-300, 301)]
    logs = [posterior(offset) for offset in grid]
    weights = [exp(one - max(logs)) for one in logs]
    total = sum(weights)
    mean = sum(map(mul, grid, weights)) / total
    inside = sum(
        weight
        for offset, weight in zip(grid, weights, strict=True)
        if offset in found.interval
    )
    assert found.offset == pytest.approx(mean, abs=0.05)
    assert found.offset in found.interval
    assert inside / total == pytest.approx(0.95, abs=0.05)


@pytest.mark.slow
@given(questions())
def test_answers_count_the_same_one_by_one(asked: list[Asked]) -> None:
    one_by_one = [
        Asked(one.recall, int(number < one.right), 1, one.guess)
        for one in asked
        for number in range(one.answers)
    ]

    together, apart = found_of(asked), found_of(one_by_one)

    assert together.offset == pytest.approx(apart.offset, abs=1e-6)
    assert together.observed == apart.observed
    assert together.predicted == pytest.approx(apart.predicted)


@given(st.floats(0.05, 0.95), st.integers(0, 19), st.integers(1, 20))
def test_one_more_right_answer_makes_it_easier(
    recall: float, right: int, wrong: int
) -> None:
    answers = right + wrong

    before = found_of([Asked(recall, right, answers)])
    after = found_of([Asked(recall, right + 1, answers)])

    assert after.offset < before.offset


@given(st.floats(0.2, 0.9), st.integers(0, 10))
def test_more_of_the_same_answers_are_surer(recall: float, right: int) -> None:
    few, many = (found_of([Asked(recall, right * k, 10 * k)]) for k in (1, 10))

    assert many.interval.width < few.interval.width


def test_a_question_with_few_answers_is_drawn_to_what_was_predicted() -> None:
    offsets = [found_of([Asked(0.9, k, 2 * k)]).offset for k in (1, 4, 20, 200)]

    assert offsets == sorted(offsets)
    assert 0 < offsets[0] < 1
    assert offsets[-1] == pytest.approx(log(9), abs=0.1)


@pytest.mark.parametrize("right", [0, 10_000])
def test_ten_thousand_answers_alike_have_an_offset(right: int) -> None:
    found = found_of([Asked(0.5, right, 10_000), Asked(1.0, right, 10_000, 0.25)])

    assert (found.offset < 0) == bool(right)
    assert found.offset in found.interval


def test_what_was_predicted_and_came_has_no_offset() -> None:
    found = found_of([Asked(0.8, 40, 50)])

    assert found.offset == pytest.approx(0, abs=0.05)
    assert found.known_when(0.9) == pytest.approx(0.9, abs=0.01)
    assert 0.9 in found.known_interval_when(0.9)
    assert found.observed == Share(40, 50)
    assert found.predicted == 0.8


def test_right_as_often_as_guessing_allows_is_not_known() -> None:
    found = found_of([Asked(0.925, 50, 200, 0.25)])

    assert found.known_when(0.9) < 0.2


def test_without_an_answer_there_is_no_difficulty() -> None:
    assert adjusted_difficulty([]) is None
    assert adjusted_difficulty([Asked(0.9, 0, 0)]) is None


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(0.9, 0, 9), ""),
        (Asked(0.9, 9, 10), "As predicted: 90% right, 90% predicted"),
        (Asked(0.9, 50, 100), "Hard in itself: 50% right, 90% predicted"),
        (
            Asked(0.6, 60, 100),
            "Long not reviewed rather than hard: 60% right, 60% predicted",
        ),
        (Asked(0.6, 95, 100), "Easier than predicted: 95% right, 60% predicted"),
    ],
)
def test_words_say_no_more_than_the_interval(asked: Asked, words: str) -> None:
    assert of_difficulty(found_of([asked]), 0.9) == words
