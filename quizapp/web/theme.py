"""Light or dark."""

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from quizapp.database import db
from quizapp.services import accounts
from quizapp.store.people import Theme
from quizapp.web import access, cookies, local_address

bp = Blueprint("theme", __name__)


@bp.post("/theme")
@access.everyone
def choose_theme() -> ResponseReturnValue:
    """Light or dark, for this browser and for the person."""
    chosen = request.form.get("theme", "")
    theme = Theme(chosen) if chosen in set(Theme) else Theme.SYSTEM
    person = access.me_or_none()
    if person is not None:
        accounts.choose_theme(db.session(), person=person, theme=theme)
        db.session.commit()
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        response: Response = current_app.response_class(status=204)
    else:
        response = redirect(local_address.page_before() or url_for("today.index"), 303)
    cookies.remember_theme(response, theme)
    return response
