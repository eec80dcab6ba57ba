"""Since when a question has been asked and answered as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.key import key_answer
from quizapp.questions.question import Question as Content
from quizapp.services.cards import read_question
from quizapp.store.question_sets import Question, QuestionVersion


@dataclass(frozen=True, slots=True)
class Changed:
    """The version that changed a question's key, or its wording where the key stayed.

    What was answered before was asked, and then shown, something else: marked again by
    the key in force or not, it is no part of what the question is now.
    """

    version: int  #: the first one that is as the question is now
    at: datetime
    key: bool  #: whether the key is another; else only the wording is


def last_change(session: Session, question: Question) -> Changed | None:
    """When a question became what it is now; None if it always was."""
    rows = session.execute(
        select(
            QuestionVersion.version, QuestionVersion.content, QuestionVersion.created_at
        )
        .where(
            QuestionVersion.question_id == question.id,
            QuestionVersion.version <= question.version,
        )
        .order_by(QuestionVersion.version.desc())
    ).all()
    contents = [read_question(row.content) for row in rows]
    alike = _alike(contents)
    if alike == len(rows):
        return None
    first = rows[alike - 1]
    is_key = key_answer(contents[alike]) != key_answer(contents[0])
    return Changed(first.version, first.created_at, is_key)


def _alike(contents: Sequence[Content]) -> int:
    """How many of the versions, the latest first, ask and tell what the latest does."""
    now = contents[0]
    same = (_task(one) == _task(now) for one in contents)
    return sum(takewhile(bool, same))


def _task(content: Content) -> tuple[object, ...]:
    return content.kind, content.prompt, key_answer(content)
