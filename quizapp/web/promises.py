"""Pages that say what people can count on: accessibility, privacy."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.web import access
from quizapp.web.installation import settings

bp = Blueprint("promises", __name__)


@bp.get("/accessibility")
@access.everyone
def accessibility() -> ResponseReturnValue:
    return render_template("accounts/accessibility.html")


@bp.get("/privacy")
@access.everyone
def privacy() -> ResponseReturnValue:
    return render_template(
        "accounts/privacy.html",
        idle_days=max(1, settings().idle_hours // 24),
        session_days=max(1, settings().session_hours // 24),
    )
