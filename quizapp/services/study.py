"""A learner studies: answers a card, thinks again, puts a card aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import Refused, StaleAnswer
from quizapp.questions.answer import Answer, encode
from quizapp.questions.marking import mark
from quizapp.questions.presentation import present
from quizapp.questions.question import Ask
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.grading import NOT_KNOWN, grade_for, guess_chance
from quizapp.scheduling.memory import Memory, after_review, preview, recall_now
from quizapp.services.cards import StudyCard, as_columns
from quizapp.services.library import take_up
from quizapp.services.policies import (
    clock_of,
    days_off,
    keep_policy,
    policy_of,
)
from quizapp.store.people import Person
from quizapp.store.reviews import (
    Card,
    Review,
)
from quizapp.store.study_queries import (
    ADD_REVIEW,
    BY_FORM,
    BY_NUMBER,
    KEEP_MEMORY,
    LOAD,
    changed_rows,
    insert_giving_way,
)

#: The balance of work is looked at this far ahead.
BALANCED = timedelta(days=365)

LONGEST_MS = 2**31 - 1

Offers = Mapping[Grade, Memory]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet:
    """What a page sent back."""

    form_id: str  #: one page, one answer
    seen: int  #: the card's count of answers when the page was drawn
    ask: Ask
    answer: Answer  #: None for "I don't know"
    grade: Grade | None = None  #: the learner's own, on a flashcard
    offered: Mapping[Grade, date] = field(default_factory=dict)  #: on the buttons
    shown_ms: int = 0  #: until the key was asked for
    taken_ms: int = 0  #: until the answer was sent


def answer_card(
    session: Session,
    *,
    person: Person,
    card: StudyCard,
    sheet: AnswerSheet,
    now: datetime,
) -> int:
    """Mark an answer, put the card off accordingly, log it; return the review's id.

    ``card`` comes from ``find_card`` in the same transaction.

    Sending the same page again gives the review as it was stored the first
    time, however often it is sent.  Answering a card of a set takes up the set.

    Flushes and does not commit.

    Raises:
        StaleAnswer: another answer counts already.
        Refused: the card cannot be answered in this way.
    """
    if card.answers != sheet.seen:
        return _answered_before(session, person, card.question_id, sheet)
    if sheet.ask not in card.content.ask:
        raise Refused("This card is not asked in that way. Go back to it and answer.")
    marking, grade = _judge(card, sheet)
    schedule = _Schedule(session, person, card, sheet.ask, now)
    memory = schedule.after(grade, sheet.offered.get(grade))
    card_id = _keep_memory(session, person, card, memory)
    if card_id is None:
        return _answered_before(session, person, card.question_id, sheet)
    if not card.is_taken_up:
        take_up(session, person_id=person.id, set_id=card.set_id, now=now)
    recorded = {
        "person_id": person.id,
        "card_id": card_id,
        "question_id": card.question_id,
        "question_version": card.version,
        "number": card.answers + 1,
        "form_id": sheet.form_id,
        "ask": sheet.ask,
        "answer": encode(sheet.answer),
        "verdict": marking.verdict,
        "fraction": marking.fraction,
        "reason": marking.reason,
        "grade": int(grade),
        "shown_ms": min(max(sheet.shown_ms, 0), LONGEST_MS),
        "taken_ms": min(max(sheet.taken_ms, 0), LONGEST_MS),
        "due": memory.due,
        "due_day": memory.due_day,
    }
    try:
        added = session.execute(
            ADD_REVIEW.returning(Review.id), recorded | schedule.record()
        )
    except IntegrityError as error:
        # The page's id is in the log, with another card.
        raise Refused(
            "This page answered another card already. Open this one again and answer."
        ) from error
    return added.scalar_one()


def offers(
    session: Session, *, person: Person, card: StudyCard, ask: Ask, now: datetime
) -> Offers:
    """What each grade would bring, to write on the buttons."""
    return _Schedule(session, person, card, ask, now).offers()


class _Schedule:
    """What the scheduler says of one card at one moment."""

    def __init__(
        self,
        session: Session,
        person: Person,
        card: StudyCard,
        ask: Ask,
        at: datetime,
    ) -> None:
        self.session, self.person, self.card, self.at = session, person, card, at
        self.memory = card.memory
        self.clock = clock_of(person)
        self.policy = policy_of(person, card.desired_retention)
        self.chance = _chance_of_a_guess(card, ask)

    def offers(self) -> Offers:
        return preview(self.memory, **self._rest(self._load()))

    def after(self, grade: Grade, offered: date | None) -> Memory:
        """The memory after *grade*; an offered day saves looking at the load."""
        load = {} if offered else self._load()
        return after_review(self.memory, grade, offered=offered, **self._rest(load))

    def record(self) -> dict[str, Any]:
        """What the log keeps of how this was scheduled."""
        return {
            "reviewed_at": self.at,
            "study_day": self.clock.day_of(self.at),
            "time_zone": self.person.time_zone,
            "day_start_min": self.person.day_start_min,
            "guess_chance": self.chance,
            "policy_id": keep_policy(self.session, self.policy),
            "phase_before": self.memory.phase if self.memory else None,
            "recall": (
                recall_now(self.memory, self.at, self.policy) if self.memory else None
            ),
        }

    def _rest(self, load: Mapping[date, int]) -> dict[str, Any]:
        return {
            "at": self.at,
            "clock": self.clock,
            "policy": self.policy,
            "guess_chance": self.chance,
            "seed": self.card.seed,
            "load": load,
            "days_off": days_off(self.person),
        }

    def _load(self) -> Mapping[date, int]:
        tomorrow = self.clock.day_of(self.at) + timedelta(days=1)
        rows = self.session.execute(
            LOAD,
            {"person": self.person.id, "first": tomorrow, "last": tomorrow + BALANCED},
        )
        return {day: cards for day, cards in rows if day is not None}


def _chance_of_a_guess(card: StudyCard, ask: Ask) -> float:
    """The chance to hit the key of a card without knowing anything."""
    shown = present(card.content, ask, card.seed)
    if ask is Ask.ORDER:
        return guess_chance(ask, len(shown.items))
    if ask is Ask.MATCH:
        return guess_chance(ask, len(shown.rights), len(shown.lefts))
    return guess_chance(ask, shown.option_count, shown.answer_count)


def _judge(card: StudyCard, sheet: AnswerSheet) -> tuple[Marking, Grade]:
    """The verdict on an answer, and the grade that follows from it."""
    if sheet.ask is Ask.FLASHCARD:
        if sheet.grade is None:
            raise Refused("Say how well you remembered: Again, Hard, Good or Easy.")
        return (WRONG if sheet.grade is Grade.AGAIN else RIGHT), sheet.grade
    if sheet.answer is None:
        return WRONG, NOT_KNOWN
    if sheet.ask is Ask.WRITTEN:
        # Kept at once, so that it is not lost if the learner leaves before
        # judging it; what they say then amends the grade.
        return Marking(Verdict.CLOSE, 0.5, "You judge this one."), Grade.HARD
    marking = mark(card.content, sheet.answer, sheet.ask)
    return marking, grade_for(marking.verdict, marking.fraction)


def _keep_memory(
    session: Session, person: Person, card: StudyCard, memory: Memory
) -> int | None:
    """Write the card's memory; None when another answer came first.

    This comes before the log row, so that the card's count decides a race.
    """
    columns = as_columns(memory)
    if card.card_id is None:
        added: int | None = session.execute(
            insert_giving_way(session, Card)
            .values(person_id=person.id, question_id=card.question_id, answers=1)
            .values(**columns)
            .returning(Card.id)
        ).scalar_one_or_none()
        return added
    kept = session.execute(
        KEEP_MEMORY,
        {"card_id": card.card_id, "seen": card.answers}
        | {f"to_{name}": value for name, value in columns.items()},
    )
    return card.card_id if changed_rows(kept) else None


def _answered_before(
    session: Session, person: Person, question_id: int, sheet: AnswerSheet
) -> int:
    """The review stored for this page or this count, if it says the same.

    Raises:
        StaleAnswer: it says something else.
        Refused: the card was answered and undone since the page was drawn.
    """
    stored = (
        session.scalars(
            BY_FORM, {"person": person.id, "form": sheet.form_id}
        ).one_or_none()
        or session.scalars(
            BY_NUMBER,
            {"person": person.id, "question": question_id, "number": sheet.seen + 1},
        ).one_or_none()
    )
    if stored is None or stored.question_id != question_id:
        raise Refused(
            "This card was changed in another window. Go back and look again."
        )
    if _says_the_same(stored, sheet):
        return stored.id
    raise StaleAnswer(
        "Another answer to this card counts already. Yours was not counted.",
        review_id=stored.id,
    )


def _says_the_same(stored: Review, sheet: AnswerSheet) -> bool:
    if stored.ask is not sheet.ask or stored.answer != encode(sheet.answer):
        return False
    return sheet.grade is None or stored.grade == sheet.grade
