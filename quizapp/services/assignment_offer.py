"""What a teacher could give a class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience
from quizapp.services import library
from quizapp.store.classes import Assignment, SchoolClass
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Quiz


@dataclass(frozen=True, slots=True)
class Offer:
    """What a teacher could give a class: what it does not have already."""

    sets: Sequence[QuestionSet]  #: those that ask most about the topic first
    quizzes: Sequence[Quiz]
    on_topic: Mapping[int, int]  #: how many questions sets ask about it; empty of none


def offer_to(
    session: Session, *, person: Person, class_: SchoolClass, topic: str = ""
) -> Offer:
    """The sets and quizzes that this person may give to a class.

    Args:
        topic: what more is wanted of; "" where nothing is.
    """
    had = session.execute(
        select(Assignment.set_id, Assignment.quiz_id).where(
            Assignment.class_id == class_.id, Assignment.taken_back_at.is_(None)
        )
    ).all()
    sets = session.scalars(
        select(QuestionSet)
        .where(
            library.theirs_to_give(person.id),
            QuestionSet.id.not_in([row.set_id for row in had if row.set_id]),
        )
        .order_by(QuestionSet.is_shipped, QuestionSet.title, QuestionSet.id)
    ).all()
    quizzes = session.scalars(
        select(Quiz)
        .where(
            Quiz.owner_id == person.id,
            Quiz.audience != Audience.OWNER,
            Quiz.archived_at.is_(None),
            Quiz.id.not_in([row.quiz_id for row in had if row.quiz_id]),
        )
        .order_by(Quiz.id.desc())
    )
    on_topic = _on_topic(session, [one.id for one in sets], topic) if topic else {}
    return Offer(
        sorted(sets, key=lambda one: -on_topic.get(one.id, 0)), quizzes.all(), on_topic
    )


def _on_topic(session: Session, set_ids: Sequence[int], topic: str) -> dict[int, int]:
    """How many questions each of some sets asks about a topic; not those with none."""
    rows = session.execute(
        select(Question.set_id, func.count().label("questions"))
        .where(
            Question.set_id.in_(set_ids),
            Question.topic == topic,
            Question.retired_at.is_(None),
        )
        .group_by(Question.set_id)
    )
    return {row.set_id: row.questions for row in rows}
