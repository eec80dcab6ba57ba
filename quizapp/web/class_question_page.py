"""The page of one question in a class's report, in the shapes its template takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from quizapp.progress.adjusted_difficulty import of_difficulty
from quizapp.progress.distractor_choices import DistractorChoices
from quizapp.progress.findings import day_and_month, percent, plural
from quizapp.progress.interval import Interval
from quizapp.progress.item_analysis import ItemStatistics
from quizapp.progress.median_time import MedianTime
from quizapp.progress.share import Share
from quizapp.progress.verdict_words import (
    FEWEST_ATTEMPTS,
    ItemFinding,
    ItemVerdict,
    item_finding,
    of_caution,
    of_number,
)
from quizapp.services.class_question_report import InStudy, QuestionReport
from quizapp.services.class_quiz_report import FinishedQuiz, QuizQuestion
from quizapp.services.question_lives import Changed
from quizapp.web.charts.option_bar import (
    OptionPart,
    option_bar,
    option_sentence,
)
from quizapp.web.class_report_questions import option_shares
from quizapp.web.progress_page import Figure

_THIRDS = ("Lower third", "Middle third", "Upper third")


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Who of the class, or of a third of it, chose what."""

    label: str
    counted: str  #: how many they are
    bar: tuple[OptionPart, ...]
    sentence: str
    cells: tuple[str, ...]  #: a number for each option


@dataclass(frozen=True, slots=True)
class Choices:
    """The options with their letters, and a row for the class and for each third."""

    options: tuple[tuple[str, str, bool], ...]  #: letter, option, whether it is the key
    rows: tuple[ChoiceRow, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """The question in study, or in one quiz."""

    id: str
    title: str
    about: str
    figures: tuple[Figure, ...]
    verdict: str
    verdict_css: str
    because: str
    choices: Choices | None
    note: str


def lives_of(report: QuestionReport) -> list[Life]:
    """In study first, then each quiz, the latest first, then what was before a change."""
    found = [_in_study(report.study)] if report.study else []
    found += [_in_quiz(quiz, one, report.changed) for quiz, one in report.quizzes]
    if report.study_before and report.changed:
        found.append(_before(_in_study(report.study_before), report.changed))
    return found


def difficulty_of(report: QuestionReport) -> str:
    """Whether it is hard in itself or only faded, in a sentence; else empty."""
    if report.difficulty is None:
        return ""
    said = of_difficulty(report.difficulty, report.target)
    return f"{said}." if said else ""


def change_of(report: QuestionReport) -> str:
    """Since when it is what it is; empty if it always was."""
    if report.changed is None:
        return ""
    what, day = _change(report.changed)
    return (
        f"{what} on {day}. What was answered before stands apart, marked by the key "
        "in force where that can be."
    )


def before_of(report: QuestionReport) -> str:
    """The heading of what was answered before a change; empty if it never changed."""
    return _before_words(report.changed) if report.changed else ""


def _before(life: Life, changed: Changed) -> Life:
    """The same as of another life, which says nothing of the question as it is now."""
    return replace(
        life,
        id="study-before",
        title=f"In study, {_before_words(changed)}",
        verdict="",
        because="",
    )


def _before_words(changed: Changed) -> str:
    what, day = _change(changed)
    return f"before {what[:1].lower()}{what[1:]} on {day}"


def _change(changed: Changed) -> tuple[str, str]:
    what = "The key was corrected" if changed.key else "The question was reworded"
    return what, day_and_month(changed.at.date())


def _in_study(study: InStudy) -> Life:
    counted = plural(study.passed.n, "answer")
    finding = item_finding(study.statistics, study.choices)
    return _life(
        "study",
        "In study",
        f"{counted} by {plural(study.learners, 'learner')}",
        (_right(study.passed), *_figures(study.statistics), *_time(study.time)),
        finding,
        study.choices,
        "A learner’s mark is the share of their answers that were right; the options "
        f"are each learner’s first choice. {of_caution(study.learners)}",
    )


def _in_quiz(quiz: FinishedQuiz, one: QuizQuestion, changed: Changed | None) -> Life:
    found = one.statistics
    weight = found.effective_weight
    is_before = changed is not None and quiz.ended_at < changed.at
    when = f", {_before_words(changed)}" if changed and is_before else ""
    return _life(
        f"quiz-{quiz.id}",
        quiz.title,
        f"{day_and_month(quiz.ended_at.date())}, "
        f"{plural(found.attempts, 'first attempt')}{when}",
        (
            Figure("Right", _share(found.facility), _within(found.facility_interval)),
            *_figures(found),
            *(
                [Figure("Effective weight", percent(weight), "of the scores’ spread")]
                if weight is not None
                else []
            ),
        ),
        one.finding,
        one.choices,
        of_caution(found.attempts),
    )


def _life(
    anchor: str,
    title: str,
    about: str,
    figures: tuple[Figure, ...],
    finding: ItemFinding,
    choices: DistractorChoices | None,
    note: str,
) -> Life:
    verdict = finding.verdict
    return Life(
        id=anchor,
        title=title,
        about=about,
        figures=figures,
        verdict=verdict.words,
        verdict_css="bad" if verdict is ItemVerdict.CHECK_KEY else "warn",
        because=finding.because if verdict.words else "",
        choices=_choices(choices) if choices else None,
        note=note.strip(),
    )


def _right(passed: Share) -> Figure:
    sure = f"{percent(passed.low)} to {percent(passed.high)}"
    return Figure("Right", percent(passed.value), sure)


def _figures(found: ItemStatistics) -> list[Figure]:
    """Discrimination and efficiency, where there are attempts enough."""
    if found.attempts < FEWEST_ATTEMPTS:
        return []
    shown = []
    if told := of_number(found):
        value, _, sure = told.partition(" ")
        shown.append(Figure("Discrimination", value, sure.strip("()") or "−1 to 1"))
    if found.efficiency is not None:
        sure = _within(found.efficiency_interval)
        shown.append(Figure("Efficiency", _signed(found.efficiency), sure))
    return shown


def _time(time: MedianTime | None) -> list[Figure]:
    if time is None:
        return []
    sure = time.interval
    within = f"{_seconds(sure.low)} to {_seconds(sure.high)}" if sure else ""
    return [Figure("Median time", _seconds(time.seconds), within)]


def _seconds(value: float) -> str:
    return f"{value:.0f} s" if value >= 10 else f"{value:.1f} s"


def _share(value: float | None) -> str:
    return "–" if value is None else percent(value)


def _within(sure: Interval | None) -> str:
    return f"{_signed(sure.low)} to {_signed(sure.high)}" if sure else ""


def _signed(value: float) -> str:
    """Percent with a real minus."""
    return percent(value).replace("-", "−")


def _choices(found: DistractorChoices) -> Choices:
    thirds = [
        _choice_row(label, found, [one.thirds[number] for one in found.options])
        for number, label in reversed(list(enumerate(_THIRDS)))
    ]
    return Choices(
        options=tuple(
            (letter, one.option, one.is_key)
            for letter, one in zip(ascii_uppercase, found.options, strict=False)
        ),
        rows=(
            _choice_row("Whole class", found, [one.whole for one in found.options]),
            *(row for row in thirds if row.bar),
        ),
    )


def _choice_row(
    label: str, found: DistractorChoices, shares: Sequence[Share]
) -> ChoiceRow:
    drawn = option_shares(found, shares)
    return ChoiceRow(
        label=label,
        counted=plural(max((share.n for share in shares), default=0), "learner"),
        bar=option_bar(drawn),
        sentence=f"{label}: {option_sentence(drawn)}",
        cells=tuple(f"{share.count} of {share.n}" for share in shares),
    )
