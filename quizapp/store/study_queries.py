"""The statements of the study loop, built once, on tables and not on classes.

Answering a card is the app's busiest act.  The same reads through mapped
objects cost twice the time, so here plain rows come back.
"""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CursorResult,
    Result,
    Table,
    and_,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quizapp.questions.question import Kind
from quizapp.store.base import Base
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.reviews import (
    Amendment,
    Card,
    Change,
    ExtraNew,
    Review,
    SchedulerPolicy,
    StudiedSet,
)


def _table(mapped: type[Base]) -> Table:
    return Base.metadata.tables[mapped.__tablename__]


_card, _review = _table(Card), _table(Review)
_question, _version = _table(Question), _table(QuestionVersion)
_set, _studied = _table(QuestionSet), _table(StudiedSet)
_amendment, _extra = _table(Amendment), _table(ExtraNew)
_policy, _person = _table(SchedulerPolicy), _table(Person)

_UNDONE = exists().where(
    _amendment.c.review_id == _review.c.id, _amendment.c.change == Change.UNDONE
)

#: A card's memory, in the order of ``scheduling.memory.Memory``; a row that has it
#: ends with it.
MEMORY = (
    _card.c.phase,
    _card.c.step,
    _card.c.stability,
    _card.c.difficulty,
    _card.c.due,
    _card.c.due_day,
    _card.c.last_review,
    _card.c.last_day,
    _card.c.reviews,
    _card.c.lapses,
)

#: One question with its learner's card, if there is one.  ``:person :question``
QUESTION = (
    select(
        _question.c.id,
        _question.c.set_id,
        _question.c.version,
        _question.c.fact,
        _question.c.retired_at,
        _version.c.content,
        _set.c.title.label("set_title"),
        _set.c.slug.label("set_slug"),
        _set.c.is_shipped,
        _set.c.owner_id,
        _studied.c.added_at.label("taken_up_at"),
        _studied.c.desired_retention,
        _card.c.id.label("card_id"),
        _card.c.answers,
        _card.c.suspended_at,
        *MEMORY,
    )
    .join(
        _version,
        and_(
            _version.c.question_id == _question.c.id,
            _version.c.version == _question.c.version,
        ),
    )
    .join(_set, _set.c.id == _question.c.set_id)
    .outerjoin(
        _studied,
        and_(
            _studied.c.set_id == _question.c.set_id,
            _studied.c.person_id == bindparam("person"),
        ),
    )
    .outerjoin(
        _card,
        and_(
            _card.c.question_id == _question.c.id,
            _card.c.person_id == bindparam("person"),
        ),
    )
    .where(_question.c.id == bindparam("question"))
)

#: What the published questions about names of ``:set`` say, whoever asks.
NAMES = (
    select(_version.c.content)
    .join(
        _question,
        and_(
            _question.c.id == _version.c.question_id,
            _question.c.version == _version.c.version,
        ),
    )
    .where(
        _question.c.set_id == bindparam("set"),
        _question.c.kind == Kind.NAME,
        _question.c.retired_at.is_(None),
    )
    .order_by(_question.c.position)
)

_DUE = (
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
        _card.c.due_day <= bindparam("today"),
        _card.c.suspended_at.is_(None),
        or_(_card.c.buried_until.is_(None), _card.c.buried_until <= bindparam("today")),
        _question.c.retired_at.is_(None),
    )
)

_STUDIED = and_(
    _studied.c.set_id == _question.c.set_id,
    _studied.c.person_id == bindparam("person"),
)

#: Cards due by ``:today`` in all the sets of ``:person``.
DUE = _DUE.join(_studied, _STUDIED)

#: The same in one set, ``:set``, whether taken up or not.
DUE_IN_SET = _DUE.where(_question.c.set_id == bindparam("set"))

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

#: At most ``:most`` questions that ``:person`` has not met, in the sets' order.
UNMET = _UNMET.join(_studied, _STUDIED).order_by(
    _studied.c.position, _question.c.set_id, _question.c.position
)

#: The same in one set, ``:set``.
UNMET_IN_SET = _UNMET.where(_question.c.set_id == bindparam("set")).order_by(
    _question.c.position
)

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
        ~_UNDONE,
    )
    .order_by(_review.c.id)
)

EXTRA_NEW = select(_extra.c.extra).where(
    _extra.c.person_id == bindparam("person"),
    _extra.c.study_day == bindparam("today"),
)

#: Both in one: a row a review that stands, as ``DONE_TODAY`` has it but with the grade
#: that counts, and in each how many new cards were asked for; one row without a review
#: where there is none.
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
    )
    .select_from(_person)
    .outerjoin(
        _review,
        and_(
            _review.c.person_id == _person.c.id,
            _review.c.study_day == bindparam("today"),
            ~_UNDONE,
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

POLICY = select(_policy.c.id).where(_policy.c.digest == bindparam("digest"))

#: The card's id, and that of the policy with ``:digest`` if there is one already.
_KEPT = (_card.c.id.label("card_id"), POLICY.scalar_subquery().label("policy_id"))

_TO_MEMORY: dict[str, Any] = {
    column.key: bindparam(f"to_{column.key}") for column in MEMORY
}

#: Replaces the memory of card ``:card_id`` if it still is as the page saw it, which
#: gives one row, else none.
KEEP_MEMORY = (
    update(_card)
    .where(_card.c.id == bindparam("card_id"), _card.c.answers == bindparam("seen"))
    .values(answers=bindparam("seen") + 1, **_TO_MEMORY)
    .returning(*_KEPT)
)


@lru_cache(maxsize=2)
def first_memory(dialect: str) -> Any:
    """Gives ``:person`` a card of ``:question`` with a memory, if there is none yet."""
    return (
        _insert_in(dialect, Card)
        .on_conflict_do_nothing()
        .values(
            person_id=bindparam("person"),
            question_id=bindparam("question"),
            answers=1,
            **_TO_MEMORY,
        )
        .returning(*_KEPT)
    )


ADD_REVIEW = insert(_review).returning(_review.c.id)

_LOGGED = (
    select(
        _review.c.id,
        _review.c.card_id,
        _review.c.question_id,
        _review.c.number,
        _review.c.reviewed_at,
        _review.c.study_day,
        _review.c.time_zone,
        _review.c.day_start_min,
        _review.c.guess_chance,
        _review.c.grade,
        _review.c.due,
        _review.c.due_day,
        _policy.c.content.label("policy"),
    )
    .join(_policy, _policy.c.id == _review.c.policy_id)
    .order_by(_review.c.number)
)

_CHANGED = (
    select(
        _amendment.c.review_id,
        _amendment.c.change,
        _amendment.c.grade,
        _amendment.c.made_at,
    )
    .join(_review, _review.c.id == _amendment.c.review_id)
    .order_by(_amendment.c.number)
)

#: All that was logged of card ``:card``, oldest first; what was undone too.
LOG = _LOGGED.where(_review.c.card_id == bindparam("card"))

#: What happened to these reviews later, in its order.
CHANGES = _CHANGED.where(_review.c.card_id == bindparam("card"))

#: Both of all cards of ``:question``; the order is that within each card.
QUESTION_LOG = _LOGGED.where(_review.c.question_id == bindparam("question"))
QUESTION_CHANGES = _CHANGED.where(_review.c.question_id == bindparam("question"))

#: The last review of ``:person`` on ``:today`` that stands and is not of a quiz.
LAST_TODAY = (
    select(_review.c.id, _review.c.question_id)
    .where(
        _review.c.person_id == bindparam("person"),
        _review.c.study_day == bindparam("today"),
        _review.c.attempt_id.is_(None),
        ~_UNDONE,
    )
    .order_by(_review.c.id.desc())
    .limit(1)
)

#: The review that ``:person`` sent from page ``:form``.
BY_FORM = select(Review).where(
    Review.person_id == bindparam("person"), Review.form_id == bindparam("form")
)

#: The review that brought the card of ``:person`` to count ``:number``.
BY_NUMBER = (
    select(Review)
    .join(Card, Card.id == Review.card_id)
    .where(
        Card.person_id == bindparam("person"),
        Card.question_id == bindparam("question"),
        Review.number == bindparam("number"),
    )
)

#: The last review of ``:card`` that stands.
LAST_OF_CARD = (
    select(_review.c.id)
    .where(_review.c.card_id == bindparam("card"), ~_UNDONE)
    .order_by(_review.c.number.desc())
    .limit(1)
)


def insert_giving_way(session: Session, mapped: type[Base]) -> Any:
    """An insert that does nothing where the row is there already."""
    return insert_or(session, mapped).on_conflict_do_nothing()


def insert_or(session: Session, mapped: type[Base]) -> Any:
    """An insert that can say what to do where the row is there already.

    Both databases spell it alike, in words of their own.
    """
    return _insert_in(session.get_bind().dialect.name, mapped)


def _insert_in(dialect: str, mapped: type[Base]) -> Any:
    kind = sqlite if dialect == "sqlite" else postgresql
    return kind.insert(_table(mapped))


def changed_rows(result: Result[Any]) -> int:
    """How many rows an update changed."""
    return result.rowcount if isinstance(result, CursorResult) else 0
