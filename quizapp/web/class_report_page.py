"""What the page of a class's report shows, in the shapes its template takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.progress import findings
from quizapp.progress.class_table import ClassRow
from quizapp.progress.findings import (
    day_and_month,
    days_in_words,
    percent,
    plural,
)
from quizapp.progress.period import Span
from quizapp.progress.recall import Recall
from quizapp.services.class_exam import READY_SHARE, Exam
from quizapp.services.class_report import ClassReport, Learner
from quizapp.web.class_report_charts import coming_panel, memory_panel
from quizapp.web.class_report_questions import (
    QuestionList,
    quiz_list,
    study_list,
    what_went_wrong,
)
from quizapp.web.progress_charts import Awaited, Chart
from quizapp.web.progress_page import Figure
from quizapp.web.quiz_urls import new_quiz_on
from quizapp.web.study_pages import topic_label

#: The least percent of each colour of the table.
LEVELS = ((90, "v4"), (78, "v3"), (65, "v2"), (50, "v1"), (0, "v0"))
LEGEND = (
    ("s0", "under 50"),
    ("s1", "50–64"),
    ("s2", "65–77"),
    ("s3", "78–89"),
    ("s4", "90 and over"),
)

#: Names that a sentence lists before it counts the rest.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table with its colour; "–" for what is not begun."""

    text: str
    css: str

    @classmethod
    def of(cls, recall: Recall) -> "Cell":
        if not recall.met:
            return cls("–", "nv")
        share = round(100 * recall.mean)
        return cls(str(share), next(css for least, css in LEVELS if share >= least))


@dataclass(frozen=True, slots=True)
class Row:
    """A learner's line of the table."""

    person_id: int
    name: str
    cells: tuple[Cell, ...]
    whole: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything on the page."""

    eyebrow: str
    figures: tuple[Figure, ...]
    all_topics: tuple[tuple[str, str], ...]  #: to choose from, each with its label
    topics: tuple[str, ...]
    rows: tuple[Row, ...]
    class_cells: tuple[Cell, ...]
    class_whole: Cell
    weakest: tuple[str, str, str] | None  #: topic, its label, its recall
    weakest_quiz: str  #: the address of a new quiz on it
    panels: tuple[Chart | Awaited, ...]
    quiz: QuestionList | None
    study: QuestionList
    wrong: tuple[tuple[str, str], ...]  #: what went wrong, and how common that may be


def view_of(
    report: ClassReport, today: date, *, least_first: bool = False, of_one: bool = False
) -> View:
    """The page of a report, learners by name or those who know least first.

    Args:
        of_one: whether it is of one learner and not of the class.
    """
    table, names = report.table, {one.person_id: one.name for one in report.learners}
    weakest = table.weakest
    return View(
        eyebrow=_eyebrow(report),
        figures=_figures_of_one(report) if of_one else _figures(report),
        all_topics=tuple((topic, topic_label(topic)) for topic in report.topics),
        topics=tuple(map(topic_label, table.topics)),
        rows=tuple(
            Row(
                row.person_id,
                names[row.person_id],
                tuple(map(Cell.of, row.topics)),
                Cell.of(row.whole),
            )
            for row in _sorted(table.rows, least_first)
        ),
        class_cells=tuple(map(Cell.of, table.by_topic)),
        class_whole=Cell.of(table.whole),
        weakest=(
            (weakest[0], topic_label(weakest[0]), percent(weakest[1].mean))
            if weakest
            else None
        ),
        weakest_quiz=_quiz_on(report, weakest[0]) if weakest else "",
        panels=(memory_panel(report), coming_panel(report, today)),
        quiz=quiz_list(report.quiz) if report.quiz else None,
        study=study_list(report),
        wrong=what_went_wrong(report.quiz),
    )


def _quiz_on(report: ClassReport, topic: str) -> str:
    """The address of a new quiz for the class on a topic of the sets looked at."""
    chosen = [one.slug for one in report.sets if report.wanted.set_id in (None, one.id)]
    return new_quiz_on(chosen, topic)


def _sorted(rows: Sequence[ClassRow], least_first: bool) -> Sequence[ClassRow]:
    """As they are, by name; or by recall, with those who have not begun last."""
    if not least_first:
        return rows
    return sorted(rows, key=lambda row: (not row.whole.met, row.whole.mean))


def _eyebrow(report: ClassReport) -> str:
    chosen = [
        one.title for one in report.sets if report.wanted.set_id in (None, one.id)
    ]
    what = chosen[0] if len(chosen) == 1 else plural(len(chosen), "set")
    span = Span(report.wanted.first, report.wanted.last)
    return f"{what} · {days_in_words(span)}"


# Figures


def _figures(report: ClassReport) -> tuple[Figure, ...]:
    found = [_recall_figure(report), _studied_figure(report), _work_figure(report)]
    if report.exam:
        found.append(_ready_figure(report.exam))
    return tuple(found)


def _figures_of_one(report: ClassReport) -> tuple[Figure, ...]:
    """The same of one learner, of whom nothing is counted by heads."""
    [one] = report.learners
    lately = (
        "studied in the last week" if one.studied_lately else "not in the last week"
    )
    found = [
        _recall_figure(report),
        Figure("Days studied", f"{one.days} of {report.days}", lately),
        _work_figure(report, "Reviews"),
    ]
    # Who has left the class sits no exam of it.
    if report.exam and report.exam.learners:
        found.append(_exam_figure(report.exam))
    return tuple(found)


def _exam_figure(exam: Exam) -> Figure:
    """What the one learner will know on the day of the exam."""
    [one] = exam.learners
    told = one.readiness
    words = "if every day is studied" if told.is_assumed else "at this pace"
    return Figure(
        f"On {day_and_month(exam.day)}",
        f"{told.known:.0f} of {told.total}",
        f"cards known {words}, {told.low:.0f} to {told.high:.0f}",
    )


def _recall_figure(report: ClassReport) -> Figure:
    whole, earlier = report.table.whole, report.earlier
    goal = f"goal {percent(report.target)}"
    met = f"{whole.met:,} of {plural(whole.total, 'card')} met"
    if earlier is not None:
        was = percent(earlier.recall.mean)
        goal += f", was {was} on {day_and_month(earlier.day)}"
        met += f", {earlier.recall.met:,} then"
    return Figure(
        "Recall today", percent(whole.mean) if whole.met else "–", f"{goal}; {met}"
    )


def _studied_figure(report: ClassReport) -> Figure:
    away = [one for one in report.learners if not one.studied_lately]
    studied = len(report.learners) - len(away)
    return Figure(
        "Studied this week",
        f"{studied} of {len(report.learners)}",
        _who_has_not(away) if away else "everybody did",
    )


def _who_has_not(away: Sequence[Learner]) -> str:
    names = [one.name for one in away[:_MOST_NAMED]]
    rest = len(away) - len(names)
    if rest:
        names.append(plural(rest, "other"))
    told = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{told} {'has' if len(away) == 1 else 'have'} not"


def _work_figure(report: ClassReport, label: str = "Reviews per learner") -> Figure:
    turns = max(len(report.learners) * report.days, 1)
    minutes = sum(one.spent_ms for one in report.learners) / turns / 60_000
    a_day = report.reviews / turns
    return Figure(
        label,
        f"{a_day:.0f} a day" if a_day >= 1 else f"{7 * a_day:.0f} a week",
        f"about {findings.in_minutes(minutes)} a day",
    )


def _ready_figure(exam: Exam) -> Figure:
    return Figure(
        f"Ready for {day_and_month(exam.day)}",
        f"{exam.ready} of {len(exam.learners)}",
        f"expected to know {percent(READY_SHARE)} or more on the day",
    )


def default_span(today: date, days: int) -> Span:
    """So many days up to today."""
    return Span(today - timedelta(days=days - 1), today)
