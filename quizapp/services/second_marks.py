"""An answer of a quiz marked otherwise later: its learner's schedule follows."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.questions.verdict import Marking
from quizapp.scheduling.grading import grade_for
from quizapp.services.amendments import standing
from quizapp.services.quiz_reviews import Overtaken, form_id_of
from quizapp.services.replay import replay_card
from quizapp.store.people import Person
from quizapp.store.races import changed_rows
from quizapp.store.reviews import Amendment, Card, Change, Review

#: How often the learner may answer the card in between.
_TRIES = 5


def amend_review(
    session: Session,
    *,
    person: Person,
    attempt_id: int,
    number: int,
    marking: Marking,
    now: datetime,
) -> None:
    """Make the review that a quiz answer fed count as *marking* says.

    The log gets an amendment, and the card's memory becomes what the log then tells.
    A mark that says the same changes nothing.  Flushes and does not commit.

    Raises:
        Overtaken: the learner answered the card in between, too often.
    """
    review = session.scalars(
        select(Review).where(
            Review.person_id == person.id,
            Review.form_id == form_id_of(attempt_id, number),
        )
    ).one()
    stands = standing(session, review=review)
    marked = stands.marking or Marking(review.verdict, review.fraction, review.reason)
    if (marked.verdict, marked.fraction) == (marking.verdict, marking.fraction):
        return
    grade = grade_for(marking.verdict, marking.fraction)
    session.add(
        Amendment(
            review_id=review.id,
            person_id=person.id,
            change=Change.REMARKED,
            grade=None if grade == (stands.grade or review.grade) else grade,
            verdict=marking.verdict,
            fraction=marking.fraction,
            reason=marking.reason,
            number=_next_number(session, review.card_id),
            made_at=now,
        )
    )
    session.flush()
    replay_card(session, card_id=review.card_id)


def _next_number(session: Session, card_id: int) -> int:
    """Take the card's row, so that no answer comes in between, and count this in."""
    for _ in range(_TRIES):
        seen = session.scalar(select(Card.answers).where(Card.id == card_id)) or 0
        claimed = session.execute(
            update(Card)
            .where(Card.id == card_id, Card.answers == seen)
            .values(answers=seen + 1)
            .execution_options(synchronize_session=False)
        )
        if changed_rows(claimed):
            return seen + 1
    raise Overtaken(f"card {card_id}")
