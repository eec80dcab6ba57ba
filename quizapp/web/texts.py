"""Source texts: whole, and with the evidence marked for who answered."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services.reading import read_text
from quizapp.web import access

#: What a column of ids takes, on either database.
LARGEST_ID = 2**31 - 1

bp = Blueprint("texts", __name__, url_prefix="/texts")


@bp.get(f"/<int(max={LARGEST_ID}):text_id>")
@access.signed_in
def text(text_id: int) -> ResponseReturnValue:
    """One text, to be read."""
    question_id = request.args.get("question", type=int)
    if question_id is not None and not 0 < question_id <= LARGEST_ID:
        question_id = None
    return render_template(
        "texts/text.html",
        page="library",
        asked=question_id is not None,
        text=read_text(
            db.session(),
            person=access.me(),
            text_id=text_id,
            question_id=question_id,
        ),
    )
