"""The statements of the study loop, built once.

Answering a card is the app's busiest act.  The same reads through mapped
objects cost twice the time, so here plain rows come back.
"""

from typing import Any

from sqlalchemy import (
    CursorResult,
    Result,
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

_UNDONE = exists().where(
    Amendment.review_id == Review.id, Amendment.change == Change.UNDONE
)

MEMORY = (
    Card.phase,
    Card.step,
    Card.stability,
    Card.difficulty,
    Card.due,
    Card.due_day,
    Card.last_review,
    Card.last_day,
    Card.reviews,
    Card.lapses,
)

#: One question with its learner's card, if there is one.  ``:person :question``
QUESTION = (
    select(
        Question.id,
        Question.set_id,
        Question.version,
        Question.fact,
        Question.retired_at,
        QuestionVersion.content,
        QuestionSet.title.label("set_title"),
        QuestionSet.slug.label("set_slug"),
        QuestionSet.is_shipped,
        QuestionSet.owner_id,
        StudiedSet.added_at.label("taken_up_at"),
        StudiedSet.desired_retention,
        Card.id.label("card_id"),
        Card.answers,
        Card.suspended_at,
        *MEMORY,
    )
    .join(
        QuestionVersion,
        and_(
            QuestionVersion.question_id == Question.id,
            QuestionVersion.version == Question.version,
        ),
    )
    .join(QuestionSet, QuestionSet.id == Question.set_id)
    .outerjoin(
        StudiedSet,
        and_(
            StudiedSet.set_id == Question.set_id,
            StudiedSet.person_id == bindparam("person"),
        ),
    )
    .outerjoin(
        Card,
        and_(
            Card.question_id == Question.id,
            Card.person_id == bindparam("person"),
        ),
    )
    .where(Question.id == bindparam("question"))
)

_DUE = (
    select(
        Card.question_id,
        Question.set_id,
        Question.position,
        Question.fact,
        StudiedSet.desired_retention,
        *MEMORY,
    )
    .join(Question, Question.id == Card.question_id)
    .where(
        Card.person_id == bindparam("person"),
        Card.due_day <= bindparam("today"),
        Card.suspended_at.is_(None),
        or_(Card.buried_until.is_(None), Card.buried_until <= bindparam("today")),
        Question.retired_at.is_(None),
    )
)

_STUDIED = and_(
    StudiedSet.set_id == Question.set_id,
    StudiedSet.person_id == bindparam("person"),
)

#: Cards due by ``:today`` in all the sets of ``:person``.
DUE = _DUE.join(StudiedSet, _STUDIED)

#: The same in one set, ``:set``, whether taken up or not.
DUE_IN_SET = _DUE.outerjoin(StudiedSet, _STUDIED).where(
    Question.set_id == bindparam("set")
)

_UNMET = (
    select(
        Question.id.label("question_id"),
        Question.set_id,
        Question.position,
        Question.fact,
        StudiedSet.desired_retention,
    )
    .outerjoin(
        Card,
        and_(
            Card.question_id == Question.id,
            Card.person_id == bindparam("person"),
        ),
    )
    .where(
        Question.retired_at.is_(None),
        Card.phase.is_(None),
        Card.suspended_at.is_(None),
        or_(Card.buried_until.is_(None), Card.buried_until <= bindparam("today")),
    )
    .limit(bindparam("most"))
)

#: At most ``:most`` questions that ``:person`` has not met, in the sets' order.
UNMET = _UNMET.join(StudiedSet, _STUDIED).order_by(
    StudiedSet.position, Question.set_id, Question.position
)

#: The same in one set, ``:set``.
UNMET_IN_SET = (
    _UNMET.outerjoin(StudiedSet, _STUDIED)
    .where(Question.set_id == bindparam("set"))
    .order_by(Question.position)
)

#: What ``:person`` did on ``:today``: a row a review that stands, latest last.
DONE_TODAY = (
    select(
        Review.id,
        Review.question_id,
        Review.phase_before,
        Review.grade,
        Question.set_id,
        Question.fact,
    )
    .join(Question, Question.id == Review.question_id)
    .where(
        Review.person_id == bindparam("person"),
        Review.study_day == bindparam("today"),
        ~_UNDONE,
    )
    .order_by(Review.id)
)

EXTRA_NEW = select(ExtraNew.extra).where(
    ExtraNew.person_id == bindparam("person"),
    ExtraNew.study_day == bindparam("today"),
)

#: How many cards are due on each day from ``:first`` to ``:last``.
LOAD = (
    select(Card.due_day, func.count())
    .where(
        Card.person_id == bindparam("person"),
        Card.due_day.between(bindparam("first"), bindparam("last")),
    )
    .group_by(Card.due_day)
)

POLICY = select(SchedulerPolicy.id).where(SchedulerPolicy.digest == bindparam("digest"))

#: Replaces the memory of card ``:card_id`` if it still is as the page saw it.
KEEP_MEMORY = (
    update(Card)
    .where(Card.id == bindparam("card_id"), Card.answers == bindparam("seen"))
    .values(
        answers=bindparam("seen") + 1,
        **{column.key: bindparam(f"to_{column.key}") for column in MEMORY},
    )
)

ADD_REVIEW = insert(Review)

#: All that was logged of card ``:card``, oldest first; what was undone too.
LOG = (
    select(
        Review.id,
        Review.question_id,
        Review.number,
        Review.reviewed_at,
        Review.study_day,
        Review.time_zone,
        Review.day_start_min,
        Review.guess_chance,
        Review.grade,
        Review.due,
        Review.due_day,
        SchedulerPolicy.content.label("policy"),
    )
    .join(SchedulerPolicy, SchedulerPolicy.id == Review.policy_id)
    .where(Review.card_id == bindparam("card"))
    .order_by(Review.number)
)

#: What happened to these reviews later, in its order.
CHANGES = (
    select(Amendment.review_id, Amendment.change, Amendment.grade, Amendment.made_at)
    .join(Review, Review.id == Amendment.review_id)
    .where(Review.card_id == bindparam("card"))
    .order_by(Amendment.number)
)

#: The last review of ``:person`` on ``:today`` that stands.
LAST_TODAY = (
    select(Review.id, Review.question_id)
    .where(
        Review.person_id == bindparam("person"),
        Review.study_day == bindparam("today"),
        ~_UNDONE,
    )
    .order_by(Review.id.desc())
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
    select(Review.id)
    .where(Review.card_id == bindparam("card"), ~_UNDONE)
    .order_by(Review.number.desc())
    .limit(1)
)


def insert_card(session: Session) -> Any:
    """An insert of a card that can give way to one that is there already.

    Both databases spell it alike, in words of their own.
    """
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(Card)
    return postgresql.insert(Card)


def changed_rows(result: Result[Any]) -> int:
    """How many rows an update changed."""
    return result.rowcount if isinstance(result, CursorResult) else 0
