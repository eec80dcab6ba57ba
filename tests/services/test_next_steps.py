"""What to study next, read from the queue, a class's exam and the log."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.progress.next_steps import AskAgain, Review, Step
from quizapp.progress.period import Period
from quizapp.questions.question import TrueFalseQuestion
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.services import amendments, practice_quizzes
from quizapp.services.cards import StudyCard, find_card
from quizapp.services.progress import progress_of
from quizapp.services.quiz_plans import parts_of
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.reviews import Card
from tests.app_fixtures import NOW, new_learner
from tests.class_fixtures import make_class
from tests.services.studying import again, answer, next_card

SET = "kazakhstan-2022-who-is-who"


def steps(session: Session, person: Person, now: datetime) -> Sequence[Step]:
    return progress_of(session, person=person, period=Period.ALL, now=now).steps


def repeated(session: Session, person: Person, now: datetime) -> list[tuple[str, int]]:
    return [
        (step.repeated.given, step.repeated.times)
        for step in steps(session, person, now)
        if isinstance(step, AskAgain)
    ]


def answer_so(
    session: Session, person: Person, card: StudyCard, texts: list[str | None]
) -> datetime:
    """Answer a card day after day with these texts, None for the key; the last moment."""
    at = NOW
    for text in texts:
        at += timedelta(days=1)
        changes = {} if text is None else {"answer": text}
        answer(session, person, again(session, person, card), at, **changes)
    return at


@pytest.fixture
def card(session: Session, learner: Person) -> StudyCard:
    """A card that asks for a name, to be typed each time."""
    found = next(one for one in cards(session, learner) if one.content.kind == "name")
    row = session.get_one(QuestionVersion, (found.question_id, found.version))
    row.content = json.dumps(json.loads(row.content) | {"ask": ["typed"]})
    session.commit()
    return again(session, learner, found)


def cards(session: Session, learner: Person) -> list[StudyCard]:
    """All that the learner may meet."""
    learner.new_per_day = 500
    queue = todays_queue(session, person=learner, now=NOW).queue
    return [
        find_card(session, person=learner, question_id=one.question_id)
        for one in queue.ordered
    ]


def test_the_same_wrong_answer_is_told_with_how_often_however_it_was_typed(
    session: Session, learner: Person, card: StudyCard
) -> None:
    at = answer_so(session, learner, card, ["Ada", "Boris", "ada ", "ADA"])

    [(given, times)] = repeated(session, learner, at)
    assert (given.casefold(), times) == ("ada", 3)


def test_what_was_right_twice_since_is_put_right(
    session: Session, learner: Person, card: StudyCard
) -> None:
    at = answer_so(session, learner, card, ["Ada", "Ada", None])
    assert repeated(session, learner, at) == [("Ada", 2)]

    at = at + timedelta(days=1)
    answer(session, learner, again(session, learner, card), at)

    assert repeated(session, learner, at) == []


def test_an_answer_that_was_undone_or_graded_otherwise_is_not_told(
    session: Session, learner: Person, card: StudyCard
) -> None:
    reviews = [
        answer(
            session,
            learner,
            again(session, learner, card),
            NOW + timedelta(days=day),
            answer="Ada",
        )
        for day in (1, 2, 3)
    ]
    later = NOW + timedelta(days=3)
    amendments.undo(session, person=learner, review_id=reviews[2].id, now=later)
    assert repeated(session, learner, later) == [("Ada", 2)]

    amendments.regrade(
        session, person=learner, review_id=reviews[1].id, grade=Grade.GOOD, now=later
    )

    assert repeated(session, learner, later) == []


def test_what_was_long_ago_others_said_or_was_put_aside_is_not_told(
    session: Session, learner: Person, card: StudyCard
) -> None:
    at = answer_so(session, learner, card, ["Ada", "Ada"])
    other = new_learner(session, "Ruth Adeyemi")

    assert repeated(session, other, at) == []
    assert repeated(session, learner, at + timedelta(days=90)) == []
    row = session.scalars(
        select(Card).where(
            Card.person_id == learner.id, Card.question_id == card.question_id
        )
    ).one()
    row.suspended_at = at
    session.flush()
    assert repeated(session, learner, at) == []


def test_what_a_changed_key_has_made_right_is_not_told(
    session: Session, learner: Person, card: StudyCard
) -> None:
    at = answer_so(session, learner, card, ["Ada", "Ada"])
    row = session.get_one(QuestionVersion, (card.question_id, card.version))
    row.content = json.dumps(json.loads(row.content) | {"accept": ["Ada"]})
    session.commit()

    assert repeated(session, learner, at) == []


def test_a_wrong_true_or_false_is_not_told_as_it_would_give_the_key(
    session: Session, learner: Person
) -> None:
    card, content = next(
        (one, one.content)
        for one in cards(session, learner)
        if isinstance(one.content, TrueFalseQuestion)
    )
    wrong = not content.answer
    at = NOW
    for _ in range(2):
        at += timedelta(days=1)
        answer(session, learner, again(session, learner, card), at, answer=wrong)

    assert repeated(session, learner, at) == []


def test_cards_that_were_due_before_today_are_told_with_since_when(
    session: Session, learner: Person
) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)
    due = session.get_one(Card, review.card_id)
    due.phase = Phase.REVIEW
    due.stability = 5.0
    due.due_day = NOW.date() + timedelta(days=5)
    due.due = NOW + timedelta(days=5)
    session.commit()

    [step, *_] = steps(session, learner, NOW + timedelta(days=9))

    assert isinstance(step, Review)
    assert step.today.overdue == 1
    assert step.today.oldest == NOW.date() + timedelta(days=5)


def test_a_card_that_was_left_between_its_steps_counts_once_its_day_is_over(
    session: Session, learner: Person
) -> None:
    answer(session, learner, next_card(session, learner, NOW), NOW)

    [today, *_] = steps(session, learner, NOW + timedelta(minutes=15))
    [tomorrow, *_] = steps(session, learner, NOW + timedelta(days=1))

    assert isinstance(today, Review)
    assert today.today.expected == []
    assert isinstance(tomorrow, Review)
    assert tomorrow.today.overdue == len(tomorrow.today.expected) == 1


def test_an_exam_of_the_class_says_why_new_cards_come(
    session: Session, learner: Person
) -> None:
    made = make_class(
        session,
        learners=["Ada"],
        sets=[SET],
        exam_on=NOW.date() + timedelta(days=12),
    )
    [ada] = made.learners

    [step, *_] = steps(session, ada, NOW)

    assert isinstance(step, Review)
    assert step.exam
    assert step.exam.unmet == 48


def test_practice_can_be_of_one_topic(session: Session, learner: Person) -> None:
    quiz = practice_quizzes.practice_quiz(
        session, person=learner, slug=SET, topic="actors", now=NOW
    )
    whole = practice_quizzes.practice_quiz(session, person=learner, slug=SET, now=NOW)
    once_more = practice_quizzes.practice_quiz(
        session, person=learner, slug=SET, topic="actors", now=NOW
    )

    [part] = parts_of(session, quiz)
    assert part.topic == "actors"  # type: ignore[union-attr]
    assert once_more.id == quiz.id != whole.id
