"""What a quiz answer does to its learner's schedule: it is a review like any other."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Marking
from quizapp.scheduling.grading import grade_for
from quizapp.services.card_schedule import CardSchedule
from quizapp.services.cards import card_asked
from quizapp.services.learner import Learner
from quizapp.services.library import take_up
from quizapp.services.policies import keep_policy
from quizapp.store.reviews import Review
from quizapp.store.study_queries import ADD_REVIEW

#: How often another answer to the same card may come in between.
_TRIES = 5


class Overtaken(Exception):
    """The card was answered again and again meanwhile; the whole act can be repeated."""


def form_id_of(attempt_id: int, number: int) -> str:
    """What names a quiz's answer in the log: it can be there only once."""
    return f"attempt-{attempt_id}-{number}"


def feed_review(
    session: Session,
    *,
    person: Learner,
    attempt_id: int,
    number: int,
    question_id: int,
    question_version: int,
    ask: Ask,
    answer: str,
    marking: Marking,
    at: datetime,
) -> int | None:
    """Log a marked quiz answer as a review, and put its card off accordingly.

    Returns the review's id; None where this answer is in the log already.  Grades as
    study does (``scheduling/grading.py``).  The set is taken up, as by studying.  A
    review stands after those that the card had in the meantime, with their moment at
    the earliest.  Flushes and does not commit.

    Raises:
        Overtaken: other answers to the card came in between, too often.
    """
    form_id = form_id_of(attempt_id, number)
    already = select(Review.id).where(
        Review.person_id == person.id, Review.form_id == form_id
    )
    if session.scalar(already) is not None:
        return None
    for _ in range(_TRIES):
        card = card_asked(session, person=person, question_id=question_id)
        moment = max(at, card.memory.last_review) if card.memory else at
        schedule = CardSchedule(session, person, card, ask, moment)
        grade = grade_for(marking.verdict, marking.fraction)
        memory = schedule.after(grade, None)
        kept = schedule.keep(memory)
        if kept is None:
            continue
        if not card.is_taken_up:
            take_up(session, person_id=person.id, set_id=card.set_id, now=at)
        added = session.connection().execute(
            ADD_REVIEW,
            {
                "person_id": person.id,
                "card_id": kept.card_id,
                "question_id": question_id,
                "question_version": question_version,
                "number": card.answers + 1,
                "form_id": form_id,
                "ask": ask,
                "answer": answer,
                "verdict": marking.verdict,
                "fraction": marking.fraction,
                "reason": marking.reason,
                "grade": int(grade),
                "attempt_id": attempt_id,
                "reviewed_at": moment,
                "study_day": schedule.clock.day_of(moment),
                "guess_chance": schedule.chance,
                "policy_id": kept.policy_id or keep_policy(session, schedule.policy),
                "shown_ms": 0,
                "taken_ms": 0,
                "due": memory.due,
                "due_day": memory.due_day,
            }
            | schedule.record(),
        )
        return int(added.scalar_one())
    raise Overtaken(f"question {question_id}")
