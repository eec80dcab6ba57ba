"""The charts of the Progress page: each with its finding and its numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from quizapp.progress import findings
from quizapp.progress.day_totals import SpanTotals
from quizapp.progress.findings import days_in_words, interval, percent, plural
from quizapp.progress.period import Grain, Span
from quizapp.progress.report import Report
from quizapp.progress.retention import Retention
from quizapp.progress.time_spent import time_spent
from quizapp.scheduling.forecast import Forecast
from quizapp.web.charts.columns import Column, columns
from quizapp.web.charts.drawing import Drawing
from quizapp.web.charts.frame import NARROW, WIDE, Frame
from quizapp.web.charts.shares import Point, shares


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart; the first cell of a row names it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with its finding, in two widths, and its numbers."""

    is_drawn: ClassVar = True

    id: str
    about: str
    finding: str
    wide: Drawing
    narrow: Drawing
    table: Table
    note: str = ""
    key: tuple[tuple[str, str], ...] = ()  #: class of a colour, and what it means


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """In place of a chart that has nothing to show yet: what will come, and when."""

    is_drawn: ClassVar = False

    id: str
    about: str
    finding: str
    note: str


def panels(report: Report) -> tuple[Chart | Awaited, ...]:
    """The four charts of a report."""
    return (
        retention_panel(report),
        activity_chart(report),
        ahead_chart(report),
        time_chart(report),
    )


# True retention

_COUNTED = "First answers of the day to cards in review, with 95% intervals."


def retention_panel(report: Report) -> Chart | Awaited:
    """True retention over time, with intervals, against the target."""
    if not report.retention_in_period.n:
        return Awaited(
            id="retention",
            about="True retention",
            finding=findings.of_no_retention(report.whole.span, report.first_day),
            note=findings.of_first_return(report.ahead, report.target),
        )
    return _retention_chart(report)


def _retention_chart(report: Report) -> Chart:
    share, target = report.retention_in_period, report.target
    points = [_point(one, report.grain) for one in report.retention]
    finding = findings.of_retention(share, target)
    sentence = f"{finding}. {_told(points)}"
    hints = findings.of_hints([one.share for one in report.retention])
    wide, narrow = _both(
        lambda frame: shares(points, target=target, frame=frame, sentence=sentence)
    )
    return Chart(
        id="retention",
        about="True retention",
        finding=finding,
        wide=wide,
        narrow=narrow,
        note=" ".join(filter(None, (_COUNTED, findings.of_how_sure(share), hints))),
        table=Table(
            "True retention over time",
            ("Days", "Remembered", "Reviews", "Share", "95% interval"),
            tuple(_retention_row(one) for one in report.retention if one.share.n),
        ),
    )


def _point(one: Retention, grain: Grain) -> Point:
    share = one.share
    days = days_in_words(one.span)
    return Point(
        label=_label(one.span, grain),
        value=share.value,
        low=share.low,
        high=share.high,
        n=share.n,
        is_hint=share.is_hint,
        title=f"{days}: {percent(share.value)} of {plural(share.n, 'review')}, {interval(share)}",
    )


def _told(points: Sequence[Point]) -> str:
    return "; ".join(point.title for point in points[-6:] if point.n)


def _retention_row(one: Retention) -> tuple[str, ...]:
    share = one.share
    return (
        days_in_words(one.span),
        f"{share.count:,}",
        f"{share.n:,}",
        percent(share.value),
        interval(share),
    )


# Reviews and time


def activity_chart(report: Report) -> Chart:
    """Reviews over time, known and not known."""
    finding = findings.of_activity(report)
    missed = report.whole.totals.missed
    given = [
        Column(
            label=_label(part.span, report.grain),
            parts=(("b1", part.totals.passed), ("bx", part.totals.missed)),
            title=f"{days_in_words(part.span)}: {plural(part.totals.reviews, 'review')}, "
            f"{part.totals.missed:,} not known",
        )
        for part in report.activity
    ]
    sentence = f"{finding}, {plural(missed, 'time')} not known"
    wide, narrow = _both(lambda frame: columns(given, frame=frame, sentence=sentence))
    return Chart(
        id="activity",
        about="Reviews",
        finding=finding,
        wide=wide,
        narrow=narrow,
        note="Cards answered for the first time count too.",
        key=_key(given, b1=("s4", "known"), bx=("dx", "not known")),
        table=Table(
            "Reviews over time",
            ("Days", "Reviews", "Known", "Not known"),
            tuple(_activity_row(part) for part in report.activity),
        ),
    )


def _activity_row(part: SpanTotals) -> tuple[str, ...]:
    totals = part.totals
    return (
        days_in_words(part.span),
        f"{totals.reviews:,}",
        f"{totals.passed:,}",
        f"{totals.missed:,}",
    )


def time_chart(report: Report) -> Chart:
    """Minutes over time."""
    finding = findings.of_time(report.time)
    spent = [(part, time_spent(part).minutes) for part in report.activity]
    given = [
        Column(
            label=_label(part.span, report.grain),
            parts=(("b", minutes),),
            title=f"{days_in_words(part.span)}: {findings.in_minutes(minutes)}",
        )
        for part, minutes in spent
    ]
    sentence = f"Minutes a {report.grain}: {finding}"
    wide, narrow = _both(lambda frame: columns(given, frame=frame, sentence=sentence))
    return Chart(
        id="time",
        about="Time",
        finding=finding,
        wide=wide,
        narrow=narrow,
        note=f"Minutes a {report.grain}. A card that lay open for more than two "
        "minutes counts as two.",
        table=Table(
            "Time spent",
            ("Days", "Minutes", "Days with study"),
            tuple(
                (days_in_words(part.span), f"{minutes:.1f}", str(part.days_studied))
                for part, minutes in spent
            ),
        ),
    )


# Work ahead


def ahead_chart(report: Report) -> Chart:
    """What the next days bring."""
    days = report.ahead
    finding = findings.of_work_ahead(days)
    given = [
        Column(
            label=f"{day.day.day} {day.day:%b}" if index else "Today",
            parts=(("h3", day.due), ("h1", day.new)),
            title=f"{day.day.day} {day.day:%b}: {day.due:,} due, {day.new:,} new",
        )
        for index, day in enumerate(days)
    ]
    sentence = f"Cards in the next {len(days)} days. {finding}"
    wide, narrow = _both(
        lambda frame: columns(given, frame=frame, sentence=sentence, from_now=True)
    )
    return Chart(
        id="ahead",
        about=f"Next {len(days)} days",
        finding=finding,
        wide=wide,
        narrow=narrow,
        note="If every day is done, within your limits. Cards that come back sooner "
        "after an answer are not counted yet.",
        key=_key(given, h3=("s3", "due"), h1=("s1", "new")),
        table=Table(
            "Work ahead",
            ("Day", "Due", "New", "Cards"),
            tuple(_ahead_row(day) for day in days),
        ),
    )


def _ahead_row(day: Forecast) -> tuple[str, ...]:
    return (
        f"{day.day:%a} {day.day.day} {day.day:%b}",
        f"{day.due:,}",
        f"{day.new:,}",
        f"{day.total:,}",
    )


def _key(
    given: Sequence[Column], **words: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """What colours mean, of those that are to be seen; ``words`` by class of part."""
    seen = {css for column in given for css, amount in column.parts if amount}
    return tuple(meaning for css, meaning in words.items() if css in seen)


def _both(draw: Callable[[Frame], Drawing]) -> tuple[Drawing, Drawing]:
    return draw(WIDE), draw(NARROW)


def _label(span: Span, grain: Grain) -> str:
    """What stands under a span of a chart."""
    if grain is Grain.YEAR:
        return str(span.first.year)
    if grain is Grain.MONTH:
        return f"{span.first:%b}" if span.first.month > 1 else str(span.first.year)
    return f"{span.first.day} {span.first:%b}"
