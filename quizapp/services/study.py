"""A learner studies: answers a card, thinks again, puts a card aside."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
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
from quizapp.scheduling.memory import (
    NO_LOAD,
    Memory,
    Policy,
    after_review,
    preview,
    recall_now,
)
from quizapp.services.cards import StudyCard, as_columns
from quizapp.services.learner import Learner
from quizapp.services.library import take_up
from quizapp.services.policies import (
    clock_of,
    days_off,
    digest_of,
    keep_policy,
    policy_of,
)
from quizapp.store.reviews import Review
from quizapp.store.study_queries import (
    ADD_REVIEW,
    BY_FORM,
    BY_NUMBER,
    KEEP_MEMORY,
    LOAD,
    first_memory,
)

#: The balance of work is looked at this far ahead.
BALANCED = timedelta(days=365)

LONGEST_MS = 2**31 - 1

Offers = Mapping[Grade, Memory]

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
    marking, grade = _judge(card, sheet)
    schedule = _Schedule(session, person, card, sheet.ask, now)
    memory = schedule.after(grade, sheet.offered.get(grade))
    kept = _keep_memory(session, person, card, memory, schedule.policy)
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
    return _Schedule(session, person, card, ask, now).offers()


class _Schedule:
    """What the scheduler says of one card at one moment."""

    def __init__(
        self,
        session: Session,
        person: Learner,
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
        return preview(self.memory, **self._rest(_LoadIfAsked(self._load)))

    def after(self, grade: Grade, offered: date | None) -> Memory:
        """The memory after *grade*; an offered day saves looking at the load."""
        load = NO_LOAD if offered else _LoadIfAsked(self._load)
        return after_review(self.memory, grade, offered=offered, **self._rest(load))

    def record(self) -> dict[str, Any]:
        """What the log keeps of how this was scheduled."""
        return {
            "time_zone": self.person.time_zone,
            "day_start_min": self.person.day_start_min,
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
        rows = self.session.connection().execute(
            LOAD,
            {"person": self.person.id, "first": tomorrow, "last": tomorrow + BALANCED},
        )
        return {day: cards for day, cards in rows if day is not None}


class _LoadIfAsked(Mapping[date, int]):
    """How many cards are due on which day, counted once somebody wants to know.

    A card that comes back by the minute goes by the clock alone.
    """

    def __init__(self, count: Callable[[], Mapping[date, int]]) -> None:
        self._count = count

    @cached_property
    def _counted(self) -> Mapping[date, int]:
        return self._count()

    def __getitem__(self, day: date) -> int:
        return self._counted[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._counted)

    def __len__(self) -> int:
        return len(self._counted)


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
    session: Session,
    person: Learner,
    card: StudyCard,
    memory: Memory,
    policy: Policy,
) -> Any | None:
    """Write the card's memory; None when another answer came first.

    This comes before the log row, so that the card's count decides a race.  Returns
    the ``card_id``, and the ``policy_id`` if the policy is on record already.
    """
    values: dict[str, Any] = {
        f"to_{name}": value for name, value in as_columns(memory).items()
    }
    values["digest"] = digest_of(policy)
    if card.card_id is None:
        statement = first_memory(session.get_bind().dialect.name)
        values |= {"person": person.id, "question": card.question_id}
    else:
        statement = KEEP_MEMORY
        values |= {"card_id": card.card_id, "seen": card.answers}
    return session.connection().execute(statement, values).one_or_none()


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
