"""Cards put aside: suspended for good, or buried until tomorrow."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.services.asked_cards import find_open_card
from quizapp.services.cards import StudyCard, as_columns, find_card
from quizapp.services.learner import Learner
from quizapp.services.policies import clock_of
from quizapp.store.races import insert_or
from quizapp.store.reviews import Card


def suspend(
    session: Session, *, person: Learner, question_id: int, now: datetime
) -> None:
    """Never ask this card again until it is resumed.  Flushes, does not commit."""
    card = find_open_card(session, person=person, question_id=question_id, now=now)
    _put_aside(session, person, card, suspended_at=now)


def resume(session: Session, *, person: Learner, question_id: int) -> None:
    """Ask a suspended or buried card again.  Flushes and does not commit."""
    card = find_card(session, person=person, question_id=question_id)
    _put_aside(session, person, card, suspended_at=None, buried_until=None)


def bury(session: Session, *, person: Learner, question_id: int, now: datetime) -> None:
    """Do not ask this card before tomorrow.  Flushes and does not commit."""
    tomorrow = clock_of(person).day_of(now) + timedelta(days=1)
    card = find_open_card(session, person=person, question_id=question_id, now=now)
    _put_aside(session, person, card, buried_until=tomorrow)


def _put_aside(
    session: Session, person: Learner, card: StudyCard, **flags: Any
) -> None:
    if card.card_id is None:
        session.execute(
            insert_or(session, Card)
            .values(person_id=person.id, question_id=card.question_id, answers=0)
            .values(**as_columns(None) | flags)
            .on_conflict_do_update(
                index_elements=["person_id", "question_id"], set_=flags
            )
        )
    else:
        session.execute(update(Card).where(Card.id == card.card_id).values(**flags))
