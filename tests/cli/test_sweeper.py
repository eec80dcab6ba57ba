"""Attempts whose time is up are submitted while Recto is served."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.cli import sweeper
from quizapp.quizzes.plan import Chosen, Plan
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.quizzes import Attempt, Ended
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW, database_template, new_learner
from tests.services.quizzing import begun, keys, new_quiz, new_teacher, save

__all__ = ["database_template"]  # other commands start from an empty database

LATER = NOW + timedelta(minutes=11)


def left_alone(session: Session, learner: Person, *question_ids: int) -> Attempt:
    """An attempt of ten minutes with one answer, left alone."""
    parts = tuple(Chosen(id_) for id_ in question_ids)
    quiz = new_quiz(
        session,
        new_teacher(session, NOW),
        NOW,
        Plan(parts=parts, time_limit_min=10),
    )
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, keys(session, attempt)[1], NOW)
    return attempt


@pytest.mark.slow
def test_what_was_saved_is_submitted_at_the_deadline_once(
    session: Session, engine: Engine, learner: Person
) -> None:
    attempt = left_alone(session, learner, 1, 2)

    done = [sweeper.sweep(engine, moment) for moment in (NOW, LATER, LATER)]

    session.refresh(attempt)
    assert done == [0, 1, 0]
    assert (attempt.ended, attempt.points) == (Ended.TIME_UP, 1)
    assert attempt.ended_at == NOW + timedelta(minutes=10)
    assert session.scalar(select(func.count()).select_from(Review)) == 1


@pytest.mark.slow
def test_one_learners_trouble_keeps_no_other_waiting(
    session: Session,
    engine: Engine,
    learner: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    left_alone(session, learner, 1)
    other = left_alone(session, new_learner(session, "Aigerim Bek"), 2)
    broken = session.get_one(QuestionVersion, (1, 1))
    whole, broken.content = broken.content, "{}"
    session.commit()

    first = sweeper.sweep(engine, LATER)
    broken.content = whole
    session.commit()
    second = sweeper.sweep(engine, LATER)

    session.refresh(other)
    assert (first, second) == (1, 1)
    assert other.ended is Ended.TIME_UP
    assert f"attempts of person {learner.id} could not be submitted" in caplog.text


@pytest.mark.slow
def test_the_sweeper_stops_when_it_is_told(database_url: str) -> None:
    stop = threading.Event()
    thread = sweeper.start_sweeper(database_url, lambda: NOW, stop)

    stop.set()
    thread.join(timeout=10)

    assert not thread.is_alive()
