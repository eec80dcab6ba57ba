"""A quiz on paper, to be printed."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.quizzes.worksheet import VERSIONS
from quizapp.services import worksheets as acts
from quizapp.services.quizzes import find_managed
from quizapp.web import access

bp = Blueprint("worksheets", __name__)


@bp.get("/quizzes/<code>/worksheet")
@access.signed_in
def worksheet(code: str) -> ResponseReturnValue:
    """One version; the key begins a page of its own, or is left out."""
    quiz = find_managed(db.session(), person=access.me(), code=code)
    wanted = request.args.get("version", "").upper()
    version = wanted if wanted in VERSIONS else VERSIONS[0]
    return render_template(
        "quizzes/worksheet.html",
        page="quizzes",
        quiz=quiz,
        sheet=acts.worksheet(
            db.session(), person=access.me(), quiz=quiz, version=version
        ),
        versions=VERSIONS,
        letter_of=acts.letter_of,
        wants_key=request.args.get("key") != "no",
    )
