"""The marks of an attempt: what the machine says, what was kept, what they add up to."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from quizapp.questions.answer import decode
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask, Question
from quizapp.questions.verdict import WRONG, Marking
from quizapp.quizzes.scoring import Marked, score
from quizapp.services.cards import read_question
from quizapp.services.set_names import SetNames
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    GivenMark,
)


def marking_of(
    session: Session, row: Any, content: Question | None = None
) -> Marking | None:
    """How the machine marks an answer as asked; None where a teacher has to.

    ``content`` says what is right where the question as it was asked does not.
    """
    if row.answer is None:
        return Marking(WRONG.verdict, 0.0, "No answer.")
    if row.ask is Ask.WRITTEN:
        return None
    return mark(
        content or content_of(row),
        decode(row.answer),
        row.ask,
        among=SetNames(session, row.set_id),
    )


def content_of(row: Any) -> Question:
    """What the question of a row of ``ASKED`` or ``ALL_ASKED`` said."""
    return read_question(row.content)


def add_up(session: Session, *, attempt: Attempt) -> None:
    """Set an attempt's score to what its questions add up to.  Flushes."""
    found = score(
        Marked("", row.points, row.fraction)
        for row in session.connection().execute(ALL_ASKED, {"attempt": attempt.id})
    )
    attempt.points, attempt.out_of = found.points, found.out_of
    attempt.unmarked = found.unmarked
    session.flush()


def keep_mark(
    session: Session,
    *,
    attempt_id: int,
    number: int,
    marking: Marking,
    question_version: int,
    now: datetime,
    marked_by: int | None = None,
    correction_id: int | None = None,
) -> None:
    """Add a marking to the log; it is what counts from now on.  Flushes."""
    session.execute(
        insert(GivenMark).values(
            attempt_id=attempt_id,
            number=number,
            verdict=marking.verdict,
            fraction=marking.fraction,
            reason=marking.reason,
            question_version=question_version,
            marked_at=now,
            marked_by=marked_by,
            correction_id=correction_id,
        )
    )
    session.execute(
        update(AttemptQuestion)
        .where(
            AttemptQuestion.attempt_id == attempt_id, AttemptQuestion.number == number
        )
        .values(
            verdict=marking.verdict, fraction=marking.fraction, reason=marking.reason
        )
        .execution_options(synchronize_session=False)
    )
