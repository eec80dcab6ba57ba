"""Predicted recall beside what happened, added up in the database.

Counted are reviews that stand of cards in the review phase: within the learning steps
a prediction says little.  Rows are added up by thousandths of the predicted chance,
fine enough that nothing is lost, so that a million reviews come as a thousand rows.
"""

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    bindparam,
    case,
    func,
    select,
)

from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.store.classes import Assignment, ClassMember
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Amendment, Change, Review

# Rounded down: PostgreSQL's cast to an integer rounds, SQLite's cuts off, and a step of
# the curve ends with a thousandth.
_THOUSANDTH = func.round(Review.recall * 1000 - 0.5)


def _sums(theirs: ColumnElement[bool], amended: ColumnElement[bool]) -> Executable:
    """A row a thousandth of chance and a chance to guess.

    *theirs* says which reviews count, *amended* which amendments can belong to them:
    they are few, and read whole instead of once for each review.
    """
    undone = (
        select(Amendment.review_id)
        .where(amended, Amendment.change == Change.UNDONE)
        .scalar_subquery()
    )
    place = func.row_number().over(
        partition_by=Amendment.review_id, order_by=Amendment.number.desc()
    )
    regraded = (
        select(Amendment.review_id, Amendment.grade, place.label("place"))
        .where(amended, Amendment.grade.is_not(None))
        .subquery("regraded")
    )
    grade = func.coalesce(regraded.c.grade, Review.grade)
    return (
        select(
            Review.guess_chance,
            func.count().label("reviews"),
            func.sum(case((grade > Grade.AGAIN, 1), else_=0)).label("recalled"),
            func.sum(Review.recall).label("predicted"),
        )
        .outerjoin(
            regraded, (regraded.c.review_id == Review.id) & (regraded.c.place == 1)
        )
        .where(
            theirs,
            Review.phase_before == Phase.REVIEW,
            Review.recall.is_not(None),
            Review.id.not_in(undone),
        )
        .group_by(_THOUSANDTH, Review.guess_chance)
    )


_PERSON: BindParameter[int] = bindparam("person")

#: All reviews of ``:person``.
OF_PERSON = _sums(Review.person_id == _PERSON, Amendment.person_id == _PERSON)

#: The learners of ``:class`` today, and the sets it was given.
LEARNERS = select(ClassMember.person_id).where(
    ClassMember.class_id == bindparam("class"), ClassMember.left_at.is_(None)
)
SETS = select(Assignment.set_id).where(
    Assignment.class_id == bindparam("class"),
    Assignment.set_id.is_not(None),
    Assignment.taken_back_at.is_(None),
)

_PEOPLE: BindParameter[int] = bindparam("people", expanding=True)
_GIVEN: BindParameter[int] = bindparam("sets", expanding=True)

# An expression and no column: no database goes by the question, whose answers grow with
# the site.  SQLite, which counts nothing before it is asked to, would.
_QUESTION = Review.question_id + 0

#: Reviews of ``:people`` of ``:sets``.
OF_PEOPLE = _sums(
    Review.person_id.in_(_PEOPLE)
    & _QUESTION.in_(select(Question.id).where(Question.set_id.in_(_GIVEN))),
    Amendment.person_id.in_(_PEOPLE),
)

#: The latest ``:most`` reviews of everybody, whose numbers follow each other.
_FIRST = select(func.coalesce(func.max(Review.id), 0) - bindparam("most"))
OF_SITE = _sums(
    Review.id > _FIRST.scalar_subquery(),
    Amendment.review_id > _FIRST.scalar_subquery(),
)
