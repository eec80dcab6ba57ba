"""The one map from what is refused or fails to what a person reads."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, SecurityError

from quizapp.database import db
from quizapp.errors import NotAllowed, NotFound, Refused, StaleAnswer, TooManyTries
from quizapp.store.busy import DatabaseBusy, DatabaseFull

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What an error page says: what happened, then what to do."""

    code: int
    title: str
    text: str
    back_url: str = "/"
    back_label: str = "Go to Today"


TITLES = {
    400: "That request could not be read",
    403: "This is not yours to do",
    404: "There is nothing here",
    405: "That is not how this page works",
    409: "You answered this already",
    413: "That is too large",
    422: "Something in the form is not right",
    429: "Too many tries",
    500: "Something broke here, not your work",
    503: "Recto is busy",
}

TEXTS = {
    400: "Go back and try again.",
    403: "Ask your teacher for access.",
    404: "The set may have been renamed or withdrawn by its teacher.",
    405: "Go back and use the buttons on the page.",
    413: "Send less at once, or split the file.",
    500: "What you had saved is safe. Try again in a moment.",
}


def init_app(app: Flask) -> None:
    app.register_error_handler(StaleAnswer, _stale)
    app.register_error_handler(TooManyTries, _too_many)
    app.register_error_handler(NotFound, _missing)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(DatabaseBusy, _database)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)


def _page(
    page: ErrorPage, headers: dict[str, str] | None = None
) -> ResponseReturnValue:
    db.session.rollback()
    return render_template("error.html", error=page), page.code, headers or {}


def _stale(error: StaleAnswer) -> ResponseReturnValue:
    return _page(
        ErrorPage(
            409,
            TITLES[409],
            str(error),
            url_for("study.feedback", review_id=error.review_id),
            "See the answer that counts",
        )
    )


def _too_many(error: TooManyTries) -> ResponseReturnValue:
    page = ErrorPage(429, TITLES[429], str(error))
    return _page(page, {"Retry-After": str(error.retry_after_s)})


def _missing(error: NotFound) -> ResponseReturnValue:
    return _page(ErrorPage(404, TITLES[404], str(error) or TEXTS[404]))


def _not_allowed(error: NotAllowed) -> ResponseReturnValue:
    return _page(ErrorPage(403, TITLES[403], str(error) or TEXTS[403]))


def _refused(error: Refused) -> ResponseReturnValue:
    return _page(ErrorPage(422, TITLES[422], str(error)))


def _database(error: DatabaseBusy) -> ResponseReturnValue:
    """A database that is locked, full or away is said so, never a bare failure."""
    log.error("database: %s %s: %s", request.method, request.path, error.orig)
    later = {"Retry-After": str(error.retry_after_s)}
    if isinstance(error, DatabaseFull):
        text = "The disk is full, and nothing was saved. Tell whoever runs Recto."
        return _page(ErrorPage(503, "Recto cannot save", text), later)
    text = "This was not saved yet. Wait a few seconds and send it again."
    return _page(ErrorPage(503, TITLES[503], text), later)


def _http(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, SecurityError):
        # Of a host that is not ours no page with addresses can be made.
        return Response("This address is not Recto's.\n", 400, mimetype="text/plain")
    code = error.code or 500
    title = TITLES.get(code, error.name)
    own_words = error.description if code == 403 else None
    return _page(ErrorPage(code, title, own_words or TEXTS.get(code, error.name)))


def _bug(error: Exception) -> ResponseReturnValue:
    """Log the trace under a number that the person can pass on."""
    number = secrets.token_hex(4)
    log.exception("error %s: %s %s", number, request.method, request.path)
    text = f"{TEXTS[500]} If it stays, tell whoever runs Recto the number {number}."
    return _page(ErrorPage(500, TITLES[500], text))
