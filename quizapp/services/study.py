"""A learner studies: answers a card, thinks again, puts a card aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import Refused, StaleAnswer
from quizapp.questions.answer import Answer, encode
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.grading import NOT_KNOWN, grade_for
from quizapp.services.card_schedule import CardSchedule, Offers
from quizapp.services.cards import StudyCard
from quizapp.services.learner import Learner
from quizapp.services.library import take_up
from quizapp.services.policies import keep_policy
from quizapp.services.set_names import SetNames
from quizapp.store.log_queries import BY_FORM, BY_NUMBER
from quizapp.store.reviews import Review
from quizapp.store.study_queries import ADD_REVIEW

LONGEST_MS = 2**31 - 1

#: What the log keeps of a ``FreshReview`` under the same names.
_LOGGED_AS_IT_IS = (
    *("number", "question_id", "question_version", "ask", "answer", "verdict"),
    *("reason", "grade", "reviewed_at", "study_day", "guess_chance"),
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshReview:
    """A review just added to the log, as far as its page tells of it."""

    id: int
    number: int
    question_id: int
    question_version: int
    ask: Ask
    answer: str
    verdict: Verdict
    reason: str
    grade: int
    reviewed_at: datetime
    study_day: date
    guess_chance: float


def answer_card(
    session: Session,
    *,
    person: Learner,
    card: StudyCard,
    sheet: AnswerSheet,
    now: datetime,
) -> FreshReview | Review:
    """Mark an answer, put the card off accordingly, log it; return the review.

    ``card`` comes from ``find_card`` in the same transaction.

    Sending the same page again gives the review as it was stored the first
    time, however often it is sent.  Answering a card of a set takes up the set.

    Flushes and does not commit.

    Raises:
        StaleAnswer: another answer counts already.
        Refused: the card is not asked in this way now.
    """
    if card.answers != sheet.seen:
        return _answered_before(session, person, card.question_id, sheet)
    if sheet.ask is not card.ask:
        raise Refused(
            "This card is asked in another way now. Open it again and answer."
        )
    marking, grade = _judge(session, card, sheet)
    schedule = CardSchedule(session, person, card, sheet.ask, now)
    memory = schedule.after(grade, sheet.offered.get(grade))
    kept = schedule.keep(memory)
    if kept is None:
        return _answered_before(session, person, card.question_id, sheet)
    if not card.is_taken_up:
        take_up(session, person_id=person.id, set_id=card.set_id, now=now)
    fresh = FreshReview(
        id=0,
        number=card.answers + 1,
        question_id=card.question_id,
        question_version=card.version,
        ask=sheet.ask,
        answer=encode(sheet.answer),
        verdict=marking.verdict,
        reason=marking.reason,
        grade=int(grade),
        reviewed_at=now,
        study_day=schedule.clock.day_of(now),
        guess_chance=schedule.chance,
    )
    recorded = {name: getattr(fresh, name) for name in _LOGGED_AS_IT_IS} | {
        "person_id": person.id,
        "card_id": kept.card_id,
        "policy_id": kept.policy_id or keep_policy(session, schedule.policy),
        "form_id": sheet.form_id,
        "fraction": marking.fraction,
        "shown_ms": min(max(sheet.shown_ms, 0), LONGEST_MS),
        "taken_ms": min(max(sheet.taken_ms, 0), LONGEST_MS),
        "due": memory.due,
        "due_day": memory.due_day,
    }
    try:
        added = session.connection().execute(ADD_REVIEW, recorded | schedule.record())
    except IntegrityError as error:
        # The page's id is in the log, with another card.
        raise Refused(
            "This page answered another card already. Open this one again and answer."
        ) from error
    return replace(fresh, id=added.scalar_one())


def offers(
    session: Session, *, person: Learner, card: StudyCard, ask: Ask, now: datetime
) -> Offers:
    """What each grade would bring, to write on the buttons."""
    return CardSchedule(session, person, card, ask, now).offers()


def _judge(
    session: Session, card: StudyCard, sheet: AnswerSheet
) -> tuple[Marking, Grade]:
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
    among = SetNames(session, card.set_id)
    marking = mark(card.content, sheet.answer, sheet.ask, among=among)
    return marking, grade_for(marking.verdict, marking.fraction)


def _answered_before(
    session: Session, person: Learner, question_id: int, sheet: AnswerSheet
) -> Review:
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
        return stored
    raise StaleAnswer(
        "Another answer to this card counts already. Yours was not counted.",
        review_id=stored.id,
    )


def _says_the_same(stored: Review, sheet: AnswerSheet) -> bool:
    if stored.ask is not sheet.ask or stored.answer != encode(sheet.answer):
        return False
    return sheet.grade is None or stored.grade == sheet.grade
