"""The answers of an attempt as they were saved, one after another."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer, decode
from quizapp.store.quizzes import SavedAnswer


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
