"""The attempts at a quiz, as its maker sees them.

Attempts for practice are the learner's own affair: of others' the maker sees how many
there are, and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from statistics import median
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from quizapp.errors import NotFound
from quizapp.quizzes.scoring import counted
from quizapp.store.people import Person
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt, AttemptQuestion, Ended, Quiz

#: Learners on one page.
MOST_LEARNERS = 50


class State(StrEnum):
    """How far an attempt is."""

    RUNNING = "running"
    OVERDUE = "overdue"  #: its time is up; it is submitted as soon as somebody acts
    SUBMITTED = "submitted"
    TIME_UP = "time-up"


class Mark(StrEnum):
    """How a question of an attempt stands."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNMARKED = "unmarked"
    EMPTY = "empty"  #: no answer
    GIVEN = "given"  #: an answer in an attempt that still runs


@dataclass(frozen=True, slots=True)
class AskedMark:
    """A question of an attempt in the strip, with the points it earned so far."""

    number: int
    mark: Mark
    points: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLine:
    """An attempt; points and share only once it has ended."""

    attempt_id: int
    number: int
    state: State
    started_at: datetime
    ended_at: datetime | None
    points: float | None
    out_of: float | None
    share: float | None
    unmarked: int
    extra_time_pct: int
    asked: Sequence[AskedMark]

    @property
    def took(self) -> timedelta | None:
        """How long it took; None while it runs."""
        return self.ended_at - self.started_at if self.ended_at else None


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """One learner with all attempts; ``share`` is what counts of them."""

    person_id: int
    name: str
    attempts: Sequence[AttemptLine]
    share: float | None

    @property
    def unmarked(self) -> int:
        return sum(one.unmarked for one in self.attempts)


@dataclass(frozen=True, slots=True)
class AttemptTable:
    """A page of the table; the figures are of all learners."""

    learners: Sequence[LearnerLine]
    people: int
    pages: int
    median: float | None  #: of the shares that count
    counted: int  #: learners with a share that counts
    unmarked: int
    practice: int  #: attempts for practice, which are not listed


def attempt_table(
    session: Session,
    *,
    quiz: Quiz,
    person: Person,
    now: datetime,
    page: int | None = 1,
) -> AttemptTable:
    """The attempts, those that wait for a mark first; without *page* all of them."""
    rows = session.execute(_attempts(quiz, person)).all()
    people = [list(group) for _, group in groupby(rows, key=lambda row: row.person_id)]
    people.sort(key=lambda group: not any(row.unmarked for row in group))
    shares = [share for group in people if (share := _share(group, quiz)) is not None]
    shown = people
    if page is not None:
        shown = people[(page - 1) * MOST_LEARNERS : page * MOST_LEARNERS]
    asked = _asked(session, [row.id for group in shown for row in group])
    return AttemptTable(
        learners=[_learner(group, quiz, asked, now) for group in shown],
        people=len(people),
        pages=max(1, -(-len(people) // MOST_LEARNERS)),
        median=median(shares) if shares else None,
        counted=len(shares),
        unmarked=sum(row.unmarked for row in rows),
        practice=_practice(session, quiz, person),
    )


def attempt_to_see(
    session: Session, *, quiz: Quiz, person: Person, attempt_id: int
) -> tuple[Any, Sequence[Any]]:
    """An attempt at the quiz with its learner's name, and the rows of ``ALL_ASKED``.

    Raises:
        NotFound: there is none, or it is somebody's practice.
    """
    row = session.execute(
        _attempts(quiz, person).where(Attempt.id == attempt_id)
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such attempt at this quiz.")
    asked = session.connection().execute(ALL_ASKED, {"attempt": attempt_id})
    return row, asked.all()


def _attempts(quiz: Quiz, person: Person) -> Any:
    return (
        select(
            Attempt.id,
            Attempt.person_id,
            Person.name,
            Attempt.number,
            Attempt.started_at,
            Attempt.deadline,
            Attempt.ended_at,
            Attempt.ended,
            Attempt.points,
            Attempt.out_of,
            Attempt.unmarked,
            Attempt.extra_time_pct,
        )
        .join(Person, Person.id == Attempt.person_id)
        .where(Attempt.quiz_id == quiz.id, is_listed(person))
        .order_by(func.lower(Person.name), Attempt.person_id, Attempt.number)
    )


def is_listed(person: Person) -> ColumnElement[bool]:
    """Attempts that are to be marked by others, and all of one's own."""
    return or_(Attempt.is_practice.is_(False), Attempt.person_id == person.id)


def _practice(session: Session, quiz: Quiz, person: Person) -> int:
    counting = select(func.count()).where(
        Attempt.quiz_id == quiz.id, ~is_listed(person)
    )
    return session.scalar(counting) or 0


def _asked(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    rows = session.execute(
        select(
            AttemptQuestion.attempt_id,
            AttemptQuestion.number,
            AttemptQuestion.points,
            AttemptQuestion.fraction,
            AttemptQuestion.answer.is_not(None).label("is_given"),
        )
        .where(AttemptQuestion.attempt_id.in_(ids))
        .order_by(AttemptQuestion.attempt_id, AttemptQuestion.number)
    )
    for row in rows:
        found.setdefault(row.attempt_id, []).append(row)
    return found


def _share(group: Sequence[Any], quiz: Quiz) -> float | None:
    shares = [
        row.points / row.out_of
        for row in group
        if row.ended_at is not None and row.out_of
    ]
    return counted(shares, quiz.counts)


def _learner(
    group: Sequence[Any], quiz: Quiz, asked: dict[int, list[Any]], now: datetime
) -> LearnerLine:
    first = group[0]
    lines = [_line(row, asked.get(row.id, []), now) for row in group]
    return LearnerLine(first.person_id, first.name, lines, _share(group, quiz))


def _line(row: Any, asked: Sequence[Any], now: datetime) -> AttemptLine:
    state = _state(row, now)
    return AttemptLine(
        attempt_id=row.id,
        number=row.number,
        state=state,
        started_at=row.started_at,
        ended_at=row.ended_at,
        points=row.points,
        out_of=row.out_of,
        share=row.points / row.out_of if row.ended_at and row.out_of else None,
        unmarked=row.unmarked,
        extra_time_pct=row.extra_time_pct,
        asked=[_mark(one, is_over=row.ended_at is not None) for one in asked],
    )


def _state(row: Any, now: datetime) -> State:
    if row.ended_at is not None:
        return State.TIME_UP if row.ended is Ended.TIME_UP else State.SUBMITTED
    if row.deadline is not None and row.deadline <= now:
        return State.OVERDUE
    return State.RUNNING


def _mark(row: Any, *, is_over: bool) -> AskedMark:
    if row.fraction is None:
        given = Mark.UNMARKED if is_over else Mark.GIVEN
        return AskedMark(row.number, given if row.is_given else Mark.EMPTY, None)
    points = round(row.points * row.fraction, 6)
    if not row.is_given:
        return AskedMark(row.number, Mark.EMPTY, points)
    if row.fraction >= 1:
        return AskedMark(row.number, Mark.RIGHT, points)
    mark = Mark.PARTLY if row.fraction > 0 else Mark.WRONG
    return AskedMark(row.number, mark, points)
