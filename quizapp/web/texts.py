"""Source texts: whole, and with the evidence marked for who answered."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services.reading import read_text
from quizapp.web import access

bp = Blueprint("texts", __name__, url_prefix="/texts")


@bp.get("/<int:text_id>")
@access.signed_in
def text(text_id: int) -> ResponseReturnValue:
    """One text, to be read."""
    question_id = request.args.get("question", type=int)
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
