"""The landing page: every way in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.store.people import Try
from tests.class_fixtures import make_class
from tests.web.doors import count_of


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


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("KZ4M-7QHX", "No class has this code now"),
        ("", "Write the code your teacher gave you"),
        ("K" * 41, "Class codes are shorter"),
    ],
)
def test_a_class_code_is_answered_truly(
    client: FlaskClient, code: str, words: str
) -> None:
    response = client.post("/join", data={"code": code})

    assert response.status_code == 422
    assert words in response.text
    assert code in response.text


@pytest.mark.slow
def test_guesses_at_class_codes_are_counted_and_good_codes_are_not(
    client: FlaskClient, session: Session
) -> None:
    make_class(session, join_code="KZ4M7QHX")
    good, bad = {"code": "kz4m 7qhx"}, {"code": "KZ4M-7QHY"}

    statuses = [client.post("/join", data=good).status_code for _ in range(70)]
    assert set(statuses) == {303}
    assert count_of(session, Try) == 0

    statuses = [client.post("/join", data=bad).status_code for _ in range(61)]
    assert statuses == [422] * 60 + [429]


@pytest.mark.parametrize(
    "path", ["/", "/signup", "/forgot", "/privacy", "/accessibility"]
)
def test_pages_of_the_door_are_kept_by_no_cache(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-out", "/signup", "/guest", "/theme", "/forgot"]
)
def test_no_other_site_can_use_the_door(client: FlaskClient, path: str) -> None:
    sent = client.post(path, headers={"Sec-Fetch-Site": "cross-site"})

    assert sent.status_code == 403
