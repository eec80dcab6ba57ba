"""What was studied as a guest comes along into an account, or is left behind."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.scheduling.grade import Grade
from quizapp.services import accounts, amendments, aside, erasure, guest_study, library
from quizapp.services.cards import StudyCard, find_card
from quizapp.services.guest_study import NothingToBring
from quizapp.services.replay import compare, log_of
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt
from quizapp.store.reviews import Amendment, Card, Review, StudiedSet
from tests.app_fixtures import NOW
from tests.services.quizzing import begun, keys, new_quiz, new_teacher, save
from tests.services.studying import again, answer, next_card, sheet_for

LATER = NOW + timedelta(days=3)


@pytest.fixture
def guest(session: Session) -> Person:
    guest = accounts.start_as_guest(session, time_zone="America/Lima", now=NOW)
    session.commit()
    return guest


def bring(session: Session, guest: Person, learner: Person, now: datetime) -> None:
    """Sign the guest in to the learner's account, and bring all along; commits."""
    guest_id = guest.id
    assert guest_study.wait_for(session, guest_id=guest_id, person_id=learner.id)
    guest_study.bring_along(session, person_id=learner.id, guest_id=guest_id, now=now)
    session.commit()


def card_of(session: Session, person: Person, card: StudyCard) -> StudyCard:
    return find_card(session, person=person, question_id=card.question_id)


def count(session: Session, *tables: type) -> list[int]:
    return [
        session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
    ]


def test_what_only_the_guest_knew_is_known_as_the_guest_knew_it(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, guest, NOW)
    answer(session, guest, card, NOW)
    undone = answer(session, guest, again(session, guest, card), LATER, knows=False)
    amendments.undo(session, person=guest, review_id=undone.id, now=LATER)
    last = answer(session, guest, again(session, guest, card), LATER)
    amendments.regrade(
        session, person=guest, review_id=last.id, grade=Grade.HARD, now=LATER
    )
    known = again(session, guest, card)

    bring(session, guest, learner, LATER)

    brought = card_of(session, learner, card)
    assert (brought.memory, brought.answers) == (known.memory, known.answers)
    assert count(session, Review, Amendment, Card) == [3, 2, 1]
    assert list(compare(session)) == []
    assert session.scalar(select(Person.id).where(Person.is_guest)) is None


def test_what_both_knew_is_told_in_the_order_in_which_it_was_answered(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    days = [0, 2, 5, 9, 40]
    whose = [learner, guest, guest, learner, guest]
    knows = [True, True, False, True, True]
    for day, person, right in zip(days, whose, knows, strict=True):
        moment = NOW + timedelta(days=day)
        answer(session, person, card_of(session, person, card), moment, knows=right)

    bring(session, guest, learner, NOW + timedelta(days=41))

    brought = card_of(session, learner, card)
    assert brought.card_id is not None
    log = log_of(session, brought.card_id)
    assert [entry.at for entry in log] == [NOW + timedelta(days=day) for day in days]
    assert [entry.grade > Grade.AGAIN for entry in log] == knows
    assert brought.memory is not None
    assert brought.memory.reviews == 5
    assert brought.memory.last_review == NOW + timedelta(days=40)
    assert brought.memory.due_day > brought.memory.last_day
    assert list(compare(session)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_lost_or_counted_twice(
    session: Session, guest: Person, learner: Person, seed: int
) -> None:
    chance = random.Random(seed)
    now = NOW
    stand = set[tuple[int, datetime]]()
    for _ in range(40):
        now += timedelta(hours=chance.choice([0.2, 7, 30]))
        person = chance.choice([guest, learner])
        ordered = todays_queue(session, person=person, now=now).queue.ordered
        if not ordered:
            continue
        chosen = chance.choice(ordered[:3]).question_id
        card = find_card(session, person=person, question_id=chosen)
        review = answer(session, person, card, now, knows=chance.random() < 0.7)
        if chance.random() < 0.2:
            amendments.undo(session, person=person, review_id=review.id, now=now)
        else:
            stand.add((chosen, now))
    before = count(session, Review, Amendment)

    bring(session, guest, learner, now)

    assert count(session, Review, Amendment) == before
    assert list(compare(session)) == []
    cards = session.scalars(select(Card)).all()
    assert {card.person_id for card in cards} == {learner.id}
    told = {
        (card.question_id, entry.at)
        for card in cards
        for entry in log_of(session, card.id)
        if entry.undone_at is None
    }
    assert told == stand
    assert sum(card.reviews for card in cards) == len(stand)


def test_a_page_sent_as_guest_and_from_the_account_is_one_answer(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, guest, NOW)
    page = sheet_for(card, NOW).form_id
    answer(session, guest, card, NOW, form_id=page)
    answer(session, learner, card_of(session, learner, card), LATER, form_id=page)

    bring(session, guest, learner, LATER)

    assert count(session, Review) == [1]
    assert list(compare(session)) == []


def test_a_page_left_open_in_the_account_answers_nothing_afterwards(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    open_page = again(session, learner, card)
    answer(session, guest, card_of(session, guest, card), LATER)
    bring(session, guest, learner, LATER)

    with pytest.raises(Refused):
        answer(
            session,
            learner,
            card_of(session, learner, card),
            LATER,
            seen=open_page.answers,
        )

    assert count(session, Review) == [2]


def test_what_the_account_put_aside_stays_aside(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, guest, NOW)
    answer(session, guest, card, NOW)
    aside.suspend(session, person=learner, question_id=card.question_id, now=NOW)

    bring(session, guest, learner, LATER)

    assert card_of(session, learner, card).suspended_at == NOW
    assert card_of(session, learner, card).memory is not None


def test_sets_that_the_guest_answered_are_studied(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, guest, NOW)
    answer(session, guest, card, NOW)
    for (set_id,) in session.execute(select(StudiedSet.set_id).distinct()).all():
        library.leave(session, person_id=learner.id, set_id=set_id)

    bring(session, guest, learner, LATER)

    studied = session.scalars(select(StudiedSet)).all()
    assert [(row.person_id, row.set_id) for row in studied] == [
        (learner.id, card.set_id)
    ]


@pytest.mark.slow
def test_quizzes_come_along_in_the_order_in_which_they_were_begun(
    session: Session, guest: Person, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    theirs = begun(session, guest, quiz, NOW)
    save(session, theirs, 1, keys(session, theirs)[1], NOW)
    own = begun(session, learner, quiz, LATER)

    bring(session, guest, learner, LATER)

    attempts = session.scalars(select(Attempt).order_by(Attempt.number)).all()
    assert [(each.id, each.person_id) for each in attempts] == [
        (theirs.id, learner.id),
        (own.id, learner.id),
    ]
    assert [each.number for each in attempts] == [1, 2]
    assert [each.ended_at is None for each in attempts] == [False, True]
    assert session.scalars(select(Review.attempt_id)).all() == [theirs.id]
    assert list(compare(session)) == []


def test_a_quiz_that_only_the_guest_began_goes_on(
    session: Session, guest: Person, learner: Person
) -> None:
    quiz = new_quiz(session, new_teacher(session, NOW), NOW)
    attempt = begun(session, guest, quiz, NOW)

    bring(session, guest, learner, LATER)

    session.refresh(attempt)
    assert (attempt.person_id, attempt.ended_at) == (learner.id, None)
    assert begun(session, learner, quiz, LATER).id == attempt.id


def test_left_behind_it_is_erased_and_the_account_stays_as_it_was(
    session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    answer(session, guest, card_of(session, guest, card), LATER)
    known = again(session, learner, card).memory
    guest_id = guest.id
    guest_study.wait_for(session, guest_id=guest_id, person_id=learner.id)

    guest_study.leave_behind(session, person_id=learner.id, guest_id=guest_id)

    assert again(session, learner, card).memory == known
    assert count(session, Review, Card) == [1, 1]
    assert session.scalar(select(Person.id).where(Person.is_guest)) is None


def test_it_waits_until_it_is_settled_once(
    session: Session, guest: Person, learner: Person
) -> None:
    answer(session, guest, next_card(session, guest, NOW), NOW)
    guest_id = guest.id
    guest_study.wait_for(session, guest_id=guest_id, person_id=learner.id)
    (waiting,) = guest_study.waiting_for(session, person_id=learner.id)
    assert (waiting.guest_id, waiting.cards, waiting.answers) == (guest_id, 1, 1)

    guest_study.bring_along(session, person_id=learner.id, guest_id=guest_id, now=LATER)

    assert guest_study.waiting_for(session, person_id=learner.id) == []
    with pytest.raises(NothingToBring):
        guest_study.leave_behind(session, person_id=learner.id, guest_id=guest_id)
    with pytest.raises(NothingToBring):
        guest_study.bring_along(
            session, person_id=learner.id, guest_id=guest_id, now=LATER
        )
    assert count(session, Review) == [1]


def test_nobody_takes_what_waits_for_somebody_else(
    session: Session, guest: Person, learner: Person
) -> None:
    answer(session, guest, next_card(session, guest, NOW), NOW)
    stranger = Person(name="Ada Okoro", created_at=NOW)
    session.add(stranger)
    session.flush()
    guest_study.wait_for(session, guest_id=guest.id, person_id=learner.id)

    for taken in (guest.id, learner.id):
        with pytest.raises(NothingToBring):
            guest_study.leave_behind(session, person_id=stranger.id, guest_id=taken)
    assert guest_study.waiting_for(session, person_id=stranger.id) == []


def test_a_guest_who_did_nothing_leaves_nothing(
    session: Session, guest: Person, learner: Person
) -> None:
    waits = guest_study.wait_for(session, guest_id=guest.id, person_id=learner.id)

    assert not waits
    assert session.scalars(select(Person.id)).all() == [learner.id]


def test_an_account_made_of_a_guest_waits_for_nobody(
    session: Session, guest: Person, learner: Person
) -> None:
    answer(session, guest, next_card(session, guest, NOW), NOW)
    guest_study.wait_for(session, guest_id=guest.id, person_id=learner.id)
    accounts.sign_up(
        session,
        name="Ada Okoro",
        email="ada@example.org",
        password_hash="a hash",
        time_zone="UTC",
        now=NOW,
        guest=guest,
    )

    assert guest_study.waiting_for(session, person_id=learner.id) == []
    assert not guest_study.wait_for(session, guest_id=guest.id, person_id=learner.id)
    erasure.erase(session, person_id=learner.id, with_sets=True)
    assert session.scalars(select(Person.name)).all() == ["Ada Okoro"]


def test_who_leaves_takes_a_waiting_guest_with_them(
    session: Session, guest: Person, learner: Person
) -> None:
    answer(session, guest, next_card(session, guest, NOW), NOW)
    guest_study.wait_for(session, guest_id=guest.id, person_id=learner.id)

    erasure.erase(session, person_id=learner.id, with_sets=True)

    assert count(session, Person, Review, Card) == [0, 0, 0]


def test_of_several_who_bring_it_along_at_once_one_does(
    engine: Engine, session: Session, guest: Person, learner: Person
) -> None:
    card = next_card(session, guest, NOW)
    answer(session, learner, card_of(session, learner, card), NOW)
    answer(session, guest, card, LATER)
    guest_study.wait_for(session, guest_id=guest.id, person_id=learner.id)
    session.commit()
    person_id, guest_id = learner.id, guest.id

    def brings(_number: int) -> bool:
        with Session(engine) as own:
            try:
                guest_study.bring_along(
                    own, person_id=person_id, guest_id=guest_id, now=LATER
                )
            except NothingToBring:
                return False
            own.commit()
            return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(brings, range(4)))

    session.expire_all()
    assert sorted(done) == [False, False, False, True]
    assert count(session, Review) == [2]
    assert list(compare(session)) == []
