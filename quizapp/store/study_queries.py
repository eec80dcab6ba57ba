"""The statements of the study loop, built once, on tables and not on classes.

Answering a card is the app's busiest act.  The same reads through mapped
objects cost twice the time, so here plain rows come back.
"""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    and_,
    bindparam,
    insert,
    select,
    update,
)

from quizapp.questions.question import Kind
from quizapp.store.base import table_of
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.races import insert_in
from quizapp.store.reviews import (
    Card,
    Review,
    SchedulerPolicy,
    StudiedSet,
)

_card = table_of(Card)
_review = table_of(Review)
_question = table_of(Question)
_version = table_of(QuestionVersion)
_set = table_of(QuestionSet)
_studied = table_of(StudiedSet)
_policy = table_of(SchedulerPolicy)

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
        insert_in(dialect, Card)
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
