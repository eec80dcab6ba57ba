"""The answers of an attempt: each saved as it changes, one after another."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Result, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.answer import Answer, decode, encode
from quizapp.services.attempts import OVER, TimeIsUp, is_over
from quizapp.services.learner import Learner
from quizapp.store.quiz_queries import (
    ASKED,
    LOG_SAVE,
    RUNNING,
    SAVE,
    SAVE_AT_ONCE,
)
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    SavedAnswer,
)


class StaleSave(Refused):
    """Another window saved another answer meanwhile; ``stored`` is that one."""

    def __init__(self, message: str, *, stored: Answer, saves: int) -> None:
        super().__init__(message)
        self.stored = stored
        self.saves = saves


@dataclass(frozen=True, slots=True)
class Saved:
    """That an answer is kept; ``saves`` is what the page has to have seen next."""

    saves: int
    saved_at: datetime


def asked(session: Session, *, person: Learner, attempt_id: int, number: int) -> Any:
    """A question of one's attempt, as ``ASKED`` gives it.  Raises ``NotFound``."""
    row = _read(session, attempt_id, number).one_or_none()
    return theirs(row, person=person)


def theirs(row: Any, *, person: Learner) -> Any:
    """A row with the columns of ``ASKED``, or none, if it is of this person's attempt.

    Raises ``NotFound``.
    """
    if row is None or row.person_id != person.id:
        raise NotFound("There is no such question in an attempt of yours.")
    return row


def save_answer(
    session: Session,
    *,
    row: Any,
    attempt_id: int,
    answer: Answer,
    seen: int,
    now: datetime,
) -> Saved:
    """Keep an answer, or (None) take it out.  ``row`` comes from ``asked``.

    Saving what is kept already is harmless, however often.  Flushes, does not commit.

    Raises:
        TimeIsUp: the attempt has ended, or the question is settled.
        StaleSave: another window saved something else since the page was drawn.
    """
    given = None if answer is None else encode(answer)
    _refuse_if_over(row, now)
    if row.saved_at is not None and row.answer == given:
        return Saved(row.saves, row.saved_at)
    if row.settled_at is not None:
        raise TimeIsUp("This answer was handed in already and cannot be changed.")
    if row.saves != seen:
        raise _stale(row)
    what = {
        "attempt": attempt_id,
        "at_number": row.number,
        "seen": seen,
        "given": given,
        "now": now,
    }
    if _put(session.connection(), what):
        return Saved(seen + 1, now)
    # The attempt ended, or another window was quicker, between our look and our turn.
    found = _read(session, attempt_id, row.number).one()
    _refuse_if_over(found, now)
    if found.answer == given and found.saved_at is not None:
        return Saved(found.saves, found.saved_at)
    if found.settled_at is not None:
        raise TimeIsUp("This answer was handed in already and cannot be changed.")
    raise _stale(found)


def _read(session: Session, attempt_id: int, number: int) -> Result[Any]:
    which = {"attempt_id": attempt_id, "number": number}
    return session.connection().execute(ASKED, which)


def _put(connection: Connection, what: dict[str, Any]) -> bool:
    """Save if the attempt runs and the question is as it was seen; whether it was."""
    if connection.dialect.name == "postgresql":
        return connection.execute(SAVE_AT_ONCE, what).first() is not None
    running = {"attempt": what["attempt"], "now": what["now"]}
    if connection.execute(RUNNING, running).first() is None:
        return False
    if connection.execute(SAVE, what).first() is None:
        return False
    connection.execute(
        LOG_SAVE,
        {
            "attempt_id": what["attempt"],
            "number": what["at_number"],
            "save": what["seen"] + 1,
            "answer": what["given"],
            "saved_at": what["now"],
        },
    )
    return True


def answer_at(session: Session, *, attempt_id: int, number: int, save: int) -> Answer:
    """What stood in a question after so many saves; None for nothing."""
    kept = session.scalar(
        select(SavedAnswer.answer).where(
            SavedAnswer.attempt_id == attempt_id,
            SavedAnswer.number == number,
            SavedAnswer.save == save,
        )
    )
    return None if kept is None else decode(kept)


def flag(
    session: Session,
    *,
    attempt: Attempt,
    number: int,
    is_flagged: bool,
    now: datetime,
) -> None:
    """Mark a question to come back to, or not.  Flushes and does not commit.

    Raises:
        TimeIsUp: the attempt has ended.
    """
    if is_over(attempt, now):
        raise TimeIsUp(OVER)
    session.execute(
        update(AttemptQuestion)
        .where(
            AttemptQuestion.attempt_id == attempt.id,
            AttemptQuestion.number == number,
        )
        .values(is_flagged=is_flagged)
        .execution_options(synchronize_session=False)
    )


def _refuse_if_over(row: Any, now: datetime) -> None:
    if row.ended_at is not None or (row.deadline is not None and now >= row.deadline):
        raise TimeIsUp(OVER)


def _stale(row: Any) -> StaleSave:
    return StaleSave(
        "Another window saved another answer to this question. It is shown now.",
        stored=None if row.answer is None else decode(row.answer),
        saves=row.saves,
    )
