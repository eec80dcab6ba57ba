"""The statements of taking a quiz, built once: saving an answer is its busiest act."""

from sqlalchemy import and_, bindparam, case, func, insert, or_, select, update

from quizapp.questions.verdict import Verdict
from quizapp.store.base import Base
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.quizzes import Attempt, AttemptQuestion, SavedAnswer
from quizapp.store.reviews import Amendment, Change, Review
from quizapp.store.sign_in_queries import SIGNED_IN

_tables = Base.metadata.tables
_attempt = _tables[Attempt.__tablename__]
_asked = _tables[AttemptQuestion.__tablename__]
_saved = _tables[SavedAnswer.__tablename__]
_version = _tables[QuestionVersion.__tablename__]
_question = _tables[Question.__tablename__]
_review = _tables[Review.__tablename__]
_amendment = _tables[Amendment.__tablename__]

_AS_ASKED = and_(
    _version.c.question_id == _asked.c.question_id,
    _version.c.version == _asked.c.question_version,
)

_TO_BE_SAVED = (
    _attempt.c.person_id,
    _attempt.c.deadline,
    _attempt.c.ended_at,
    _asked.c.number,
    _asked.c.ask,
    _asked.c.answer,
    _asked.c.saves,
    _asked.c.saved_at,
    _asked.c.settled_at,
    _version.c.content,
)

#: Question ``:number`` of attempt ``:attempt_id``, with what the attempt itself says.
ASKED = (
    select(*_TO_BE_SAVED)
    .join(_attempt, _attempt.c.id == _asked.c.attempt_id)
    .join(_version, _AS_ASKED)
    .where(
        _asked.c.attempt_id == bindparam("attempt_id"),
        _asked.c.number == bindparam("number"),
    )
)

#: ``SIGNED_IN`` and ``ASKED`` on one way to the database.  Whoever is signed in gets a
#: row; where there is no such question, its columns are null.
SIGNED_IN_AND_ASKED = (
    SIGNED_IN.add_columns(*_TO_BE_SAVED)
    .outerjoin(
        _asked,
        and_(
            _asked.c.attempt_id == bindparam("attempt_id"),
            _asked.c.number == bindparam("number"),
        ),
    )
    .outerjoin(_attempt, _attempt.c.id == _asked.c.attempt_id)
    .outerjoin(_version, _AS_ASKED)
)

#: All questions of attempt ``:attempt`` as they were asked, in order.
ALL_ASKED = (
    select(_asked, _version.c.content, _question.c.topic, _question.c.set_id)
    .join(_version, _AS_ASKED)
    .join(_question, _question.c.id == _asked.c.question_id)
    .where(_asked.c.attempt_id == bindparam("attempt"))
    .order_by(_asked.c.number)
)

#: Takes the attempt's lock if it still runs at ``:now``, which gives one row, else none.
RUNNING = (
    update(_attempt)
    .where(
        _attempt.c.id == bindparam("attempt"),
        _attempt.c.ended_at.is_(None),
        or_(_attempt.c.deadline.is_(None), _attempt.c.deadline > bindparam("now")),
    )
    .values(saves=_attempt.c.saves + 1)
    .returning(_attempt.c.id)
)

#: Puts an answer in the place of the one that the page saw; one row, else none.
SAVE = (
    update(_asked)
    .where(
        _asked.c.attempt_id == bindparam("attempt"),
        _asked.c.number == bindparam("at_number"),
        _asked.c.saves == bindparam("seen"),
        _asked.c.settled_at.is_(None),
    )
    .values(
        answer=bindparam("given"),
        saves=bindparam("seen") + 1,
        saved_at=bindparam("now"),
    )
    .returning(_asked.c.saves)
)

LOG_SAVE = insert(_saved)

_still = RUNNING.cte("still_running")
_put = (
    update(_asked)
    .where(
        _asked.c.attempt_id == _still.c.id,
        _asked.c.number == bindparam("at_number"),
        _asked.c.saves == bindparam("seen"),
        _asked.c.settled_at.is_(None),
    )
    .values(
        answer=bindparam("given"),
        saves=bindparam("seen") + 1,
        saved_at=bindparam("now"),
    )
    .returning(_asked.c.attempt_id, _asked.c.number, _asked.c.saves)
    .cte("put")
)

#: ``RUNNING``, ``SAVE`` and ``LOG_SAVE`` on one way to PostgreSQL; one row, else none.
#: What changed since the statement began is looked at anew, row by row, once its lock
#: is had: so one that waited behind a submission or another save does nothing.
SAVE_AT_ONCE = (
    insert(_saved)
    .from_select(
        ["attempt_id", "number", "save", "answer", "saved_at"],
        select(
            _put.c.attempt_id,
            _put.c.number,
            _put.c.saves,
            bindparam("given", type_=_saved.c.answer.type),
            bindparam("now", type_=_saved.c.saved_at.type),
        ),
    )
    .returning(_saved.c.save)
)

#: The credit that an answer has by its corrected key, if it was corrected.
_CREDIT = func.coalesce(
    select(_amendment.c.fraction)
    .where(
        _amendment.c.review_id == _review.c.id,
        _amendment.c.change == Change.REMARKED,
    )
    .order_by(_amendment.c.number.desc())
    .limit(1)
    .correlate(_review)
    .scalar_subquery(),
    case((_review.c.verdict == Verdict.RIGHT, 1.0), else_=_review.c.fraction),
)

#: Share of the credit that first answers to each question had, and how many there are.
FIRST_ANSWERS = (
    select(
        _review.c.question_id,
        func.avg(_CREDIT).label("share"),
        func.count().label("answers"),
    )
    .where(
        _review.c.number == 1,
        _review.c.question_id.in_(bindparam("ids", expanding=True)),
    )
    .group_by(_review.c.question_id)
)
