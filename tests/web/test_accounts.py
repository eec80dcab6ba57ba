"""The door: landing page, signing up, in and out, guests, new passwords."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp import create_app
from quizapp.config import Settings
from quizapp.database import db
from quizapp.services import links
from quizapp.services.mail import Outbox
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person, Role, SignIn, Try
from quizapp.store.reviews import Review, StudiedSet
from tests.app_fixtures import NOW, SetClock
from tests.services.studying import answer, next_card
from tests.services.test_mail import MailServer, mail_server
from tests.web.doors import (
    EMAIL,
    PASSWORD,
    cookie_of,
    count_of,
    hash_quickly,
    is_signed_in,
    sign_in,
    sign_up,
    somebody,
)

__all__ = ["mail_server"]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    hash_quickly(app)
    return app.test_client()


# The landing page


def test_the_landing_page_offers_every_way_in(client: FlaskClient) -> None:
    page = client.get("/").text

    for words in (
        "Create account",
        "Sign in",
        "Email",
        "Password",
        "Class code",
        "Join",
        "Try without an account",
    ):
        assert words in page


def test_no_class_has_a_code_yet(client: FlaskClient) -> None:
    response = client.post("/join", data={"code": "KZ4-7QH"})

    assert response.status_code == 422
    assert "No class has this code" in response.text
    assert 'value="KZ4-7QH"' in response.text


# Signing up


def test_whoever_signs_up_is_signed_in(client: FlaskClient, session: Session) -> None:
    response = sign_up(client)

    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert is_signed_in(client)
    noor = somebody(session)
    assert (noor.name, noor.email, noor.time_zone) == (
        "Noor Rahimi",
        EMAIL,
        "Asia/Almaty",
    )
    assert count_of(session, StudiedSet)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", " ", "name you go by"),
        ("name", "x" * 121, "at most 120"),
        ("email", "noor", "such as name@example.org"),
        ("password", "short", "at least 8"),
        ("password", "password1", "first that are guessed"),
        ("password", "NOOR@example.org", "too easy to guess"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    client: FlaskClient, session: Session, field: str, typed: str, words: str
) -> None:
    response = sign_up(client, **{field: typed})

    assert response.status_code == 422
    assert words in response.text
    assert 'value="Asia/Almaty"' in response.text
    assert PASSWORD not in response.text
    assert count_of(session, Person) == 0


def test_nobody_makes_an_administrator_of_themselves(
    client: FlaskClient, session: Session
) -> None:
    more = {"role": "administrator", "id": "7", "is_guest": "1", "created_at": "1999"}
    client.post(
        "/signup", data={"name": "Noor", "email": EMAIL, "password": PASSWORD, **more}
    )

    noor = somebody(session)
    assert (noor.role, noor.is_guest, noor.created_at) == (Role.LEARNER, False, NOW)


def test_a_taken_email_is_refused_in_words_that_fit_any_mistake(
    app: Flask, client: FlaskClient
) -> None:
    sign_up(client)

    response = sign_up(app.test_client(), email="NOOR@example.org", name="Ada")

    assert response.status_code == 422
    assert "could not make an account with these details" in response.text
    assert "Set-Cookie" not in response.headers


def test_a_closed_installation_takes_no_newcomers(
    settings: Settings, clock: SetClock, session: Session
) -> None:
    app = create_app(replace(settings, open_sign_up=False), clock=clock)
    client = app.test_client()

    assert sign_up(client).status_code == 403
    assert client.post("/guest").status_code == 403
    assert "Try without an account" not in client.get("/").text
    assert "Ask your teacher" in client.get("/signup").text
    assert count_of(session, Person) == 0
    with app.app_context():
        db.engine.dispose()


# Guests


def test_a_guest_can_study_at_once_and_is_made_once(
    client: FlaskClient, session: Session
) -> None:
    client.post("/guest", data={"time_zone": "Asia/Almaty"})
    client.post("/guest")

    guest = somebody(session)
    assert (guest.is_guest, guest.email, guest.time_zone) == (True, None, "Asia/Almaty")
    assert count_of(session, StudiedSet)


def test_a_guest_who_creates_an_account_keeps_every_review(
    client: FlaskClient, session: Session
) -> None:
    client.post("/guest")
    guest = somebody(session)
    for _ in range(3):
        answer(session, guest, next_card(session, guest, NOW), NOW)
    session.commit()
    before = cookie_of(client)

    sign_up(client)

    noor = somebody(session)
    assert (noor.id, noor.email, noor.is_guest) == (guest.id, EMAIL, False)
    reviews = select(func.count(Review.id)).where(Review.person_id == noor.id)
    assert session.scalar(reviews) == 3
    assert cookie_of(client) != before
    assert count_of(session, SignIn) == 1


def test_a_guest_whose_email_is_taken_stays_a_guest(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    client.post("/guest")

    assert sign_up(client).status_code == 422
    assert is_signed_in(client)
    assert session.scalar(select(func.count()).where(Person.is_guest)) == 1


# Signing in and out


def test_signing_in_takes_any_spelling_of_the_email(
    app: Flask, client: FlaskClient
) -> None:
    sign_up(client)
    other = app.test_client()

    response = sign_in(other, email=" NOOR@Example.org ")

    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert is_signed_in(other)


def test_a_wrong_password_and_an_unknown_email_get_the_same_answer(
    app: Flask, client: FlaskClient
) -> None:
    sign_up(client)
    stranger = app.test_client()

    wrong = sign_in(stranger, email="noor@example.org", password="not this one")
    unknown = sign_in(stranger, email="ruby@example.org", password="not this one")

    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace("noor@", "ruby@") == unknown.text
    assert "not right" in wrong.text
    assert {"recto", "Set-Cookie"}.isdisjoint(wrong.headers)


def test_signing_in_gives_a_new_token_and_ends_the_old_one(
    app: Flask, client: FlaskClient
) -> None:
    sign_up(client)
    first = cookie_of(client)

    sign_in(client)

    assert cookie_of(client) != first
    thief = app.test_client()
    thief.set_cookie("recto", first)
    assert not is_signed_in(thief)


def test_a_token_planted_before_signing_in_is_worth_nothing(
    app: Flask, client: FlaskClient
) -> None:
    sign_up(client)
    victim = app.test_client()
    victim.set_cookie("recto", "planted")

    sign_in(victim)

    assert cookie_of(victim) != "planted"


def test_signing_out_clears_the_browser(client: FlaskClient) -> None:
    sign_up(client)

    response = client.post("/sign-out")

    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert '"storage"' in response.headers["Clear-Site-Data"]
    assert cookie_of(client) == ""


def test_signing_out_again_is_harmless(client: FlaskClient) -> None:
    assert client.post("/sign-out").status_code == 303


def test_an_address_cannot_sign_anybody_out(client: FlaskClient) -> None:
    sign_up(client)

    assert client.get("/sign-out").status_code == 405
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-out", "/signup", "/guest", "/theme", "/forgot"]
)
def test_no_other_site_can_use_the_door(client: FlaskClient, path: str) -> None:
    sent = client.post(path, headers={"Sec-Fetch-Site": "cross-site"})

    assert sent.status_code == 403


def test_after_ten_wrong_passwords_one_waits_even_with_the_right_one(
    client: FlaskClient, clock: SetClock
) -> None:
    sign_up(client)
    client.post("/sign-out")
    statuses = [sign_in(client, password="wrong").status_code for _ in range(12)]

    refused = sign_in(client)

    assert statuses == [422] * 10 + [429] * 2
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "300"
    assert "wait 5 minutes" in refused.text
    clock.pass_(minutes=5)
    assert sign_in(client).status_code == 303


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


def test_a_class_signs_in_from_one_address(app: Flask, client: FlaskClient) -> None:
    sign_up(client)

    statuses = {sign_in(app.test_client()).status_code for _ in range(25)}

    assert statuses == {303}


def test_newcomers_from_one_address_are_counted(
    app: Flask, clock: SetClock, session: Session
) -> None:
    statuses = [app.test_client().post("/guest").status_code for _ in range(21)]

    assert statuses == [303] * 20 + [429]
    clock.pass_(hours=1)
    assert app.test_client().post("/guest").status_code == 303


def test_an_old_hash_is_renewed_at_signing_in(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(client)
    app.extensions["passwords"] = Passwords(memory_kib=16, passes=1)

    sign_in(client)

    assert "m=16," in (somebody(session).password_hash or "")
    assert sign_in(client).status_code == 303


# A new password


@pytest.fixture
def mailing(
    settings: Settings, clock: SetClock, mail_server: MailServer
) -> Iterator[Flask]:
    """An app that sends mail."""
    settings = replace(
        settings,
        public_url="https://recto.example",
        mail_url=mail_server.url,
        mail_from="recto@recto.example",
    )
    app = create_app(settings, clock=clock)
    hash_quickly(app)
    yield app
    with app.app_context():
        db.engine.dispose()


def letters_of(app: Flask, server: MailServer) -> list[str]:
    outbox: Outbox = app.extensions["outbox"]
    outbox.wait_until_empty()
    return [letter.decode() for letter in server.letters]


SITE = "https://recto.example"


def test_without_mail_the_page_says_whom_to_ask(client: FlaskClient) -> None:
    assert "quizapp user reset-link" in client.get("/forgot").text
    assert client.post("/forgot", data={"email": EMAIL}).status_code == 422


def test_a_mailed_link_changes_the_password_once(
    mailing: Flask, mail_server: MailServer, clock: SetClock
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
    clock.pass_(minutes=1)


def test_nobody_learns_from_the_reset_page_who_has_an_account(
    mailing: Flask, mail_server: MailServer, session: Session
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


def test_without_a_public_address_no_link_is_mailed(
    settings: Settings, clock: SetClock
) -> None:
    settings = replace(
        settings, mail_url="smtp://127.0.0.1:1", mail_from="recto@recto.example"
    )
    app = create_app(settings, clock=clock)

    assert app.extensions["outbox"] is None


# The first administrator


def test_a_link_makes_the_first_administrator_once(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    path = links.first_administrator_link(session, now=NOW)
    assert path is not None
    session.commit()
    data = {"name": "Ada Okoro", "email": "ada@example.org", "password": PASSWORD}

    assert client.get(path).status_code == 200
    assert client.post(path, data={**data, "password": "short"}).status_code == 422
    assert client.post(path, data=data).status_code == 303

    assert somebody(session).role is Role.ADMINISTRATOR
    assert is_signed_in(client)
    other = app.test_client()
    assert other.get(path).status_code == 404
    assert other.post(path, data={**data, "email": "b@example.org"}).status_code == 404


def test_a_link_left_over_makes_no_second_administrator(
    client: FlaskClient, session: Session
) -> None:
    path = links.first_administrator_link(session, now=NOW)
    assert path is not None
    session.add(
        Person(name="Ada", role=Role.ADMINISTRATOR, email="a@b.example", created_at=NOW)
    )
    session.commit()

    assert client.get(path).status_code == 404
    assert sign_up(client).status_code == 303


# Small things


def test_the_theme_is_kept_for_the_browser_and_the_person(
    client: FlaskClient, session: Session
) -> None:
    client.post("/theme", data={"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").text

    sign_up(client)
    back = client.post(
        "/theme",
        data={"theme": "light"},
        headers={"Referer": "http://localhost/settings?x=1"},
    )

    assert back.headers["Location"] == "/settings?x=1"
    assert somebody(session).theme.value == "light"
    assert 'data-theme="light"' in client.get("/settings").text


@pytest.mark.parametrize("theme", ["", "<script>", "DARK"])
def test_an_unknown_theme_follows_the_system(client: FlaskClient, theme: str) -> None:
    client.post("/theme", data={"theme": theme})

    assert "data-theme=" not in client.get("/").text.partition("<head>")[0]


@pytest.mark.parametrize(
    "path", ["/", "/signup", "/forgot", "/privacy", "/accessibility"]
)
def test_pages_of_the_door_are_kept_by_no_cache(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


def test_each_event_is_logged_once_and_tells_no_secret(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        sign_up(client)
        client.post("/sign-out")
        sign_in(client, password="a wrong sentence")
        sign_in(client)

    told = [
        record.getMessage()
        for record in caplog.records
        if record.name == "quizapp.accounts"
    ]
    assert [re.findall('"event": "(.*?)"', line)[0] for line in told] == [
        "signed up",
        "signed out",
        "sign-in refused",
        "signed in",
    ]
    for secret in (PASSWORD, "a wrong sentence", cookie_of(client), EMAIL):
        assert secret not in caplog.text


def test_a_refused_guess_stays_counted(client: FlaskClient, session: Session) -> None:
    sign_in(client, password="wrong")

    assert count_of(session, Try) == 3


def test_expired_sign_ins_are_swept_when_somebody_comes(
    client: FlaskClient, clock: SetClock, session: Session
) -> None:
    sign_up(client)
    clock.now = NOW + timedelta(days=61)

    sign_in(client)

    assert count_of(session, SignIn) == 1
