"""What simulated learners put down, by the marks it gets."""

from collections import Counter
from random import Random

import pytest

from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask, ChoiceQuestion, OpenQuestion, Question
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.services.set_files import load_set_file
from quizapp.services.shipped_sets import shipped_set_files
from quizapp.simulation.answering import answer_given

SEEDS = range(400)


def shipped_questions() -> list[Question]:
    return [
        question
        for path in shipped_set_files()
        for question in load_set_file(path).questions
        if not isinstance(question, OpenQuestion)
    ]


def verdict(question: Question, ask: Ask, *, knows: bool, seed: int = 1) -> Verdict:
    answer = answer_given(
        question, ask, knows=knows, conviction=None, chance=Random(seed)
    ).answer
    return mark(question, answer, ask).verdict


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return shipped_questions()


@pytest.fixture(scope="module")
def choice(questions: list[Question]) -> ChoiceQuestion:
    """One to choose from, with four options."""
    return next(
        question
        for question in questions
        if isinstance(question, ChoiceQuestion) and len(question.distractors) == 3
    )


@pytest.mark.slow
def test_who_knows_is_marked_right_whatever_is_asked(questions: list[Question]) -> None:
    wrong = [
        (question.id, ask)
        for question in questions
        for ask in question.ask
        if ask is not Ask.FLASHCARD
        and verdict(question, ask, knows=True) is not Verdict.RIGHT
    ]

    assert wrong == []


@pytest.mark.slow
def test_who_does_not_know_is_not_right_more_often_than_by_chance(
    questions: list[Question],
) -> None:
    asked = [
        (question, ask)
        for question in questions
        for ask in question.ask
        if ask is not Ask.FLASHCARD
    ]

    right = Counter(
        ask
        for seed, (question, ask) in enumerate(asked)
        if verdict(question, ask, knows=False, seed=seed) is Verdict.RIGHT
    )

    assert right[Ask.TYPED] == right[Ask.TIMELINE] == 0
    assert right[Ask.CHOICE] < 0.4 * sum(ask is Ask.CHOICE for _, ask in asked)


def test_a_guess_among_four_options_hits_one_time_in_four(
    choice: ChoiceQuestion,
) -> None:
    hits = sum(
        verdict(choice, Ask.CHOICE, knows=False, seed=seed) is Verdict.RIGHT
        for seed in SEEDS
    )

    assert hits / len(SEEDS) == pytest.approx(0.25, abs=0.07)


@pytest.mark.slow
def test_a_conviction_is_put_down_by_who_does_not_know(choice: ChoiceQuestion) -> None:
    held = choice.distractors[0].text

    given = answer_given(
        choice, Ask.CHOICE, knows=False, conviction=held, chance=Random(1)
    )

    assert given.answer == held


def test_a_flashcard_is_graded_by_whether_it_was_known(choice: ChoiceQuestion) -> None:
    grades = {
        knows: {
            answer_given(
                choice, Ask.FLASHCARD, knows=knows, conviction=None, chance=Random(seed)
            ).grade
            for seed in SEEDS
        }
        for knows in (True, False)
    }

    assert grades == {
        True: {Grade.HARD, Grade.GOOD, Grade.EASY},
        False: {Grade.AGAIN},
    }
