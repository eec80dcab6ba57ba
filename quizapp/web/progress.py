"""Progress: the learner's own report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.progress import findings
from quizapp.progress.day_totals import SpanTotals
from quizapp.progress.findings import days_in_words, interval, percent, plural
from quizapp.progress.period import Grain, Period, Span
from quizapp.progress.recall import Recall
from quizapp.progress.report import Report
from quizapp.progress.retention import Retention
from quizapp.progress.time_spent import time_spent
from quizapp.scheduling.forecast import Forecast
from quizapp.services import progress
from quizapp.services.progress import Progress
from quizapp.web import access, charts
from quizapp.web.charts import Column, Drawing, Frame, Point
from quizapp.web.moment import now
from quizapp.web.study_pages import topic_label

bp = Blueprint("progress", __name__, url_prefix="/progress")

DEFAULT_PERIOD = Period.DAYS_90

PERIOD_LABELS = {
    Period.DAYS_30: "30 days",
    Period.DAYS_90: "90 days",
    Period.YEAR: "Year",
    Period.ALL: "All",
}


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


# What the page shows


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at the top, with what it is of."""

    label: str
    value: str
    small: str


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A period to choose."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class RecallRow:
    """A topic or a set; ``url`` is empty for a topic."""

    name: str
    url: str
    recall: Recall

    @property
    def known(self) -> str:
        return percent(self.recall.mean) if self.recall.met else "–"

    @property
    def met(self) -> str:
        return f"{self.recall.met:,} of {plural(self.recall.total, 'card')} met"


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart; the first cell of a row names it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its finding, in two widths, and its numbers."""

    finding: str
    note: str
    wide: Drawing
    narrow: Drawing
    table: Table


@dataclass(frozen=True, slots=True)
class HardRow:
    """One of the hardest questions."""

    prompt: str
    set_title: str
    set_url: str
    forgotten: str
    share: float
    is_hint: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that the page's template takes."""

    report: Report
    is_empty: bool
    since: str
    figures: tuple[Figure, ...]
    periods: tuple[PeriodLink, ...]
    recall_finding: str
    topics: tuple[RecallRow, ...]
    sets: tuple[RecallRow, ...]
    retention: Chart
    activity: Chart
    ahead: Chart
    time: Chart
    hardest_finding: str
    hardest: tuple[HardRow, ...]


def view_of(found: Progress) -> View:
    """A report as its page shows it."""
    report = found.report
    topics = _topics(report)
    return View(
        report=report,
        is_empty=report.is_empty,
        since=_since(report),
        figures=figures(report),
        periods=_periods(report.period),
        recall_finding=findings.of_recall(
            report.recall, {row.name: row.recall for row in topics}
        ),
        topics=topics,
        sets=_sets(found),
        retention=retention_chart(report),
        activity=activity_chart(report),
        ahead=ahead_chart(report),
        time=time_chart(report),
        hardest_finding=findings.of_hardest(report.hardest),
        hardest=_hardest(found),
    )


def _since(report: Report) -> str:
    span = report.whole.span
    if span.first == span.last:
        return _day(span.last, report.today)
    return f"{_day(span.first, report.today)} to {_day(span.last, report.today)}"


def figures(report: Report) -> tuple[Figure, ...]:
    """The four figures on top."""
    mastery, recall, lately = report.mastery, report.recall, report.retention_lately
    week, before = report.time_this_week, report.time_last_week
    return (
        Figure(
            "Cards met",
            f"{mastery.met:,} of {mastery.total:,}",
            f"{mastery.solid:,} of them solid",
        ),
        Figure(
            "Recall today",
            findings.capitalised(percent(recall.mean)) if recall.met else "–",
            f"expected over {plural(recall.met, 'card')}",
        ),
        Figure(
            "Remembered, last 30 days",
            percent(lately.value) if lately.n else "–",
            _how_sure(lately.n, report),
        ),
        Figure(
            "Time this week",
            findings.capitalised(findings.in_minutes(week.minutes)),
            f"{findings.in_minutes(before.minutes)} last week",
        ),
    )


def _how_sure(n: int, report: Report) -> str:
    if not n:
        return "no card came back for review"
    share = report.retention_lately
    end = "a hint" if share.is_hint else interval(share)
    return f"of {plural(n, 'review')}: {end}; target {percent(report.target)}"


def _periods(chosen: Period) -> tuple[PeriodLink, ...]:
    return tuple(
        PeriodLink(
            label, url_for("progress.index", period=period.value), period is chosen
        )
        for period, label in PERIOD_LABELS.items()
    )


# Recall and the hardest questions


def _topics(report: Report) -> tuple[RecallRow, ...]:
    return tuple(
        RecallRow(topic_label(topic) if topic else "No topic", "", recall)
        for topic, recall in report.recall_by_topic.items()
    )


def _sets(found: Progress) -> tuple[RecallRow, ...]:
    return tuple(
        RecallRow(found.sets[set_id].title, _set_url(found.sets[set_id].slug), recall)
        for set_id, recall in found.report.recall_by_set.items()
        if set_id in found.sets
    )


def _hardest(found: Progress) -> tuple[HardRow, ...]:
    return tuple(
        HardRow(
            prompt=one.prompt,
            set_title=one.set.title,
            set_url=_set_url(one.set.slug),
            forgotten=f"{one.forgotten.count} of {one.forgotten.n}",
            share=one.forgotten.value,
            is_hint=one.forgotten.is_hint,
        )
        for one in found.hardest
    )


def _set_url(slug: str) -> str:
    return f"/sets/{slug}"


# The charts


_COUNTED = "First answers of the day to cards in review, with 95% intervals."


def retention_chart(report: Report) -> Chart:
    """True retention over time, with intervals, against the target."""
    share, target = report.retention_in_period, report.target
    points = [_point(one, report.grain) for one in report.retention]
    finding = findings.of_retention(share, target)
    hints = findings.of_hints([one.share for one in report.retention])
    return _chart(
        lambda frame: charts.shares(
            points, target=target, frame=frame, sentence=f"{finding}. {_told(points)}"
        ),
        finding=finding,
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


def activity_chart(report: Report) -> Chart:
    """Reviews over time, remembered and forgotten."""
    finding = findings.of_activity(report)
    totals = report.whole.totals
    given = [
        Column(
            label=_label(part.span, report.grain),
            parts=(("b1", part.totals.passed), ("bx", part.totals.forgotten)),
            title=f"{days_in_words(part.span)}: {plural(part.totals.reviews, 'review')}, "
            f"{part.totals.forgotten} forgotten",
        )
        for part in report.activity
    ]
    return _chart(
        lambda frame: charts.columns(
            given,
            frame=frame,
            sentence=f"{finding}, {plural(totals.forgotten, 'time')} forgotten",
        ),
        finding=finding,
        note="",
        table=Table(
            "Reviews over time",
            ("Days", "Reviews", "Remembered", "Forgotten"),
            tuple(_activity_row(part) for part in report.activity),
        ),
    )


def _activity_row(part: SpanTotals) -> tuple[str, ...]:
    totals = part.totals
    return (
        days_in_words(part.span),
        f"{totals.reviews:,}",
        f"{totals.passed:,}",
        f"{totals.forgotten:,}",
    )


def time_chart(report: Report) -> Chart:
    """Minutes over time."""
    finding = findings.of_time(report.time)
    given = [
        Column(
            label=_label(part.span, report.grain),
            parts=(("b", time_spent(part).minutes),),
            title=f"{days_in_words(part.span)}: "
            f"{findings.in_minutes(time_spent(part).minutes)}",
        )
        for part in report.activity
    ]
    return _chart(
        lambda frame: charts.columns(
            given, frame=frame, sentence=f"Minutes a {report.grain}: {finding}"
        ),
        finding=finding,
        note=f"Minutes a {report.grain}. A card that lay open for more than two "
        "minutes counts as two.",
        table=Table(
            "Time spent",
            ("Days", "Minutes", "Days with study"),
            tuple(
                (
                    days_in_words(part.span),
                    f"{time_spent(part).minutes:.1f}",
                    str(part.days_studied),
                )
                for part in report.activity
            ),
        ),
    )


def ahead_chart(report: Report) -> Chart:
    """What the next days bring."""
    days = report.ahead
    finding = findings.of_work_ahead(days)
    given = [
        Column(
            label=f"{day.day.day} {day.day:%b}" if index else "Today",
            parts=(("h3", day.due), ("h1", day.new)),
            title=f"{day.day.day} {day.day:%b}: {_in_parts(day)}",
            strong=index == 0,
        )
        for index, day in enumerate(days)
    ]
    return _chart(
        lambda frame: charts.columns(
            given,
            frame=frame,
            sentence=f"Cards in the next {len(days)} days. {finding}",
        ),
        finding=finding,
        note="If every day is done. Cards that come back sooner after an answer are "
        "not counted yet.",
        table=Table(
            "Work ahead",
            ("Day", "Due", "New", "Cards"),
            tuple(
                (f"{day.day:%a} {day.day.day} {day.day:%b}", *_numbers(day))
                for day in days
            ),
        ),
    )


def _in_parts(day: Forecast) -> str:
    return f"{day.due} due, {day.new} new"


def _numbers(day: Forecast) -> tuple[str, str, str]:
    return (str(day.due), str(day.new), str(day.total))


def _chart(
    draw: Callable[[Frame], Drawing], *, finding: str, note: str, table: Table
) -> Chart:
    return Chart(finding, note, draw(charts.WIDE), draw(charts.NARROW), table)


def _label(span: Span, grain: Grain) -> str:
    """What stands under a span of a chart."""
    if grain is Grain.YEAR:
        return str(span.first.year)
    if grain is Grain.MONTH:
        return f"{span.first:%b}" if span.first.month > 1 else str(span.first.year)
    return f"{span.first.day} {span.first:%b}"


def _day(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{findings.day_and_month(day)}{year}"
