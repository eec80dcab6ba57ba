"""A learner takes a quiz."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.scheduling.grade import Grade
from quizapp.services import amendments, submissions
from quizapp.services.attempts import TimeIsUp
from quizapp.services.saved_answers import StaleSave
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, AttemptQuestion, Ended, SavedAnswer
from quizapp.store.reviews import Card, Review
from tests.app_fixtures import NOW
from tests.services.quizzing import (
    begun,
    drawing,
    keys,
    new_quiz,
    new_teacher,
    save,
)


def test_right_answers_to_all_questions_earn_all_points(
    session: Session, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, learner, quiz, NOW)

    for number, key in keys(session, attempt).items():
        save(session, attempt, number, key, NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()

    assert (attempt.points, attempt.out_of) == (5, 5)
    assert attempt.ended is Ended.SUBMITTED


def test_each_answer_becomes_a_review_once(session: Session, learner: Person) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, keys(session, attempt)[1], NOW)
    save(session, attempt, 2, "something else", NOW)

    submissions.submit(session, attempt=attempt, now=NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()

    reviews = session.scalars(select(Review).order_by(Review.id)).all()
    assert [review.attempt_id for review in reviews] == [attempt.id, attempt.id]
    assert [review.grade for review in reviews] == [3, 1]
    assert session.scalar(select(func.count()).select_from(Card)) == 2


def test_beginning_twice_goes_on_with_the_same_attempt(
    session: Session, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)

    first, second = (begun(session, learner, quiz, NOW) for _ in range(2))

    assert first.id == second.id
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_a_window_that_saw_an_older_answer_does_not_overwrite_a_newer(
    session: Session, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, "the newer", NOW, seen=0)

    with pytest.raises(StaleSave) as refused:
        save(session, attempt, 1, "the older", NOW, seen=0)

    assert refused.value.stored == "the newer"


def test_an_answer_sent_again_is_kept_once(session: Session, learner: Person) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, learner, quiz, NOW)

    sent = [save(session, attempt, 1, "the same", NOW, seen=0) for _ in range(2)]

    assert sent[0] == sent[1]
    assert session.scalar(select(func.count()).select_from(SavedAnswer)) == 1


def test_nothing_is_saved_after_the_deadline_and_what_was_saved_is_submitted(
    session: Session, learner: Person
) -> None:
    plan = drawing(session, time_limit_min=10)
    quiz = new_quiz(session, new_teacher(session, NOW), NOW, plan)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, keys(session, attempt)[1], NOW)
    late = NOW + timedelta(minutes=10)

    with pytest.raises(TimeIsUp):
        save(session, attempt, 2, "too late", late)
    session.rollback()
    ended = submissions.submit_overdue(session, now=late + timedelta(hours=1))
    session.commit()

    assert ended == [attempt.id]
    assert (attempt.ended, attempt.ended_at) == (Ended.TIME_UP, late)
    assert attempt.points == 1


def test_the_attempts_are_counted(session: Session, learner: Person) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    submissions.submit(session, attempt=begun(session, learner, quiz, NOW), now=NOW)
    session.commit()

    with pytest.raises(Refused, match="It can be taken once"):
        begun(session, learner, quiz, NOW)


def test_a_settled_answer_is_marked_and_stays(
    session: Session, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, keys(session, attempt)[1], NOW)

    submissions.settle(session, attempt=attempt, number=1, marks=True, now=NOW)
    session.commit()

    row = session.get_one(AttemptQuestion, (attempt.id, 1), populate_existing=True)
    assert row.fraction == 1
    with pytest.raises(TimeIsUp):
        save(session, attempt, 1, "another", NOW)


def test_an_answer_of_a_quiz_is_neither_undone_nor_graded_by_its_learner(
    session: Session, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, "something else", NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()
    review = session.scalars(select(Review)).one()

    with pytest.raises(NotFound):
        amendments.undo(session, person=learner, review_id=review.id, now=NOW)
    with pytest.raises(NotFound):
        amendments.regrade(
            session, person=learner, review_id=review.id, grade=Grade.EASY, now=NOW
        )
