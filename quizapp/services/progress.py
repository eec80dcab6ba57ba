"""A learner's own report, read from the log and the cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.progress.day_totals import DayTotals, Totals
from quizapp.progress.hardest import Forgetting
from quizapp.progress.next_steps import Step
from quizapp.progress.period import Period
from quizapp.progress.recall import MetCard
from quizapp.progress.report import (
    AHEAD_DAYS,
    Report,
    Studied,
    first_day_needed,
    make_report,
    period_span,
)
from quizapp.progress.share import Share
from quizapp.services.assigned import Assigned, assigned_to
from quizapp.services.cards import read_question
from quizapp.services.forecast import days_ahead
from quizapp.services.next_steps import steps_of
from quizapp.services.policies import days_off, policy_of
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.report_queries import (
    CONTENTS,
    FORGETTINGS,
    JUDGED_BY_DAY,
    MET_CARDS,
    QUESTIONS,
    REVIEWS_BY_DAY,
    SETS,
    TOTALS_BY_DAY,
)

#: Before anybody studied anything.
LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class SetName:
    """A set, to be linked to."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question among the hardest: its prompt, never its key."""

    question_id: int
    prompt: str
    set: SetName
    is_retired: bool
    forgotten: Share


@dataclass(frozen=True, slots=True)
class Progress:
    """A report with the names of what it speaks of."""

    report: Report
    sets: Mapping[int, SetName]
    hardest: tuple[HardQuestion, ...]
    steps: Sequence[Step]  #: what to study next
    exam: Assigned | None  #: the next one, with what will be known on its day


def progress_of(
    session: Session, *, person: Person, period: Period, now: datetime
) -> Progress:
    """What the reviews of *person* show at *now*.  Only reads."""
    todays = todays_queue(session, person=person, now=now)
    today, policy = todays.today, policy_of(person)
    by_day = _reviews_by_day(session, person)
    span = period_span(by_day, today=today, period=period)
    questions = session.execute(QUESTIONS, {"person": person.id}).all()
    # PostgreSQL sums whole numbers to decimals.
    unmet = sum(int(row.waiting) for row in questions)
    report = make_report(
        Studied(
            reviews_by_day=by_day,
            days=_days(session, person, first_day_needed(span)),
            cards=_cards(session, person),
            totals={(row.set_id, row.topic): row.questions for row in questions},
            forgettings=_forgettings(session, person, span.first),
            ahead=days_ahead(
                session, person=person, todays=todays, unmet=unmet, days=AHEAD_DAYS
            ),
            off=days_off(person),
        ),
        now=now,
        today=today,
        period=period,
        target=policy.desired_retention,
        parameters=policy.parameters,
    )
    assigned = assigned_to(session, person=person, now=now)
    exams = [one for one in assigned if one.ready and one.exam_on]
    return Progress(
        report=report,
        sets=_sets(session, person),
        hardest=_hardest(session, report),
        steps=steps_of(
            session,
            person=person,
            todays=todays,
            report=report,
            assigned=assigned,
            now=now,
        ),
        exam=min(exams, key=lambda one: one.exam_on or today, default=None),
    )


def _reviews_by_day(session: Session, person: Person) -> dict[date, int]:
    rows = session.execute(REVIEWS_BY_DAY, {"person": person.id, "first": LONG_AGO})
    return {row.study_day: row.reviews for row in rows}


def _days(session: Session, person: Person, first: date) -> list[DayTotals]:
    since = {"person": person.id, "first": first}
    judged = {row.study_day: row for row in session.execute(JUDGED_BY_DAY, since)}
    return [
        DayTotals(row.study_day, _totals(row, judged.get(row.study_day)))
        for row in session.execute(TOTALS_BY_DAY, since)
    ]


def _totals(row: Any, judged: Any | None) -> Totals:
    # PostgreSQL sums whole numbers to decimals.
    return Totals(
        reviews=row.reviews,
        passed=row.reviews - int(row.forgotten),
        judged=judged.judged if judged else 0,
        held=int(judged.held) if judged else 0,
        spent_ms=int(row.spent_ms),
    )


def _cards(session: Session, person: Person) -> list[MetCard]:
    rows = session.connection().execute(MET_CARDS, {"person": person.id})
    return [MetCard._make(row) for row in rows]


def _forgettings(session: Session, person: Person, first: date) -> list[Forgetting]:
    asked = {"person": person.id, "first": first}
    rows = session.connection().execute(FORGETTINGS, asked)
    return [
        Forgetting(question_id, Share(int(forgotten), answers))
        for question_id, answers, forgotten in rows
    ]


def _sets(session: Session, person: Person) -> dict[int, SetName]:
    rows = session.execute(SETS, {"person": person.id})
    return {row.id: SetName(row.slug, row.title) for row in rows}


def _hardest(session: Session, report: Report) -> tuple[HardQuestion, ...]:
    found = report.hardest.questions
    if not found:
        return ()
    asked = {"questions": [one.question_id for one in found]}
    rows = {row.id: row for row in session.execute(CONTENTS, asked)}
    return tuple(
        _hard_question(rows[one.question_id], one)
        for one in found
        if one.question_id in rows
    )


def _hard_question(row: Any, one: Forgetting) -> HardQuestion:
    return HardQuestion(
        question_id=row.id,
        prompt=read_question(row.content).prompt,
        set=SetName(row.slug, row.title),
        is_retired=row.retired_at is not None,
        forgotten=one.share,
    )
