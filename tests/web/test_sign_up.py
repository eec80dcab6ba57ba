"""Signing up: an account of one's own, anew or from a guest's."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.store.people import Person, Role, SignIn, Try
from quizapp.store.reviews import Review, StudiedSet
from tests.app_fixtures import NOW
from tests.services.studying import answer, next_card
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
        ("name", "\u200b\u200d\u202e", "can be seen"),
        ("email", "no\u200bor@example.org", "cannot be seen"),
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
    install: Install, session: Session
) -> None:
    client = install(open_sign_up=False).test_client()

    assert sign_up(client).status_code == 403
    assert client.post("/guest").status_code == 403
    assert "Try without an account" not in client.get("/").text
    assert "Ask your teacher" in client.get("/signup").text
    assert count_of(session, Person) == 0


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


@pytest.mark.slow
def test_a_guest_needs_a_name_that_can_be_seen_for_an_account(
    guest: FlaskClient, session: Session
) -> None:
    refused = sign_up(guest, name="\u200c\u0301")

    assert refused.status_code == 422
    assert "can be seen" in refused.text
    assert somebody(session).is_guest


@pytest.mark.slow
def test_finding_out_who_has_an_account_is_slow(app: Flask, noor: FlaskClient) -> None:
    statuses = [sign_up(app.test_client()).status_code for _ in range(21)]

    assert statuses == [422] * 20 + [429]


def test_only_taken_emails_are_held_against_who_signs_up(
    app: Flask, session: Session
) -> None:
    for number in range(3):
        sign_up(app.test_client(), email=f"{number}@example.org")
    sign_up(app.test_client(), email="0@example.org")

    counted = Counter(each.split()[0] for each in session.scalars(select(Try.counted)))

    assert counted == {"newcomer": 4, "taken-email": 1}


def test_a_guests_cookie_planted_in_a_browser_opens_no_account(
    app: Flask, guest: FlaskClient
) -> None:
    victim = app.test_client()
    victim.set_cookie("recto", cookie_of(guest))

    sign_up(victim)

    assert is_signed_in(victim)
    assert not is_signed_in(guest)


def test_of_accounts_made_of_one_guest_at_once_none_that_was_told_of_is_lost(
    app: Flask, guest: FlaskClient
) -> None:
    windows = [app.test_client() for _ in range(6)]
    for window in windows:
        window.set_cookie("recto", cookie_of(guest))
    emails = [f"{number}@example.org" for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        replies = list(
            pool.map(
                lambda pair: sign_up(pair[0], email=pair[1]),
                zip(windows, emails, strict=True),
            )
        )

    assert {reply.status_code for reply in replies} == {303}
    told = [
        email
        for reply, email in zip(replies, emails, strict=True)
        if "Set-Cookie" in reply.headers
    ]
    assert told
    for email in told:
        assert sign_in(app.test_client(), email=email).status_code == 303


def form_id_of(client: FlaskClient) -> str:
    """The id of a fresh page of the form."""
    return client.get("/signup").text.split('name="form_id"')[1].split('"')[3]


def test_a_double_click_makes_one_account_and_signs_in_once(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    form_id = form_id_of(client)
    first = app.test_client()  # whose reply, with its cookie, the browser drops
    sign_up(first, form_id=form_id)

    response = sign_up(client, form_id=form_id)

    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert is_signed_in(client)
    assert cookie_of(client) == cookie_of(first)
    assert [count_of(session, table) for table in (Person, SignIn)] == [1, 1]
    assert session.scalars(select(Try.counted)).one().startswith("newcomer")


def test_clicks_at_once_make_one_account_of_a_guest(
    app: Flask, guest: FlaskClient, session: Session
) -> None:
    form_id = form_id_of(guest)
    windows = [app.test_client() for _ in range(4)]
    for window in windows:
        window.set_cookie("recto", cookie_of(guest))

    with ThreadPoolExecutor(4) as pool:
        replies = list(
            pool.map(lambda window: sign_up(window, form_id=form_id), windows)
        )

    assert {reply.status_code for reply in replies} == {303}
    assert all(map(is_signed_in, windows))
    assert not somebody(session).is_guest
    assert count_of(session, SignIn) == 1
    counted = Counter(each.split()[0] for each in session.scalars(select(Try.counted)))
    assert counted == {"newcomer": 2}  # as a guest, and once for the account


@pytest.mark.parametrize(
    "other", [{"password": "another sentence"}, {"form_id": "0" * 36}, {"form_id": "1"}]
)
def test_who_sends_another_form_is_told_of_the_taken_email(
    app: Flask, client: FlaskClient, other: dict[str, str]
) -> None:
    form_id = form_id_of(client)
    sign_up(app.test_client(), form_id=form_id)

    response = sign_up(client, **({"form_id": form_id} | other))

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_the_form_of_an_account_signed_out_since_opens_nothing(
    client: FlaskClient,
) -> None:
    form_id = form_id_of(client)
    sign_up(client, form_id=form_id)
    client.post("/sign-out")

    assert sign_up(client, form_id=form_id).status_code == 422
    assert not is_signed_in(client)
