"""What to study next: which steps the data ask for, in which order, in which words."""

from datetime import date

import pytest

from quizapp.progress.next_step_words import of_act, of_reason
from quizapp.progress.next_steps import (
    AskAgain,
    ComingExam,
    Practise,
    Repeated,
    Review,
    Step,
    TodaysCards,
    next_steps,
)
from quizapp.progress.recall import Recall

TODAY = date(2026, 11, 22)
EXAM = ComingExam(1, date(2026, 12, 4), 0)
MIXED_UP = Repeated(7, "When was the strike?", "2019", 3)


def steps(
    cards: TodaysCards | None = None,
    *,
    exams: tuple[ComingExam, ...] = (),
    topics: dict[tuple[int, str], float] | None = None,
    repeated: tuple[Repeated, ...] = (),
    met: int = 10,
) -> tuple[Step, ...]:
    """The steps, with ``met`` cards met of each topic, known with such a chance."""
    by_topic = {key: Recall(mean, met, met) for key, mean in (topics or {}).items()}
    sets = {}
    for set_id in {key[0] for key in by_topic}:
        means = [one.mean for key, one in by_topic.items() if key[0] == set_id]
        whole = met * len(means)
        sets[set_id] = Recall(sum(means) / len(means), whole, whole)
    return next_steps(
        today=cards or TodaysCards(cards=0),
        target=0.9,
        exams=exams,
        topics=by_topic,
        sets=sets,
        repeated=repeated,
    )


def reason(cards: TodaysCards, *exams: ComingExam) -> str:
    [step] = steps(cards, exams=exams)
    return of_reason(step, TODAY)


def test_nothing_is_made_up_where_nothing_stands_out() -> None:
    assert steps(topics={(1, "dates"): 0.9, (1, "causes"): 0.9}) == ()


def test_what_fades_comes_first_then_the_exam_then_what_was_mixed_up() -> None:
    found = steps(
        TodaysCards(cards=2, expected=[0.8, 0.7]),
        exams=(EXAM,),
        topics={(1, "dates"): 0.9, (1, "causes"): 0.5},
        repeated=(MIXED_UP,),
    )

    assert [type(step) for step in found] == [Review, Practise, AskAgain]


def test_the_next_exam_decides_which_weakest_topic_is_practised() -> None:
    topics = {
        (set_id, topic): mean
        for set_id, low in ((1, 0.6), (2, 0.3), (3, 0.7))
        for topic, mean in (("dates", 0.9), ("causes", low))
    }
    later = ComingExam(3, date(2026, 12, 20), 0)

    [step] = steps(exams=(later, EXAM), topics=topics)

    assert isinstance(step, Practise)
    assert (step.set_id, step.topic, step.exam) == (1, "causes", EXAM.day)


def test_without_an_exam_the_weakest_topic_of_all_is_practised() -> None:
    topics = {(1, "dates"): 0.9, (1, "causes"): 0.6, (2, "a"): 0.9, (2, "b"): 0.4}

    [step] = steps(topics=topics)

    assert isinstance(step, Practise)
    assert (step.set_id, step.topic, step.exam) == (2, "b", None)


@pytest.mark.parametrize(
    "topics",
    [
        {(1, "dates"): 0.9, (1, "causes"): 0.87},  # hardly below the rest
        {(1, "causes"): 0.5},  # there is nothing else
        {(1, ""): 0.3, (1, "dates"): 0.9},  # no topic that could be asked for
    ],
)
def test_a_topic_is_singled_out_only_if_it_is_clearly_below(
    topics: dict[tuple[int, str], float],
) -> None:
    assert steps(topics=topics) == ()


def test_a_topic_of_few_cards_is_not_singled_out() -> None:
    topics = {(1, "dates"): 0.9, (1, "causes"): 0.2}

    assert steps(topics=topics, met=4) == ()
    assert len(steps(topics=topics, met=5)) == 1


def test_an_answer_given_once_is_an_accident() -> None:
    assert steps(repeated=(Repeated(7, "When?", "2019", 1),)) == ()


def test_the_most_repeated_answers_come_first_three_at_most() -> None:
    given = [Repeated(number, "When?", "2019", number) for number in range(2, 7)]

    found = steps(repeated=tuple(given))

    assert [s.repeated.times for s in found if isinstance(s, AskAgain)] == [6, 5, 4]


# In words


@pytest.mark.parametrize(
    ("cards", "words"),
    [
        (
            TodaysCards(
                cards=10, expected=[0.8] * 6, overdue=2, oldest=date(2026, 11, 18)
            ),
            (
                "2 of them were due before today, the longest since 18 November. Asked now, "
                "you would know about 80% of the 6 that are due; your goal is 90%."
            ),
        ),
        (
            TodaysCards(cards=1, expected=[0.95], overdue=1, oldest=date(2025, 12, 30)),
            "It was due before today, on 30 December 2025.",
        ),
        (
            TodaysCards(cards=3, expected=[0.5]),
            (
                "Asked now, you would know the one that is due with a chance of 50%; your "
                "goal is 90%."
            ),
        ),
        (TodaysCards(cards=2, expected=[0.896] * 2), "They come back as planned."),
        (TodaysCards(cards=4, new=4), "All are new to you."),
        (TodaysCards(cards=1, new=1), "It is new to you."),
        (TodaysCards(cards=2, expected=[0.95] * 2), "They come back as planned."),
        (TodaysCards(cards=1, expected=[0.95]), "It comes back as planned."),
        (
            TodaysCards(cards=3, expected=[0.95] * 2, new=1),
            "2 come back as planned, 1 is new to you.",
        ),
    ],
)
def test_the_days_review_says_what_waits_and_what_has_faded(
    cards: TodaysCards, words: str
) -> None:
    assert reason(cards) == words


def test_an_exam_is_a_reason_only_where_new_cards_come_for_it() -> None:
    exam = ComingExam(1, date(2026, 12, 4), 31)

    with_new = reason(TodaysCards(cards=5, new=5), exam)

    assert with_new == "31 cards of the exam on 4 December are not met yet."
    assert "exam" not in reason(TodaysCards(cards=2, expected=[0.5] * 2), exam)


def test_practice_is_told_with_how_much_is_known() -> None:
    [step] = steps(exams=(EXAM,), topics={(1, "dates"): 0.9, (1, "causes"): 0.5})

    assert of_act(step, topic="Cause", title="Who is who") == (
        "Practise Cause in Who is who"
    )
    assert of_reason(step, TODAY) == (
        "50% of 10 cards on this topic known today, 70% over the set. The "
        "exam is on 4 December."
    )


@pytest.mark.parametrize(
    ("times", "words"), [(2, "twice"), (3, "three times"), (12, "12 times")]
)
def test_a_repeated_answer_is_told_without_the_key(times: int, words: str) -> None:
    [step] = steps(repeated=(Repeated(7, "When was the strike?", "2019", times),))

    assert of_act(step, topic="", title="") == "When was the strike?"
    assert of_reason(step, TODAY) == f"You answered “2019” {words}. That is not it."
