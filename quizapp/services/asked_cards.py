"""Cards of questions that a quiz has put to somebody, of sets that are not theirs."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.services.attempt_results import shown_of
from quizapp.services.cards import StudyCard, card_asked, find_card
from quizapp.services.learner import Learner
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz


def find_open_card(
    session: Session, *, person: Learner, question_id: int, now: datetime
) -> StudyCard:
    """One learner's card of a question that is open to them.

    What they were asked in a quiz is, too, once the quiz shows them its key.

    Raises:
        NotFound: there is no such question, or it is not this person's to see.
    """
    try:
        return find_card(session, person=person, question_id=question_id)
    except NotFound:
        if not _is_key_shown(session, person, question_id, now):
            raise
    return card_asked(session, person=person, question_id=question_id)


def _is_key_shown(
    session: Session, person: Learner, question_id: int, now: datetime
) -> bool:
    """Whether an attempt of theirs that is over shows what answers the question."""
    over = session.scalars(
        select(Quiz)
        .join(Attempt, Attempt.quiz_id == Quiz.id)
        .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
        .join(Question, Question.id == AttemptQuestion.question_id)
        .where(
            Attempt.person_id == person.id,
            Attempt.ended_at.is_not(None),
            AttemptQuestion.question_id == question_id,
            Question.retired_at.is_(None),
        )
    )
    return any(shown_of(quiz, None, is_over=True, now=now).key for quiz in over)
