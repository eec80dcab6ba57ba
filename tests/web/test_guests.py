"""Guests: people who study at once."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.people import Person, SignIn, Try
from quizapp.store.reviews import Review, StudiedSet
from tests.app_fixtures import NOW, SetClock
from tests.services.studying import answer, next_card
from tests.web.conftest import Install
from tests.web.doors import (
    cookie_of,
    count_of,
    is_signed_in,
    sign_in,
    sign_up,
    somebody,
)
from tests.web.reader import words


def test_a_guest_can_study_at_once_and_is_made_once(
    client: FlaskClient, session: Session
) -> None:
    client.post("/guest", data={"time_zone": "Asia/Almaty"})
    client.post("/guest")

    guest = somebody(session)
    assert (guest.is_guest, guest.email, guest.time_zone) == (True, None, "Asia/Almaty")
    assert count_of(session, StudiedSet)


def guest_form(client: FlaskClient) -> dict[str, str]:
    """The fields of a fresh "Try without an account"."""
    found = re.search(r'name="form_id" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return {"form_id": found[1]}


def test_a_double_click_makes_one_guest(
    app: Flask, client: FlaskClient, session: Session, clock: SetClock
) -> None:
    form = guest_form(client)
    first = app.test_client()  # whose reply, with its cookie, the browser drops
    first.post("/guest", data=form)
    clock.pass_(seconds=2)

    reply = client.post("/guest", data=form)

    assert (reply.status_code, reply.location) == (303, "/")
    assert cookie_of(client) == cookie_of(first)
    assert count_of(session, Person) == count_of(session, SignIn) == 1
    assert count_of(session, Try) == 1


def test_clicks_at_once_make_one_guest(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    form = guest_form(client)
    windows = [app.test_client() for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        replies = list(
            pool.map(lambda window: window.post("/guest", data=form), windows)
        )

    assert {reply.status_code for reply in replies} == {303}
    assert len({cookie_of(window) for window in windows}) == 1
    assert count_of(session, Person) == count_of(session, SignIn) == 1
    assert count_of(session, Try) == 1


def test_the_form_of_a_guest_gone_since_brings_no_token_back(
    client: FlaskClient, clock: SetClock
) -> None:
    form = guest_form(client)
    client.post("/guest", data=form)
    before = cookie_of(client)
    client.post("/sign-out")
    clock.pass_(minutes=5)

    client.post("/guest", data=form)

    assert cookie_of(client) not in ("", before)


def test_a_guest_who_studied_is_told_before_signing_out_what_is_lost(
    client: FlaskClient, session: Session
) -> None:
    studies_as_guest(client, session)

    asked = client.post("/sign-out")
    page = client.get(asked.location)
    still_there = is_signed_in(client)
    left = client.post("/sign-out", data={"anyway": "1"})

    assert (asked.location, page.status_code) == ("/guest/leave", 200)
    assert "You have no account yet" in page.text
    assert "Here you gave 2 answers on 2 cards." in " ".join(words(page.text).split())
    assert still_there
    assert left.location == "/"
    assert cookie_of(client) == ""


@pytest.mark.slow
def test_who_has_nothing_to_lose_signs_out_at_once(
    app: Flask, client: FlaskClient
) -> None:
    client.post("/guest")
    learner = app.test_client()
    sign_up(learner)

    replies = [learner.get("/guest/leave"), client.post("/sign-out"), learner.post("/sign-out")]  # fmt: skip

    assert [reply.location for reply in replies] == ["/", "/", "/"]
    assert not is_signed_in(client)
    assert not is_signed_in(learner)


@pytest.mark.slow
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


def studies_as_guest(client: FlaskClient, session: Session) -> None:
    """Give two answers in a browser where nobody has an account."""
    client.post("/guest")
    guest = session.scalars(select(Person).where(Person.is_guest)).one()
    for _ in range(2):
        answer(session, guest, next_card(session, guest, NOW), NOW)
    session.commit()


def act(page: str, name: str) -> str:
    """The address that a button on the page sends to."""
    found = re.search(rf'action="(/guest/\d+/{name})"', page)
    assert found is not None
    return found[1]


def owners(session: Session) -> list[str | None]:
    """The emails of those whose reviews there are."""
    session.expire_all()
    found = session.scalars(
        select(Person.email).join(Review, Review.person_id == Person.id)
    ).all()
    session.commit()
    return list(found)


@pytest.mark.slow
def test_a_guest_who_signs_in_brings_along_what_was_studied(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    studies_as_guest(client, session)
    assert "bring along what you learned" in client.get("/signup").text
    assert "shall come along" in client.get("/sign-in").text

    asked = sign_in(client, next="/library")

    page = client.get(asked.location).text
    assert "you gave 2 answers on 2 cards as a guest" in words(page)
    assert "What you studied as a guest waits" in client.get("/settings").text
    brought = [
        client.post(act(page, "bring-along"), data={"next": "/library"})
        for _ in range(2)
    ]
    assert [reply.status_code for reply in brought] == [303, 303]
    done = client.get(brought[0].location).text
    assert "It is in your account" in done
    assert 'href="/library"' in done
    assert client.get(brought[1].location).location == "/library"
    assert owners(session) == ["noor@example.org"] * 2
    assert "as a guest waits" not in client.get("/settings").text


def test_what_was_studied_as_a_guest_can_be_left_behind(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    studies_as_guest(client, session)
    page = client.get(sign_in(client).location).text

    left = client.post(act(page, "leave-behind"))

    assert "Your account is as it was" in client.get(left.location).text
    assert owners(session) == []
    assert not somebody(session).is_guest


def test_a_decision_can_wait_for_the_next_sign_in(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    studies_as_guest(client, session)
    sign_in(client)
    client.post("/sign-out")

    assert sign_in(app.test_client()).location == "/guest/studied"


def test_a_wrong_password_leaves_the_guest_where_they_were(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    studies_as_guest(client, session)

    refused = sign_in(client, password="not this one")

    assert refused.status_code == 422
    assert "Sign in to your account" in refused.text
    assert owners(session) == [None, None]
    assert client.get("/study").status_code == 200


@pytest.mark.slow
def test_a_guest_who_studied_nothing_is_asked_nothing(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    client.post("/guest")

    assert sign_in(client).location == "/"
    assert not somebody(session).is_guest


def test_nobody_settles_what_waits_for_somebody_else(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    sign_up(app.test_client())
    studies_as_guest(client, session)
    page = client.get(sign_in(client).location).text
    stranger = app.test_client()
    sign_up(stranger, email="ada@example.org", name="Ada Okoro")

    for name in ("bring-along", "leave-behind"):
        stranger.post(act(page, name))

    assert owners(session) == [None, None]
    assert stranger.get("/guest/studied").location == "/"
