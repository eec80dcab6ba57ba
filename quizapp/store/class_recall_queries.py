"""The statements that tell what a class's learners knew at an earlier moment."""

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import aliased

from quizapp.store.class_report_queries import OF_QUESTIONS, PEOPLE, UNDONE
from quizapp.store.reviews import Review, SchedulerPolicy

# The day only leads to the reviews; which of them are later, the moment says.
_NEXT = (
    select(Review.card_id, func.min(Review.number).label("number"))
    .where(
        Review.person_id.in_(PEOPLE),
        Review.study_day >= bindparam("from_day"),
        Review.reviewed_at > bindparam("then"),
        Review.id.not_in(UNDONE),
        OF_QUESTIONS,
    )
    .group_by(Review.card_id)
    .subquery("next")
)

_before, _earlier = aliased(Review, name="before"), aliased(Review, name="earlier")

# What was undone in between does not count, and left no memory.
_LAST_BEFORE = (
    select(func.max(_earlier.number))
    .where(
        _earlier.card_id == Review.card_id,
        _earlier.number < Review.number,
        _earlier.id.not_in(UNDONE),
    )
    .scalar_subquery()
)

#: Of each card that ``:people`` had met by ``:then`` and answered again since, on days
#: from ``:from_day`` on: the last answer before and the first after.
ANSWERED_SINCE = (
    select(
        _before.reviewed_at.label("before"),
        Review.reviewed_at.label("after"),
        Review.recall,
        Review.policy_id,
        _before.guess_chance,
    )
    .join(
        _NEXT, and_(_NEXT.c.card_id == Review.card_id, _NEXT.c.number == Review.number)
    )
    .join(
        _before,
        and_(_before.card_id == Review.card_id, _before.number == _LAST_BEFORE),
    )
    .where(Review.recall.is_not(None))
)

#: The settings in ``:policies``.
POLICIES = select(SchedulerPolicy.id, SchedulerPolicy.content).where(
    SchedulerPolicy.id.in_(bindparam("policies", expanding=True))
)
