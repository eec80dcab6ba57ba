"""The audit lines of a question: who put its key right, when, how, touching whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.schema.differences import Difference, differences
from quizapp.services.cards import read_question
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.quizzes import Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a question's history."""

    made_by: str  #: a name; empty once they left
    by_file: bool  #: the set's file was loaded again, and says something else
    made_at: datetime
    from_version: int
    to_version: int
    differences: tuple[Difference, ...]
    marks_changed: int
    reviews_changed: int


def history(session: Session, *, question: Question) -> list[Entry]:
    """Who corrected a question when, how, and what that changed; newest first."""
    rows = session.execute(
        select(Correction, Person.name)
        .outerjoin(Person, Person.id == Correction.made_by)
        .where(Correction.question_id == question.id)
        .order_by(Correction.id.desc())
    ).all()
    contents = {
        row.version: read_question(row.content)
        for row in session.scalars(
            select(QuestionVersion).where(QuestionVersion.question_id == question.id)
        )
    }
    return [
        Entry(
            made_by=name or "",
            by_file=row.by_file,
            made_at=row.made_at,
            from_version=row.from_version,
            to_version=row.to_version,
            differences=differences(
                contents[row.from_version], contents[row.to_version]
            ),
            marks_changed=row.marks_changed,
            reviews_changed=row.reviews_changed,
        )
        for row, name in rows
    ]
