"""The statements of correcting a key: all that was ever answered to one question.

Each reads a question's answers at once, however many learners gave them.
"""

from sqlalchemy import and_, bindparam, func, select, update

from quizapp.store.base import Base
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.quizzes import Attempt, AttemptQuestion, GivenMark, Quiz
from quizapp.store.reviews import Amendment, Card, Change, Review
from quizapp.store.study_queries import MEMORY

_tables = Base.metadata.tables
_asked = _tables[AttemptQuestion.__tablename__]
_attempt = _tables[Attempt.__tablename__]
_mark = _tables[GivenMark.__tablename__]
_card = _tables[Card.__tablename__]
_version = _tables[QuestionVersion.__tablename__]

_LAST_MARK = (
    select(_mark.c.marked_by)
    .where(_mark.c.attempt_id == _asked.c.attempt_id, _mark.c.number == _asked.c.number)
    .order_by(_mark.c.id.desc())
    .limit(1)
    .scalar_subquery()
)

#: Every answer to ``:question`` in an attempt that is marked, with who marked it last;
#: nobody is the machine.
MARKED_ANSWERS = (
    select(
        _asked.c.attempt_id,
        _asked.c.number,
        _asked.c.question_version,
        _asked.c.ask,
        _asked.c.answer,
        _asked.c.verdict,
        _asked.c.fraction,
        _asked.c.reason,
        _LAST_MARK.label("marked_by"),
    )
    .where(_asked.c.question_id == bindparam("question"), _asked.c.verdict.is_not(None))
    .order_by(_asked.c.attempt_id, _asked.c.number)
)

#: Every review of ``:question`` that was not undone, card by card.
REVIEWS = (
    select(
        Review.id,
        Review.person_id,
        Review.card_id,
        Review.attempt_id,
        Review.question_version,
        Review.ask,
        Review.answer,
        Review.verdict,
        Review.fraction,
        Review.grade,
    )
    .where(
        Review.question_id == bindparam("question"),
        Review.id.not_in(
            select(Amendment.review_id)
            .join(Review, Review.id == Amendment.review_id)
            .where(
                Review.question_id == bindparam("question"),
                Amendment.change == Change.UNDONE,
            )
        ),
    )
    .order_by(Review.card_id, Review.number)
)

#: What became later of the reviews of ``:question``, in its order.
AMENDMENTS = (
    select(
        Amendment.review_id,
        Amendment.change,
        Amendment.grade,
        Amendment.verdict,
        Amendment.fraction,
    )
    .join(Review, Review.id == Amendment.review_id)
    .where(Review.question_id == bindparam("question"))
    .order_by(Amendment.number)
)

#: The cards of ``:question``, kept from changing until the transaction ends.
CARDS = (
    select(_card.c.id, _card.c.answers)
    .where(_card.c.question_id == bindparam("question"))
    .order_by(_card.c.id)
    .with_for_update()
)

#: Puts what a replay told in the place of a card's memory.
KEEP_TOLD = (
    update(_card)
    .where(_card.c.id == bindparam("card_id"))
    .values(
        answers=bindparam("to_answers"),
        **{column.key: bindparam(f"to_{column.key}") for column in MEMORY},
    )
)

#: Puts a marking in the place of the one that counted.
REMARK = (
    update(_asked)
    .where(
        _asked.c.attempt_id == bindparam("attempt"),
        _asked.c.number == bindparam("at_number"),
    )
    .values(
        verdict=bindparam("to_verdict"),
        fraction=bindparam("to_fraction"),
        reason=bindparam("to_reason"),
    )
)

_WITH_QUESTION = (
    select(_asked.c.attempt_id)
    .where(_asked.c.question_id == bindparam("question"))
    .scalar_subquery()
)

#: What all questions of the ended attempts with ``:question`` earned.
POINTS = (
    select(_asked.c.attempt_id, _asked.c.number, _asked.c.points, _asked.c.fraction)
    .join(_attempt, _attempt.c.id == _asked.c.attempt_id)
    .where(_attempt.c.ended_at.is_not(None), _attempt.c.id.in_(_WITH_QUESTION))
    .order_by(_asked.c.attempt_id, _asked.c.number)
)

_APPLIED = (
    select(_mark.c.number, func.max(_mark.c.question_version).label("version"))
    .where(_mark.c.attempt_id == bindparam("attempt"))
    .group_by(_mark.c.number)
    .subquery("applied")
)

#: The latest versions by whose keys answers of ``:attempt`` were marked, where those
#: are not the ones asked.
APPLIED_KEYS = (
    select(_APPLIED.c.number, _APPLIED.c.version, _version.c.content)
    .join(
        _asked,
        and_(
            _asked.c.attempt_id == bindparam("attempt"),
            _asked.c.number == _APPLIED.c.number,
            _asked.c.question_version < _APPLIED.c.version,
        ),
    )
    .join(
        _version,
        and_(
            _version.c.question_id == _asked.c.question_id,
            _version.c.version == _APPLIED.c.version,
        ),
    )
)

#: Sets the score of an attempt.
SCORE = (
    update(_attempt)
    .where(_attempt.c.id == bindparam("attempt"))
    .values(
        points=bindparam("to_points"),
        out_of=bindparam("to_out_of"),
        unmarked=bindparam("to_unmarked"),
    )
)

#: Whose the ended attempts with ``:question`` are, and whose quiz they are at.
TAKERS = (
    select(
        Attempt.id,
        Attempt.number,
        Person.name,
        Quiz.title,
        Quiz.owner_id,
    )
    .join(Person, Person.id == Attempt.person_id)
    .join(Quiz, Quiz.id == Attempt.quiz_id)
    .where(Attempt.ended_at.is_not(None), Attempt.id.in_(_WITH_QUESTION))
    .order_by(Person.name, Attempt.id)
)
