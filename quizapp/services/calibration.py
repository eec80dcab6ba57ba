"""How well predicted recall matched what happened: of a learner, a class, the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any

from sqlalchemy.orm import Session

from quizapp.progress.calibration import (
    Calibration,
    Sums,
    calibration,
    merged,
    step_of,
)
from quizapp.scheduling.evaluation import CLIP
from quizapp.scheduling.grading import without_guessing
from quizapp.store.calibration_queries import (
    LEARNERS,
    OF_PEOPLE,
    OF_PERSON,
    OF_SITE,
    SETS,
)

#: How many of the latest reviews a page of the whole site looks at.
LATEST = 100_000


@dataclass(frozen=True, slots=True)
class Found:
    """How good predictions were; ``whole`` is None before the first one.

    ``known_predicted`` and ``known_observed`` are the mean chances without those to
    guess: what is truly known, as far as options let one tell.
    """

    whole: Calibration | None
    known_predicted: float = 0.0
    known_observed: float = 0.0


def of_person(session: Session, *, person_id: int) -> Found:
    """Of all that one learner reviewed.  Only reads."""
    return _found(session.execute(OF_PERSON, {"person": person_id}).all())


def of_class(session: Session, *, class_id: int) -> Found:
    """Of what its learners of today reviewed in the sets of a class: what they study
    otherwise is none of its business.  Only reads."""
    which = {"class": class_id}
    people = session.scalars(LEARNERS, which).all()
    sets = session.scalars(SETS, which).all()
    rows = session.execute(OF_PEOPLE, {"people": people, "sets": sets})
    return _found(rows.all())


def of_site(session: Session, *, latest: int = LATEST) -> Found:
    """Of the latest reviews of everybody.  Only reads."""
    return _found(session.execute(OF_SITE, {"most": latest}).all())


def _found(rows: Iterable[Any]) -> Found:
    rows = [row for row in rows if row.reviews]
    whole = calibration(merged({step_of(_mean(row)): _sums(row)} for row in rows))
    if whole is None:
        return Found(None)
    predicted = sum(
        row.reviews * without_guessing(_mean(row), row.guess_chance) for row in rows
    )
    # Over all and not row by row: a few answers can fall below what guessing gives.
    observed = sum(
        (row.recalled - row.reviews * row.guess_chance) / (1 - row.guess_chance)
        for row in rows
    )
    return Found(
        whole, predicted / whole.reviews, max(float(observed) / whole.reviews, 0.0)
    )


def _mean(row: Any) -> float:
    return float(row.predicted) / int(row.reviews)


def _sums(row: Any) -> Sums:
    """A row as sums; all its predictions are the same to a thousandth."""
    reviews, recalled = int(row.reviews), int(row.recalled)
    chance = min(max(_mean(row), CLIP), 1 - CLIP)
    surprise = -recalled * log(chance) - (reviews - recalled) * log(1 - chance)
    return Sums(reviews, recalled, float(row.predicted), surprise)
