"""What a learner's classes were given, as Today and its own pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.progress.readiness import Readiness
from quizapp.quizzes.plan import Audience
from quizapp.services.class_access import teaches
from quizapp.services.policies import clock_of
from quizapp.services.readiness import readiness_for
from quizapp.store.assignment_queries import ASSIGNED, TAKEN
from quizapp.store.classes import Assignment, SchoolClass
from quizapp.store.library_queries import COUNTS
from quizapp.store.people import Person
from quizapp.store.quizzes import Quiz, QuizPart

#: How long what was not done stays on Today once its day has passed.
LATE_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A set or a quiz that somebody is to study or to take."""

    id: int
    class_code: str
    class_title: str
    title: str
    note: str
    study_by: date | None
    exam_on: date | None
    slug: str = ""  #: of the set
    set_id: int = 0
    quiz_code: str = ""
    closes_at: datetime | None = None  #: the quiz's own
    opens_at: datetime | None = None
    questions: int = 0  #: of the quiz
    minutes: int | None = None  #: the quiz's time limit
    attempts: int = 0  #: at the quiz, so far
    cards: int = 0  #: in the set
    met: int = 0  #: of the set's cards
    ready: Readiness | None = None  #: for the exam to come

    @property
    def is_quiz(self) -> bool:
        return bool(self.quiz_code)

    @property
    def is_done(self) -> bool:
        """Whether every card was met, or the quiz taken."""
        return self.attempts > 0 if self.is_quiz else 0 < self.cards <= self.met


def assigned_to(
    session: Session, *, person: Person, now: datetime
) -> Sequence[Assigned]:
    """What this person has to do for their classes: what ends first on top.

    Only reads; how often does not grow with the cards.
    """
    today = clock_of(person).day_of(now)
    every = _all(session, person, now)
    shown = [one for one in every if _is_shown(one, today, now)]
    return sorted(shown, key=lambda one: (due_day(one, person) or date.max, one.id))


def assigned_one(
    session: Session, *, person: Person, assignment_id: int, now: datetime
) -> Assigned:
    """One of them, long past or not.  Raises ``NotFound``."""
    for one in _all(session, person, now):
        if one.id == assignment_id:
            return one
    raise NotFound("There is no such assignment. It may have been taken back.")


def class_taught(
    session: Session, *, person: Person, assignment_id: int
) -> SchoolClass | None:
    """The class that was given this, for who teaches it; None for all others."""
    row = session.get(Assignment, assignment_id)
    if row is None or not teaches(session, person=person, class_id=row.class_id):
        return None
    return session.get_one(SchoolClass, row.class_id)


def due_day(one: Assigned, person: Person) -> date | None:
    """The day that counts: what is to be done by then, or is tested then."""
    days = [one.study_by, one.exam_on]
    if one.closes_at:
        days.append(clock_of(person).day_of(one.closes_at))
    known = [day for day in days if day is not None]
    if one.exam_on and not one.is_quiz:
        return one.exam_on
    return min(known) if known else None


def _all(session: Session, person: Person, now: datetime) -> list[Assigned]:
    rows = session.execute(ASSIGNED, {"person": person.id}).all()
    if not rows:
        return []
    assignments = [row[0] for row in rows]
    sets = [row.set_id for row in assignments if row.set_id]
    quizzes = [row.quiz_id for row in assignments if row.quiz_id]
    counts = _by(session, "set_id", COUNTS, {"person": person.id, "sets": sets})
    taken: dict[int, Any] = {}
    asked: dict[int, int] = {}
    if quizzes:
        whose = {"person": person.id, "quizzes": quizzes}
        taken = _by(session, "quiz_id", TAKEN, whose)
        asked = {
            row.quiz_id: int(row.questions) for row in _questions(session, quizzes)
        }
    ready = readiness_for(session, person=person, assignments=assignments, now=now)
    found = []
    for assignment, code, class_title, slug, set_title, quiz, _ in rows:
        head: dict[str, Any] = {
            "id": assignment.id,
            "class_code": code,
            "class_title": class_title,
            "note": assignment.note,
            "study_by": assignment.study_by,
            "exam_on": assignment.exam_on,
        }
        if quiz is not None and (quiz.archived_at or quiz.audience is Audience.OWNER):
            continue  # nobody else can open it any more
        if quiz is not None:
            found.append(_quiz(head, quiz, taken.get(quiz.id), asked.get(quiz.id, 0)))
            continue
        count = counts.get(assignment.set_id)
        found.append(
            Assigned(
                **head,
                title=set_title,
                slug=slug,
                set_id=assignment.set_id,
                cards=count.cards if count else 0,
                met=_met(count),
                ready=ready.get(assignment.id),
            )
        )
    return found


def _quiz(head: dict[str, Any], quiz: Quiz, taken: Any, questions: int) -> Assigned:
    return Assigned(
        **head,
        title=quiz.title,
        quiz_code=quiz.code,
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
        minutes=None if quiz.is_practice else quiz.time_limit_min,
        questions=questions,
        attempts=taken.attempts if taken else 0,
    )


def _met(count: Any) -> int:
    if count is None:
        return 0
    # PostgreSQL sums whole numbers to decimals.
    return int(count.learning) + int(count.familiar) + int(count.solid)


def _by(
    session: Session, key: str, statement: Any, values: dict[str, Any]
) -> dict[int, Any]:
    return {getattr(row, key): row for row in session.execute(statement, values)}


def _questions(session: Session, quizzes: Sequence[int]) -> Sequence[Any]:
    asked = func.sum(func.coalesce(QuizPart.count, 1)).label("questions")
    return session.execute(
        select(QuizPart.quiz_id, asked)
        .where(QuizPart.quiz_id.in_(quizzes))
        .group_by(QuizPart.quiz_id)
    ).all()


def _is_shown(one: Assigned, today: date, now: datetime) -> bool:
    """What is to come, and for a while what was missed."""
    if one.is_quiz and one.closes_at and one.closes_at <= now:
        return False
    last = one.exam_on or one.study_by
    if last is None or last >= today:
        return not (last is None and one.is_done)
    return not one.is_done and not one.exam_on and today - last <= LATE_DAYS
