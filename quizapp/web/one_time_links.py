"""One-time links: what is said of one that opens nothing, and tries at opening them."""

from flask import Flask, render_template
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services import links, throttle
from quizapp.web import client


def init_app(app: Flask) -> None:
    app.register_error_handler(links.LinkGone, _gone)


def _gone(error: links.LinkGone) -> ResponseReturnValue:
    db.session.rollback()
    return render_template("accounts/link_gone.html", text=str(error)), 404


def count_try() -> list[int]:
    """Count a try at opening a link; see ``client.count``."""
    return client.count(*throttle.link_limits(address=client.address()))
