"""How well predictions of recall matched what happened: a class's page, and the site's."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.progress.calibration import (
    Calibration,
    ReliabilityPoint,
    of_calibration,
)
from quizapp.progress.findings import interval, percent
from quizapp.services import calibration
from quizapp.services.calibration import Found
from quizapp.services.class_access import taught_class
from quizapp.web import access
from quizapp.web.charts.drawing import Drawing
from quizapp.web.charts.frame import NARROW, WIDE, Frame
from quizapp.web.charts.reliability import Pair, reliability
from quizapp.web.moment import now
from quizapp.web.progress_charts import Chart, Table

bp = Blueprint("calibration", __name__)

_NOTE = (
    "On the dotted line as much was recalled as predicted. Upright lines are 95% "
    "intervals; small points have few reviews."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it means."""

    label: str
    value: str
    small: str


@bp.get("/classes/<code>/report/calibration")
@access.signed_in
def of_class(code: str) -> ResponseReturnValue:
    """How well recall was predicted of a class, for who teaches it."""
    session = db.session()
    class_ = taught_class(session, person=access.me(), code=code, now=now())
    found = calibration.of_class(session, class_id=class_.id)
    return _page(
        found,
        title=class_.title,
        back=(f"/classes/{class_.code}/report", "Report"),
        counted="Reviews of the sets this class was given, by its learners of today.",
    )


@bp.get("/reports/calibration")
@access.administrators
def of_site() -> ResponseReturnValue:
    """How well recall was predicted of everybody, for administrators."""
    found = calibration.of_site(db.session())
    return _page(
        found,
        title="All learners",
        back=("/classes", "Classes"),
        counted=f"The latest {calibration.LATEST:,} reviews of everybody.",
    )


def _page(
    found: Found, *, title: str, back: tuple[str, str], counted: str
) -> ResponseReturnValue:
    return render_template(
        "reports/calibration.html",
        page="classes",
        title=title,
        back=back,
        counted=counted,
        finding=of_calibration(found.whole),
        figures=_figures(found, found.whole) if found.whole else [],
        chart=_chart(found.whole) if found.whole else None,
    )


def _figures(found: Found, whole: Calibration) -> list[Figure]:
    return [
        Figure(
            "Predicted",
            percent(whole.predicted),
            f"{percent(found.known_predicted)} without guessing",
        ),
        Figure(
            "Recalled",
            percent(whole.observed.value),
            f"{percent(found.known_observed)} without guessing",
        ),
        Figure(
            "Calibration error",
            f"{100 * whole.error:.1f}",
            f"points; {100 * whole.error_by_chance:.1f} by chance alone",
        ),
        Figure(
            "Log loss",
            f"{whole.log_loss:.3f}",
            f"{whole.log_loss_of_mean:.3f} by always saying the mean",
        ),
    ]


def _chart(whole: Calibration) -> Chart:
    pairs = [
        Pair(
            point.predicted,
            point.observed.value,
            point.observed.low,
            point.observed.high,
            point.observed.is_hint,
            f"{percent(point.predicted)} predicted, {percent(point.observed.value)} "
            f"recalled, {interval(point.observed)}",
        )
        for point in whole.curve
    ]
    sentence = "Recall predicted and observed. " + "; ".join(
        pair.title for pair in pairs if not pair.is_hint
    )

    def drawn(frame: Frame) -> Drawing:
        return reliability(pairs, frame=frame, sentence=sentence)

    return Chart(
        id="curve",
        about="Predicted against recalled",
        finding="",
        wide=drawn(WIDE),
        narrow=drawn(NARROW),
        note=_NOTE,
        table=Table(
            "Predicted against recalled",
            ("Predicted", "Reviews", "Mean", "Recalled", "95% interval"),
            tuple(_row(point) for point in whole.curve),
        ),
    )


def _row(point: ReliabilityPoint) -> tuple[str, ...]:
    return (
        f"{100 * point.low:.0f} to {100 * point.high:.0f}%",
        f"{point.observed.n:,}",
        percent(point.predicted),
        percent(point.observed.value),
        interval(point.observed),
    )
