"""The library, and the page of a set."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.database import db
from quizapp.questions.presentation import key_in_words
from quizapp.services.cards import find_card, read_question
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.reviews import Card, StudiedSet
from tests.app_fixtures import NOW, SetClock
from tests.progress import simulated
from tests.services.studying import answer
from tests.services.test_progress import statements
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


def kept(session: Session, person: Person) -> tuple[int, float | None]:
    """Where the set stands, and how well it shall be known."""
    session.expire_all()
    row = session.get_one(StudiedSet, (person.id, set_id(session)))
    session.commit()  # lets the app write
    return row.position, row.desired_retention


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
    assert left.status_code == 303
    assert left.location.startswith("/library?")
    assert not studies(session, learner)

    taken = noor.post(f"{PAGE}/take-up")
    assert (taken.status_code, taken.location) == (303, PAGE)
    assert studies(session, learner)


def test_leaving_can_be_undone_as_if_it_had_not_been(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    noor.post(f"{PAGE}/retention", data={"retention": "95"})
    before = kept(session, learner)

    left = noor.post(f"{PAGE}/leave", data={"then": "library"})
    page = noor.get(left.location).text
    assert "You stopped studying this set. What you know of it is kept." in page
    fields = dict(re.findall(r'name="(position|retention)" value="(\d+)"', page))
    undone = noor.post(f"{PAGE}/take-up", data=fields | {"then": "library"})

    assert undone.location == "/library"
    assert kept(session, learner) == before


def test_leaving_a_set_that_is_not_studied_says_nothing(noor: FlaskClient) -> None:
    noor.post(f"{PAGE}/leave")

    assert noor.post(f"{PAGE}/leave").location == PAGE


@pytest.mark.parametrize("odd", ["-1", "much", "99999999999", "\0"])
def test_an_odd_place_is_no_place(
    noor: FlaskClient, session: Session, learner: Person, odd: str
) -> None:
    noor.post(f"{PAGE}/leave")

    for name in ("left", "position", "suspended"):
        assert noor.get("/library", query_string={name: odd}).status_code == 200
    noor.post(f"{PAGE}/take-up", data={"position": odd, "retention": odd})

    assert kept(session, learner) == (4, None)


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
    assert "Stop studying" not in page


def test_a_set_that_is_not_studied_has_one_way_to_study_it(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    noor.post(f"{PAGE}/leave")

    before = noor.get(PAGE).text
    card = find_card(session, person=learner, question_id=names_of(session)[0][0])
    answer(session, learner, card, NOW)
    after = noor.get(PAGE).text

    assert f'href="/study?set={SLUG}"' in before
    assert f"{PAGE}/take-up" not in before
    assert "From your first answer on" in before
    assert "Stop studying" in after
    assert "From your first answer on" not in after


def test_a_set_that_is_not_there_is_not_found(noor: FlaskClient) -> None:
    for method, path in (
        ("GET", "/sets/none"),
        ("GET", "/sets/%00"),
        ("POST", "/sets/none/take-up"),
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


def test_a_learner_takes_a_quiz_with_one_click(noor: FlaskClient) -> None:
    page = noor.get(PAGE).text
    button = page.partition('action="/quizzes/practice"')[2].partition("</form>")[0]
    assert f'name="set" value="{SLUG}"' in button
    assert ">Take a quiz</button>" in button

    begun = noor.post("/quizzes/practice", data={"set": SLUG})

    assert begun.status_code == 303
    assert begun.location.startswith("/quizzes/")


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


@pytest.mark.slow
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


def test_the_key_leads_to_its_evidence(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number = names_of(session)[3][0]
    link = f'href="/texts/1?question={number}#evidence"'
    card = find_card(session, person=learner, question_id=number)
    session.commit()
    assert link not in noor.get(PAGE).text

    answer(session, learner, card, NOW)

    assert link in noor.get(PAGE).text


def test_questions_stand_under_their_topics(noor: FlaskClient) -> None:
    html = noor.get(PAGE).text

    page = words(html)
    counts = re.findall(r"</h3><span class=\"num\">(\d+)</span>", html)
    assert "Actors" in page
    assert sum(map(int, counts)) == html.count('<li id="q-') == 48


def test_a_leech_can_be_suspended_and_that_undone(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number = names_of(session)[0][0]
    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW)
    session.execute(update(Card).values(lapses=8))
    session.commit()

    done = noor.post(f"{PAGE}/questions/{number}/suspend")

    assert done.location == f"{PAGE}?suspended={number}#q-{number}"
    page = noor.get(done.location).text
    assert "Suspended. It will not be asked again." in page
    assert f'action="/study/cards/{number}/resume"' in page
    assert "Forgotten 8 times" not in page


@pytest.mark.slow
def test_nobody_suspends_what_is_not_theirs_to_see(
    noor: FlaskClient, session: Session
) -> None:
    number = names_of(session)[0][0]
    test_somebody_elses_set_is_not_found(noor, session)

    assert noor.post(f"{PAGE}/questions/{number}/suspend").status_code == 404


def test_a_leech_is_named(noor: FlaskClient, session: Session, learner: Person) -> None:
    number = names_of(session)[0][0]
    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW)
    session.execute(update(Card).values(lapses=9))
    session.commit()

    assert "Forgotten 9 times: rewrite it, or suspend it. Suspend" in words(
        noor.get(PAGE).text
    )


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.parametrize("odd", ["50", "100", "much", "-1"])
def test_an_odd_retention_is_refused(noor: FlaskClient, odd: str) -> None:
    refused = noor.post(f"{PAGE}/retention", data={"retention": odd})

    assert refused.status_code == 422
    assert "Choose one of these." in refused.text


# The database


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/", "/library", PAGE, "/texts/1", "/search?q=Tokayev"]
)
def test_more_sets_cards_and_answers_bring_no_more_statements(
    app: Flask, session: Session, learner: Person, clock: SetClock, path: str
) -> None:
    simulated.study(session, learner, until=NOW, days=3, new_per_day=2)
    noor = browser_of(app, session, learner)
    clock.pass_(days=1)
    with app.app_context(), statements(db.engine) as few:
        assert noor.get(path).status_code == 200
    simulated.add_questions(session, learner, sets=5, each=20, now=NOW)
    simulated.study(
        session, learner, until=NOW + timedelta(hours=1), days=30, new_per_day=9
    )
    session.commit()

    with app.app_context(), statements(db.engine) as many:
        assert noor.get(path).status_code == 200

    assert len(many) == len(few) <= 14
