"""The database as Flask sees it: one engine, one session for each request."""

from typing import Any

from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy

from quizapp.store import engine
from quizapp.store.base import Base

db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def options(url: str) -> dict[str, Any]:
    """What ``create_engine`` needs to know for the database at *url*."""
    return engine.engine_options(url)


def init_app(app: Flask) -> None:
    """Bind the database to *app*, with SQLite set up to lose nothing."""
    db.init_app(app)
    with app.app_context():
        engine.settle(db.engine)
    app.before_request(_say_whether_this_writes)
    app.teardown_request(_forget_it)


def _say_whether_this_writes() -> None:
    engine.set_writing(request.method not in READING)


def _forget_it(_error: BaseException | None) -> None:
    # Threads serve many requests; the next thing they do may be no request.
    engine.set_writing(True)
