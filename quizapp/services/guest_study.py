"""What somebody studied as a guest before signing in to an account they had already.

It waits until they say whether it shall come along.  Then their two logs become one:
each card's answers stand in the order in which they were given, and its memory is told
anew from them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from typing import Any

from sqlalchemy import Column, Table, delete, func, select, update
from sqlalchemy.orm import Session, aliased

from quizapp.errors import NotFound
from quizapp.services import library
from quizapp.services.cards import as_columns
from quizapp.services.erasure import erase
from quizapp.services.personal_data import columns_of_people
from quizapp.services.replay import replay_card
from quizapp.services.submissions import submit, submit_overdue
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Attempt
from quizapp.store.races import changed_rows, insert_giving_way
from quizapp.store.reviews import Amendment, Card, Review, StudiedSet

#: Tables whose rows go with the guest, or come along in a way of their own.
_NOT_JUST_HANDED_ON = frozenset(
    {
        *("studied_set", "card", "review", "amendment", "attempt", "extra_new"),
        *("quiz_allowance", "sign_in", "one_time_link", "person"),
    }
)


class NothingToBring(NotFound):
    """It came along already, or was left behind."""

    def __init__(self) -> None:
        super().__init__("This was brought along or left behind already.")


@dataclass(frozen=True, slots=True)
class GuestStudy:
    """What a guest studied."""

    guest_id: int
    cards: int  #: questions answered
    answers: int
    last_at: datetime | None
    attempts: int  #: at quizzes

    @property
    def is_anything(self) -> bool:
        """Whether there is something to lose."""
        return bool(self.answers or self.attempts)


def wait_for(session: Session, *, guest_id: int, person_id: int) -> bool:
    """Keep what a guest studied until the account that they sign in to settles it.

    A guest who studied nothing is erased: nobody could reach the row any more.
    Flushes and does not commit.

    Returns:
        whether there is anything to settle.
    """
    if not study_of(session, guest_id=guest_id).is_anything:
        is_guest = select(Person.is_guest).where(Person.id == guest_id)
        if session.scalar(is_guest.with_for_update()):
            erase(session, person_id=guest_id, with_sets=True)
        return False
    waits = session.execute(
        update(Person)
        .where(Person.id == guest_id, Person.is_guest)
        .values(guest_of=person_id)
        .execution_options(synchronize_session=False)
    )
    return changed_rows(waits) == 1


def waiting_for(session: Session, *, person_id: int) -> list[GuestStudy]:
    """What waits for this account to settle it, oldest guest first."""
    guests = session.scalars(
        select(Person.id)
        .where(Person.guest_of == person_id, Person.is_guest)
        .order_by(Person.id)
    )
    return [study_of(session, guest_id=guest_id) for guest_id in guests.all()]


def leave_behind(session: Session, *, person_id: int, guest_id: int) -> None:
    """Erase what was studied as a guest.  Flushes and does not commit.

    Raises:
        NothingToBring: it is settled already.
    """
    _claim(session, person_id=person_id, guest_id=guest_id)
    erase(session, person_id=guest_id, with_sets=True)


def bring_along(
    session: Session, *, person_id: int, guest_id: int, now: datetime
) -> None:
    """Make what was studied as a guest this account's own; the guest is gone then.

    Where both know a question, its answers stand in the order in which they were
    given.  An answer that was sent as both counts once.  Quizzes that both have begun
    are handed in as far as the guest came.  Flushes and does not commit.

    Raises:
        NothingToBring: it is settled already.
    """
    _claim(session, person_id=person_id, guest_id=guest_id)
    _hand_on_attempts(session, guest_id, person_id, now)
    _take_up_sets(session, guest_id, person_id, now)
    _join_cards(session, guest_id, person_id)
    for table, column in columns_of_people():
        if table.name not in _NOT_JUST_HANDED_ON:
            _hand_on(session, table, column, guest_id, person_id)
    erase(session, person_id=guest_id, with_sets=False)


def study_of(session: Session, *, guest_id: int) -> GuestStudy:
    """What this guest studied so far."""
    cards, answers, last = session.execute(
        select(
            func.count(Review.card_id.distinct()),
            func.count(),
            func.max(Review.reviewed_at),
        ).where(Review.person_id == guest_id)
    ).one()
    counting = select(func.count()).where(Attempt.person_id == guest_id)
    attempts = session.scalar(counting) or 0
    return GuestStudy(guest_id, cards, answers, last, attempts)


def _claim(session: Session, *, person_id: int, guest_id: int) -> None:
    """Of two who settle it at once, let one through.

    On PostgreSQL the other waits, and so does an answer still on its way.
    """
    waiting = (
        select(Person.id)
        .where(Person.id == guest_id, Person.guest_of == person_id, Person.is_guest)
        .with_for_update()
    )
    if session.scalar(waiting) is None:
        raise NothingToBring


def _hand_on(
    session: Session, table: Table, column: Column[Any], guest_id: int, person_id: int
) -> None:
    session.execute(update(table).where(column == guest_id).values({column: person_id}))


def _take_up_sets(
    session: Session, guest_id: int, person_id: int, now: datetime
) -> None:
    """Take up the sets of which the guest answered anything."""
    answered = select(Question.set_id).join(Review).where(Review.person_id == guest_id)
    studied = session.execute(
        select(StudiedSet.set_id, StudiedSet.desired_retention)
        .where(StudiedSet.person_id == guest_id, StudiedSet.set_id.in_(answered))
        .order_by(StudiedSet.position)
    )
    for set_id, desired_retention in studied.all():
        if session.get(StudiedSet, (person_id, set_id)) is None:
            library.take_up(session, person_id=person_id, set_id=set_id, now=now)
            row = session.get_one(StudiedSet, (person_id, set_id))
            row.desired_retention = desired_retention
    session.flush()


# Attempts at quizzes


def _hand_on_attempts(
    session: Session, guest_id: int, person_id: int, now: datetime
) -> None:
    """Number the attempts of both at a quiz in the order in which they were begun."""
    for each in (guest_id, person_id):
        submit_overdue(session, now=now, person_id=each)
    rows = session.scalars(
        select(Attempt)
        .where(Attempt.person_id.in_((guest_id, person_id)))
        .order_by(Attempt.quiz_id, Attempt.started_at, Attempt.id)
    )
    by_quiz: dict[int, list[Attempt]] = {}
    for attempt in rows.all():
        by_quiz.setdefault(attempt.quiz_id, []).append(attempt)
    for attempts in by_quiz.values():
        theirs = [each for each in attempts if each.person_id == guest_id]
        if theirs:
            _hand_on_attempts_at_one(session, attempts, theirs, person_id, now)


def _hand_on_attempts_at_one(
    session: Session,
    attempts: Sequence[Attempt],
    theirs: Sequence[Attempt],
    person_id: int,
    now: datetime,
) -> None:
    running = [each for each in attempts if each.ended_at is None]
    for attempt in running:
        if len(running) > 1 and attempt in theirs:
            submit(session, attempt=attempt, now=now)
    # First to numbers that nobody has, so that no two are alike on the way.
    most = max(each.number for each in attempts)
    for first in (most + 1, 1):
        for number, attempt in enumerate(attempts, first):
            attempt.person_id, attempt.number = person_id, number
        session.flush()


# Cards and their logs


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happened to a card: a row of ``review`` or ``amendment``."""

    table: type[Review] | type[Amendment]
    id: int
    at: datetime
    number: int  #: the card's count after it


def _join_cards(session: Session, guest_id: int, person_id: int) -> None:
    guests = session.scalars(
        select(Card)
        .where(Card.person_id == guest_id)
        .order_by(Card.question_id)
        .with_for_update()
    )
    for card in guests.all():
        _join(session, card, _card_of(session, person_id, card.question_id))
    session.flush()


def _card_of(session: Session, person_id: int, question_id: int) -> Card:
    """The account's card of a question; a fresh one if it has none yet."""
    session.execute(
        insert_giving_way(session, Card).values(
            person_id=person_id, question_id=question_id, answers=0, **as_columns(None)
        )
    )
    return session.scalars(
        select(Card)
        .where(Card.person_id == person_id, Card.question_id == question_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _join(session: Session, guests: Card, own: Card) -> None:
    """Bring the log of a guest's card to the account's card of the same question."""
    _drop_what_was_sent_as_both(session, guests, own.person_id)
    brought, known = _events(session, guests.id), _events(session, own.id)
    if not known:
        own.suspended_at = own.suspended_at or guests.suspended_at
        own.buried_until = own.buried_until or guests.buried_until
    answers = _number(brought, known, guests.answers, own.answers)
    own.answers = max(own.answers, guests.answers, *answers.values(), 0)
    session.flush()
    for event, number in answers.items():
        _keep_event(session, event, number, own)
    replay_card(session, card_id=own.id)
    session.expire(own)


def _drop_what_was_sent_as_both(session: Session, guests: Card, person_id: int) -> None:
    """A page that was sent as guest, and again from the account, is one answer."""
    own = aliased(Review)
    twice = select(Review.id).where(
        Review.card_id == guests.id,
        select(own.id)
        .where(own.person_id == person_id, own.form_id == Review.form_id)
        .exists(),
    )
    session.execute(
        delete(Review)
        .where(Review.id.in_(session.scalars(twice).all()))
        .execution_options(synchronize_session=False)
    )


def _events(session: Session, card_id: int) -> list[_Event]:
    reviews = session.execute(
        select(Review.id, Review.reviewed_at, Review.number).where(
            Review.card_id == card_id
        )
    )
    amendments = session.execute(
        select(Amendment.id, Amendment.made_at, Amendment.number)
        .join(Review, Review.id == Amendment.review_id)
        .where(Review.card_id == card_id)
    )
    events = [
        *(_Event(Review, *row) for row in reviews),
        *(_Event(Amendment, *row) for row in amendments),
    ]
    return sorted(events, key=lambda event: event.number)


def _number(
    brought: Sequence[_Event], known: Sequence[_Event], *answers: int
) -> dict[_Event, int]:
    """The count of their card after each event, once both logs are one.

    Within each log the order stays, even where a clock was set back.
    """
    if not known:
        return {event: event.number for event in brought}
    # Past all counts that a page may have seen, and the one after: no answer that is
    # still on its way is taken for one of these.
    first = max(answers) + 2
    in_time: Iterable[_Event] = merge(known, brought, key=lambda event: event.at)
    return {event: number for number, event in enumerate(in_time, first)}


def _keep_event(session: Session, event: _Event, number: int, own: Card) -> None:
    values: dict[str, Any] = {"person_id": own.person_id, "number": number}
    if event.table is Review:
        values["card_id"] = own.id
    session.execute(
        update(event.table)
        .where(event.table.id == event.id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
