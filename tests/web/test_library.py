"""The library, the page of a set, and search."""

from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.services.cards import find_card, read_question
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.reviews import Card, StudiedSet
from tests.app_fixtures import NOW
from tests.services.studying import answer, next_card
from tests.web.reader import browser_of, words

SLUG = "kazakhstan-2022-who-is-who"
PAGE = f"/sets/{SLUG}"


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


def set_id(session: Session) -> int:
    found = session.scalar(select(QuestionSet.id).where(QuestionSet.slug == SLUG))
    assert found is not None
    session.commit()
    return found


def names_of(session: Session) -> list[tuple[int, str, str]]:
    """Id, prompt and key of the set's questions that ask for a name."""
    rows = session.execute(
        select(Question.id, QuestionVersion.content)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .where(Question.set_id == set_id(session), Question.kind == "name")
    ).all()
    session.commit()
    contents = [(row.id, read_question(row.content)) for row in rows]
    return [
        (number, content.prompt, str(key_in_words(content)))
        for number, content in contents
    ]


def studies(session: Session, person: Person) -> bool:
    session.expire_all()
    found = session.get(StudiedSet, (person.id, set_id(session)))
    session.commit()
    return found is not None


# The library


def test_the_library_shows_every_set_with_its_cards(noor: FlaskClient) -> None:
    page = words(noor.get("/library").text)

    assert "January 2022, day by day" in page
    assert "Comes with Recto · 48 cards · English" in page
    assert "10 new" in page


def test_a_set_is_left_and_taken_up_again(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    left = noor.post(f"{PAGE}/leave", data={"then": "library"})
    assert (left.status_code, left.location) == (303, "/library")
    assert not studies(session, learner)

    taken = noor.post(f"{PAGE}/study")
    assert (taken.status_code, taken.location) == (303, PAGE)
    assert studies(session, learner)


def test_leaving_keeps_the_memory(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number = names_of(session)[0][0]
    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW)
    session.commit()  # lets the app write

    noor.post(f"{PAGE}/leave")
    page = words(noor.get(PAGE).text)

    assert "1 learning" in page
    assert "Study this set" in page


def test_a_set_that_is_not_there_is_not_found(noor: FlaskClient) -> None:
    for method, path in (
        ("GET", "/sets/none"),
        ("GET", "/sets/%00"),
        ("POST", "/sets/none/study"),
        ("POST", "/sets/none/leave"),
        ("POST", "/sets/none/retention"),
    ):
        assert noor.open(path, method=method).status_code == 404


def test_somebody_elses_set_is_not_found(noor: FlaskClient, session: Session) -> None:
    other = Person(name="Somebody else", created_at=NOW)
    session.add(other)
    session.flush()
    session.execute(
        update(QuestionSet)
        .where(QuestionSet.slug == SLUG)
        .values(owner_id=other.id, is_shipped=False)
    )
    session.execute(StudiedSet.__table__.delete())  # type: ignore[attr-defined]
    session.commit()

    assert noor.get(PAGE).status_code == 404
    assert SLUG not in noor.get("/library").text
    assert SLUG not in noor.get("/search?q=Tokayev").text


# The page of a set


def test_the_page_names_what_the_set_rests_on(noor: FlaskClient) -> None:
    page = noor.get(PAGE).text

    assert (
        '<a href="/texts/1">Chaos and crackdown in Kazakhstan: What next?</a>' in page
    )
    assert "European Parliamentary Research Service (EPRS), 13 January 2022" in page
    assert f'href="/study?set={SLUG}"' in page


def test_a_quiz_is_promised_for_the_next_version(noor: FlaskClient) -> None:
    page = noor.get(PAGE).text

    assert (
        'aria-disabled="true" aria-describedby="no-quiz">Take a quiz</button>' in page
    )
    assert "Quizzes come with the next version." in page


def test_no_key_stands_on_the_page_before_it_was_answered(noor: FlaskClient) -> None:
    page = words(noor.get(PAGE).text)

    assert "Answer:" not in page


def test_the_key_stands_there_once_it_was_answered(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number, prompt, key = names_of(session)[3]
    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW, knows=False)

    page = words(noor.get(PAGE).text)

    assert page.count("Answer:") == 1
    assert f"{prompt} Answer: {key}" in unescape(page)


def test_a_suspended_card_can_be_resumed(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number = names_of(session)[0][0]
    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW)
    session.execute(update(Card).values(suspended_at=NOW))
    session.commit()
    assert "Suspended Resume" in words(noor.get(PAGE).text)

    back = noor.post(f"/study/cards/{number}/resume", data={"then": "set"})

    assert (back.status_code, back.location) == (303, PAGE)
    assert "Suspended" not in words(noor.get(PAGE).text)


def test_a_leech_is_named(noor: FlaskClient, session: Session, learner: Person) -> None:
    number = names_of(session)[0][0]
    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW)
    session.execute(update(Card).values(lapses=9))
    session.commit()

    assert "Leech: forgotten 9 times" in words(noor.get(PAGE).text)


def test_a_set_may_be_known_better_than_others(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    saved = noor.post(f"{PAGE}/retention", data={"retention": "95"})

    assert (saved.status_code, saved.location) == (303, PAGE)
    session.expire_all()
    assert session.get_one(
        StudiedSet, (learner.id, set_id(session))
    ).desired_retention == pytest.approx(0.95)
    session.commit()
    assert '<option selected value="95">' in noor.get(PAGE).text

    noor.post(f"{PAGE}/retention", data={"retention": ""})
    session.expire_all()
    row = session.get_one(StudiedSet, (learner.id, set_id(session)))
    assert row.desired_retention is None


@pytest.mark.parametrize("odd", ["50", "100", "much", "-1"])
def test_an_odd_retention_is_refused(noor: FlaskClient, odd: str) -> None:
    refused = noor.post(f"{PAGE}/retention", data={"retention": odd})

    assert refused.status_code == 422
    assert "Choose one of these." in refused.text


# Search


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
