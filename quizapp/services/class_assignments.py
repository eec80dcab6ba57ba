"""What a class has been given, as its teacher sees it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.store.assignment_queries import GIVEN
from quizapp.store.classes import Assignment, SchoolClass
from quizapp.store.question_sets import QuestionSet
from quizapp.store.quizzes import Quiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a class has been given, as its teacher sees it."""

    id: int
    title: str
    slug: str  #: of the set; empty for a quiz
    quiz_code: str  #: empty for a set
    study_by: date | None
    exam_on: date | None
    closes_at: datetime | None  #: the quiz's own
    note: str

    @property
    def is_quiz(self) -> bool:
        return bool(self.quiz_code)


def given_to(session: Session, *, class_: SchoolClass) -> list[Given]:
    """What a class has been given and not taken back, what ends first on top."""
    rows = session.execute(GIVEN, {"class": class_.id})
    found = [_given(row) for row in rows]
    return sorted(found, key=lambda one: (_last_day(one) or date.max, one.id))


def find(
    session: Session,
    *,
    class_: SchoolClass,
    assignment_id: int,
    taken_back_too: bool = False,
) -> Assignment:
    """What a class was given, and has still unless said.  Raises ``NotFound``."""
    row = session.get(Assignment, assignment_id)
    if (
        row is None
        or row.class_id != class_.id
        or (row.taken_back_at is not None and not taken_back_too)
    ):
        raise NotFound("There is no such assignment. It may have been taken back.")
    return row


def title_of(session: Session, assignment: Assignment) -> str:
    """What was given, by its title."""
    if assignment.set_id:
        return session.get_one(QuestionSet, assignment.set_id).title
    return session.get_one(Quiz, assignment.quiz_id).title


def quiz_code_of(session: Session, assignment: Assignment) -> str:
    """The address of a quiz that was given; empty for a set."""
    quiz = session.get(Quiz, assignment.quiz_id) if assignment.quiz_id else None
    return quiz.code if quiz else ""


def _given(row: tuple[Assignment, str | None, str | None, Quiz | None]) -> Given:
    assignment, slug, title, quiz = row
    return Given(
        id=assignment.id,
        title=quiz.title if quiz else title or "",
        slug=slug or "",
        quiz_code=quiz.code if quiz else "",
        study_by=assignment.study_by,
        exam_on=assignment.exam_on,
        closes_at=quiz.closes_at if quiz else None,
        note=assignment.note,
    )


def _last_day(one: Given) -> date | None:
    return one.study_by or one.exam_on
