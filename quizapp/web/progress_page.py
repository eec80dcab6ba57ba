"""What the Progress page shows, in the shapes its template takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from quizapp.progress import findings
from quizapp.progress.findings import interval, percent, plural
from quizapp.progress.period import Period
from quizapp.progress.recall import Recall
from quizapp.progress.report import LATELY_DAYS, Report
from quizapp.services.assigned import Assigned
from quizapp.services.progress import Progress
from quizapp.web.next_steps_page import StepRow, rows_of
from quizapp.web.progress_charts import Awaited, Chart, panels
from quizapp.web.study_pages import topic_label

PERIOD_LABELS = {
    Period.DAYS_30: "30 days",
    Period.DAYS_90: "90 days",
    Period.YEAR: "Year",
    Period.ALL: "All",
}


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
        return percent(self.recall.mean)

    @property
    def met(self) -> str:
        return f"{self.recall.met:,} of {plural(self.recall.total, 'card')} met"


@dataclass(frozen=True, slots=True)
class RecallList:
    """Topics or sets: those with cards that were met, what fades first, first."""

    title: str
    met: tuple[RecallRow, ...]
    unmet: tuple[RecallRow, ...]


@dataclass(frozen=True, slots=True)
class HardRow:
    """One of the hardest questions."""

    prompt: str
    set_title: str
    set_url: str
    forgotten: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that the page's template takes."""

    report: Report
    is_empty: bool
    since: str
    figures: tuple[Figure, ...]
    periods: tuple[PeriodLink, ...]
    steps: tuple[StepRow, ...]
    no_step: str
    recall_finding: str
    recall_note: str
    topics: RecallList
    sets: RecallList
    panels: tuple[Chart | Awaited, ...]
    hardest_finding: str
    hardest: tuple[HardRow, ...]
    year: str


def view_of(found: Progress) -> View:
    """A report as its page shows it."""
    report = found.report
    topics = {
        topic_label(topic) if topic else "No topic": recall
        for topic, recall in report.recall_by_topic.items()
    }
    return View(
        report=report,
        is_empty=report.is_empty,
        since=_since(report),
        figures=figures(report, found.exam),
        steps=rows_of(found.steps, found.sets, report.today),
        no_step=_no_step(report),
        periods=_periods(report.period),
        recall_finding=(
            findings.of_first_days(report.recall)
            if report.is_untested
            else findings.of_recall(report.recall, topics)
        ),
        recall_note=_UNTESTED if report.is_untested else _PREDICTION,
        topics=_topics(topics),
        sets=_sets(found),
        panels=panels(report),
        hardest_finding=findings.of_hardest(report.hardest),
        hardest=_hardest(found),
        year=_year(report),
    )


def _since(report: Report) -> str:
    span = report.whole.span
    if span.first == span.last:
        return _day(span.last, report.today)
    return f"{_day(span.first, report.today)} to {_day(span.last, report.today)}"


def _day(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{findings.day_and_month(day)}{year}"


def _year(report: Report) -> str:
    """How many reviews the heat map shows."""
    began = report.heat.weeks[0][0].day
    since = "in a year" if report.first_day < began else "so far"
    return f"{plural(report.heat.total, 'review')} {since}"


def _periods(chosen: Period) -> tuple[PeriodLink, ...]:
    return tuple(
        PeriodLink(
            label, url_for("progress.index", period=period.value), period is chosen
        )
        for period, label in PERIOD_LABELS.items()
    )


# The figures


def figures(report: Report, exam: Assigned | None = None) -> tuple[Figure, ...]:
    """The four figures on top; an exam to come takes the place of the cards met."""
    of_exam = _ready(exam)
    return (
        _recall_today(report),
        of_exam or _cards_met(report),
        _remembered(report),
        _time_this_week(report),
    )


def _ready(exam: Assigned | None) -> Figure | None:
    """What will be known on the day of an exam, as sure as that is."""
    if exam is None or exam.ready is None or exam.exam_on is None:
        return None
    found = exam.ready
    low, high = round(found.low), round(found.high)
    pace = "if you study every day" if found.is_assumed else "at this pace"
    return Figure(
        f"Ready for {findings.day_and_month(exam.exam_on)}",
        f"{round(found.known):,} of {found.total:,}",
        f"known on the day {pace}, most likely {low:,} to {high:,}",
    )


def _cards_met(report: Report) -> Figure:
    mastery = report.mastery
    solid = f"{mastery.solid:,} of them" if mastery.solid else "none"
    yet = "" if mastery.solid else " yet"
    return Figure(
        "Cards met", f"{mastery.met:,} of {mastery.total:,}", f"{solid} solid{yet}"
    )


def _recall_today(report: Report) -> Figure:
    recall = report.recall
    return Figure(
        "Recall today",
        findings.capitalised(percent(recall.mean)) if recall.met else "–",
        "expected, not tested yet"
        if report.is_untested
        else f"goal {percent(report.target)}, {plural(recall.met, 'card')} of "
        f"{recall.total:,} met",
    )


def _remembered(report: Report) -> Figure:
    share, label = report.retention_lately, f"Remembered, last {LATELY_DAYS} days"
    if not share.n:
        yet = "has come back yet" if report.is_untested else "came back for review"
        return Figure(label, "–", f"no card {yet}")
    sure = "a hint" if share.is_hint else interval(share)
    return Figure(
        label,
        percent(share.value),
        f"of {plural(share.n, 'review')}: {sure}; target {percent(report.target)}",
    )


def _time_this_week(report: Report) -> Figure:
    before = f"{findings.in_minutes(report.time_last_week.minutes)} last week"
    return Figure(
        "Time this week",
        findings.capitalised(findings.in_minutes(report.time_this_week.minutes)),
        "your first week" if report.is_first_week else before,
    )


def _no_step(report: Report) -> str:
    """What to say where nothing stands out."""
    tomorrow = report.ahead[1].total if len(report.ahead) > 1 else 0
    then = f"Tomorrow brings {tomorrow:,}." if tomorrow else "Nothing is due tomorrow."
    return f"Nothing is due now, and no topic or question stands out. {then}"


# Recall and the hardest questions

_PREDICTION = "A prediction from your answers so far, by FSRS, over cards you have met. Chances to guess right are taken off."
_UNTESTED = (
    "A prediction by FSRS, which no review has tested yet: right after an answer, "
    "nearly all is known."
)


def _topics(topics: Mapping[str, Recall]) -> RecallList:
    return _recall_list(
        "By topic", [RecallRow(name, "", recall) for name, recall in topics.items()]
    )


def _sets(found: Progress) -> RecallList:
    rows = [
        RecallRow(found.sets[set_id].title, _set_url(found.sets[set_id].slug), recall)
        for set_id, recall in found.report.recall_by_set.items()
        if set_id in found.sets
    ]
    return _recall_list("By set", rows)


def _recall_list(title: str, rows: Sequence[RecallRow]) -> RecallList:
    return RecallList(
        title,
        tuple(row for row in rows if row.recall.met),
        tuple(row for row in rows if not row.recall.met),
    )


def _hardest(found: Progress) -> tuple[HardRow, ...]:
    return tuple(
        HardRow(
            prompt=one.prompt,
            set_title=one.set.title,
            set_url=_set_url(one.set.slug),
            forgotten=f"{one.forgotten.count} of {one.forgotten.n}",
            share=one.forgotten.value,
        )
        for one in found.hardest
    )


def _set_url(slug: str) -> str:
    return url_for("library.set_page", slug=slug)
