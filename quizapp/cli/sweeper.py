"""What is done while Recto is served, and nobody need come back for.

Attempts whose time is up are submitted; classes forget who left them long ago.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from quizapp.services.class_retention import forget_former
from quizapp.services.quiz_reviews import Overtaken
from quizapp.services.submissions import submit_overdue
from quizapp.store.engine import make_engine, reading_only
from quizapp.store.quizzes import Attempt

EVERY_S = 10
FORGETS_EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


def start_sweeper(
    database_url: str, clock: Callable[[], datetime], stop: threading.Event
) -> threading.Thread:
    """Sweep every ten seconds until *stop* is set, or the process ends.

    Each worker has one.  They may meet over an attempt: it is submitted once.
    """
    thread = threading.Thread(
        target=_sweep_on, args=(database_url, clock, stop), daemon=True, name="sweeper"
    )
    thread.start()
    return thread


def sweep(engine: Engine, now: datetime) -> int:
    """Submit what is overdue, learner by learner; returns how many attempts that were.

    What cannot be done now, because others write the same rows, is left for the next
    time, and so is what fails: it must not keep other learners waiting.
    """
    done = 0
    for person_id in _overdue_people(engine, now):
        try:
            with Session(engine) as session:
                done += len(submit_overdue(session, now=now, person_id=person_id))
                session.commit()
        except (Overtaken, OperationalError) as error:
            log.info("attempts of person %d wait: %s", person_id, error)
        except Exception:
            # Whatever it is, one learner's attempts must not hold up all others'.
            log.exception("attempts of person %d could not be submitted", person_id)
    return done


def forget(engine: Engine, now: datetime) -> int:
    """Have classes forget who left them long enough ago; returns how many that were."""
    with Session(engine) as session:
        forgotten = forget_former(session, now=now)
        session.commit()
    return forgotten


def _overdue_people(engine: Engine, now: datetime) -> list[int]:
    overdue = (
        select(Attempt.person_id)
        .where(Attempt.ended_at.is_(None), Attempt.deadline <= now)
        .distinct()
    )
    with reading_only(), Session(engine) as session:
        return list(session.scalars(overdue))


def _sweep_on(
    database_url: str, clock: Callable[[], datetime], stop: threading.Event
) -> None:
    engine = make_engine(database_url)
    forgets_at = clock()
    try:
        while not stop.wait(EVERY_S):
            try:
                sweep(engine, clock())
                if clock() >= forgets_at:
                    forget(engine, clock())
                    forgets_at = clock() + FORGETS_EVERY
            except Exception:
                # The database may be away for a while; the thread outlives that.
                log.exception("could not do what is due")
    finally:
        engine.dispose()
