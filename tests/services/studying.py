"""A learner at work, for tests: takes a card, answers it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer
from quizapp.questions.key import key_answer
from quizapp.questions.question import Ask
from quizapp.scheduling.grade import Grade
from quizapp.services import amendments, study
from quizapp.services.cards import StudyCard, find_card
from quizapp.services.form_ids import new_form_id
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.reviews import Review


def next_card(session: Session, person: Person, now: datetime) -> StudyCard:
    """The card at the head of the queue."""
    found = todays_queue(session, person=person, now=now).queue.next
    assert found is not None, "nothing is left to study"
    return find_card(session, person=person, question_id=found.question_id)


def card_asked(session: Session, person: Person, ask: Ask, now: datetime) -> StudyCard:
    """The first card of the queue that is asked in this way."""
    queue = todays_queue(session, person=person, now=now).queue
    cards = (
        find_card(session, person=person, question_id=found.question_id)
        for found in queue.ordered
    )
    return next(card for card in cards if card.ask is ask)


def sheet_for(
    card: StudyCard, now: datetime, *, knows: bool = True, **changes: Any
) -> study.AnswerSheet:
    """What the page of a card sends back: the key, or "I don't know"."""
    ask = changes.get("ask") or card.ask
    key: Answer = key_answer(card.content) if knows else None
    given: dict[str, Any] = {
        "form_id": new_form_id(now),
        "seen": card.answers,
        "ask": ask,
        "answer": "" if ask is Ask.FLASHCARD else key,
        "grade": (Grade.GOOD if knows else Grade.AGAIN)
        if ask is Ask.FLASHCARD
        else None,
        "shown_ms": 3000,
        "taken_ms": 4000,
    }
    return study.AnswerSheet(**(given | changes))


def answer(
    session: Session, person: Person, card: StudyCard, now: datetime, **changes: Any
) -> Review:
    """Answer a card rightly, but for *changes*; commits."""
    sheet = sheet_for(card, now, **changes)
    review = study.answer_card(session, person=person, card=card, sheet=sheet, now=now)
    session.commit()
    return amendments.find_review(session, person=person, review_id=review.id)


def again(session: Session, person: Person, card: StudyCard) -> StudyCard:
    """The card as it is now."""
    return find_card(session, person=person, question_id=card.question_id)
