"""What a question said from one version to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.question import Question as Content
from quizapp.questions.schema.differences import Difference, differences
from quizapp.services.cards import read_question
from quizapp.store.question_sets import Question, QuestionVersion


@dataclass(frozen=True, slots=True)
class Version:
    """A version, and what it says otherwise than the one before it."""

    number: int
    made_at: datetime
    content: Content
    differences: Sequence[Difference]
    is_in_force: bool


def versions(session: Session, *, question_id: int) -> list[Version]:
    """Every version of a question, the newest first."""
    rows = session.execute(
        select(
            QuestionVersion.version,
            QuestionVersion.created_at,
            QuestionVersion.content,
            Question.version.label("in_force"),
        )
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(Question.id == question_id)
        .order_by(QuestionVersion.version)
    ).all()
    found: list[Version] = []
    for row in rows:
        content = read_question(row.content)
        changed = differences(found[-1].content, content) if found else ()
        found.append(
            Version(
                row.version,
                row.created_at,
                content,
                changed,
                row.version == row.in_force,
            )
        )
    return found[::-1]
