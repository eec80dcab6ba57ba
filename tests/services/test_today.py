"""What Today says of a learner's day."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from quizapp.scheduling.grade import Grade
from quizapp.services import amendments, aside, library
from quizapp.services.shelf import all_sets
from quizapp.services.study_queue import todays_queue
from quizapp.services.today import Share, State, Today, todays_page
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet
from quizapp.store.reviews import Card, StudiedSet
from tests.app_fixtures import NOW
from tests.progress import simulated
from tests.services.studying import again, answer, next_card
from tests.services.test_progress import statements

TOMORROW = NOW + timedelta(days=1)


def page(session: Session, person: Person, now: datetime = NOW) -> Today:
    return todays_page(session, person=person, now=now)


def study_all(session: Session, person: Person, now: datetime) -> datetime:
    """Answer whatever today brings; the moment after."""
    while True:
        found = todays_queue(session, person=person, now=now).queue
        if found.next is None:
            if found.next_later is None:
                return now
            now = max(now, found.next_later)
            continue
        card = next_card(session, person, now)
        answer(session, person, card, now)
        now += timedelta(seconds=10)


def test_a_newcomer_is_told_how_many_cards_come_first(
    session: Session, learner: Person
) -> None:
    today = page(session, learner)

    assert today.state is State.NEWCOMER
    assert (today.cards, today.new, today.due, today.learning) == (10, 10, 0, 0)
    assert today.first is not None
    assert today.heat.total == 0
    assert [one.share for one in today.sets] == [Share(0, 10), *[Share()] * 3]


def test_the_numbers_are_those_that_study_gives(
    session: Session, learner: Person
) -> None:
    simulated.study(session, learner, until=NOW, days=30, new_per_day=3)

    for later in range(3):
        now = NOW + timedelta(days=later)
        today = page(session, learner, now)
        queue = todays_queue(session, person=learner, now=now).queue
        offered = {card.question_id for card in (*queue.ordered, *queue.later)}
        assert today.cards == len(offered) == today.due + today.learning + today.new
        due = sum(one.share.due for one in today.sets)
        assert due == today.due + today.learning
        assert sum(one.share.new for one in today.sets) == today.new


def test_the_first_card_is_the_one_that_study_asks(
    session: Session, learner: Person
) -> None:
    today = page(session, learner)

    assert today.first is not None
    assert today.first.prompt == next_card(session, learner, NOW).content.prompt


@pytest.mark.slow
def test_after_the_last_card_the_day_is_done(session: Session, learner: Person) -> None:
    end = study_all(session, learner, NOW)

    today = page(session, learner, end)

    assert (today.state, today.cards, today.first) == (State.DONE, 0, None)
    assert (today.done, today.known) == (10, 0)
    assert today.more_new > 0


def test_while_cards_come_back_within_the_hour_it_is_done_for_now(
    session: Session, learner: Person
) -> None:
    learner.new_per_day = 1
    session.commit()
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    session.execute(update(Card).values(due=NOW + timedelta(minutes=40)))
    session.commit()

    today = page(session, learner)

    assert (today.state, today.cards, today.learning) == (State.LATER, 1, 1)
    assert today.later_at == NOW + timedelta(minutes=40)


@pytest.mark.slow
def test_what_is_over_the_limit_is_spread_over_the_next_days(
    session: Session, learner: Person
) -> None:
    simulated.study(
        session, learner, until=NOW - timedelta(days=60), days=60, new_per_day=3
    )
    learner.reviews_per_day, learner.new_per_day = 10, 0
    session.commit()

    today = page(session, learner)

    assert today.state is State.BACKLOG
    assert today.due == 10
    assert today.waited > 10
    assert [day.due for day in today.coming] == [10] * 7
    assert today.rest_days >= (today.waited - 10) / 10


@pytest.mark.slow
def test_the_rest_of_a_backlog_takes_the_days_that_the_forecast_shows(
    session: Session, learner: Person
) -> None:
    simulated.study(
        session, learner, until=NOW - timedelta(days=60), days=60, new_per_day=3
    )
    session.execute(update(Card).values(due_day=NOW.date() - timedelta(days=9)))
    learner.reviews_per_day, learner.new_per_day = 60, 0
    session.commit()

    today = page(session, learner)

    rest = [day.due for day in today.coming[1:]]
    assert today.state is State.BACKLOG
    assert today.waited - today.due == sum(rest)
    assert today.rest_days == sum(count > 0 for count in rest)


def test_on_vacation_cards_can_wait(session: Session, learner: Person) -> None:
    learner.vacation_from, learner.vacation_to = date(2026, 11, 20), date(2026, 12, 5)
    session.commit()

    today = page(session, learner)

    assert (today.state, today.vacation_to) == (State.VACATION, date(2026, 12, 5))
    assert today.cards == 10


def test_without_sets_there_is_nothing_to_do(session: Session, learner: Person) -> None:
    session.execute(delete(StudiedSet))
    session.commit()

    today = page(session, learner)

    assert (today.state, today.cards, list(today.sets)) == (State.NO_SETS, 0, [])


def test_a_buried_card_comes_tomorrow(session: Session, learner: Person) -> None:
    learner.new_per_day = 1
    session.commit()
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    before = page(session, learner).coming[1].due

    aside.bury(session, person=learner, question_id=card.question_id, now=NOW)
    session.commit()

    today = page(session, learner)
    assert today.cards == 0
    assert today.coming[1].due == before + 1


def test_an_undone_answer_is_no_review(session: Session, learner: Person) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)
    assert page(session, learner).this_year == 1

    amendments.undo(session, person=learner, review_id=review.id, now=NOW)
    session.commit()

    today = page(session, learner)
    assert (today.this_year, today.heat.total, today.week.streak) == (0, 0, 0)


def test_the_share_remembered_honours_second_thoughts(
    session: Session, learner: Person
) -> None:
    study_all(session, learner, NOW)
    later = NOW + timedelta(days=90)
    learner.new_per_day = 0
    for knows in (True, False):
        card = next_card(session, learner, later)
        review = answer(session, learner, card, later, knows=knows)
    before = page(session, learner, later)

    amendments.regrade(
        session, person=learner, review_id=review.id, grade=Grade.HARD, now=later
    )
    regraded = page(session, learner, later)
    amendments.undo(session, person=learner, review_id=review.id, now=later)
    undone = page(session, learner, later)

    assert (before.passed, before.known) == (1, 2)
    assert (regraded.passed, regraded.known) == (2, 2)
    assert (undone.passed, undone.known) == (1, 1)


def test_minutes_follow_the_learners_own_pace(
    session: Session, learner: Person
) -> None:
    usual = page(session, learner).minutes
    simulated.study(session, learner, until=NOW, days=20, new_per_day=5)
    quick = page(session, learner, TOMORROW)

    assert usual == 5  # twenty answers, a new card coming twice, at 15 s
    assert quick.minutes >= 1


def test_mastery_counts_every_card_once(session: Session, learner: Person) -> None:
    simulated.study(session, learner, until=NOW, days=40, new_per_day=4)

    for shelved in all_sets(session, person=learner):
        levels = shelved.mastery
        assert levels.total == shelved.cards
    met = sum(one.mastery.met for one in all_sets(session, person=learner))
    assert met == len(
        session.scalars(select(Card).where(Card.phase.is_not(None))).all()
    )


def test_a_set_that_was_left_keeps_what_was_learned(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)

    library.leave(session, person_id=learner.id, set_id=card.set_id)
    session.commit()

    left = next(
        one for one in all_sets(session, person=learner) if one.id == card.set_id
    )
    assert not left.is_studied
    assert left.mastery.met == 1
    assert again(session, learner, card).memory is not None


def test_sets_of_others_are_not_on_the_shelf(session: Session, learner: Person) -> None:
    other = Person(name="Somebody else", created_at=NOW)
    session.add(other)
    session.flush()
    session.add(
        QuestionSet(
            slug="theirs",
            owner_id=other.id,
            title="Theirs",
            digest="0" * 64,
            created_at=NOW,
            updated_at=NOW,
        )
    )
    session.commit()

    assert "theirs" not in {one.slug for one in all_sets(session, person=learner)}
    assert "theirs" in {one.slug for one in all_sets(session, person=other)}


@pytest.mark.slow
def test_the_number_of_statements_does_not_grow(
    session: Session, engine: Engine, learner: Person
) -> None:
    simulated.study(session, learner, until=NOW, days=3, new_per_day=2)
    with statements(engine) as few:
        page(session, learner, TOMORROW)
    session.commit()
    simulated.add_questions(session, learner, sets=5, each=20, now=NOW)
    simulated.study(session, learner, until=NOW, days=30, new_per_day=5)

    with statements(engine) as many:
        page(session, learner, TOMORROW)

    assert len(many) == len(few) <= 12
