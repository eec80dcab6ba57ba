"""Statements on what classes were given: built once, for whoever learns in them."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from quizapp.store.classes import (
    Assignment,
    ClassMember,
    ClassTeacher,
    SchoolClass,
)
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet
from quizapp.store.quizzes import Attempt, Quiz
from quizapp.store.reviews import StudiedSet

_LEARNS_IN = and_(
    ClassMember.class_id == Assignment.class_id, ClassMember.left_at.is_(None)
)
_STANDS = Assignment.taken_back_at.is_(None)


def sets_of_classes(person_id: Any) -> ColumnElement[bool]:
    """Whether a set was given to a class in which this person learns or teaches."""
    to_learners = (
        select(Assignment.set_id)
        .join(ClassMember, _LEARNS_IN)
        .where(
            ClassMember.person_id == person_id, _STANDS, Assignment.set_id.is_not(None)
        )
    )
    to_teachers = (
        select(Assignment.set_id)
        .join(ClassTeacher, ClassTeacher.class_id == Assignment.class_id)
        .where(
            ClassTeacher.person_id == person_id, _STANDS, Assignment.set_id.is_not(None)
        )
    )
    return or_(QuestionSet.id.in_(to_learners), QuestionSet.id.in_(to_teachers))


def quizzes_given_to(person_id: int) -> Select[int | None, date | None, int]:
    """Assignments of quizzes to classes that stand and in which this person learns."""
    return (
        select(Assignment.quiz_id, Assignment.study_by, Assignment.class_id)
        .join(ClassMember, _LEARNS_IN)
        .join(SchoolClass, SchoolClass.id == Assignment.class_id)
        .where(
            ClassMember.person_id == person_id,
            _STANDS,
            Assignment.quiz_id.is_not(None),
            SchoolClass.archived_at.is_(None),
        )
    )


#: What the classes of ``:person`` were given, as the learner sees it.
ASSIGNED = (
    select(
        Assignment,
        SchoolClass.code.label("class_code"),
        SchoolClass.title.label("class_title"),
        QuestionSet.slug,
        QuestionSet.title.label("set_title"),
        Quiz,
        StudiedSet.added_at,
    )
    .join(ClassMember, _LEARNS_IN)
    .join(SchoolClass, SchoolClass.id == Assignment.class_id)
    .outerjoin(QuestionSet, QuestionSet.id == Assignment.set_id)
    .outerjoin(Quiz, Quiz.id == Assignment.quiz_id)
    .outerjoin(
        StudiedSet,
        and_(
            StudiedSet.set_id == Assignment.set_id,
            StudiedSet.person_id == ClassMember.person_id,
        ),
    )
    .where(
        ClassMember.person_id == bindparam("person"),
        _STANDS,
        SchoolClass.archived_at.is_(None),
    )
    .order_by(Assignment.id)
)

#: What class ``:class`` was given and has still.
GIVEN = (
    select(
        Assignment,
        QuestionSet.slug,
        QuestionSet.title.label("set_title"),
        Quiz,
    )
    .outerjoin(QuestionSet, QuestionSet.id == Assignment.set_id)
    .outerjoin(Quiz, Quiz.id == Assignment.quiz_id)
    .where(Assignment.class_id == bindparam("class"), _STANDS)
    .order_by(Assignment.id)
)

#: The sets that ``:person`` studies for a day to come, with the days: up to which all
#: is to be met, and of the exam.
GOALS = (
    select(
        Assignment.set_id,
        Assignment.study_by,
        Assignment.exam_on,
    )
    .join(ClassMember, _LEARNS_IN)
    .join(SchoolClass, SchoolClass.id == Assignment.class_id)
    .join(
        StudiedSet,
        and_(
            StudiedSet.set_id == Assignment.set_id,
            StudiedSet.person_id == ClassMember.person_id,
        ),
    )
    .where(
        ClassMember.person_id == bindparam("person"),
        _STANDS,
        SchoolClass.archived_at.is_(None),
        or_(
            Assignment.exam_on > bindparam("today"),
            and_(
                Assignment.exam_on.is_(None), Assignment.study_by >= bindparam("today")
            ),
        ),
    )
    .order_by(Assignment.set_id, Assignment.id)
)

#: The people who learn in class ``:class`` now, by name, with their email if any.
LEARNERS = (
    select(Person.id, ClassMember.name, Person.email)
    .join(ClassMember, ClassMember.person_id == Person.id)
    .where(ClassMember.class_id == bindparam("class"), ClassMember.left_at.is_(None))
    .order_by(func.lower(ClassMember.name), Person.id)
)

#: The people of the classes of ``:maker`` that have ``:quiz``, by name.
LEARNERS_OF_QUIZ = (
    select(ClassMember.person_id, ClassMember.name)
    .join(Assignment, _LEARNS_IN)
    .join(ClassTeacher, ClassTeacher.class_id == Assignment.class_id)
    .where(
        Assignment.quiz_id == bindparam("quiz"),
        ClassTeacher.person_id == bindparam("maker"),
        _STANDS,
    )
    .order_by(func.lower(ClassMember.name), ClassMember.person_id)
)

#: How often ``:person`` has taken each of ``:quizzes``.
TAKEN = (
    select(Attempt.quiz_id, func.count().label("attempts"))
    .where(
        Attempt.person_id == bindparam("person"),
        Attempt.quiz_id.in_(bindparam("quizzes", expanding=True)),
    )
    .group_by(Attempt.quiz_id)
)
