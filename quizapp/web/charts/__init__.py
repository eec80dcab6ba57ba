"""Charts: where each mark of a drawing stands, one chart a file.

Values in, frozen values out, marks as SVG; ``templates/_charts.html`` frames them.  Lengths
are units of the drawing's view box, y downwards.
"""

from flask.sansio.app import App

from quizapp.web.charts.calendar import calendar
from quizapp.web.charts.coming import forecast_chart
from quizapp.web.charts.mastery_bar import (
    mastery_levels,
    mastery_segments,
    mastery_sentence,
)

_LENT = {
    "calendar": calendar,
    "forecast_chart": forecast_chart,
    "mastery_levels": mastery_levels,
    "mastery_segments": mastery_segments,
    "mastery_sentence": mastery_sentence,
}


def lend(app: App) -> None:
    """Let every template draw what it is given, by the name ``charts``."""
    app.jinja_env.globals["charts"] = _LENT
