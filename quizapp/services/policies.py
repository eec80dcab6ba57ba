"""How a person's cards are scheduled, and the record of it that reviews keep."""

import hashlib
import json
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from quizapp.scheduling.memory import Policy
from quizapp.scheduling.study_day import StudyClock
from quizapp.scheduling.vacation import Vacation
from quizapp.services.learner import Learner
from quizapp.store.races import insert_giving_way
from quizapp.store.reviews import SchedulerPolicy
from quizapp.store.study_queries import POLICY


def clock_of(person: Learner) -> StudyClock:
    """When this person's study days begin and end."""
    return _clock(person.time_zone, person.day_start_min)


def policy_of(person: Learner, desired_retention: float | None = None) -> Policy:
    """The scheduler's settings for this person.

    ``desired_retention`` is a set's own, where it has one.
    """
    return _policy(person.parameters, desired_retention or person.desired_retention)


def days_off(person: Learner) -> frozenset[date]:
    """The days of this person's vacation, past ones included."""
    if person.vacation_from is None or person.vacation_to is None:
        return frozenset()
    return Vacation(person.vacation_from, person.vacation_to).days


def keep_policy(session: Session, policy: Policy) -> int:
    """The id of the row that records *policy*; adds it if it is the first such."""
    content, digest = write_policy(policy), digest_of(policy)
    found: int | None = session.scalar(POLICY, {"digest": digest})
    if found is None:
        # Another process may be adding the same one just now.
        session.execute(
            insert_giving_way(session, SchedulerPolicy).values(
                digest=digest, content=content
            )
        )
        found = session.scalars(POLICY, {"digest": digest}).one()
    return found


@lru_cache(maxsize=256)
def digest_of(policy: Policy) -> str:
    """What names a policy among all others."""
    return hashlib.sha256(write_policy(policy).encode()).hexdigest()


@lru_cache(maxsize=256)
def write_policy(policy: Policy) -> str:
    """A policy as JSON: all that a replay needs."""
    return json.dumps(policy.as_values(), sort_keys=True)


@lru_cache(maxsize=256)
def read_policy(content: str) -> Policy:
    """A policy from what ``write_policy`` wrote."""
    return Policy.from_values(json.loads(content))


@lru_cache(maxsize=1024)
def _clock(time_zone: str, day_start_min: int) -> StudyClock:
    return StudyClock(time_zone, day_start_min)


@lru_cache(maxsize=1024)
def _policy(parameters: str | None, desired_retention: float) -> Policy:
    if parameters is None:
        return Policy(desired_retention=desired_retention)
    return Policy(
        parameters=tuple(json.loads(parameters)), desired_retention=desired_retention
    )
