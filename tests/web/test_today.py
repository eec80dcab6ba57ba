"""The page Today."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.services.today import shares_by_set
from quizapp.store.people import Person
from quizapp.store.reviews import Card, StudiedSet
from tests.app_fixtures import NOW, SetClock
from tests.progress import simulated
from tests.services.studying import answer, next_card
from tests.services.test_today import study_all
from tests.web.reader import browser_of, words


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


def today(client: FlaskClient) -> str:
    """The words of the page."""
    response = client.get("/")
    assert response.status_code == 200
    return words(response.text)


def test_the_signed_out_see_the_landing_page(client: FlaskClient) -> None:
    page = client.get("/").text

    assert "Try without an account" in page
    assert "for today" not in page


def test_a_newcomer_reads_what_comes_first(noor: FlaskClient) -> None:
    page = today(noor)

    assert "Sunday 22 November" in page
    assert "10 cards for today" in page
    assert "You will meet ten new cards first" in page
    assert "To review 0 Learning 0 New 10" in page
    assert "this year" not in page


def test_the_review_starts_by_a_key(noor: FlaskClient) -> None:
    page = noor.get("/").text

    assert 'href="/study" data-key="Space">Start review' in page


@pytest.mark.slow
def test_due_cards_are_said_to_fade(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    yesterday = NOW - timedelta(days=1)
    simulated.study(session, learner, until=yesterday, days=30, new_per_day=3)
    learner.new_per_day = 4
    session.commit()

    page = today(noor)

    assert " of them fade." in page or " one of them fades." in page
    assert "Learn 4 new only" in page


def test_each_set_says_what_is_due_and_what_is_new(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    yesterday = NOW - timedelta(days=1)
    simulated.study(session, learner, until=yesterday, days=8, new_per_day=3)
    share = shares_by_set(session, person=learner, now=NOW)[1]
    session.rollback()

    assert share.due > 0 < share.new
    for path in ("/", "/library"):
        page = words(noor.get(path).text)
        assert f"{share.due} due {share.new} new" in page


def test_the_first_card_shows_its_prompt_and_not_its_key(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    content = next_card(session, learner, NOW).content

    page = today(noor)

    assert content.prompt in page
    assert str(key_in_words(content)) not in page


@pytest.mark.slow
def test_a_finished_day_says_what_tomorrow_brings(
    noor: FlaskClient, session: Session, learner: Person, clock: SetClock
) -> None:
    clock.now = study_all(session, learner, NOW)

    page = noor.get("/").text

    assert "Done for today" in page
    assert "10 cards. Tomorrow brings" in words(page)
    assert 'action="/study/more"' in page
    assert "Learn 5 more" in page
    assert "Start review" not in page


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/study", "/study?set=kazakhstan-2022-day-by-day"])
def test_the_end_of_a_review_says_what_today_says_of_tomorrow(
    noor: FlaskClient, session: Session, learner: Person, clock: SetClock, path: str
) -> None:
    clock.now = study_all(session, learner, NOW)

    told = [
        re.search(r"Tomorrow brings (\d+)", words(noor.get(page).text))
        for page in (path, "/")
    ]

    assert told[0] is not None
    assert told[1] is not None
    assert told[0][1] == told[1][1]


@pytest.mark.slow
def test_learning_more_brings_more_cards(
    noor: FlaskClient, session: Session, learner: Person, clock: SetClock
) -> None:
    clock.now = study_all(session, learner, NOW)
    session.commit()  # lets the app write

    assert noor.post("/study/more", data={"extra": "5"}).status_code == 303

    assert "5 cards for today" in today(noor)


@pytest.mark.slow
def test_a_backlog_is_spread(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.study(
        session, learner, until=NOW - timedelta(days=60), days=60, new_per_day=3
    )
    session.execute(update(Card).values(due_day=NOW.date() - timedelta(days=9)))
    learner.reviews_per_day, learner.new_per_day = 30, 0
    session.commit()

    page = today(noor)

    assert "30 cards for today" in page
    assert "cards waited for you. Do 30 today; we will spread the rest over" in page


def test_on_vacation_nothing_is_pressed(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    learner.vacation_from, learner.vacation_to = date(2026, 11, 20), date(2026, 12, 5)
    session.commit()

    page = today(noor)

    assert "10 cards can wait" in page
    assert "On vacation until 5 December. Your cards wait." in page


def test_a_guest_is_asked_to_make_an_account(client: FlaskClient) -> None:
    client.post("/guest")

    page = client.get("/")

    assert "You study as a guest. Create an account to keep what you learned." in words(
        page.text
    )
    assert page.text.count('href="/signup"') == 2


def test_without_sets_the_library_is_the_way(
    noor: FlaskClient, session: Session
) -> None:
    session.execute(delete(StudiedSet))
    session.commit()

    page = today(noor)

    assert "No sets yet" in page
    assert "Go to the library" in page


def test_looking_changes_nothing(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    answer(session, learner, next_card(session, learner, NOW), NOW)
    before = session.connection().exec_driver_sql("SELECT * FROM card").all()
    session.commit()

    for path in ("/", "/library", "/search?q=Tokayev", "/texts/1"):
        assert noor.get(path).status_code == 200

    after = session.connection().exec_driver_sql("SELECT * FROM card").all()
    assert after == before


def test_the_day_is_the_learners_own(
    noor: FlaskClient, session: Session, learner: Person, clock: SetClock
) -> None:
    learner.time_zone = "Asia/Almaty"
    session.commit()
    clock.now = NOW.replace(hour=23, minute=30)

    assert "Monday 23 November" in today(noor)
