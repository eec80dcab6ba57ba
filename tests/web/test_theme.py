"""Light or dark."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.web.doors import (
    sign_up,
    somebody,
)


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
