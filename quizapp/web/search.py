"""Search: sets and cards by words."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services.search import LONGEST_QUERY, search
from quizapp.web import access

bp = Blueprint("search", __name__)


@bp.get("/search")
@access.signed_in
def index() -> ResponseReturnValue:
    """Sets and cards that hold the words of ``q``."""
    query = request.args.get("q", "")[:LONGEST_QUERY].strip()
    return render_template(
        "search/index.html",
        query=query,
        found=search(db.session(), person=access.me(), query=query),
    )
