"""What a class knew at an earlier moment, read from the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from quizapp.progress.class_table import MetTopicCard
from quizapp.progress.recall import Recall
from quizapp.progress.recall_then import AnsweredSince, recall_then
from quizapp.scheduling.fsrs import Parameters
from quizapp.services.policies import read_policy
from quizapp.store.class_recall_queries import ANSWERED_SINCE, POLICIES

#: Nothing was met before, and an address may name the first of all days.
_NOTHING_BEFORE = date(2000, 1, 1)

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was known on an earlier day, at this time of day."""

    day: date
    recall: Recall


def earlier_recall(
    session: Session,
    asked: Mapping[str, Any],
    *,
    day: date,
    today: date,
    now: datetime,
    met: Iterable[MetTopicCard],
    learners: Mapping[int, Parameters],
    total: int,
) -> Earlier | None:
    """What the class knew on *day*; None unless it is over and something was met by then.

    Only reads, and as much as was answered since.

    Args:
        asked: the learners and sets that the statements of a class take.
        met: all cards met by now.
        learners: each with the parameters of their memory.
        total: cards that there are.
    """
    if not _NOTHING_BEFORE <= day < today:
        return None
    then = now - (today - day)
    # A study day begins and ends elsewhere at another moment, by less than a day.
    since = {**asked, "then": then, "from_day": then.date() - _ONE_DAY}
    rows = session.connection().execute(ANSWERED_SINCE, since).all()
    predicted_by = {"policies": list({row.policy_id for row in rows})}
    recall = recall_then(
        met,
        map(AnsweredSince._make, rows),
        learners=learners,
        policies={
            row.id: read_policy(row.content).parameters
            for row in session.execute(POLICIES, predicted_by)
        },
        then=then,
        total=total,
    )
    return Earlier(day, recall) if recall.met else None
