"""The first administrator, made by the printed link."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.services import links
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW
from tests.web.doors import (
    PASSWORD,
    is_signed_in,
    sign_up,
    somebody,
)


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


@pytest.mark.slow
def test_a_double_click_makes_the_first_administrator_and_signs_in(
    app: Flask, client: FlaskClient, session: Session
) -> None:
    path = links.first_administrator_link(session, now=NOW)
    assert path is not None
    session.commit()
    data = {"name": "Ada Okoro", "email": "ada@example.org", "password": PASSWORD}

    app.test_client().post(path, data=data)
    response = client.post(path, data=data)

    assert response.status_code == 303
    assert is_signed_in(client)
    assert somebody(session).role is Role.ADMINISTRATOR
