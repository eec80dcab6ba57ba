"""The report of a class as tables for spreadsheet programs."""

from collections.abc import Sequence

from quizapp.progress.interval import Interval
from quizapp.progress.recall import Recall
from quizapp.services.class_quiz_report import QuizReport
from quizapp.services.class_report import ClassReport
from quizapp.web.spreadsheet import Cell
from quizapp.web.study_pages import topic_label
from quizapp.web.workbook import Sheet


def learner_rows(report: ClassReport) -> list[Sequence[Cell]]:
    """A row for each learner: recall by topic in percent, empty where not begun."""
    head = [
        *("Learner", *map(topic_label, report.table.topics), "All topics"),
        *("Cards met", "Cards", "Reviews", "Minutes", "Days studied"),
    ]
    rows = [
        [
            one.name,
            *map(_percent, (*row.topics, row.whole)),
            row.whole.met,
            row.whole.total,
            one.reviews,
            round(one.spent_ms / 60_000, 1),
            one.days,
        ]
        for row, one in zip(report.table.rows, report.learners, strict=True)
    ]
    return [head, *rows]


def sheets(report: ClassReport) -> list[Sheet]:
    """Learners, questions in study, and those of the latest quiz if there is one."""
    found = [
        Sheet("Learners", learner_rows(report)),
        Sheet("Questions in study", _study_rows(report)),
    ]
    return (
        [*found, Sheet("Latest quiz", quiz_rows(report.quiz))] if report.quiz else found
    )


def _percent(recall: Recall) -> float | None:
    return round(100 * recall.mean, 1) if recall.met else None


def _study_rows(report: ClassReport) -> list[Sequence[Cell]]:
    head = ("Question", "Topic", "Answers", "Right", "Right %", "From %", "To %")
    rows: list[Sequence[Cell]] = [head]
    for one in report.questions:
        share = one.passed
        rows.append(
            (
                *(one.prompt, topic_label(one.topic), share.n, share.count),
                *(round(100 * value, 1) for value in (share.value, share.low)),
                round(100 * share.high, 1),
            )
        )
    return rows


def quiz_rows(quiz: QuizReport) -> list[Sequence[Cell]]:
    """A row for each question of a quiz, the hardest first."""
    head = (
        *("Question", "Attempts", "Facility %", "From %", "To %"),
        *("Discrimination", "From", "To", "Efficiency", "Effective weight %", "Advice"),
    )
    rows: list[Sequence[Cell]] = [head]
    for one in quiz.questions:
        found = one.statistics
        rows.append(
            (
                *(one.prompt, found.attempts, _rounded(found.facility, 100)),
                *_ends(found.facility_interval, 100),
                _rounded(found.discrimination),
                *_ends(found.discrimination_interval),
                _rounded(found.efficiency),
                _rounded(found.effective_weight, 100),
                one.finding.verdict.words,
            )
        )
    return rows


def _ends(interval: Interval | None, times: int = 1) -> tuple[Cell, Cell]:
    if interval is None:
        return (None, None)
    return (_rounded(interval.low, times), _rounded(interval.high, times))


def _rounded(value: float | None, times: int = 1) -> float | None:
    return None if value is None else round(times * value, 3)
