"""The questions of a class's report, hardest first, and what went wrong in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from quizapp.progress.distractor_choices import DistractorChoices
from quizapp.progress.findings import (
    day_and_month,
    interval,
    percent,
    plural,
)
from quizapp.progress.interval import Interval
from quizapp.progress.misconception_words import of_interval, of_misconception
from quizapp.progress.share import Share
from quizapp.progress.verdict_words import ItemVerdict, of_alpha, of_caution, of_number
from quizapp.services.class_quiz_report import QuizQuestion, QuizReport
from quizapp.services.class_report import ClassReport
from quizapp.web.charts.option_bar import (
    OptionPart,
    OptionShare,
    option_bar,
    option_sentence,
)
from quizapp.web.progress_page import Figure


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with what its answers say."""

    question_id: int
    prompt: str
    share: float  #: right, 0–1
    right: str
    interval: str
    discrimination: str
    bar: tuple[OptionPart, ...]
    bar_sentence: str
    options: tuple[str, ...]  #: each with its letter
    verdict: str
    verdict_css: str
    because: str


@dataclass(frozen=True, slots=True)
class QuestionList:
    """The questions, hardest first, of a quiz or of study."""

    about: str
    rows: tuple[QuestionRow, ...]
    notes: tuple[str, ...]
    has_options: bool


def quiz_list(quiz: QuizReport) -> QuestionList:
    """The questions of a quiz, with item statistics."""
    day = day_and_month(quiz.ended_at.date())
    notes = (
        (
            "Discrimination compares learners who did well on the other questions "
            "with those who did not. Under 0.20 the question tells you little; below "
            f"zero the key may be wrong. {of_caution(quiz.attempts)}"
        ),
        of_alpha(quiz.scores),
    )
    return QuestionList(
        about=f"{quiz.title}, {day}, {plural(quiz.attempts, 'first attempt')}",
        rows=tuple(map(_quiz_row, quiz.questions)),
        notes=tuple(filter(None, (note.strip() for note in notes))),
        has_options=any(one.choices for one in quiz.questions),
    )


def score_figures(quiz: QuizReport) -> tuple[Figure, ...]:
    """Mean, spread and reliability of a quiz's scores, each with how sure it is."""
    scores = quiz.scores
    out_of = f"of {scores.out_of:g} points"
    found = [Figure("First attempts", f"{quiz.attempts:,}", of_caution(quiz.attempts))]
    if scores.mean is not None and scores.median is not None:
        small = f"{out_of}; half had {scores.median:.1f} or more"
        found.append(Figure("Mean score", f"{scores.mean:.1f}", small))
    if scores.alpha is not None:
        found.append(
            Figure("Alpha", f"{scores.alpha:.2f}", _of(scores.alpha_interval, 2))
        )
    if scores.standard_error is not None:
        sure = _of(scores.standard_error_interval, 1)
        found.append(
            Figure("Standard error", f"{scores.standard_error:.1f}", sure or out_of)
        )
    return tuple(found)


def _of(sure: Interval | None, digits: int) -> str:
    """An interval in so many digits, with a real minus."""
    if sure is None:
        return ""
    low, high = f"{sure.low:.{digits}f}", f"{sure.high:.{digits}f}"
    return f"{low} to {high}".replace("-", "−")


def _quiz_row(one: QuizQuestion) -> QuestionRow:
    found, sure = one.statistics, one.statistics.facility_interval
    options = _options(one)
    share = found.facility or 0.0
    return QuestionRow(
        question_id=one.question_id,
        prompt=one.prompt,
        share=share,
        right=percent(share),
        interval=f"{percent(sure.low)} to {percent(sure.high)}" if sure else "",
        discrimination=of_number(found),
        bar=option_bar([share for _, share in options]),
        bar_sentence=option_sentence([share for _, share in options]),
        options=tuple(f"{share.letter}: {text}" for text, share in options),
        verdict=one.finding.verdict.words,
        verdict_css="bad" if one.finding.verdict is ItemVerdict.CHECK_KEY else "warn",
        because=one.finding.because if one.finding.verdict.words else "",
    )


def _options(one: QuizQuestion) -> list[tuple[str, OptionShare]]:
    if one.choices is None:
        return []
    options = one.choices.options
    shares = option_shares(one.choices, [option.whole for option in options])
    return [
        (option.option, share) for option, share in zip(options, shares, strict=False)
    ]


def option_shares(
    found: DistractorChoices, shares: Sequence[Share]
) -> list[OptionShare]:
    """The options with their letters and what *shares* of the class, or a third, chose."""
    only = found.key
    key = shares[found.options.index(only)].count if only else None
    return [
        OptionShare(
            letter, share.value, one.is_key, key is not None and share.count > key
        )
        for letter, one, share in zip(
            ascii_uppercase, found.options, shares, strict=False
        )
    ]


def study_list(report: ClassReport) -> QuestionList:
    """The questions that were answered in study."""
    return QuestionList(
        about="Answers in study",
        rows=tuple(
            QuestionRow(
                question_id=one.question_id,
                prompt=one.prompt,
                share=one.passed.value,
                right=percent(one.passed.value),
                interval=interval(one.passed),
                discrimination=f"{one.passed.n:,}",
                bar=(),
                bar_sentence="",
                options=(),
                verdict="",
                verdict_css="",
                because="",
            )
            for one in report.questions
        ),
        notes=(
            (
                "Counted are all answers of these days, first meetings too. With "
                "under 30 answers, treat a question's place as a hint."
            ),
        ),
        has_options=False,
    )


def what_went_wrong(quiz: QuizReport | None) -> tuple[tuple[str, str], ...]:
    """Why learners went wrong, and how common that may be."""
    if quiz is None:
        return ()
    return tuple(
        (of_misconception(one), of_interval(one.interval))
        for one in quiz.misconceptions
    )
