"""An administrator's look behind a quiz of somebody else's."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services.quiz_looks import QuizLookFirst, begin_quiz_look
from quizapp.web import access
from quizapp.web.moment import now

bp = Blueprint("quiz_looks", __name__)


@bp.app_errorhandler(QuizLookFirst)
def look_first(error: QuizLookFirst) -> ResponseReturnValue:
    """Ask an administrator before a quiz that is not theirs is looked behind."""
    db.session.rollback()
    return render_template("quizzes/look.html", page="quizzes", code=error.code), 403


@bp.post("/quizzes/<code>/look")
@access.administrators
def look(code: str) -> ResponseReturnValue:
    """Open what others did in a quiz for an hour; this is written down."""
    quiz = begin_quiz_look(db.session(), person=access.me(), code=code, now=now())
    db.session.commit()
    return redirect(url_for("quiz_table.table", code=quiz.code), 303)
