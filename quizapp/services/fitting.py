"""A learner's own scheduling parameters, fitted to their reviews and tried out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.scheduling import fitting
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.history import History, history_of, split_by_time
from quizapp.services.replay import log_of
from quizapp.store.people import Person
from quizapp.store.reviews import Card


class Outcome(StrEnum):
    """What came of fitting."""

    TOO_FEW = "too few reviews"
    KEPT = "no better, kept as they are"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of fitting one learner's parameters."""

    reviews: int
    outcome: Outcome
    parameters: Parameters | None = None  #: only if adopted


def histories_of(session: Session, *, person_id: int) -> list[History]:
    """What became of each of a learner's cards.  Only reads."""
    cards = session.scalars(
        select(Card.id).where(Card.person_id == person_id).order_by(Card.id)
    ).all()
    told = (history_of(log_of(session, card_id)) for card_id in cards)
    return [history for history in told if history.reviews]


def fit(histories: Sequence[History], *, current: Parameters) -> Fit:
    """Parameters that predict better than the current ones, if there are any.

    Fitted on the older reviews and tried on the newest fifth, from 1,000 reviews
    on.  Takes a child process of its own and, for seconds, a processor: hold no
    transaction meanwhile.

    Raises:
        FittingUnavailable: the optional package is not installed.
        FittingFailed: nothing usable came of it.
    """
    count = sum(len(history.reviews) for history in histories)
    if count < fitting.REVIEWS_TO_FIT:
        return Fit(count, Outcome.TOO_FEW)
    split = split_by_time(histories)
    fitted = fitting.fit(split.known)
    if not fitting.adopt(current, fitted, split):
        return Fit(count, Outcome.KEPT)
    return Fit(count, Outcome.ADOPTED, fitted)


def adopt(session: Session, *, person: Person, parameters: Parameters) -> None:
    """Schedule a learner by parameters of their own from the next review on.

    Memories already stored stay what their log tells.  Flushes, does not commit.
    """
    person.parameters = json.dumps(parameters)
    session.flush()
