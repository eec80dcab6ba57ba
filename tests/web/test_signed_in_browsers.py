"""The browsers in which somebody is signed in."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.people import SignIn
from quizapp.web.signed_in_browsers import browser_name
from tests.app_fixtures import NOW, SetClock
from tests.web.doors import (
    EMAIL,
    PASSWORD,
    cookie_of,
    is_signed_in,
    sign_in,
    sign_up,
)


def test_one_can_sign_out_another_of_ones_browsers(
    app: Flask, noor: FlaskClient
) -> None:
    lost = app.test_client()
    phone = {"User-Agent": "Mozilla/5.0 (iPhone; …) Version/19.0 Safari/604.1"}
    lost.post("/sign-in", data={"email": EMAIL, "password": PASSWORD}, headers=phone)
    page = noor.get("/settings").text
    assert "Safari on iPhone" in page
    handle = page.split('name="handle" value="')[1].partition('"')[0]
    assert handle not in (cookie_of(lost), cookie_of(noor))

    noor.post("/settings/sign-ins/end", data={"handle": handle})

    assert not is_signed_in(lost)
    assert is_signed_in(noor)


def test_one_can_sign_out_everywhere_else(app: Flask, noor: FlaskClient) -> None:
    others = [app.test_client() for _ in range(3)]
    for other in others:
        sign_in(other)

    noor.post("/settings/sign-ins/end", data={"handle": "others"})

    assert is_signed_in(noor)
    assert not any(map(is_signed_in, others))


def test_nobody_ends_the_sign_in_of_somebody_else(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    handle = session.scalars(select(SignIn.token_hash)).one()[:16]
    session.commit()
    stranger = app.test_client()
    sign_up(stranger, email="ada@example.org", name="Ada Okoro")

    ended = stranger.post("/settings/sign-ins/end", data={"handle": handle})

    assert ended.status_code == 404
    assert is_signed_in(noor)


def test_a_browser_that_signed_out_by_itself_is_not_listed(
    app: Flask, noor: FlaskClient, clock: SetClock
) -> None:
    phone = {"User-Agent": "Mozilla/5.0 (iPhone; …) Version/19.0 Safari/604.1"}
    signing_in = {"email": EMAIL, "password": PASSWORD}
    app.test_client().post("/sign-in", data=signing_in, headers=phone)
    half_idle = app.extensions["settings"].idle_hours / 2
    clock.pass_(hours=half_idle)
    noor.post("/theme", data={"theme": "dark"})
    assert "Safari on iPhone" in noor.get("/settings").text

    clock.pass_(hours=half_idle)

    assert "Safari on iPhone" not in noor.get("/settings").text


@pytest.mark.parametrize(
    ("calls_itself", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:153.0) Firefox/153.0", "Firefox on Windows"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/156.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)  # fmt: skip
def test_browsers_go_by_what_people_call_them(calls_itself: str, name: str) -> None:
    assert browser_name(calls_itself) == name


def test_an_earlier_moment_is_told_in_the_persons_own_time(noor: FlaskClient) -> None:
    assert "22 November 2026, 14:00" in noor.get("/settings").text
    assert NOW + timedelta(hours=5) == NOW.replace(hour=14)
