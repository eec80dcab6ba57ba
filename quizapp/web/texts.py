"""Source texts: whole, and with the evidence marked for who answered."""

from urllib.parse import urlsplit

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services.reading import read_text
from quizapp.web import access, local_address
from quizapp.web.row_ids import LARGEST_ID

bp = Blueprint("texts", __name__, url_prefix="/texts")


@bp.get("/<int:text_id>")
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
        studying=_studying() or (url_for("study.next_card") if question_id else ""),
        text=read_text(
            db.session(),
            person=access.me(),
            text_id=text_id,
            question_id=question_id,
        ),
    )


def _studying() -> str:
    """The study page that the reader came from; empty for another."""
    before = local_address.page_before()
    room = url_for("study.next_card")
    return before if (urlsplit(before).path + "/").startswith(f"{room}/") else ""
