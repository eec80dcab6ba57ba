"""An exam on a day, as the learners of a class meet it in their queues."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from quizapp.scheduling.exam import wants_review
from quizapp.services import library, replay, study
from quizapp.services.cards import find_card
from quizapp.services.exam_plans import before_exam
from quizapp.services.policies import clock_of, policy_of
from quizapp.services.study_queue import TodaysQueue, todays_queue
from quizapp.services.today import todays_page
from quizapp.store.classes import Assignment, ClassMember
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.reviews import Card
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.services.studying import answer, next_card

CRISIS = "kazakhstan-2022-who-is-who"
DAY = timedelta(days=1)
EXAM = date(2026, 12, 4)


def given(
    session: Session, *, exam_on: date | None = None, study_by: date | None = None
) -> tuple[MadeClass, Person]:
    """A class with one learner and a set, studied for a day."""
    made = make_class(
        session, learners=1, sets=[CRISIS], exam_on=exam_on, study_by=study_by
    )
    return made, made.learners[0]


def queue_at(session: Session, person: Person, now: datetime) -> TodaysQueue:
    return todays_queue(session, person=person, now=now)


def cards_in_set(session: Session) -> int:
    return session.scalars(
        select(func.count())
        .select_from(Question)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == CRISIS, Question.retired_at.is_(None))
    ).one()


def study_the_day(session: Session, person: Person, now: datetime) -> datetime:
    """Answer all that a day brings; the moment after."""
    while True:
        queue = queue_at(session, person, now).queue
        if queue.next is None:
            if queue.next_later is None:
                return now
            now = max(now, queue.next_later)
            continue
        answer(session, person, next_card(session, person, now), now)
        now += timedelta(seconds=20)


def met(session: Session, person: Person) -> list[Card]:
    session.expire_all()
    return list(
        session.scalars(
            select(Card).where(Card.person_id == person.id, Card.phase.is_not(None))
        )
    )


@pytest.mark.slow
def test_new_cards_are_raised_so_that_all_are_met_before_the_exam(
    session: Session,
) -> None:
    _, noor = given(session, exam_on=NOW.date() + 3 * DAY)
    noor.new_per_day = 1
    session.commit()

    for day in range(3):
        study_the_day(session, noor, NOW + day * DAY)

    assert len(met(session, noor)) == cards_in_set(session)


def test_the_days_before_are_even(session: Session) -> None:
    _, noor = given(session, study_by=NOW.date() + 3 * DAY)
    noor.new_per_day = 0
    session.commit()

    first = queue_at(session, noor, NOW).queue.new
    study_the_day(session, noor, NOW)
    rest = queue_at(session, noor, NOW + timedelta(hours=2)).queue.new
    second = queue_at(session, noor, NOW + DAY).queue.new

    assert (first, rest, second) == (-(-cards_in_set(session) // 4), 0, first)


def test_an_exams_new_cards_come_before_those_of_other_sets(session: Session) -> None:
    made, noor = given(session, exam_on=EXAM)
    library.take_up_shipped_sets(session, person_id=noor.id, now=NOW)
    session.execute(update(Person).values(new_per_day=5))
    session.commit()
    session.refresh(noor)

    queue = queue_at(session, noor, NOW).queue

    assert {card.set_id for card in queue.ordered} == {made.assignments[0].set_id}


def test_what_finds_no_room_is_told(session: Session) -> None:
    _, noor = given(session, exam_on=NOW.date() + 2 * DAY)
    noor.new_per_day, noor.reviews_per_day = 1, 3
    session.commit()

    new = queue_at(session, noor, NOW).exams.new

    assert (new.per_day, new.too_many) == (3, cards_in_set(session) - 6)


@pytest.mark.slow
def test_every_card_that_wants_it_is_asked_on_the_eve(session: Session) -> None:
    _, noor = given(session, exam_on=EXAM)
    now = NOW
    while clock_of(noor).day_of(now) < EXAM:
        study_the_day(session, noor, now)
        now += DAY

    for card in met(session, noor):
        memory = replay.told_memory(session, card_id=card.id)
        assert memory is not None
        late = memory.last_day >= EXAM - DAY
        assert late or not wants_review(memory, EXAM, policy_of(noor))


@pytest.mark.slow
def test_the_log_tells_the_same_whether_there_is_an_exam_or_not(
    session: Session,
) -> None:
    _, noor = given(session, exam_on=NOW.date() + 4 * DAY)

    for day in range(4):
        study_the_day(session, noor, NOW + day * DAY)

    assert list(replay.compare(session)) == []


@pytest.mark.slow
def test_after_the_exam_everything_is_as_before(session: Session) -> None:
    made, noor = given(session, exam_on=NOW.date() + 3 * DAY)
    for day in range(3):
        study_the_day(session, noor, NOW + day * DAY)
    on_the_day = NOW + 3 * DAY

    there = queue_at(session, noor, on_the_day)
    session.delete(session.get_one(Assignment, made.assignments[0].id))
    session.commit()
    without = queue_at(session, noor, on_the_day)

    assert there == without
    assert there.new_per_day == noor.new_per_day


@pytest.mark.parametrize("ended", ["left", "taken back", "set left"])
def test_what_is_no_longer_asked_for_changes_nothing(
    session: Session, ended: str
) -> None:
    made, noor = given(session, exam_on=NOW.date() + 2 * DAY)
    assignment = session.get_one(Assignment, made.assignments[0].id)
    if ended == "left":
        session.get_one(ClassMember, (made.id, noor.id)).left_at = NOW
    elif ended == "taken back":
        assignment.taken_back_at = NOW
    else:
        library.leave(session, person_id=noor.id, set_id=assignment.set_id or 0)
    session.commit()

    assert queue_at(session, noor, NOW).new_per_day == noor.new_per_day


@pytest.mark.slow
def test_the_forecast_shows_the_eve(session: Session) -> None:
    _, noor = given(session, exam_on=NOW.date() + 6 * DAY)
    for day in range(3):
        study_the_day(session, noor, NOW + day * DAY)
    now = NOW + 3 * DAY

    plan = queue_at(session, noor, now).exams
    coming = todays_page(session, person=noor, now=now).coming

    eve = NOW.date() + 5 * DAY
    brought = sum(day == eve for _, day in plan.brought.values())
    assert brought > 0
    assert next(one.due for one in coming if one.day == eve) >= brought


def test_a_learner_without_a_class_pays_nothing(
    session: Session, learner: Person
) -> None:
    assert queue_at(session, learner, NOW).exams.goals == ()


@pytest.mark.slow
def test_grades_say_the_eve_where_fsrs_would_pass_the_exam(session: Session) -> None:
    made, noor = given(session, exam_on=NOW.date() + 4 * DAY)
    for day in range(2):
        study_the_day(session, noor, NOW + day * DAY)
    now = NOW + 2 * DAY
    card = next(
        found
        for one in queue_at(session, noor, now).queue.ordered
        if (
            found := find_card(session, person=noor, question_id=one.question_id)
        ).memory
    )
    offers = study.offers(session, person=noor, card=card, ask=card.ask, now=now)
    set_id = made.assignments[0].set_id or 0

    shown = before_exam(session, person=noor, set_id=set_id, offers=offers, now=now)

    for grade, memory in offers.items():
        late = memory.due_day >= NOW.date() + 4 * DAY
        if late and wants_review(memory, NOW.date() + 4 * DAY, policy_of(noor)):
            assert shown[grade].due_day == NOW.date() + 3 * DAY
        else:
            assert shown[grade] == memory
    assert shown != offers
