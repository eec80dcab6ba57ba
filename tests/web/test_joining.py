"""Joining a class: by code or link, with an account or with a name only."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.services import sign_ins
from quizapp.services.form_ids import new_form_id
from quizapp.store.classes import ClassMember, JoinCode, RecoveryCard
from quizapp.store.people import Person
from tests.app_fixtures import NOW, SetClock
from tests.class_fixtures import MadeClass, make_class
from tests.web.doors import browser_of, count_of, is_signed_in, sign_in, sign_up

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


@pytest.fixture
def made(session: Session) -> MadeClass:
    """A class that nobody learns in yet."""
    return make_class(session, learners=0)


def join_by_name(client: FlaskClient, name: str = "Blue Fox", **more: str) -> str:
    """Join with a name only; returns the code on the card."""
    data = {"name": name, "form_id": new_form_id(NOW), **more}
    page = client.post("/join/KZ4M7QHX", data=data, follow_redirects=True)
    assert page.status_code == 200
    found = CODE.search(page.text)
    assert found is not None
    return found[0]


def in_class(session: Session, made: MadeClass) -> dict[str, int]:
    """Who learns in the class now, by name."""
    rows = session.execute(
        select(ClassMember.name, ClassMember.person_id).where(
            ClassMember.class_id == made.id, ClassMember.left_at.is_(None)
        )
    )
    found = {row.name: row.person_id for row in rows}
    session.rollback()  # lets the app write
    return found


@pytest.mark.parametrize("typed", ["KZ4M-7QHX", "kz4m7qhx", " KZ4M 7QHX ", "KZ4M–7QHX"])
def test_a_code_leads_to_its_class_however_it_is_typed(
    client: FlaskClient, made: MadeClass, typed: str
) -> None:
    led = client.post("/join", data={"code": typed})

    assert led.status_code == 303
    assert led.headers["Location"] == "/join/KZ4M7QHX"
    page = client.get("/join/KZ4M7QHX").text
    assert made.row.title in page
    assert made.teacher.name in page


@pytest.mark.slow
def test_a_newcomer_joins_with_a_name_only_and_comes_back_by_card(
    app: Flask, session: Session, made: MadeClass
) -> None:
    first = app.test_client()
    code = join_by_name(first)

    person = session.get_one(Person, in_class(session, made)["Blue Fox"])
    assert (person.email, person.password_hash, person.is_guest) == (None, None, False)
    session.rollback()

    second = app.test_client()
    second.post("/sign-in/card", data={"code": code.lower().replace("-", " ")})
    assert is_signed_in(second)
    assert made.row.title in second.get(f"/classes/{made.code}").text


def test_the_database_keeps_only_the_hash_of_a_card(
    client: FlaskClient, session: Session, made: MadeClass
) -> None:
    code = join_by_name(client).replace("-", "")

    kept = session.scalars(select(RecoveryCard.token_hash)).one()

    assert kept == sign_ins.hashed(code)


def test_a_double_click_joins_once(
    app: Flask, session: Session, made: MadeClass
) -> None:
    data = {"name": "Blue Fox", "form_id": new_form_id(NOW)}

    cards = set()
    for _ in range(2):  # the first reply never reached the browser
        browser = app.test_client()
        page = browser.post("/join/KZ4M7QHX", data=data, follow_redirects=True).text
        cards.add(CODE.search(page)[0])  # type: ignore[index]
        assert is_signed_in(browser)

    assert len(cards) == 1
    assert count_of(session, Person) == 2  # the teacher is the other


def test_a_card_is_shown_for_an_hour_and_then_never_again(
    client: FlaskClient, made: MadeClass, clock: SetClock
) -> None:
    data = {"name": "Blue Fox", "form_id": new_form_id(NOW)}
    address = client.post("/join/KZ4M7QHX", data=data).headers["Location"]
    assert CODE.search(client.get(address).text)

    clock.pass_(minutes=61)

    assert not CODE.search(client.get(address).text)


def test_a_new_card_ends_the_old_one(app: Flask, made: MadeClass) -> None:
    browser = app.test_client()
    old = join_by_name(browser)

    page = browser.post(
        "/recovery-card", data={"form_id": new_form_id(NOW)}, follow_redirects=True
    ).text

    new = CODE.search(page)[0]  # type: ignore[index]
    assert new != old
    assert (
        app.test_client().post("/sign-in/card", data={"code": old}).status_code == 422
    )
    assert (
        app.test_client().post("/sign-in/card", data={"code": new}).status_code == 303
    )


def test_who_has_an_email_gets_no_card(noor: FlaskClient) -> None:
    assert noor.get("/recovery-card").status_code == 404
    sent = noor.post("/recovery-card", data={"form_id": new_form_id(NOW)})
    assert sent.status_code == 404


@pytest.mark.slow
def test_guesses_at_cards_are_counted_and_right_codes_are_not(
    app: Flask, made: MadeClass
) -> None:
    code = join_by_name(app.test_client())

    right = [
        app.test_client().post("/sign-in/card", data={"code": code}).status_code
        for _ in range(25)
    ]
    wrong = [
        app.test_client().post("/sign-in/card", data={"code": "0" * 16}).status_code
        for _ in range(21)
    ]

    assert set(right) == {303}
    assert wrong == [422] * 20 + [429]


@pytest.mark.slow
def test_a_whole_school_joins_from_one_address_within_a_lesson(
    app: Flask, session: Session, made: MadeClass
) -> None:
    for number in range(70):
        join_by_name(app.test_client(), f"Learner {number}")

    assert len(in_class(session, made)) == 70


@pytest.mark.slow
def test_a_guest_who_joins_keeps_what_was_studied(
    guest: FlaskClient, session: Session, made: MadeClass
) -> None:
    before = session.scalars(select(Person.id).where(Person.is_guest)).one()
    session.rollback()

    join_by_name(guest)

    assert in_class(session, made) == {"Blue Fox": before}
    assert session.get_one(Person, before, populate_existing=True).is_guest is False
    session.rollback()


def test_who_is_signed_in_joins_with_one_press(
    noor: FlaskClient, session: Session, made: MadeClass
) -> None:
    assert "Join as Noor Rahimi" in noor.get("/join/KZ4M7QHX").text

    page = noor.post("/join/KZ4M7QHX", follow_redirects=True).text

    assert "You are in the class" in page
    assert list(in_class(session, made)) == ["Noor Rahimi"]
    again = noor.post("/join/KZ4M7QHX")
    assert again.headers["Location"] == f"/classes/{made.code}"


@pytest.mark.slow
def test_a_teacher_does_not_learn_in_their_own_class(
    app: Flask, session: Session, made: MadeClass
) -> None:
    lena = browser_of(app, session, made.teacher)

    assert lena.get("/join/KZ4M7QHX").status_code == 303
    assert lena.post("/join/KZ4M7QHX").status_code == 422
    assert in_class(session, made) == {}


@pytest.mark.parametrize("how", ["expired", "revoked", "put away"])
def test_a_code_that_ended_opens_nothing(
    client: FlaskClient, session: Session, made: MadeClass, how: str
) -> None:
    code = session.get_one(JoinCode, "KZ4M7QHX")
    if how == "expired":
        code.expires_at = NOW
    elif how == "revoked":
        code.revoked_at = NOW - timedelta(hours=1)
    else:
        made.row.archived_at = NOW
    session.commit()

    assert client.get("/join/KZ4M7QHX").status_code == 404
    assert client.post("/join", data={"code": "KZ4M7QHX"}).status_code == 422
    sent = client.post("/join/KZ4M7QHX", data={"name": "Blue Fox"})
    assert sent.status_code == 404
    assert in_class(session, made) == {}


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 121])
def test_a_newcomer_needs_a_name(
    client: FlaskClient, session: Session, made: MadeClass, name: str
) -> None:
    data = {"name": name, "form_id": new_form_id(NOW)}

    assert client.post("/join/KZ4M7QHX", data=data).status_code == 422
    assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_who_has_a_card_can_take_an_email_and_the_card_ends(
    app: Flask, session: Session, made: MadeClass
) -> None:
    browser = app.test_client()
    code = join_by_name(browser)
    person_id = in_class(session, made)["Blue Fox"]

    sign_up(browser, name="Ada Nowak", email="ada@example.org")

    fresh = app.test_client()
    assert sign_in(fresh, email="ada@example.org").status_code == 303
    assert made.row.title in fresh.get(f"/classes/{made.code}").text
    assert session.get_one(Person, person_id).email == "ada@example.org"
    session.rollback()
    refused = app.test_client().post("/sign-in/card", data={"code": code})
    assert refused.status_code == 422


def test_who_has_a_card_deletes_the_account_by_a_word(
    client: FlaskClient, session: Session, made: MadeClass
) -> None:
    join_by_name(client)
    assert "Type “delete”" in client.get("/settings/delete").text

    client.post("/settings/delete", data={"word": "delete"})

    assert in_class(session, made) == {}
    assert count_of(session, Person) == 1
    assert count_of(session, RecoveryCard) == 0
