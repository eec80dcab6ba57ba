"""What is to be studied today and what was: statements built once, on tables."""

from sqlalchemy import (
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from quizapp.store.base import table_of
from quizapp.store.classes import ClassMember
from quizapp.store.log_queries import UNDONE
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.reviews import (
    Amendment,
    Card,
    ExtraNew,
    Review,
    StudiedSet,
)
from quizapp.store.study_queries import MEMORY

_card = table_of(Card)
_review = table_of(Review)
_question = table_of(Question)
_studied = table_of(StudiedSet)
_amendment = table_of(Amendment)
_extra = table_of(ExtraNew)
_person = table_of(Person)
_member = table_of(ClassMember)

_MET = (
    select(
        _card.c.question_id,
        _question.c.set_id,
        _question.c.position,
        _question.c.fact,
        *MEMORY,
    )
    .join(_question, _question.c.id == _card.c.question_id)
    .where(
        _card.c.person_id == bindparam("person"),
        _card.c.suspended_at.is_(None),
        or_(_card.c.buried_until.is_(None), _card.c.buried_until <= bindparam("today")),
        _question.c.retired_at.is_(None),
    )
)

_DUE = _MET.where(_card.c.due_day <= bindparam("today"))

_STUDIED = and_(
    _studied.c.set_id == _question.c.set_id,
    _studied.c.person_id == bindparam("person"),
)

_AMONG = _question.c.id.in_(bindparam("among", expanding=True))

#: Cards due by ``:today`` in all the sets of ``:person``.
DUE = _DUE.join(_studied, _STUDIED)

#: The same in one set, ``:set``, whether taken up or not.
DUE_IN_SET = _DUE.where(_question.c.set_id == bindparam("set"))

#: The same of single questions, ``:among``, whether their sets are taken up or not.
DUE_AMONG = _DUE.where(_AMONG)

_UNMET = (
    select(
        _question.c.id.label("question_id"),
        _question.c.set_id,
        _question.c.position,
        _question.c.fact,
    )
    .outerjoin(
        _card,
        and_(
            _card.c.question_id == _question.c.id,
            _card.c.person_id == bindparam("person"),
        ),
    )
    .where(
        _question.c.retired_at.is_(None),
        _card.c.phase.is_(None),
        _card.c.suspended_at.is_(None),
        or_(_card.c.buried_until.is_(None), _card.c.buried_until <= bindparam("today")),
    )
    .limit(bindparam("most"))
)

_OF_SETS = _question.c.set_id.in_(bindparam("sets", expanding=True))

#: Cards of ``:person`` in all of ``:sets`` that were met, whenever they are due.
MET_OF_SETS = _MET.where(_OF_SETS, _card.c.phase.is_not(None))

#: At most ``:most`` questions that ``:person`` has not met, in the sets' order.
UNMET = _UNMET.join(_studied, _STUDIED).order_by(
    _studied.c.position, _question.c.set_id, _question.c.position
)

#: The same in one set, ``:set``.
UNMET_IN_SET = _UNMET.where(_question.c.set_id == bindparam("set")).order_by(
    _question.c.position
)

#: The same in several, ``:sets``.
UNMET_OF_SETS = _UNMET.where(_OF_SETS).order_by(
    _question.c.set_id, _question.c.position
)

#: How many questions of each of ``:sets`` ``:person`` has not met.
UNMET_COUNTS = (
    select(_question.c.set_id, func.count().label("cards"))
    .outerjoin(
        _card,
        and_(
            _card.c.question_id == _question.c.id,
            _card.c.person_id == bindparam("person"),
        ),
    )
    .where(
        _question.c.retired_at.is_(None),
        _card.c.phase.is_(None),
        _card.c.suspended_at.is_(None),
        _OF_SETS,
    )
    .group_by(_question.c.set_id)
)

#: The same of single questions, ``:among``.
UNMET_AMONG = _UNMET.where(_AMONG).order_by(_question.c.set_id, _question.c.position)

#: The last grade that a review was given later, by its learner or a corrected key.
_LATER_GRADE = (
    select(_amendment.c.grade)
    .where(_amendment.c.review_id == _review.c.id, _amendment.c.grade.is_not(None))
    .order_by(_amendment.c.number.desc())
    .limit(1)
    .scalar_subquery()
)

#: What ``:person`` did on ``:today``: a row a review that stands, latest last.
DONE_TODAY = (
    select(
        _review.c.id,
        _review.c.question_id,
        _review.c.phase_before,
        _review.c.grade,
        _question.c.set_id,
        _question.c.fact,
    )
    .join(_question, _question.c.id == _review.c.question_id)
    .where(
        _review.c.person_id == bindparam("person"),
        _review.c.study_day == bindparam("today"),
        ~UNDONE,
    )
    .order_by(_review.c.id)
)

EXTRA_NEW = select(_extra.c.extra).where(
    _extra.c.person_id == bindparam("person"),
    _extra.c.study_day == bindparam("today"),
)

_IN_A_CLASS = exists().where(
    _member.c.person_id == bindparam("person"), _member.c.left_at.is_(None)
)

#: Both in one: a row a review that stands, as ``DONE_TODAY`` has it but with the grade
#: that counts, and in each how many new cards were asked for, and whether the learner is
#: in a class; one row without a review where there is none.
TODAY = (
    select(
        _review.c.id,
        _review.c.question_id,
        _review.c.phase_before,
        func.coalesce(_LATER_GRADE, _review.c.grade).label("grade"),
        _review.c.attempt_id,
        _question.c.set_id,
        _question.c.fact,
        EXTRA_NEW.scalar_subquery().label("extra"),
        _IN_A_CLASS.label("in_a_class"),
    )
    .select_from(_person)
    .outerjoin(
        _review,
        and_(
            _review.c.person_id == _person.c.id,
            _review.c.study_day == bindparam("today"),
            ~UNDONE,
        ),
    )
    .outerjoin(_question, _question.c.id == _review.c.question_id)
    .where(_person.c.id == bindparam("person"))
    .order_by(_review.c.id)
)

#: How many cards are due on each day from ``:first`` to ``:last``.
LOAD = (
    select(_card.c.due_day, func.count())
    .where(
        _card.c.person_id == bindparam("person"),
        _card.c.due_day.between(bindparam("first"), bindparam("last")),
    )
    .group_by(_card.c.due_day)
)
