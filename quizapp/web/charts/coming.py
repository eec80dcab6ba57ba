"""What the next few days bring: a bar a day with its number, today first."""

from collections.abc import Sequence

from quizapp.scheduling.forecast import Forecast
from quizapp.web.charts.drawing import Box, Drawing, Mark, Rule, Words
from quizapp.web.charts.frame import Frame

_FRAME = Frame(340, 102, left=0, right=0, top=20, bottom=22)

_FULL = 0.72  #: how much of its slot a bar takes


def forecast_chart(days: Sequence[Forecast]) -> Drawing:
    """Bars for a few days to come, today first, each with its number."""
    frame = _FRAME
    most = max((day.total for day in days), default=0) or 1
    wide = round(frame.slot(len(days)) * _FULL, 1)
    marks: list[Mark] = [Rule(0, frame.base, frame.width, frame.base, "ax0")]
    for index, day in enumerate(days):
        label = f"{day.day:%a}" if index else "Today"
        strong = "" if index else "strong"
        middle = round(frame.middle(index, len(days)), 1)
        y = frame.y(day.total / most)
        marks += [
            Box(
                round(middle - wide / 2, 1),
                y,
                wide,
                round(frame.base - y, 1),
                "b" if index else "b1",
                f"{label}: {day.due} due, {day.new} new",
            ),
            Words(middle, y - 5, f"{day.total:,}", css=strong),
            Words(middle, frame.base + 16, label, css=strong),
        ]
    return Drawing(frame.width, frame.height, forecast_sentence(days), tuple(marks))


def forecast_sentence(days: Sequence[Forecast]) -> str:
    """A forecast of a few days in words."""
    parts = [
        f"{f'{day.day:%A}' if index else 'today'} {day.total}"
        for index, day in enumerate(days)
    ]
    return f"Cards to study: {', '.join(parts)}"
