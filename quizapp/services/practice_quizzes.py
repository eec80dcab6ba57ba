"""A practice quiz on one set, made at once."""

from datetime import datetime

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.quizzes.plan import Audience, Draw, Plan
from quizapp.services.library import find_set
from quizapp.services.quiz_plans import parts_of
from quizapp.services.quizzes import Details, make_quiz
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Quiz, QuizDrawSet

QUESTIONS = 10


def practice_quiz(
    session: Session, *, person: Person, slug: str, now: datetime, topic: str = ""
) -> Quiz:
    """Some questions of a set to practise on: the quiz made before, or a new one.

    Flushes and does not commit.

    Args:
        topic: only questions of this topic; "" for all.

    Raises:
        NotFound: there is no such set, or it is not this person's to see.
        Refused: it has no questions.
    """
    found = find_set(session, person_id=person.id, slug=slug.replace("\0", ""))
    questions = session.scalar(
        select(func.count()).where(
            Question.set_id == found.id,
            Question.retired_at.is_(None),
            Question.topic == topic if topic else true(),
        )
    )
    if not questions:
        what = "no questions on this topic" if topic else "no questions yet"
        raise Refused(f"This set has {what}.")
    draw = Draw(count=min(QUESTIONS, questions), set_ids=(found.id,), topic=topic)
    plan = Plan(parts=(draw,), attempts=None, is_practice=True)
    for quiz in _own_practice(session, person, found.id):
        if parts_of(session, quiz) == plan.parts:
            return quiz
    about = f" ({topic})" if topic else ""
    details = Details(title=f"Practice: {found.title}{about}")
    return make_quiz(session, owner=person, details=details, plan=plan, now=now)


def _own_practice(session: Session, person: Person, set_id: int) -> list[Quiz]:
    drawing = select(QuizDrawSet.quiz_id).where(QuizDrawSet.set_id == set_id)
    return list(
        session.scalars(
            select(Quiz)
            .where(
                Quiz.owner_id == person.id,
                Quiz.is_practice,
                Quiz.audience == Audience.OWNER,
                Quiz.archived_at.is_(None),
                Quiz.id.in_(drawing),
            )
            .order_by(Quiz.id)
        )
    )
