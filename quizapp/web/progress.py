"""Progress: the learner's own report."""

from flask import Blueprint, render_template
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from quizapp.web import access, charts

bp = Blueprint("progress", __name__, url_prefix="/progress")


@bp.record_once
def _lend_charts(state: BlueprintSetupState) -> None:
    charts.lend(state.app)


@bp.get("")
@access.signed_in
def index() -> ResponseReturnValue:
    return render_template("progress/index.html", page="progress")
