"""A class as tests need it: a teacher, learners, sets that were assigned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import library
from quizapp.store.classes import (
    Assignment,
    ClassMember,
    ClassTeacher,
    JoinCode,
    SchoolClass,
)
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import QuestionSet
from tests.app_fixtures import NOW

NAMES = ("Ada Nowak", "Boris Lem", "Chinara Abdi", "Dilnoza Karim", "Emil Sand")


@dataclass(frozen=True, slots=True)
class MadeClass:
    """A class with who is in it, and the sets it was given, in the order asked for."""

    row: SchoolClass
    teacher: Person
    learners: tuple[Person, ...]
    assignments: tuple[Assignment, ...]

    @property
    def code(self) -> str:
        """Its part of addresses: ``/classes/<code>``."""
        return self.row.code

    @property
    def id(self) -> int:
        return self.row.id


def make_teacher(session: Session, name: str = "Lena Brandt") -> Person:
    """A teacher, kept.  Without an email, as nobody signs in by a password here."""
    teacher = Person(name=name, role=Role.TEACHER, created_at=NOW)
    session.add(teacher)
    session.commit()
    return teacher


def make_class(
    session: Session,
    *,
    teacher: Person | None = None,
    learners: int | Sequence[str] = 3,
    sets: Sequence[str] = (),
    code: str = "politics-12b",
    title: str = "Politics 12B",
    now: datetime = NOW,
    study_by: date | None = None,
    exam_on: date | None = None,
    join_code: str = "KZ4M7QHX",
    keeps_days: int | None = None,
) -> MadeClass:
    """A class, kept, with everyone who is in it.  Commits.

    Args:
        teacher: who teaches it; a new one if left out.
        learners: how many learners, or what they are called.
        sets: slugs of sets that are assigned, and taken up by each learner.
        study_by, exam_on: of every assignment.
    """
    teacher = teacher or make_teacher(session)
    row = SchoolClass(code=code, title=title, created_at=now, keeps_days=keeps_days)
    session.add(row)
    session.flush()
    session.add(ClassTeacher(class_id=row.id, person_id=teacher.id, added_at=now))
    session.add(JoinCode(code=join_code, class_id=row.id, created_at=now))
    people = _learners(session, _names(learners), row, now)
    given = [
        Assignment(
            class_id=row.id,
            set_id=set_id,
            given_by=teacher.id,
            given_at=now,
            study_by=study_by,
            exam_on=exam_on,
        )
        for set_id in _ids_of(session, sets)
    ]
    session.add_all(given)
    session.flush()
    for assignment in given:
        for person in people:
            library.take_up(
                session, person_id=person.id, set_id=assignment.set_id or 0, now=now
            )
    session.commit()
    return MadeClass(row, teacher, tuple(people), tuple(given))


def add_learner(
    session: Session, made: MadeClass, name: str, *, left_at: datetime | None = None
) -> Person:
    """One more learner of a class, or one who left it.  Commits."""
    [person] = _learners(session, [name], made.row, NOW)
    session.get_one(ClassMember, (made.id, person.id)).left_at = left_at
    session.commit()
    return person


def _names(learners: int | Sequence[str]) -> list[str]:
    if not isinstance(learners, int):
        return list(learners)
    more = (f"Learner {number}" for number in range(len(NAMES) + 1, learners + 1))
    return [*NAMES, *more][:learners]


def _learners(
    session: Session, names: Sequence[str], row: SchoolClass, now: datetime
) -> list[Person]:
    people = [Person(name=name, created_at=now) for name in names]
    session.add_all(people)
    session.flush()
    session.add_all(
        ClassMember(
            class_id=row.id, person_id=person.id, name=person.name, joined_at=now
        )
        for person in people
    )
    session.flush()
    return people


def _ids_of(session: Session, slugs: Sequence[str]) -> list[int]:
    return [
        session.scalars(select(QuestionSet.id).where(QuestionSet.slug == slug)).one()
        for slug in slugs
    ]
