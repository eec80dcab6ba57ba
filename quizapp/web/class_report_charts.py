"""The charts of a class's report: how memory holds, and what comes."""

from datetime import date

from quizapp.progress.findings import (
    interval,
    percent,
    plural,
)
from quizapp.progress.memory_curve import CurvePoint, of_fit, of_memory
from quizapp.progress.readiness import MODEL_ERROR
from quizapp.services.class_report import ClassReport
from quizapp.web.charts.columns import Column, columns
from quizapp.web.charts.frame import NARROW, WIDE
from quizapp.web.charts.memory import Remembered, memory
from quizapp.web.progress_charts import Awaited, Chart, Table


def memory_panel(report: ClassReport) -> Chart | Awaited:
    """Predicted and observed recall by days since the last review."""
    points = report.curve
    finding = of_memory(points, report.target)
    if not points:
        return Awaited(
            id="memory",
            about="Memory",
            finding=finding,
            note="Once cards come back after a day or more, predicted and observed "
            "recall stand here.",
        )
    reviews = sum(point.observed.n for point in points)
    given = [_remembered(point) for point in points]
    sentence = f"{finding}. {'; '.join(one.title for one in given)}"
    wide, narrow = (
        memory(given, target=report.target, frame=frame, sentence=sentence)
        for frame in (WIDE, NARROW)
    )
    return Chart(
        id="memory",
        about="Memory",
        finding=finding,
        wide=wide,
        narrow=narrow,
        note=f"Line: predicted, shaded {100 * MODEL_ERROR:.0f} points either way, about "
        "as far as predictions are off for one learner. Points: "
        f"{plural(reviews, 'review')}, with 95% intervals. {of_fit(points)}",
        table=Table(
            "Recall by days since the last review",
            ("Days", "Predicted", "Recalled", "Reviews", "95% interval"),
            tuple(
                (
                    _days(point),
                    percent(point.predicted),
                    percent(point.observed.value),
                    f"{point.observed.n:,}",
                    interval(point.observed),
                )
                for point in points
            ),
        ),
    )


def _days(point: CurvePoint) -> str:
    if point.first_day == point.last_day:
        return str(point.first_day)
    return f"{point.first_day}–{point.last_day}"


def _remembered(point: CurvePoint) -> Remembered:
    share, (least, most) = point.observed, point.band
    return Remembered(
        days=point.days,
        predicted=point.predicted,
        least=least,
        most=most,
        observed=share.value,
        low=share.low,
        high=share.high,
        is_hint=share.is_hint,
        title=f"after {_days(point)} days {percent(share.value)} of "
        f"{plural(share.n, 'review')}, {percent(point.predicted)} predicted",
    )


def coming_panel(report: ClassReport, today: date) -> Chart:
    """How many cards come back on which day."""
    learners = max(len(report.learners), 1)
    days = [(day, cards / learners) for day, cards in report.coming.items()]
    most = max((amount for _, amount in days), default=0.0)
    given = [
        Column(
            label="Today" if day == today else f"{day:%a}",
            parts=(("h4" if day == today else "h2", amount),),
            title=f"{day:%a} {day.day} {day:%b}: {amount:.0f}",
        )
        for day, amount in days
    ]
    finding = "Work ahead, cards per learner"
    sentence = f"{finding}: {days[0][1]:.0f} today, at most {most:.0f} on a day"
    wide, narrow = (
        columns(given, frame=frame, sentence=sentence, from_now=True)
        for frame in (WIDE, NARROW)
    )
    return Chart(
        id="coming",
        about="Work ahead",
        finding=finding,
        wide=wide,
        narrow=narrow,
        note=f"Cards that come back in the next {plural(len(days), 'day')}; what "
        f"waits is of today. {_not_begun(report.not_begun)}",
        table=Table(
            "Work ahead",
            ("Day", "Cards per learner"),
            tuple((f"{day:%a} {day.day} {day:%b}", f"{n:.1f}") for day, n in days),
        ),
    )


def _not_begun(cards: int) -> str:
    """How many cards of all learners together were never met."""
    if not cards:
        return "Every card was begun."
    return f"{plural(cards, 'card')} of the class not begun yet."
