"""Verdicts on questions: in words only when the interval supports them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.distractor_choices import Choice, distractor_choices
from quizapp.progress.interval import Interval
from quizapp.progress.item_analysis import Item, ItemStatistics, item_analysis
from quizapp.progress.verdict_words import (
    ItemVerdict,
    item_finding,
    of_alpha,
    of_caution,
    of_number,
)
from tests.progress.simulated_class import EASY_TO_HARD


def an_item(
    discrimination: float | None = 0.4,
    interval: tuple[float, float] | None = (0.1, 0.7),
    *,
    attempts: int = 24,
) -> ItemStatistics:
    return ItemStatistics(
        question_id=1,
        attempts=attempts,
        facility=0.5,
        facility_interval=Interval(0.3, 0.7),
        deviation=0.5,
        discrimination=discrimination,
        discrimination_interval=Interval(*interval) if interval else None,
        efficiency=0.5,
        efficiency_interval=None,
        effective_weight=0.2,
    )


@pytest.mark.parametrize(
    ("discrimination", "interval", "verdict"),
    [
        (0.4, (0.1, 0.7), ItemVerdict.NOTHING),
        (-0.08, (-0.5, 0.4), ItemVerdict.NOTHING),  # what it may be is all and nothing
        (-0.3, (-0.6, 0.1), ItemVerdict.WEAK_SIGNAL),
        (-0.3, (-0.6, 0.2), ItemVerdict.NOTHING),
        (-0.5, (-0.8, -0.1), ItemVerdict.CHECK_KEY),
        (-0.5, (-0.8, 0.0), ItemVerdict.WEAK_SIGNAL),
        (None, None, ItemVerdict.NOTHING),
        (1.0, None, ItemVerdict.NOTHING),
    ],
)
def test_only_a_whole_interval_makes_a_verdict(
    discrimination: float | None,
    interval: tuple[float, float] | None,
    verdict: ItemVerdict,
) -> None:
    assert item_finding(an_item(discrimination, interval)).verdict is verdict


@given(st.integers(0, 9), st.floats(-1, 1))
def test_under_ten_attempts_nothing_is_said(attempts: int, value: float) -> None:
    item = an_item(value, (value, value), attempts=attempts)

    found = item_finding(item)

    assert found.verdict is ItemVerdict.TOO_FEW
    assert found.verdict.words == ""
    assert "10 are needed" in found.because


def test_a_distractor_chosen_more_than_the_key_is_named() -> None:
    choices = distractor_choices(
        [Choice(frozenset({"2011"}), 1.0)] * 14
        + [Choice(frozenset({"2019"}), 1.0)] * 2
        + [Choice(frozenset(), 1.0)] * 8,
        options=("2019", "2011"),
        key=frozenset({"2019"}),
    )

    found = item_finding(an_item(), choices)

    assert found.verdict.words == "Check the key"
    assert found.because == "“2011” was chosen by 14 of 24, the key by 2."


def test_ten_marks_do_not_speak_for_nine_choices() -> None:
    choices = distractor_choices(
        [Choice(frozenset({"2011"}), 1.0)] * 9,
        options=("2019", "2011"),
        key=frozenset({"2019"}),
    )

    assert item_finding(an_item(), choices).verdict is ItemVerdict.NOTHING


def test_a_question_keyed_wrong_is_found_and_sound_ones_are_left_alone() -> None:
    random = Random(31)
    verdicts: dict[bool, list[ItemVerdict]] = {True: [], False: []}

    for _ in range(60):
        rows = EASY_TO_HARD.sit(30, random)
        wrong = [[*row[:3], 1 - row[3], *row[4:]] for row in rows]
        found = item_analysis([Item(number, 1.0) for number in range(8)], wrong)
        for item in found.items:
            verdicts[item.question_id == 3].append(item_finding(item).verdict)

    assert verdicts[True].count(ItemVerdict.CHECK_KEY) / 60 > 0.4
    assert verdicts[False].count(ItemVerdict.CHECK_KEY) / (60 * 7) < 0.01


def test_each_verdict_has_its_words() -> None:
    assert ItemVerdict.CHECK_KEY.words == "Check the key"
    assert ItemVerdict.WEAK_SIGNAL.words == "Weak signal"
    assert ItemVerdict.NOTHING.words == ""


def test_a_weak_signal_gives_its_number() -> None:
    found = item_finding(an_item(-0.251, (-0.6, 0.12)))

    assert found.because == (
        "It hardly tells who knows more: discrimination −0.25 (−0.60 to 0.12)."
    )


@pytest.mark.parametrize(
    ("discrimination", "interval", "words"),
    [
        (None, None, ""),
        (1.0, None, "1.00"),
        (-0.001, (-0.3, 0.3), "0.00 (−0.30 to 0.30)"),
    ],
)
def test_a_number_in_words(
    discrimination: float | None, interval: tuple[float, float] | None, words: str
) -> None:
    assert of_number(an_item(discrimination, interval)) == words


def test_alpha_comes_with_its_interval_and_what_it_means() -> None:
    scores = item_analysis(
        [Item(number, 1.0) for number in range(8)], EASY_TO_HARD.sit(24, Random(1))
    ).scores
    assert scores.alpha is not None
    assert scores.alpha_interval is not None

    words = of_alpha(scores)

    assert words.startswith(
        f"Alpha is {scores.alpha:.2f} ({scores.alpha_interval.low:.2f} to ".replace(
            "-", "−"
        )
    )
    assert words.endswith(" of 8 points.")
    assert of_alpha(item_analysis([Item(1, 1.0)], [[1.0]]).scores) == ""


@pytest.mark.parametrize(
    ("attempts", "words"),
    [
        (1, "1 attempt: too few to say more. 10 are needed."),
        (14, "With 14 attempts, treat it as a hint."),
        (50, ""),
    ],
)
def test_few_attempts_are_told(attempts: int, words: str) -> None:
    assert of_caution(attempts) == words
