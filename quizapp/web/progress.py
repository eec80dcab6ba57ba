"""Progress: the learner's own report."""

from flask import Blueprint, render_template, request
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.progress.period import Period
from quizapp.services import progress
from quizapp.web import access, charts
from quizapp.web.moment import now
from quizapp.web.progress_page import view_of

bp = Blueprint("progress", __name__, url_prefix="/progress")

DEFAULT_PERIOD = Period.DAYS_90


@bp.record_once
def _lend_charts(state: BlueprintSetupState) -> None:
    charts.lend(state.app)


@bp.get("")
@access.signed_in
def index() -> ResponseReturnValue:
    period = _period(request.args.get("period", ""))
    found = progress.progress_of(
        db.session(), person=access.me(), period=period, now=now()
    )
    return render_template("progress/index.html", page="progress", view=view_of(found))


def _period(name: str) -> Period:
    """The period that an address names; the default for an odd one."""
    return Period(name) if name in set(Period) else DEFAULT_PERIOD
