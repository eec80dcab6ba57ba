"""Apps and browsers that tests of pages start from."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.config import Settings
from quizapp.database import db
from tests.app_fixtures import SetClock, quick_app
from tests.web.doors import hash_quickly, sign_up

#: Makes the app of an installation whose settings differ as said.
Install = Callable[..., Flask]


@pytest.fixture
def app(app: Flask) -> Flask:
    """The app as everywhere, but hashing quickly."""
    hash_quickly(app)
    return app


@pytest.fixture
def install(settings: Settings, clock: SetClock) -> Iterator[Install]:
    with ExitStack() as stack:

        def made(**changes: Any) -> Flask:
            app = quick_app(replace(settings, **changes), clock)
            hash_quickly(app)
            stack.callback(_let_go, app)
            return app

        yield made


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def noor(app: Flask) -> FlaskClient:
    """The browser of somebody with an account, signed in."""
    client = app.test_client()
    sign_up(client)
    return client


@pytest.fixture
def guest(app: Flask) -> FlaskClient:
    """The browser of somebody who studies without an account."""
    client = app.test_client()
    client.post("/guest", data={"time_zone": "UTC"})
    return client
