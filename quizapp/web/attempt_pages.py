"""The pages of an attempt under way: its questions, and the look back before the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from flask import render_template, url_for

from quizapp.database import db
from quizapp.questions.marking.both_ways import both_ways
from quizapp.questions.presentation import Presentation, present
from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Layout, Plan
from quizapp.services import attempt_results, quiz_plans
from quizapp.services.attempt_results import AskedQuestion
from quizapp.store.quizzes import Attempt, Quiz
from quizapp.web import access
from quizapp.web.answer_form import Given, fields_of
from quizapp.web.local_time import time_of_day
from quizapp.web.moment import now
from quizapp.web.notice import Notice
from quizapp.web.outcomes import Outcome, outcomes_of, points_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question of an attempt for its templates; see ``_answer.html`` for the fields."""

    number: int
    name: str  #: what stands before its fields' names
    prompt: str
    topic: str
    ask: Ask
    presentation: Presentation
    points: str
    given: Given
    seen: int
    saved: str  #: "10:42"; empty while nothing is saved
    either: tuple[str, ...]  #: dates that the saved answer can mean; see ``both_ways``
    is_answered: bool
    is_flagged: bool
    is_settled: bool
    outcome: Outcome | None
    save_url: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two windows said different things: what this one did, and the stored answer."""

    number: int
    yours: list[str]
    stored: list[str]
    fields: Sequence[tuple[str, str]]  #: this window's answer, to be sent again


@dataclass(frozen=True, slots=True)
class ClockView:
    """How much time there is; ``left_ms`` is of when the page was made."""

    left_ms: int
    left: str
    short: str
    ends: str
    extra_time_pct: int


class AttemptPage:
    """An attempt under way, as its learner sees it now."""

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt
        self.quiz = db.session.get_one(Quiz, attempt.quiz_id)
        self.now: datetime = now()

    @cached_property
    def plan(self) -> Plan:
        """The quiz's rules, without its parts."""
        return quiz_plans.rules_of(self.quiz)

    @cached_property
    def questions(self) -> tuple[AskedQuestion, ...]:
        return attempt_results.questions_of(db.session(), self.attempt)

    @property
    def count(self) -> int:
        return len(self.questions)

    @property
    def is_whole(self) -> bool:
        """Whether all questions stand on one page."""
        return self.plan.layout is Layout.ALL

    @property
    def moves_freely(self) -> bool:
        """Whether questions can be left and come back to without telling the server."""
        return not (self.is_whole or self.plan.is_one_way or self.plan.is_checked_each)

    @property
    def current(self) -> int:
        """The first question that is not settled; past the last if all are."""
        open_ = (one.number for one in self.questions if not one.is_settled)
        return next(open_, self.count + 1)

    def reachable(self, number: int) -> bool:
        """Whether the learner may see that question now."""
        if not 1 <= number <= self.count:
            return False
        if not self.plan.is_one_way or number == self.current:
            return True
        # What was just checked is looked at until one goes on.
        return self.plan.is_checked_each and number == self.current - 1

    def first(self) -> int:
        """Where to begin, or to go on."""
        if self.plan.is_one_way:
            return min(self.current, self.count)
        unanswered = (one.number for one in self.questions if not one.is_answered)
        return next(unanswered, 1)

    def url(self, number: int = 0) -> str:
        """The page of a question; 0 for wherever the learner goes on."""
        return url_for("attempts.attempt", attempt_id=self.attempt.id, q=number or None)

    def view(self, number: int) -> QuestionView:
        """One question, with its outcome where that may be shown already."""
        asked = self.questions[number - 1]
        shown = attempt_results.shown_of(self.quiz, asked, is_over=False, now=self.now)
        return QuestionView(
            number=number,
            name=f"q{number}-" if self.is_whole else "",
            prompt=asked.content.prompt,
            topic=asked.content.topic,
            ask=asked.ask,
            presentation=present(asked.content, asked.ask, asked.seed),
            points=points_in_words(None, asked.points),
            given=fields_of(asked.answer),
            seen=asked.saves,
            saved=time_of_day(asked.saved_at, access.learner())
            if asked.saved_at
            else "",
            either=self.either(asked),
            is_answered=asked.is_answered,
            is_flagged=asked.is_flagged,
            is_settled=asked.is_settled,
            outcome=outcomes_of([asked], shown)[0] if asked.is_settled else None,
            save_url=save_url(self.attempt.id, number),
        )

    def either(self, asked: AskedQuestion) -> tuple[str, ...]:
        """The dates that a saved answer can mean; none where it means one."""
        return both_ways(asked.content, asked.answer, asked.ask)

    @property
    def clock(self) -> ClockView | None:
        """The time that is left; None if the attempt has no end."""
        if self.attempt.deadline is None:
            return None
        left = max(self.attempt.deadline - self.now, timedelta())
        minutes = -int(-left // timedelta(minutes=1))
        return ClockView(
            left_ms=int(left / timedelta(milliseconds=1)),
            left=left_in_words(minutes),
            short=f"{minutes} min" if minutes < 60 else left_in_words(minutes, True),
            ends=time_of_day(self.attempt.deadline, access.learner()),
            extra_time_pct=self.attempt.extra_time_pct,
        )


def question_page(
    page: AttemptPage,
    number: int,
    *,
    notices: Sequence[Notice] = (),
    conflicts: Sequence[Conflict] = (),
) -> str:
    """One question, or all of them where the quiz stands on one page."""
    shown = range(1, page.count + 1) if page.is_whole else [number]
    return render_template(
        "quizzes/question.html",
        it=page,
        number=number,
        questions=[page.view(each) for each in shown],
        conflicts={conflict.number: conflict for conflict in conflicts},
        notices=notices,
        page="quizzes",
    )


def panels(page: AttemptPage) -> str:
    """All questions, for a script that goes from one to another by itself."""
    return render_template(
        "quizzes/panels.html",
        it=page,
        questions=[page.view(each) for each in range(1, page.count + 1)],
    )


def review_page(page: AttemptPage) -> str:
    """What is answered, what is not, and the one way to submit."""
    return render_template("quizzes/review.html", it=page, page="quizzes")


def left_in_words(minutes: int, is_short: bool = False) -> str:
    """``14 minutes left``, ``2 h 5 min left``, ``3 days left``."""
    if minutes >= 48 * 60:
        words = f"{minutes // 1440} days"
    elif minutes >= 60:
        hours, rest = divmod(minutes, 60)
        words = f"{hours} h {rest} min" if rest else f"{hours} h"
    elif minutes <= 1:
        words = "1 minute" if minutes else "Less than a minute"
    else:
        words = f"{minutes} minutes"
    return words if is_short else f"{words} left"


def save_url(attempt_id: int, number: int) -> str:
    """Where a question's answer is sent."""
    return url_for("attempts.save", attempt_id=attempt_id, number=number)
