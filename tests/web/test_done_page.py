"""The page after the last card."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.services import aside
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.reviews import Card
from tests.app_fixtures import NOW, SetClock
from tests.services.studying import answer, next_card
from tests.web.reader import browser_of, words

SLUG = "kazakhstan-2022-who-is-who"


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    """The browser of a learner to whom no new cards come today."""
    learner.new_per_day = 0
    session.commit()
    return browser_of(app, session, learner)


def learn(session: Session, learner: Person, cards: int) -> None:
    """Meet so many cards and know them at once; all come back on later days."""
    learner.new_per_day = cards
    for moment in (NOW, NOW + timedelta(hours=1)):
        while todays_queue(session, person=learner, now=moment).queue.next:
            answer(session, learner, next_card(session, learner, moment), moment)
    learner.new_per_day = 0
    session.commit()


def move_due_days(session: Session, learner: Person, days: int) -> None:
    """Let all the learner's cards come so many days after today."""
    for card in session.scalars(select(Card).where(Card.person_id == learner.id)):
        card.due = NOW + timedelta(days=days)
        card.due_day = card.due.date()
    session.commit()


def test_with_nothing_studied_it_says_so_and_what_else_there_is(
    noor: FlaskClient,
) -> None:
    page = words(noor.get("/study").text)

    assert page.startswith("Nothing is due Nothing is planned for the days ahead.")
    for other in ("Learn 5 more", "Take a quiz", "See your progress", "Library"):
        assert other.casefold() in page.casefold()
    assert "Coming up" not in page


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Tomorrow brings 2."),
        (3, "The next two cards come on Wednesday."),
        (20, "The next two cards come in 20 days."),
    ],
)
def test_it_says_when_the_next_cards_come(
    noor: FlaskClient, session: Session, learner: Person, days: int, said: str
) -> None:
    learn(session, learner, 2)
    move_due_days(session, learner, days)

    page = words(noor.get("/study").text)

    assert page.startswith(f"Done for today 2 cards. {said}")
    assert ("Coming up" in page) is (days < 7)


def test_cards_of_other_sets_are_not_passed_over(
    noor: FlaskClient, session: Session, learner: Person, clock: SetClock
) -> None:
    learn(session, learner, 2)
    clock.pass_(days=13)

    page = noor.get(f"/study?set={SLUG}").text

    assert words(page).startswith("Nothing is due in this set 2 other cards of today")
    assert 'href="/study" data-key="Enter">Start review' in page


def test_a_set_that_is_done_is_not_the_day(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    learner.new_per_day = 1
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW, knows=False)
    slug = card.set_slug
    learner.new_per_day = 2
    session.execute(update(Card).values(due=NOW + timedelta(minutes=40)))
    for number in session.scalars(
        select(Question.id).where(
            Question.set_id == card.set_id, Question.id != card.question_id
        )
    ).all():
        aside.suspend(session, person=learner, question_id=number, now=NOW)
    session.commit()

    page = words(noor.get(f"/study?set={slug}").text)

    assert page.startswith("Done with this set 1 card. 1 other card of today waits.")
    assert "1 card comes back in 40 min." in page


def test_more_is_offered_of_the_set_alone(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    of_the_set = select(Question.id).join(QuestionSet).where(QuestionSet.slug == SLUG)
    for number in session.scalars(of_the_set).all():
        aside.suspend(session, person=learner, question_id=number, now=NOW)
    session.commit()

    whole, alone = (noor.get(f"/study{only}").text for only in ("", f"?set={SLUG}"))

    assert "Learn 5 more" in whole
    assert "Learn 5 more" not in alone


def test_cards_that_come_back_today_are_announced(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    learner.new_per_day = 1
    answer(session, learner, next_card(session, learner, NOW), NOW)
    session.execute(update(Card).values(due=NOW + timedelta(minutes=40)))
    session.commit()

    page = words(noor.get("/study").text)

    assert page.startswith("Done for now 1 card. 1 card comes back in 40 min.")
