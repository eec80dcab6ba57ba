"""The landing page: every way in."""

import pytest
from flask.testing import FlaskClient


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
