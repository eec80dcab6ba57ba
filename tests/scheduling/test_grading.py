import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.grading import (
    NOT_KNOWN,
    grade_for,
    guess_chance,
    without_guessing,
)
from quizapp.scheduling.memory import Policy
from tests.scheduling.cases import law


@pytest.mark.parametrize(
    ("verdict", "fraction", "grade"),
    [
        (Verdict.RIGHT, 1.0, Grade.GOOD),
        (Verdict.CLOSE, 0.9, Grade.HARD),
        (Verdict.CLOSE, 0.5, Grade.HARD),
        (Verdict.CLOSE, 0.49, Grade.AGAIN),
        (Verdict.CLOSE, 0.0, Grade.AGAIN),
        (Verdict.WRONG, 0.0, Grade.AGAIN),
        (Verdict.WRONG, 0.7, Grade.AGAIN),
    ],
)
def test_a_close_answer_is_hard_from_half_the_credit_on(
    verdict: Verdict, fraction: float, grade: Grade
) -> None:
    assert grade_for(verdict, fraction) is grade


def test_not_knowing_is_forgetting() -> None:
    assert NOT_KNOWN is Grade.AGAIN


@pytest.mark.parametrize(
    ("ask", "options", "answers", "chance"),
    [
        (Ask.CHOICE, 4, 1, 1 / 4),
        (Ask.CHOICE, 2, 1, 1 / 2),
        (Ask.CHOICE, 5, 2, 1 / 31),
        (Ask.ORDER, 4, 4, 1 / 24),
        (Ask.MATCH, 3, 3, 1 / 6),
        (Ask.MATCH, 5, 3, 1 / 60),
        (Ask.TYPED, 0, 1, 0),
        (Ask.TIMELINE, 0, 1, 0),
        (Ask.FLASHCARD, 0, 1, 0),
        (Ask.WRITTEN, 0, 1, 0),
        (Ask.CHOICE, 1, 1, 1 / 2),
    ],
)
def test_the_chance_of_a_guess_follows_the_way_of_asking(
    ask: Ask, options: int, answers: int, chance: float
) -> None:
    assert guess_chance(ask, options, answers) == pytest.approx(chance)


@law
@given(st.sampled_from(list(Ask)), st.integers(0, 12), st.integers(0, 12))
def test_any_question_gives_a_chance_that_scheduling_takes(
    ask: Ask, options: int, answers: int
) -> None:
    chance = guess_chance(ask, options, answers)

    assert 0 <= chance <= 0.5
    assert Policy().target(chance) < 1


def test_being_right_by_half_on_true_or_false_is_knowing_nothing() -> None:
    assert without_guessing(0.5, 0.5) == 0
    assert without_guessing(0.4, 0.5) == 0
    assert without_guessing(0.95, 0.5) == pytest.approx(0.9)
    assert without_guessing(0.9, 0.0) == 0.9
