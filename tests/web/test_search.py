"""Search."""

from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.services.cards import find_card
from quizapp.services.search import MOST_CARDS
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet
from tests.app_fixtures import NOW
from tests.progress import simulated
from tests.services.studying import answer, next_card
from tests.web.reader import browser_of, words
from tests.web.test_library import names_of


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


def test_search_finds_sets_and_cards(noor: FlaskClient) -> None:
    page = words(noor.get("/search?q=who+is+who").text)
    assert "1 set Who is who in the crisis" in page

    page = words(noor.get("/search?q=TOKAYEV+csto").text)
    assert "cards" in page
    assert "Tokayev" in page


def test_a_key_is_found_only_once_it_was_answered(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number, prompt, key = next(
        row for row in names_of(session) if row[2].split()[-1] not in row[1]
    )
    before = unescape(words(noor.get("/search", query_string={"q": key}).text))
    assert prompt not in before

    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW, knows=False)

    after = unescape(words(noor.get("/search", query_string={"q": key}).text))
    assert f"{prompt} Answer: {key}" in after


def test_a_date_is_found_as_it_is_said(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    assert card.content.kind == "date"
    answer(session, learner, card, NOW)
    said = key_in_words(card.content)

    page = unescape(words(noor.get("/search", query_string={"q": said}).text))

    assert f"{card.content.prompt} Answer: {said}" in page


@pytest.mark.parametrize("odd", ["%", "_", "'", '"', "\\", "\0", "<script>", "Ж" * 300])
def test_odd_words_are_only_words(noor: FlaskClient, odd: str) -> None:
    response = noor.get("/search", query_string={"q": odd})

    assert response.status_code == 200
    assert "<script>" not in words(response.text)


def test_a_percent_sign_stands_for_itself(noor: FlaskClient) -> None:
    assert "Nothing found" in noor.get("/search?q=%25%25%25").text


def test_search_without_words_asks_for_some(noor: FlaskClient) -> None:
    assert "Search the titles of sets" in noor.get("/search").text


def test_many_cards_are_counted_and_the_first_shown(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.add_questions(session, learner, sets=1, each=60, now=NOW)
    session.commit()

    page = words(noor.get("/search?q=stood+at+place").text)

    assert f"60 cards The first {MOST_CARDS} are shown." in page
    assert page.count("Who stood at place") == MOST_CARDS


def test_a_set_is_found_by_its_description(noor: FlaskClient, session: Session) -> None:
    session.execute(
        update(QuestionSet)
        .where(QuestionSet.id == select(QuestionSet.id).limit(1).scalar_subquery())
        .values(description="Of Ünal and Čapek: 50% of it")
    )
    session.commit()

    assert "1 set" in words(noor.get("/search?q=ünal+čAPEK").text)
    assert "1 set" in words(noor.get("/search?q=50%25").text)
