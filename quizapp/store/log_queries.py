"""The log of reviews, told in order: statements built once, on tables."""

from sqlalchemy import (
    bindparam,
    exists,
    select,
)

from quizapp.store.base import table_of
from quizapp.store.reviews import (
    Amendment,
    Card,
    Change,
    Review,
    SchedulerPolicy,
)

_review = table_of(Review)
_amendment = table_of(Amendment)
_policy = table_of(SchedulerPolicy)

#: That a review was undone.
UNDONE = exists().where(
    _amendment.c.review_id == _review.c.id, _amendment.c.change == Change.UNDONE
)

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
        ~UNDONE,
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
    .where(_review.c.card_id == bindparam("card"), ~UNDONE)
    .order_by(_review.c.number.desc())
    .limit(1)
)
