"""Signing in and out."""

import logging
import re
from datetime import timedelta
from itertools import cycle

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.services.passwords import Passwords
from quizapp.store.people import SignIn, Try
from tests.app_fixtures import NOW, SetClock
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

SITE = "https://recto.example"


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
    pages = [re.sub(r'value="[0-9a-f-]{36}"', "", one.text) for one in (wrong, unknown)]
    assert pages[0].replace("noor@", "ruby@") == pages[1]
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


def test_a_refused_guess_stays_counted(client: FlaskClient, session: Session) -> None:
    sign_in(client, password="wrong")

    assert count_of(session, Try) == 3


@pytest.mark.slow
def test_a_class_signs_in_from_one_address(app: Flask, client: FlaskClient) -> None:
    sign_up(client)

    statuses = {sign_in(app.test_client()).status_code for _ in range(25)}

    assert statuses == {303}


def test_an_old_hash_is_renewed_at_signing_in(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(client)
    app.extensions["passwords"] = Passwords(memory_kib=16, passes=1)

    sign_in(client)

    assert "m=16," in (somebody(session).password_hash or "")
    assert sign_in(client).status_code == 303


def test_expired_sign_ins_are_swept_when_somebody_comes(
    client: FlaskClient, clock: SetClock, session: Session
) -> None:
    sign_up(client)
    clock.now = NOW + timedelta(days=61)

    sign_in(client)

    assert count_of(session, SignIn) == 1


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


@pytest.mark.slow
def test_no_spelling_of_an_email_gives_more_guesses(noor: FlaskClient) -> None:
    spellings = [EMAIL, EMAIL.upper(), f" {EMAIL}\t", "noor\0@example.org"]
    addresses = [f"192.0.2.{number}" for number in range(12)]

    statuses = [
        noor.post(
            "/sign-in",
            data={"email": spelling, "password": "wrong"},
            environ_overrides={"REMOTE_ADDR": address},
        ).status_code
        for spelling, address in zip(cycle(spellings), addresses, strict=False)
    ]

    assert statuses == [422] * 10 + [429] * 2


SAYS_WHERE_FROM = [
    "X-Forwarded-For",
    "X-Real-IP",
    "Forwarded",
    "True-Client-IP",
    "CF-Connecting-IP",
]


@pytest.mark.slow
@pytest.mark.parametrize("header", SAYS_WHERE_FROM)
def test_nobody_guesses_faster_by_saying_they_come_from_elsewhere(
    client: FlaskClient, header: str
) -> None:
    statuses = [
        client.post(
            "/sign-in",
            data={"email": f"{number}@example.org", "password": "wrong"},
            headers={header: f"198.51.100.{number}"},
        ).status_code
        for number in range(11)
    ]

    assert statuses == [422] * 10 + [429]


def test_behind_a_proxy_only_its_own_word_on_the_address_counts(
    install: Install,
) -> None:
    client = install(public_url=SITE, trusted_proxies=1).test_client()

    def guess(number: int, come_from: str) -> int:
        return client.post(
            "/sign-in",
            base_url=SITE,
            data={"email": f"{number}@example.org", "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{number}, {come_from}"},
        ).status_code

    statuses = [guess(number, "203.0.113.7") for number in range(11)]

    assert statuses == [422] * 10 + [429]
    assert guess(12, "203.0.113.8") == 422


class CountingPasswords(Passwords):
    """Counts what it does, as time in a test would tell nothing."""

    checks = 0

    def fits(self, password: str, password_hash: str | None) -> bool:
        self.checks += 1
        return super().fits(password, password_hash)


def test_an_unknown_email_costs_as_many_hashes_as_a_known_one(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    locked = somebody(session)
    costs = []
    for email in (EMAIL, "nobody@example.org"):
        passwords = CountingPasswords(memory_kib=8, passes=1)
        app.extensions["passwords"] = passwords
        sign_in(app.test_client(), email=email, password="wrong")
        costs.append(passwords.checks)
    locked.disabled_at = NOW
    session.commit()
    passwords = CountingPasswords(memory_kib=8, passes=1)
    app.extensions["passwords"] = passwords
    sign_in(app.test_client())
    costs.append(passwords.checks)

    assert costs == [1, 1, 1]
