"""Search: sets, questions and places in texts by words."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.questions.search_words import LONGEST_QUERY
from quizapp.services.search import Part, search
from quizapp.web import access

bp = Blueprint("search", __name__)


@bp.get("/search")
@access.signed_in
def index() -> ResponseReturnValue:
    """What holds the words of ``q``, a page of it."""
    query = _printable(request.args.get("q", "")[:LONGEST_QUERY])
    part = request.args.get("in", Part.ALL, type=Part)
    page = request.args.get("page", 1, type=int)
    found = search(db.session(), person=access.me(), query=query, part=part, page=page)
    return render_template("search/index.html", query=query, found=found)


def _printable(query: str) -> str:
    return "".join(char if char.isprintable() else " " for char in query).strip()
