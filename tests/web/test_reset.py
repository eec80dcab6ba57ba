"""A new password by a one-time link."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.services import links
from quizapp.services.mail import Outbox
from quizapp.store.people import OneTimeLink
from tests.app_fixtures import NOW, SetClock, new_learner
from tests.services.test_mail import MailServer, mail_server
from tests.web.conftest import Install
from tests.web.doors import (
    EMAIL,
    PASSWORD,
    cookie_of,
    count_of,
    is_signed_in,
    sign_in,
    sign_up,
    somebody,
)

__all__ = ["mail_server"]


SITE = "https://recto.example"


@pytest.fixture
def mailing(install: Install, mail_server: MailServer) -> Flask:
    """An app that sends mail."""
    return install(
        public_url=SITE, mail_url=mail_server.url, mail_from="recto@recto.example"
    )


def letters_of(app: Flask, server: MailServer) -> list[str]:
    outbox: Outbox = app.extensions["outbox"]
    outbox.wait_until_empty()
    return [letter.decode() for letter in server.letters]


def test_without_mail_the_page_says_whom_to_ask(client: FlaskClient) -> None:
    assert "quizapp user reset-link" in client.get("/forgot").text
    assert client.post("/forgot", data={"email": EMAIL}).status_code == 422


def test_a_mailed_link_changes_the_password_once(
    mailing: Flask, mail_server: MailServer
) -> None:
    client = mailing.test_client()
    client.post(
        "/signup",
        data={"name": "Noor", "email": EMAIL, "password": PASSWORD},
        base_url=SITE,
    )
    thief, owner = mailing.test_client(), mailing.test_client()
    thief.post("/sign-in", data={"email": EMAIL, "password": PASSWORD}, base_url=SITE)

    owner.post("/forgot", data={"email": EMAIL}, base_url=SITE)
    (letter,) = letters_of(mailing, mail_server)
    found = re.search(r"https://recto\.example(/reset/\S+)", letter)
    assert found is not None
    path = found[1]

    page = owner.get(path, base_url=SITE)
    assert page.status_code == 200
    assert '<meta name="referrer" content="no-referrer">' in page.text
    short = owner.post(path, data={"password": "short"}, base_url=SITE)
    assert short.status_code == 422
    done = owner.post(path, data={"password": "quite another one"}, base_url=SITE)
    assert done.status_code == 303

    assert owner.get("/settings", base_url=SITE).status_code == 200
    assert thief.get("/settings", base_url=SITE).status_code == 303
    again = owner.post(path, data={"password": "yet another one"}, base_url=SITE)
    assert again.status_code == 404
    assert "used already" in again.text


def test_a_double_click_on_a_new_password_signs_in(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    person = somebody(session)
    lasts = links.HANDED_LASTS
    path = links.reset_link(session, person_id=person.id, lasts=lasts, now=NOW)
    session.commit()
    first, second = app.test_client(), app.test_client()

    first.post(path, data={"password": "quite another one"})
    response = second.post(path, data={"password": "quite another one"})

    assert response.status_code == 303
    assert is_signed_in(second)
    assert cookie_of(first) == cookie_of(second)
    assert not is_signed_in(noor)


@pytest.mark.slow
def test_nobody_learns_from_the_reset_page_who_has_an_account(
    mailing: Flask, mail_server: MailServer
) -> None:
    client = mailing.test_client()
    client.post(
        "/signup",
        data={"name": "Noor", "email": EMAIL, "password": PASSWORD},
        base_url=SITE,
    )
    stranger = mailing.test_client()

    pages = [
        stranger.post("/forgot", data={"email": email}, base_url=SITE)
        for email in (EMAIL, "ruby@example.org")
    ]

    assert {page.status_code for page in pages} == {200}
    assert pages[0].text == pages[1].text
    assert len(letters_of(mailing, mail_server)) == 1


def test_resets_are_counted_by_the_day(mailing: Flask, clock: SetClock) -> None:
    client = mailing.test_client()
    data = {"email": EMAIL}

    statuses = [
        client.post("/forgot", data=data, base_url=SITE).status_code for _ in range(6)
    ]

    assert statuses == [200] * 5 + [429]
    clock.pass_(days=1)
    assert client.post("/forgot", data=data, base_url=SITE).status_code == 200


def test_without_a_public_address_no_link_is_mailed(install: Install) -> None:
    app = install(mail_url="smtp://127.0.0.1:1", mail_from="recto@recto.example")

    assert app.extensions["outbox"] is None


def test_the_owner_gets_in_by_a_link_while_somebody_guesses(
    client: FlaskClient, session: Session
) -> None:
    sign_up(client)
    client.post("/sign-out")
    for _ in range(11):
        sign_in(client, password="wrong")
    path = links.reset_link(
        session,
        person_id=somebody(session).id,
        lasts=links.HANDED_LASTS,
        now=NOW,
    )
    session.commit()

    client.post(path, data={"password": "another sentence of mine"})

    assert is_signed_in(client)
    client.post("/sign-out")
    # … from an address that did not guess.
    came_from = {"REMOTE_ADDR": "192.0.2.77"}
    data = {"email": EMAIL, "password": "another sentence of mine"}
    again = client.post("/sign-in", data=data, environ_overrides=came_from)
    assert again.status_code == 303


def hand_out(session: Session, *people: int) -> list[str]:
    """Links to new passwords, one for each of *people*."""
    paths = [
        links.reset_link(session, person_id=each, lasts=links.HANDED_LASTS, now=NOW)
        for each in people
    ]
    session.commit()
    return paths


@pytest.mark.slow
def test_a_class_chooses_its_passwords_from_one_address(
    app: Flask, session: Session
) -> None:
    learners = [new_learner(session, f"Learner {number}") for number in range(30)]
    paths = hand_out(session, *(learner.id for learner in learners))

    statuses = {
        app.test_client().post(path, data={"password": PASSWORD}).status_code
        for path in paths
    }

    assert statuses == {303}


@pytest.mark.slow
def test_who_makes_up_links_waits(client: FlaskClient) -> None:
    statuses = [
        client.post(f"/reset/{number}", data={"password": PASSWORD}).status_code
        for number in range(21)
    ]

    assert statuses == [404] * 20 + [429]


def test_of_several_links_the_first_used_ends_the_others(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    person_id = somebody(session).id
    first, second = hand_out(session, person_id, person_id)

    app.test_client().post(first, data={"password": "quite another one"})

    late = app.test_client()
    assert late.get(second).status_code == 404
    assert late.post(second, data={"password": "yet another one"}).status_code == 404
    assert sign_in(late, password="quite another one").status_code == 303


def test_a_link_of_a_deleted_account_opens_nothing(
    noor: FlaskClient, session: Session
) -> None:
    (path,) = hand_out(session, somebody(session).id)

    noor.post("/settings/delete", data={"password": PASSWORD})

    assert noor.post(path, data={"password": "quite another one"}).status_code == 404
    assert count_of(session, OneTimeLink) == 0


def test_a_link_signs_out_who_used_the_browser_before(
    app: Flask, guest: FlaskClient, session: Session
) -> None:
    planted = cookie_of(guest)
    ada = new_learner(session, "Ada Okoro")
    (path,) = hand_out(session, ada.id)

    guest.post(path, data={"password": PASSWORD})

    assert "Ada Okoro" in guest.get("/settings").text
    thief = app.test_client()
    thief.set_cookie("recto", planted)
    assert not is_signed_in(thief)


@pytest.mark.parametrize("token", ["x", "%2e%2e", "a" * 500])
def test_the_address_of_a_link_goes_to_no_other_page(
    client: FlaskClient, token: str
) -> None:
    for path in (f"/reset/{token}", f"/first-administrator/{token}"):
        assert client.get(path).headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/forgot").headers["Referrer-Policy"] == "same-origin"
