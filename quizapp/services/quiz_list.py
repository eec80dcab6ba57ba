"""The quizzes of one person: to take, taken, and made by them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from quizapp.quizzes import clock, reveal
from quizapp.quizzes.plan import Allowance, Audience
from quizapp.services.quiz_classes import closings_for
from quizapp.services.quiz_plans import closed_at, rules_of
from quizapp.store.assignment_queries import quizzes_given_to
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, Quiz, QuizAllowance

#: Attempts on one page.
MOST_TAKEN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTake:
    """A quiz that can be begun now or later, or is under way."""

    code: str
    title: str
    is_practice: bool
    attempt_id: int | None  #: the one under way
    deadline: datetime | None  #: of that
    opens_at: datetime | None  #: if that is still to come
    closes_at: datetime | None
    time_limit_min: int | None
    attempts_left: int | None  #: None for any number
    taken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An attempt that is over.  Without points while the score is not to be shown."""

    attempt_id: int
    title: str
    number: int
    ended_at: datetime | None
    points: float | None
    out_of: float | None
    unmarked: int
    is_practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A quiz with what came of it."""

    code: str
    title: str
    is_shared: bool
    is_practice: bool
    attempts: int
    people: int
    unmarked: int  #: answers that wait for somebody to mark them
    opens_at: datetime | None
    closes_at: datetime | None
    archived_at: datetime | None
    has_password: bool


@dataclass(frozen=True, slots=True)
class QuizList:
    """The page's one value."""

    to_take: Sequence[ToTake]
    taken: Sequence[Taken]
    older: int | None  #: before which attempt the next page begins; None: no more
    made: Sequence[Made]
    archived: Sequence[Made]


def quizzes_of(
    session: Session, *, person: Person, now: datetime, before: int | None = None
) -> QuizList:
    """Everything on a person's page of quizzes; ``before`` pages through attempts."""
    made = [_made(row) for row in _made_rows(session, person)]
    taken, older = _taken(session, person, now, before)
    return QuizList(
        to_take=_to_take(session, person, now),
        taken=taken,
        older=older,
        made=[one for one in made if one.archived_at is None],
        archived=[one for one in made if one.archived_at is not None],
    )


def _to_take(session: Session, person: Person, now: datetime) -> list[ToTake]:
    """Those under way first, then those that were made, opened or promised."""
    tried = (
        select(Attempt.quiz_id, func.count().label("made"))
        .where(Attempt.person_id == person.id)
        .group_by(Attempt.quiz_id)
        .subquery()
    )
    given = [row.quiz_id for row in session.execute(quizzes_given_to(person.id))]
    own = Quiz.owner_id == person.id
    rows = session.execute(
        select(Quiz, tried.c.made, QuizAllowance)
        .outerjoin(tried, tried.c.quiz_id == Quiz.id)
        .outerjoin(
            QuizAllowance,
            (QuizAllowance.quiz_id == Quiz.id) & (QuizAllowance.person_id == person.id),
        )
        .where(
            or_(
                own & (Quiz.audience == Audience.OWNER),
                Quiz.id.in_(given) & (Quiz.audience != Audience.OWNER),
                # What a class had and has no more is over for its learners.
                or_(
                    Quiz.audience == Audience.LINK,
                    own & (Quiz.audience == Audience.CLASS),
                )
                & or_(tried.c.made.is_not(None), QuizAllowance.person_id.is_not(None)),
            )
        )
        .order_by(Quiz.id.desc())
    ).all()
    running = {
        attempt.quiz_id: attempt
        for attempt in session.scalars(
            select(Attempt).where(
                Attempt.person_id == person.id, Attempt.ended_at.is_(None)
            )
        )
        if attempt.deadline is None or attempt.deadline > now
    }
    closings = closings_for(session, person=person)
    found = [
        _offered(
            quiz, running.get(quiz.id), made or 0, allowance, closings.get(quiz.id), now
        )
        for quiz, made, allowance in rows
    ]
    to_take = [one for one in found if one is not None]
    return sorted(to_take, key=lambda one: one.attempt_id is None)


def _offered(
    quiz: Quiz,
    running: Attempt | None,
    made: int,
    row: QuizAllowance | None,
    closes_at: datetime | None,
    now: datetime,
) -> ToTake | None:
    """The quiz as something to take; None if that is over.

    ``closes_at`` is when it closes to the person's classes, if they narrow its window.
    """
    plan = rules_of(quiz)
    own_closing = (row.closes_at if row else None) or closes_at
    extra = row.extra_attempts if row else 0
    allowance = Allowance(extra_attempts=extra, closes_at=own_closing)
    is_early = plan.opens_at is not None and now < plan.opens_at
    why_not = clock.why_not_begin(plan, allowance, made=made, now=now)
    if running is None and (quiz.archived_at or (why_not and not is_early)):
        return None
    has_limit = plan.attempts is not None and not plan.is_practice
    return ToTake(
        code=quiz.code,
        title=quiz.title,
        is_practice=quiz.is_practice,
        attempt_id=running.id if running else None,
        deadline=running.deadline if running else None,
        opens_at=plan.opens_at if is_early else None,
        closes_at=clock.closing(plan, allowance),
        time_limit_min=None if plan.is_practice else plan.time_limit_min,
        attempts_left=(plan.attempts or 0) + allowance.extra_attempts - made
        if has_limit
        else None,
        taken=made,
    )


def _taken(
    session: Session, person: Person, now: datetime, before: int | None
) -> tuple[list[Taken], int | None]:
    wanted = (
        select(Attempt, Quiz)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(
            Attempt.person_id == person.id,
            or_(Attempt.ended_at.is_not(None), Attempt.deadline <= now),
        )
        .order_by(Attempt.id.desc())
        .limit(MOST_TAKEN + 1)
    )
    if before is not None:
        wanted = wanted.where(Attempt.id < before)
    rows = session.execute(wanted).all()
    listed = [_as_taken(attempt, quiz, now) for attempt, quiz in rows[:MOST_TAKEN]]
    return listed, listed[-1].attempt_id if len(rows) > MOST_TAKEN else None


def _as_taken(attempt: Attempt, quiz: Quiz, now: datetime) -> Taken:
    may = reveal.shown(
        rules_of(quiz), is_settled=True, is_over=True, closed_at=closed_at(quiz, now)
    )
    shows = may.verdict and attempt.ended_at is not None
    return Taken(
        attempt_id=attempt.id,
        title=quiz.title,
        number=attempt.number,
        ended_at=attempt.ended_at or attempt.deadline,
        points=attempt.points if shows else None,
        out_of=attempt.out_of if shows else None,
        unmarked=attempt.unmarked,
        is_practice=attempt.is_practice,
    )


def _made_rows(session: Session, person: Person) -> Sequence[Any]:
    counts = (
        select(
            Attempt.quiz_id,
            func.count().label("attempts"),
            func.count(Attempt.person_id.distinct()).label("people"),
            func.sum(Attempt.unmarked).label("unmarked"),
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Quiz.owner_id == person.id)
        .group_by(Attempt.quiz_id)
        .subquery()
    )
    return session.execute(
        select(Quiz, counts.c.attempts, counts.c.people, counts.c.unmarked)
        .outerjoin(counts, counts.c.quiz_id == Quiz.id)
        .where(Quiz.owner_id == person.id)
        .order_by(Quiz.id.desc())
    ).all()


def _made(row: Any) -> Made:
    quiz = row[0]
    return Made(
        code=quiz.code,
        title=quiz.title,
        is_shared=quiz.audience is not Audience.OWNER,
        is_practice=quiz.is_practice,
        attempts=row.attempts or 0,
        people=row.people or 0,
        unmarked=int(row.unmarked or 0),
        opens_at=quiz.opens_at,
        closes_at=quiz.closes_at,
        archived_at=quiz.archived_at,
        has_password=quiz.password_hash is not None,
    )
