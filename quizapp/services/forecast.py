"""What the next days bring a learner: the one forecast of every page."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from quizapp.scheduling.forecast import Forecast, Workload, forecast
from quizapp.services.learner import Learner
from quizapp.services.study_queue import TodaysQueue
from quizapp.store.library_queries import COMING


def days_ahead(
    session: Session, *, person: Learner, todays: TodaysQueue, unmet: int, days: int
) -> tuple[Forecast, ...]:
    """Today and the days after, ``days`` in all, if every day is done in its limits.

    Only reads.

    Args:
        unmet: questions not met yet that may come, those of today's queue included.
    """
    queue, today = todays.queue, todays.today
    held_back = sum(held.candidate.memory is not None for held in queue.held_back)
    load = Workload(
        due=queue.due + queue.learning,
        new=queue.new,
        put_off=held_back,
        coming=todays.exams.moved(_coming(session, person, today, days), today),
        unmet=max(unmet - queue.new, 0),
        reviews_per_day=person.reviews_per_day,
        new_per_day=todays.new_per_day,
    )
    return forecast(load, today=today, days=days)


def _coming(
    session: Session, person: Learner, today: date, days: int
) -> dict[date, int]:
    tomorrow, last = today + timedelta(days=1), today + timedelta(days=days)
    rows = session.execute(
        COMING, {"person": person.id, "first": tomorrow, "last": last}
    )
    return {row.day: row.cards for row in rows}
