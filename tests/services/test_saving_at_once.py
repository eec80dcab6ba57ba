"""Windows that save at once, and one that saves while the attempt is handed in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.services import submissions
from quizapp.services.attempts import TimeIsUp
from quizapp.services.saved_answers import StaleSave
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, AttemptQuestion, SavedAnswer
from tests.app_fixtures import NOW
from tests.services.quizzing import begun, new_quiz, new_teacher, save

WINDOWS = 6


@pytest.fixture
def attempt(session: Session, learner: Person) -> Attempt:
    return begun(
        session, learner, new_quiz(session, new_teacher(session, NOW), NOW), NOW
    )


def kept(session: Session, attempt: Attempt) -> list[str | None]:
    """What was saved in the first question, in order; commits."""
    log = select(SavedAnswer.answer).where(
        SavedAnswer.attempt_id == attempt.id, SavedAnswer.number == 1
    )
    found = list(session.scalars(log.order_by(SavedAnswer.save)))
    session.commit()
    return found


def test_of_windows_that_save_at_once_one_is_kept_and_the_others_are_told(
    session: Session, engine: Engine, attempt: Attempt
) -> None:
    ready = Barrier(WINDOWS)

    def window(number: int) -> str:
        with Session(engine) as own:
            mine = own.get_one(Attempt, attempt.id)
            own.commit()
            ready.wait()
            try:
                save(own, mine, 1, f"answer {number}", NOW, seen=0)
            except StaleSave as stale:
                own.rollback()
                return str(stale.stored)
            return f"answer {number}"

    with ThreadPoolExecutor(WINDOWS) as pool:
        told = set(pool.map(window, range(WINDOWS)))

    (answer,) = kept(session, attempt)
    assert {f'"{one}"' for one in told} == {answer}


@pytest.mark.parametrize("round_", range(4))
def test_what_is_saved_while_an_attempt_is_handed_in_counts_or_is_refused(
    session: Session, engine: Engine, attempt: Attempt, round_: int
) -> None:
    ready = Barrier(2)

    def saves() -> bool:
        with Session(engine) as own:
            mine = own.get_one(Attempt, attempt.id)
            own.commit()
            ready.wait()
            try:
                save(own, mine, 1, f"late {round_}", NOW, seen=0)
            except TimeIsUp:
                own.rollback()
                return False
            return True

    def submits() -> None:
        with Session(engine) as own:
            mine = own.get_one(Attempt, attempt.id)
            own.commit()
            ready.wait()
            submissions.submit(own, attempt=mine, now=NOW)
            own.commit()

    with ThreadPoolExecutor(2) as pool:
        saved, submitted = pool.submit(saves), pool.submit(submits)
        was_saved = saved.result()
        submitted.result()

    row = session.get_one(AttemptQuestion, (attempt.id, 1), populate_existing=True)
    assert (row.answer is not None) == was_saved
    assert (row.reason == "No answer.") == (not was_saved)
    assert len(kept(session, attempt)) == was_saved
