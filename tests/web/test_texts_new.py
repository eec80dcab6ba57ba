"""Handing in a text: what is taken, what is refused in words, and how far it is."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import background_work, derivations
from quizapp.store.derivations import Derivation, Stage
from quizapp.store.people import Person
from tests.app_fixtures import NOW
from tests.services.deriving import FOUND, TEXT, handed_in, new_teacher, read
from tests.web.conftest import Install
from tests.web.doors import count_of
from tests.web.reader import browser_of, words

FORM = {"form_id": "a-page", "title": "The press", "text": TEXT, "published": ""}


@pytest.fixture
def ruth(session: Session) -> Person:
    return new_teacher(session)


@pytest.fixture
def browser(app: Flask, session: Session, ruth: Person) -> FlaskClient:
    return browser_of(app, session, ruth)


def only_derivation(session: Session) -> Derivation:
    session.expire_all()
    found = session.scalars(select(Derivation)).one()
    session.commit()  # lets the app write
    return found


@pytest.mark.slow
def test_a_pasted_text_waits_at_the_address_of_its_drafts(
    browser: FlaskClient, session: Session
) -> None:
    sent = browser.post("/texts/new", data=FORM | {"published": "January 1735"})

    derivation = only_derivation(session)
    address = f"/texts/{derivation.source_text_id}/drafts"
    assert sent.headers["Location"] == address
    assert derivation.published == "1735-01"
    page = browser.get(address)
    assert "Waiting for its turn" in page.text
    assert "<progress" in page.text


def test_a_double_click_hands_in_once(browser: FlaskClient, session: Session) -> None:
    sent = [browser.post("/texts/new", data=FORM) for _ in range(2)]

    assert sent[0].headers["Location"] == sent[1].headers["Location"]
    assert count_of(session, Derivation) == 1


def test_a_file_waits_at_a_page_of_its_own_until_it_is_read(
    browser: FlaskClient, session: Session
) -> None:
    file = (io.BytesIO(TEXT.encode()), "press.txt")
    sent = browser.post("/texts/new", data=FORM | {"text": "", "file": file})
    waiting = browser.get(sent.headers["Location"])

    read(session)
    on = browser.get(sent.headers["Location"])
    asked = browser.get(sent.headers["Location"], headers={"HX-Request": "true"})

    text_id = only_derivation(session).source_text_id
    assert waiting.status_code == 200
    assert on.headers["Location"] == f"/texts/{text_id}/drafts"
    assert asked.headers["HX-Redirect"] == f"/texts/{text_id}/drafts"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": " \n "}, "Paste a text, or choose a file."),
        ({"published": "next week"}, "is no date"),
        ({"title": "x" * 201}, "200"),
        ({"text": "", "file": "empty.txt"}, "The file is empty."),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    browser: FlaskClient, session: Session, changed: dict[str, str], said: str
) -> None:
    form: dict[str, object] = {**FORM, **changed}
    if "file" in changed:
        form["file"] = (io.BytesIO(b""), changed["file"])

    sent = browser.post("/texts/new", data=form)

    assert sent.status_code == 422
    assert said in sent.text
    if "text" not in changed:
        assert "The guilds protested" in sent.text
    assert count_of(session, Derivation) == 0


def test_a_text_that_is_too_long_is_refused(
    browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derivations, "LONGEST_TEXT", 20)

    sent = browser.post("/texts/new", data=FORM)

    assert sent.status_code == 422
    assert "Send it in parts." in sent.text


def test_a_file_that_is_too_large_is_refused(
    browser: FlaskClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.web.texts_new._LARGEST_FORM", 1_000)
    file = (io.BytesIO(b"x" * 2_000), "press.txt")

    sent = browser.post("/texts/new", data=FORM | {"text": "", "file": file})

    assert sent.status_code == 413
    assert "split the file" in sent.text
    assert count_of(session, Derivation) == 0


@pytest.mark.slow
def test_a_failure_is_told_with_the_ways_on(
    browser: FlaskClient, session: Session, ruth: Person
) -> None:
    text = handed_in(session, ruth)
    background_work.claim(session, worker="w", now=NOW)
    background_work.fail(
        session, derivation_id=text.id, worker="w", problem="It is a drawing.", now=NOW
    )
    session.commit()

    page = browser.get(f"/texts/{text.source_text_id}/drafts")
    again = browser.get(f"/texts/new?from={text.id}")
    browser.post(f"/texts/reading/{text.id}/again")

    assert "It is a drawing." in page.text
    assert "The text is kept." in page.text
    assert "The guilds protested" in again.text
    assert only_derivation(session).stage is Stage.WAITING


def test_guests_are_told_to_create_an_account(guest: FlaskClient) -> None:
    assert guest.get("/texts/new").status_code == 403
    assert guest.post("/texts/new", data=FORM).status_code == 403


@pytest.mark.slow
def test_learners_derive_for_themselves(noor: FlaskClient) -> None:
    assert noor.get("/texts/new").status_code == 200
    assert noor.post("/texts/new", data=FORM).status_code == 303


def test_the_list_shows_own_texts_and_what_was_decided(
    app: Flask, browser: FlaskClient, session: Session, ruth: Person
) -> None:
    handed_in(session, ruth)
    read(session)
    handed_in(session, new_teacher(session, "Ola Brandt"), title="Another's text")

    told = words(browser.get("/texts").text)

    assert "The press at Yeon 5 to check · 0 accepted · 0 rejected" in told
    assert "Another's text" not in told


def test_a_text_without_questions_says_what_to_do(
    browser: FlaskClient, session: Session, ruth: Person
) -> None:
    text = handed_in(session, ruth)
    read(session, found=FOUND | {"questions": [], "notices": ["It is in Latin."]})

    page = browser.get(f"/texts/{text.source_text_id}/drafts")

    assert "Add questions by hand." in page.text
    assert "It is in Latin." in page.text


def test_a_long_text_comes_in_parts(
    browser: FlaskClient,
    session: Session,
    ruth: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quizapp.services.draft_page.PART", 60)
    text = handed_in(session, ruth)
    read(session)
    address = f"/texts/{text.source_text_id}/drafts"

    first, second = browser.get(address), browser.get(f"{address}?part=2")

    assert "Part 1 of" in first.text
    assert "Martin Oduya led" not in words(first.text).partition("Draft questions")[0]
    assert "Part 2 of" in second.text


def test_nothing_is_sent_away_where_no_endpoint_is_set(
    browser: FlaskClient, session: Session
) -> None:
    assert "other wordings" not in browser.get("/texts/new").text

    browser.post("/texts/new", data=FORM | {"rephrase": "y"})

    assert not only_derivation(session).rephrase


@pytest.mark.parametrize(
    ("ticked", "rephrase"), [({}, False), ({"rephrase": "y"}, True)]
)
def test_the_page_says_what_leaves_and_asks_first(
    install: Install,
    session: Session,
    ruth: Person,
    ticked: dict[str, str],
    rephrase: bool,
) -> None:
    app = install(
        rephrasing_url="https://models.school.example/v1", rephrasing_model="small"
    )
    browser = browser_of(app, session, ruth)

    page = browser.get("/texts/new").text
    browser.post("/texts/new", data=FORM | ticked)

    assert "each goes to models.school.example" in page
    assert "checked" not in page
    assert only_derivation(session).rephrase is rephrase
