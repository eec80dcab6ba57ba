"""A learner takes a quiz: begins, saves answers, submits; or the time is up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.answer import Answer, decode, encode
from quizapp.questions.marking import mark
from quizapp.questions.question import Ask, Question
from quizapp.questions.verdict import WRONG, Marking
from quizapp.quizzes import clock
from quizapp.quizzes.draw import Drawn, TooFew, draw_questions
from quizapp.quizzes.scoring import Marked, score
from quizapp.services import quizzes
from quizapp.services.cards import layout_seed, read_question
from quizapp.services.learner import Learner
from quizapp.services.quiz_reviews import feed_review
from quizapp.services.remarks import keys_in_force
from quizapp.store.people import Person
from quizapp.store.quiz_queries import ALL_ASKED, ASKED, LOG_SAVE, RUNNING, SAVE
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    Ended,
    GivenMark,
    Quiz,
)

#: PostgreSQL's plain columns hold a signed 32-bit number.
_SEED_BITS = 31


class TimeIsUp(Refused):
    """The attempt has ended; nothing more is saved in it."""


class StaleSave(Refused):
    """Another window saved another answer meanwhile; ``stored`` is that one."""

    def __init__(self, message: str, *, stored: Answer, saves: int) -> None:
        super().__init__(message)
        self.stored = stored
        self.saves = saves


@dataclass(frozen=True, slots=True)
class Saved:
    """That an answer is kept; ``saves`` is what the page has to have seen next."""

    saves: int
    saved_at: datetime


def begin(
    session: Session, *, person: Person, quiz: Quiz, secret: str, now: datetime
) -> Attempt:
    """Begin an attempt, or go on with the one that runs.  Flushes, does not commit.

    ``secret`` is the installation's: without it nobody can tell how options are
    shuffled.  A password, where the quiz has one, is the caller's to ask for.

    Raises:
        Refused: not now, or not again; says why.
    """
    submit_overdue(session, now=now, person_id=person.id)
    running = running_attempt(session, person=person, quiz=quiz)
    if running is not None:
        return running
    if quiz.archived_at:
        raise Refused("This quiz is closed.")
    plan = quizzes.plan_of(session, quiz)
    allowance = quizzes.allowance_of(session, quiz=quiz, person=person)
    made = attempts_made(session, person=person, quiz=quiz)
    if reason := clock.why_not_begin(plan, allowance, made=made, now=now):
        raise Refused(reason)
    attempt = Attempt(
        quiz_id=quiz.id,
        person_id=person.id,
        number=made + 1,
        is_practice=plan.is_practice,
        started_at=now,
        deadline=clock.deadline(plan, allowance, now),
        extra_time_pct=allowance.extra_time_pct,
    )
    try:
        with session.begin_nested():
            session.add(attempt)
    except IntegrityError:
        # The other of two tabs was first.
        found = running_attempt(session, person=person, quiz=quiz)
        if found is None:
            raise
        return found
    seed = f"{secret}:{attempt.id}"
    try:
        drawn = draw_questions(plan, quizzes.pool_of(session, plan), seed)
    except TooFew as error:
        raise Refused(
            "This quiz cannot be begun: questions of its sets were withdrawn. "
            "Tell whoever made it."
        ) from error
    _ask(session, attempt, drawn, secret, shuffles=plan.shuffles_options)
    return attempt


def find_attempt(session: Session, *, person: Learner, attempt_id: int) -> Attempt:
    """One of this person's attempts.  Raises ``NotFound`` for another's."""
    attempt = session.get(Attempt, attempt_id)
    if attempt is None or attempt.person_id != person.id:
        raise NotFound("There is no such attempt of yours.")
    return attempt


def running_attempt(session: Session, *, person: Person, quiz: Quiz) -> Attempt | None:
    """The attempt of this person that was not ended yet, if there is one."""
    return session.scalars(
        select(Attempt).where(
            Attempt.quiz_id == quiz.id,
            Attempt.person_id == person.id,
            Attempt.ended_at.is_(None),
        )
    ).one_or_none()


def attempts_made(session: Session, *, person: Person, quiz: Quiz) -> int:
    """How many attempts this person has begun."""
    counted = select(func.count()).where(
        Attempt.quiz_id == quiz.id, Attempt.person_id == person.id
    )
    return session.scalar(counted) or 0


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Whether nothing can be changed any more, submitted or not."""
    return attempt.ended_at is not None or (
        attempt.deadline is not None and now >= attempt.deadline
    )


def asked(session: Session, *, person: Learner, attempt_id: int, number: int) -> Any:
    """A question of one's attempt, as ``ASKED`` gives it.  Raises ``NotFound``."""
    row = (
        session.connection()
        .execute(ASKED, {"attempt": attempt_id, "number": number})
        .one_or_none()
    )
    if row is None or row.person_id != person.id:
        raise NotFound("There is no such question in an attempt of yours.")
    return row


def save_answer(
    session: Session,
    *,
    row: Any,
    attempt_id: int,
    answer: Answer,
    seen: int,
    now: datetime,
) -> Saved:
    """Keep an answer, or (None) take it out.  ``row`` comes from ``asked``.

    Saving what is kept already is harmless, however often.  Flushes, does not commit.

    Raises:
        TimeIsUp: the attempt has ended, or the question is settled.
        StaleSave: another window saved something else since the page was drawn.
    """
    given = None if answer is None else encode(answer)
    _refuse_if_over(row, now)
    if row.saved_at is not None and row.answer == given:
        return Saved(row.saves, row.saved_at)
    if row.settled_at is not None:
        raise TimeIsUp("This answer was handed in already and cannot be changed.")
    if row.saves != seen:
        raise _stale(row)
    connection = session.connection()
    if connection.execute(RUNNING, {"attempt": attempt_id, "now": now}).first() is None:
        raise TimeIsUp(_OVER)
    where = {"attempt": attempt_id, "at_number": row.number, "seen": seen}
    if connection.execute(SAVE, where | {"given": given, "now": now}).first() is None:
        # Another window was quicker, between our look and our turn.
        found = connection.execute(
            ASKED, {"attempt": attempt_id, "number": row.number}
        ).one()
        if found.answer == given and found.saved_at is not None:
            return Saved(found.saves, found.saved_at)
        if found.settled_at is not None:
            raise TimeIsUp("This answer was handed in already and cannot be changed.")
        raise _stale(found)
    connection.execute(
        LOG_SAVE,
        {
            "attempt_id": attempt_id,
            "number": row.number,
            "save": seen + 1,
            "answer": given,
            "saved_at": now,
        },
    )
    return Saved(seen + 1, now)


def flag(
    session: Session,
    *,
    attempt: Attempt,
    number: int,
    is_flagged: bool,
    now: datetime,
) -> None:
    """Mark a question to come back to, or not.  Flushes and does not commit.

    Raises:
        TimeIsUp: the attempt has ended.
    """
    if is_over(attempt, now):
        raise TimeIsUp(_OVER)
    session.execute(
        update(AttemptQuestion)
        .where(
            AttemptQuestion.attempt_id == attempt.id,
            AttemptQuestion.number == number,
        )
        .values(is_flagged=is_flagged)
        .execution_options(synchronize_session=False)
    )


def settle(
    session: Session, *, attempt: Attempt, number: int, marks: bool, now: datetime
) -> None:
    """Hand in one answer before the others; ``marks`` it too.  Again is harmless.

    Flushes and does not commit.

    Raises:
        TimeIsUp: the attempt has ended.
    """
    if not _claim(session, attempt, now):
        raise TimeIsUp(_OVER)
    claimed = session.execute(
        update(AttemptQuestion)
        .where(
            AttemptQuestion.attempt_id == attempt.id,
            AttemptQuestion.number == number,
            AttemptQuestion.settled_at.is_(None),
        )
        .values(settled_at=now)
        .returning(AttemptQuestion.number)
        .execution_options(synchronize_session=False)
    )
    if claimed.first() is None or not marks:
        return
    asked = session.connection().execute(ALL_ASKED, {"attempt": attempt.id})
    rows = [row for row in asked if row.number == number]
    _mark(session, rows, now)


def submit(
    session: Session,
    *,
    attempt: Attempt,
    now: datetime,
    ended: Ended = Ended.SUBMITTED,
) -> None:
    """End an attempt: mark what was saved, and feed the learner's schedule.

    Happens once, however often it is asked for.  Past the deadline it ends at the
    deadline.  Flushes and does not commit.
    """
    if attempt.deadline and now >= attempt.deadline:
        ended = Ended.TIME_UP
    ended_at = attempt.deadline if ended is Ended.TIME_UP else now
    claimed = session.execute(
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.ended_at.is_(None))
        .values(ended_at=ended_at, ended=ended)
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    if claimed.first() is None:
        session.refresh(attempt)
        return
    session.refresh(attempt)
    person = session.get_one(Person, attempt.person_id)
    rows = list(session.connection().execute(ALL_ASKED, {"attempt": attempt.id}))
    markings = _mark(session, rows, now)
    for row in rows:
        if row.answer is not None and row.number in markings:
            marking = markings[row.number]
            _feed(session, person, row, marking, attempt.ended_at or now)
    add_up(session, attempt=attempt)


def submit_overdue(
    session: Session, *, now: datetime, person_id: int | None = None
) -> list[int]:
    """Submit the attempts whose time is up, of one person or of all; say which.

    Flushes and does not commit.
    """
    wanted = select(Attempt).where(Attempt.ended_at.is_(None), Attempt.deadline <= now)
    if person_id is not None:
        wanted = wanted.where(Attempt.person_id == person_id)
    overdue = list(session.scalars(wanted.order_by(Attempt.id)))
    for attempt in overdue:
        submit(session, attempt=attempt, now=now)
    return [attempt.id for attempt in overdue]


def marking_of(row: Any, content: Question | None = None) -> Marking | None:
    """How the machine marks an answer as asked; None where a teacher has to.

    ``content`` says what is right where the question as it was asked does not.
    """
    if row.answer is None:
        return Marking(WRONG.verdict, 0.0, "No answer.")
    if row.ask is Ask.WRITTEN:
        return None
    return mark(content or content_of(row), decode(row.answer), row.ask)


def content_of(row: Any) -> Question:
    """What the question of a row of ``ASKED`` or ``ALL_ASKED`` said."""
    return read_question(row.content)


def add_up(session: Session, *, attempt: Attempt) -> None:
    """Set an attempt's score to what its questions add up to.  Flushes."""
    found = score(
        Marked("", row.points, row.fraction)
        for row in session.connection().execute(ALL_ASKED, {"attempt": attempt.id})
    )
    attempt.points, attempt.out_of = found.points, found.out_of
    attempt.unmarked = found.unmarked
    session.flush()


def keep_mark(
    session: Session,
    *,
    attempt_id: int,
    number: int,
    marking: Marking,
    question_version: int,
    now: datetime,
    marked_by: int | None = None,
    correction_id: int | None = None,
) -> None:
    """Add a marking to the log; it is what counts from now on.  Flushes."""
    session.execute(
        insert(GivenMark).values(
            attempt_id=attempt_id,
            number=number,
            verdict=marking.verdict,
            fraction=marking.fraction,
            reason=marking.reason,
            question_version=question_version,
            marked_at=now,
            marked_by=marked_by,
            correction_id=correction_id,
        )
    )
    session.execute(
        update(AttemptQuestion)
        .where(
            AttemptQuestion.attempt_id == attempt_id, AttemptQuestion.number == number
        )
        .values(
            verdict=marking.verdict, fraction=marking.fraction, reason=marking.reason
        )
        .execution_options(synchronize_session=False)
    )


_OVER = "Time is up. What you had saved was submitted."


def _ask(
    session: Session,
    attempt: Attempt,
    drawn: tuple[Drawn, ...],
    secret: str,
    *,
    shuffles: bool,
) -> None:
    """Write down what the attempt asks; unshuffled options stand alike for all."""
    session.execute(
        insert(AttemptQuestion),
        [
            {
                "attempt_id": attempt.id,
                "number": number,
                "question_id": one.candidate.question_id,
                "question_version": one.candidate.version,
                "ask": one.candidate.ask,
                "seed": layout_seed(
                    secret,
                    person_id=attempt.id if shuffles else 0,
                    question_id=one.candidate.question_id,
                    answers=-1,
                )
                >> (64 - _SEED_BITS),
                "points": one.points,
            }
            for number, one in enumerate(drawn, 1)
        ],
    )


def _claim(session: Session, attempt: Attempt, now: datetime) -> bool:
    """Take the attempt's lock; False if it has ended."""
    row = session.connection().execute(RUNNING, {"attempt": attempt.id, "now": now})
    return row.first() is not None


def _refuse_if_over(row: Any, now: datetime) -> None:
    if row.ended_at is not None or (row.deadline is not None and now >= row.deadline):
        raise TimeIsUp(_OVER)


def _stale(row: Any) -> StaleSave:
    return StaleSave(
        "Another window saved another answer to this question. It is shown now.",
        stored=None if row.answer is None else decode(row.answer),
        saves=row.saves,
    )


def _kept_marking(row: Any) -> Marking | None:
    if row.verdict is None or row.fraction is None:
        return None
    return Marking(row.verdict, row.fraction, row.reason)


def _mark(session: Session, rows: Sequence[Any], now: datetime) -> dict[int, Marking]:
    """The markings of questions that can be marked, by number; new ones are kept.

    A key that was corrected since it was asked says what is right.
    """
    keys = keys_in_force(session, rows)
    markings = {}
    for row in rows:
        marking = _kept_marking(row)
        version, content = keys.get(row.question_id, (row.question_version, None))
        if marking is None:
            marking = marking_of(row, content)
            if marking is None:
                continue
            keep_mark(
                session,
                attempt_id=row.attempt_id,
                number=row.number,
                marking=marking,
                question_version=version,
                now=now,
            )
        markings[row.number] = marking
    return markings


def _feed(
    session: Session, person: Person, row: Any, marking: Marking, at: datetime
) -> None:
    feed_review(
        session,
        person=person,
        attempt_id=row.attempt_id,
        number=row.number,
        question_id=row.question_id,
        question_version=row.question_version,
        ask=row.ask,
        answer=row.answer,
        marking=marking,
        at=at,
    )
