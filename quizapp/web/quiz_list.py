"""The list of somebody's quizzes."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services.quiz_list import quizzes_of
from quizapp.web import access, notice
from quizapp.web.moment import now
from quizapp.web.quiz_editor import may_share
from quizapp.web.quiz_times import minutes_left, own_time
from quizapp.web.row_ids import LARGEST_ID

bp = Blueprint("quiz_list", __name__)

#: What the page says after something was done, by the word in the address.
DONE = {"made": "The quiz is made. Copy its link to hand it out.", "saved": "Saved."}


@bp.get("/quizzes")
@access.signed_in
def index() -> ResponseReturnValue:
    """Quizzes to take, taken, and made."""
    before = request.args.get("before", type=int)
    found = quizzes_of(
        db.session(),
        person=access.me(),
        now=now(),
        before=before if before and 0 < before <= LARGEST_ID else None,
    )
    return render_template(
        "quizzes/index.html",
        page="quizzes",
        found=found,
        now=now(),
        may_share=may_share(),
        say_time=own_time(),
        minutes_left=minutes_left,
        root=request.url_root.rstrip("/"),
        notices=_notices({one.code for one in found.archived}),
    )


def _notices(archived: set[str]) -> list[notice.Notice]:
    code = request.args.get("archived", "")
    if code in archived:
        undo = url_for("quiz_making.restore", code=code)
        return [("ok", "Put away. Nobody can begin it any more.", undo, {})]
    return notice.done(DONE.get(request.args.get("done", ""), ""))
