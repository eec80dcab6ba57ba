"""A learner begins a quiz: its questions are drawn, its deadline is set."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.quizzes import clock
from quizapp.quizzes.draw import Drawn, TooFew, draw_questions
from quizapp.services import quiz_plans, quiz_pool, quizzes
from quizapp.services.attempts import attempts_made, running_attempt
from quizapp.services.cards import layout_seed
from quizapp.services.submissions import submit_overdue
from quizapp.store.people import Person
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    Quiz,
)

#: PostgreSQL's plain columns hold a signed 32-bit number.
_SEED_BITS = 31


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
    if reason := quizzes.why_not_theirs(session, quiz=quiz, person=person):
        raise Refused(reason)
    plan = quiz_plans.plan_of(session, quiz)
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
        drawn = draw_questions(plan, quiz_pool.pool_of(session, plan), seed)
    except TooFew as error:
        raise Refused(
            "This quiz cannot be begun: questions of its sets were withdrawn. "
            "Tell whoever made it."
        ) from error
    _ask(session, attempt, drawn, secret, shuffles=plan.shuffles_options)
    return attempt


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
