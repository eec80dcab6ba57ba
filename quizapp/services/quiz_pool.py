"""The questions that a quiz may draw, and how hard they have proved to be."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from quizapp.questions.presentation import choose_ask
from quizapp.questions.question import Ask
from quizapp.quizzes.draw import Candidate
from quizapp.quizzes.plan import (
    Chosen,
    Difficulty,
    Draw,
    Plan,
)
from quizapp.services.cards import read_question
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.quiz_queries import FIRST_ANSWERS

#: The ways in which a quiz can put a question: those that are marked.
ASKS = (Ask.TIMELINE, Ask.TYPED, Ask.CHOICE, Ask.ORDER, Ask.MATCH, Ask.WRITTEN)

#: With fewer first answers a question's difficulty is not known: it counts as medium.
KNOWN_FROM = 5
EASY_FROM = 0.8  #: of the first answers' credit
HARD_BELOW = 0.5


def pool_of(session: Session, plan: Plan) -> list[Candidate]:
    """All questions that a plan may ask, in the sets' order."""
    chosen = {part.question_id for part in plan.parts if isinstance(part, Chosen)}
    sets = {
        set_id
        for part in plan.parts
        if isinstance(part, Draw)
        for set_id in part.set_ids
    }
    rows = session.execute(
        select(Question, QuestionVersion.content)
        .join(
            QuestionVersion,
            (QuestionVersion.question_id == Question.id)
            & (QuestionVersion.version == Question.version),
        )
        .where(
            Question.retired_at.is_(None),
            or_(Question.id.in_(chosen), Question.set_id.in_(sets)),
        )
        .order_by(Question.set_id, Question.position)
    ).all()
    difficulties = (
        _difficulties(session, [question.id for question, _ in rows])
        if any(isinstance(part, Draw) and part.difficulty for part in plan.parts)
        else {}
    )
    return [
        Candidate(
            question_id=question.id,
            version=question.version,
            set_id=question.set_id,
            topic=question.topic,
            kind=question.kind,
            ask=choose_ask(read_question(content), 0, ASKS),
            fact=question.fact,
            difficulty=difficulties.get(question.id, Difficulty.MEDIUM),
        )
        for question, content in rows
    ]


def _difficulties(session: Session, ids: list[int]) -> dict[int, Difficulty]:
    return {
        row.question_id: _difficulty(row.share)
        for row in session.execute(FIRST_ANSWERS, {"ids": ids})
        if row.answers >= KNOWN_FROM
    }


def _difficulty(share: float) -> Difficulty:
    if share >= EASY_FROM:
        return Difficulty.EASY
    return Difficulty.HARD if share < HARD_BELOW else Difficulty.MEDIUM
