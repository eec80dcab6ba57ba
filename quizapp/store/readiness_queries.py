"""The statements of readiness: cards of a set, and how its learners study."""

from sqlalchemy import BindParameter, and_, bindparam, func, select

from quizapp.store.base import table_of
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Card, Review

_card = table_of(Card)
_question = table_of(Question)
_review = table_of(Review)

_PEOPLE: BindParameter[list[int]] = bindparam("people", expanding=True)

_SETS: BindParameter[list[int]] = bindparam("sets", expanding=True)

_ASKED = and_(_question.c.set_id.in_(_SETS), _question.c.retired_at.is_(None))

#: How many questions each of ``:sets`` asks.
QUESTIONS = (
    select(_question.c.set_id, func.count().label("questions"))
    .where(_ASKED)
    .group_by(_question.c.set_id)
)

#: The cards of ``:people`` in ``:sets`` that were met: of which set, whose, then what an
#: ``AssignedCard`` is made of, with the chance of a lucky guess at the last answer.
ASSIGNED_CARDS = (
    select(
        _question.c.set_id,
        _card.c.person_id,
        _card.c.stability,
        _card.c.difficulty,
        _card.c.last_day,
        _card.c.due_day,
        func.coalesce(_review.c.guess_chance, 0.0).label("guess_chance"),
    )
    .join(_question, _question.c.id == _card.c.question_id)
    .outerjoin(
        _review,
        and_(_review.c.card_id == _card.c.id, _review.c.number == _card.c.answers),
    )
    .where(_ASKED, _card.c.person_id.in_(_PEOPLE), _card.c.phase.is_not(None))
)

#: How many answers each of ``:people`` gave on each day from ``:first`` on.
ANSWERS_BY_DAY = (
    select(
        _review.c.person_id,
        _review.c.study_day,
        func.count().label("answers"),
    )
    .where(_review.c.person_id.in_(_PEOPLE), _review.c.study_day >= bindparam("first"))
    .group_by(_review.c.person_id, _review.c.study_day)
)
