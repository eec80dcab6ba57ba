"""Guests: people who study at once."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.store.reviews import StudiedSet
from tests.app_fixtures import SetClock
from tests.web.conftest import Install
from tests.web.doors import count_of, sign_up, somebody


def test_a_guest_can_study_at_once_and_is_made_once(
    client: FlaskClient, session: Session
) -> None:
    client.post("/guest", data={"time_zone": "Asia/Almaty"})
    client.post("/guest")

    guest = somebody(session)
    assert (guest.is_guest, guest.email, guest.time_zone) == (True, None, "Asia/Almaty")
    assert count_of(session, StudiedSet)


def test_two_classes_an_hour_come_from_one_address(app: Flask, clock: SetClock) -> None:
    statuses = [app.test_client().post("/guest").status_code for _ in range(61)]

    assert statuses == [303] * 60 + [429]
    clock.pass_(hours=1)
    assert app.test_client().post("/guest").status_code == 303


def test_whoever_runs_recto_says_how_many_newcomers_an_hour(install: Install) -> None:
    app = install(newcomers_an_hour=3)

    statuses = [
        app.test_client().post("/guest").status_code,
        sign_up(app.test_client()).status_code,
        app.test_client().post("/guest").status_code,
        app.test_client().post("/guest").status_code,
        sign_up(app.test_client(), email="ada@example.org").status_code,
    ]

    assert statuses == [303] * 3 + [429] * 2


def test_newcomers_from_elsewhere_come_in_meanwhile(install: Install) -> None:
    app = install(newcomers_an_hour=1)
    addresses = ["192.0.2.1", "192.0.2.1", "192.0.2.2"]

    statuses = [
        app.test_client()
        .post("/guest", environ_overrides={"REMOTE_ADDR": address})
        .status_code
        for address in addresses
    ]

    assert statuses == [303, 429, 303]
