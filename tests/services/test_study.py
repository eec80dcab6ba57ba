"""Answering cards, thinking again, putting cards aside."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused, StaleAnswer
from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.services import amendments, aside, replay, study, study_queue
from quizapp.services.cards import find_card, layout_seed
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Amendment, Card, Review
from tests.app_fixtures import NOW, new_learner
from tests.services.studying import (
    again,
    answer,
    card_asked,
    next_card,
    sheet_for,
)


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_newcomer_begins_with_the_first_cards_of_the_first_set(
    session: Session, learner: Person
) -> None:
    today = todays_queue(session, person=learner, now=NOW)

    assert (today.done, today.queue.new) == (0, learner.new_per_day)
    assert next_card(session, learner, NOW).set_slug == "kazakhstan-2022-day-by-day"


def test_a_right_answer_puts_a_new_card_off_by_its_second_step(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)

    review = answer(session, learner, card, NOW)

    assert (review.verdict, review.grade) == (Verdict.RIGHT, Grade.GOOD)
    memory = again(session, learner, card).memory
    assert memory is not None
    assert memory.phase is Phase.LEARNING
    assert memory.due == NOW + timedelta(minutes=10)


def test_a_second_right_answer_puts_it_off_for_days(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)

    later = NOW + timedelta(minutes=10)
    answer(session, learner, again(session, learner, card), later)

    memory = again(session, learner, card).memory
    assert memory is not None
    assert memory.phase is Phase.REVIEW
    assert memory.due_day > later.date()


def test_i_do_not_know_counts_as_forgotten(session: Session, learner: Person) -> None:
    learner.new_per_day = 100
    card = card_asked(session, learner, Ask.TYPED, NOW)

    review = answer(session, learner, card, NOW, knows=False)

    assert (review.verdict, review.grade) == (Verdict.WRONG, Grade.AGAIN)


def test_the_review_keeps_what_was_given_and_how_long_it_took(
    session: Session, learner: Person
) -> None:
    learner.new_per_day = 100
    card = card_asked(session, learner, Ask.TYPED, NOW)

    review = answer(session, learner, card, NOW, answer=" 19 91 ", taken_ms=987_654)

    assert (review.answer, review.taken_ms) == ('" 19 91 "', 987_654)
    assert (review.number, review.question_version) == (1, 1)
    assert (review.study_day, review.time_zone) == (NOW.date(), "UTC")


def test_the_same_page_sent_again_gives_the_stored_review(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    sheet = sheet_for(card, NOW)

    ids = {
        study.answer_card(session, person=learner, card=card, sheet=sheet, now=NOW).id
        for _ in range(4)
    }

    assert len(ids) == 1
    assert count(session, Review) == 1
    assert again(session, learner, card).answers == 1


def test_the_same_answer_from_a_second_tab_counts_once(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    first = answer(session, learner, card, NOW)

    second = answer(session, learner, card, NOW + timedelta(minutes=1))

    assert second.id == first.id


def test_another_answer_from_a_second_tab_is_refused_and_names_the_one_that_counts(
    session: Session, learner: Person
) -> None:
    learner.new_per_day = 100
    card = card_asked(session, learner, Ask.TYPED, NOW)
    first = answer(session, learner, card, NOW)

    with pytest.raises(StaleAnswer) as refused:
        answer(session, learner, card, NOW, answer="something else")

    assert refused.value.review_id == first.id
    assert count(session, Review) == 1


def test_eight_at_once_leave_one_review(engine: Engine, session: Session) -> None:
    """Eight browsers with the same page, each in its own transaction."""
    person = new_learner(session)
    card = next_card(session, person, NOW)
    sheet, person_id = sheet_for(card, NOW), person.id
    session.rollback()
    ids: list[int] = []

    def send() -> None:
        with Session(engine) as own:
            ids.append(
                study.answer_card(
                    own,
                    person=own.get_one(Person, person_id),
                    card=card,
                    sheet=sheet,
                    now=NOW,
                ).id
            )
            own.commit()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ids) == 8
    assert len(set(ids)) == 1
    assert count(session, Review) == 1


def test_nobody_reads_or_changes_the_answers_of_somebody_else(
    session: Session, learner: Person
) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)
    other = new_learner(session, "Tomas Berg")

    with pytest.raises(NotFound):
        amendments.find_review(session, person=other, review_id=review.id)
    with pytest.raises(NotFound):
        amendments.undo(session, person=other, review_id=review.id, now=NOW)
    with pytest.raises(NotFound):
        amendments.regrade(
            session, person=other, review_id=review.id, grade=Grade.EASY, now=NOW
        )


def test_a_card_is_answered_only_in_the_way_it_is_asked(
    session: Session, learner: Person
) -> None:
    learner.new_per_day = 100
    for ask in (Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD):
        card = card_asked(session, learner, ask, NOW)
        for other in set(Ask) - {ask}:
            with pytest.raises(Refused):
                answer(session, learner, card, NOW, ask=other, grade=Grade.EASY)

    assert count(session, Review) == 0


def test_an_answer_sent_again_stands_though_the_card_is_asked_otherwise_by_then(
    session: Session, learner: Person
) -> None:
    learner.new_per_day = 100
    queue = todays_queue(session, person=learner, now=NOW).queue
    cards = [
        find_card(session, person=learner, question_id=found.question_id)
        for found in queue.ordered
    ]
    card = next(card for card in cards if len(card.content.ask) > 1)
    sheet = sheet_for(card, NOW)
    first = study.answer_card(session, person=learner, card=card, sheet=sheet, now=NOW)
    after = again(session, learner, card)

    second = study.answer_card(
        session, person=learner, card=after, sheet=sheet, now=NOW
    )

    assert after.ask is not card.ask
    assert second.id == first.id


def test_where_options_stand_depends_on_the_secret_and_on_the_learner() -> None:
    card = {"question_id": 7, "answers": 2}
    seeds = {
        layout_seed("a secret", person_id=1, **card),
        layout_seed("a secret", person_id=2, **card),
        layout_seed("another secret", person_id=1, **card),
        layout_seed("a secret", person_id=1, question_id=7, answers=3),
    }

    assert len(seeds) == 4
    assert layout_seed("a secret", person_id=1, **card) in seeds


def test_what_the_buttons_show_is_what_is_applied(
    session: Session, learner: Person
) -> None:
    now, learner.new_per_day = NOW, 30
    for _ in range(20):
        card = next_card(session, learner, now)
        offers = study.offers(session, person=learner, card=card, ask=card.ask, now=now)
        offered = {
            grade: memory.due_day
            for grade, memory in offers.items()
            if not memory.in_steps
        }
        grade = Grade.EASY if card.ask is Ask.FLASHCARD else None
        answer(session, learner, card, now, grade=grade, offered=offered)
        stored = again(session, learner, card).memory
        assert stored == offers[grade or Grade.GOOD]
        now += timedelta(minutes=1)


def test_undo_brings_the_card_back_as_it_was(session: Session, learner: Person) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    before = again(session, learner, card)
    review = answer(session, learner, before, NOW + timedelta(minutes=10))

    amendments.undo(
        session, person=learner, review_id=review.id, now=NOW + timedelta(minutes=11)
    )

    assert again(session, learner, card).memory == before.memory
    assert count(session, Review) == 2, "the log keeps what was undone"


def test_any_number_of_answers_can_be_undone_one_after_another(
    session: Session, learner: Person
) -> None:
    now = NOW
    for _ in range(6):
        answer(session, learner, next_card(session, learner, now), now)
        now += timedelta(minutes=2)

    for _ in range(6):
        last = amendments.last_review_today(session, person=learner, now=now)
        assert last is not None
        amendments.undo(session, person=learner, review_id=last, now=now)

    assert amendments.last_review_today(session, person=learner, now=now) is None
    assert {card.phase for card in session.scalars(select(Card))} == {None}
    assert todays_queue(session, person=learner, now=now).done == 0


def test_undoing_twice_undoes_once(session: Session, learner: Person) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)

    for _ in range(2):
        amendments.undo(session, person=learner, review_id=review.id, now=NOW)

    assert count(session, Amendment) == 1


def test_an_undone_card_can_be_answered_again(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    review = answer(session, learner, card, NOW, knows=False)
    amendments.undo(session, person=learner, review_id=review.id, now=NOW)

    second = answer(session, learner, again(session, learner, card), NOW)

    assert second.id != review.id
    assert second.number == 3


def test_a_grade_can_be_changed_and_the_schedule_follows(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    review = answer(session, learner, card, NOW)
    offers = amendments.regrade_offers(session, review=review)

    amendments.regrade(
        session, person=learner, review_id=review.id, grade=Grade.EASY, now=NOW
    )

    assert amendments.standing(session, review=review).grade is Grade.EASY
    assert again(session, learner, card).memory == offers[Grade.EASY]
    assert review.grade == Grade.GOOD, "the log is never changed"


def test_an_answer_with_a_later_one_on_top_keeps_its_grade(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    first = answer(session, learner, card, NOW)
    answer(session, learner, again(session, learner, card), NOW + timedelta(minutes=10))

    with pytest.raises(StaleAnswer):
        amendments.regrade(
            session, person=learner, review_id=first.id, grade=Grade.AGAIN, now=NOW
        )


@pytest.mark.slow
def test_the_log_tells_the_stored_memory_of_every_card(
    session: Session, learner: Person
) -> None:
    now = NOW
    for number in range(40):
        queue = todays_queue(session, person=learner, now=now).queue
        if queue.next is None:
            now += timedelta(days=1)
            continue
        review = answer(
            session,
            learner,
            next_card(session, learner, now),
            now,
            knows=number % 5 > 0,
        )
        if number % 7 == 0:
            amendments.undo(session, person=learner, review_id=review.id, now=now)
        elif number % 6 == 0:
            amendments.regrade(
                session, person=learner, review_id=review.id, grade=Grade.HARD, now=now
            )
        now += timedelta(minutes=3)

    assert list(replay.compare(session)) == []


def test_a_damaged_memory_is_found_and_mended(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    row = session.scalars(select(Card)).one()
    row.stability = 99.0
    session.flush()

    assert [found.card_id for found in replay.compare(session)] == [row.id]
    assert replay.rebuild(session) == 1
    assert list(replay.compare(session)) == []


def test_a_suspended_card_is_not_asked_until_it_is_resumed(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)

    aside.suspend(session, person=learner, question_id=card.question_id, now=NOW)
    assert next_card(session, learner, NOW).question_id != card.question_id

    aside.resume(session, person=learner, question_id=card.question_id)
    assert next_card(session, learner, NOW).question_id == card.question_id


def test_a_buried_card_comes_back_tomorrow(session: Session, learner: Person) -> None:
    card = next_card(session, learner, NOW)

    aside.bury(session, person=learner, question_id=card.question_id, now=NOW)

    assert next_card(session, learner, NOW).question_id != card.question_id
    tomorrow = NOW + timedelta(days=1)
    assert next_card(session, learner, tomorrow).question_id == card.question_id


def test_more_new_cards_come_when_asked_for(session: Session, learner: Person) -> None:
    learner.new_per_day = 2
    assert todays_queue(session, person=learner, now=NOW).queue.new == 2

    study_queue.learn_more(session, person=learner, extra=5, now=NOW)

    assert todays_queue(session, person=learner, now=NOW).queue.new == 7
    tomorrow = NOW + timedelta(days=1)
    assert todays_queue(session, person=learner, now=tomorrow).queue.new == 2


def test_two_questions_on_one_fact_are_not_asked_on_one_day(
    session: Session, learner: Person
) -> None:
    learner.new_per_day = 500
    queue = todays_queue(session, person=learner, now=NOW).queue
    facts = session.execute(
        select(Question.id, Question.fact).where(Question.fact != "")
    )
    by_question = {row.id: row.fact for row in facts}

    asked = [by_question.get(card.question_id, "") for card in queue.ordered]
    named = [fact for fact in asked if fact]

    assert len(named) == len(set(named))
    assert len(by_question) > len(named)


def test_nothing_is_kept_until_the_caller_commits(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    study.answer_card(
        session,
        person=learner,
        card=card,
        sheet=sheet_for(card, NOW),
        now=NOW,
    )

    session.rollback()

    assert count(session, Review) == 0
