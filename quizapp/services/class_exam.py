"""The next exam of a class, and what its learners will know on the day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from quizapp.progress.readiness import AssignedCard
from quizapp.services.readiness import ReadyLearner, readiness_of
from quizapp.store.classes import Assignment, SchoolClass

#: The share of an exam's questions that makes a learner ready for it.
READY_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Exam:
    """The next exam of a class, and what each learner will know on its day."""

    day: date
    learners: Sequence[ReadyLearner]

    @property
    def ready(self) -> int:
        """How many are expected to know the share that makes them ready."""
        return sum(one.readiness.scores_at_least(READY_SHARE) for one in self.learners)


def next_exam(
    session: Session,
    *,
    class_: SchoolClass,
    given: Sequence[Any],
    today: date,
    person_id: int | None,
    cards: Sequence[Any] | None,
    of_sets: Collection[int],
) -> Exam | None:
    """The next exam of what a class was *given*, for all or one of its learners.

    Args:
        cards: rows of ``MET_CARDS``, of all topics of *of_sets*; None if none are read.
    """
    coming = [
        row for row in given if row.set_id and row.exam_on and row.exam_on > today
    ]
    if not coming:
        return None
    first = min(coming, key=lambda row: row.exam_on)
    is_read = cards is not None and first.set_id in of_sets
    learners = readiness_of(
        session,
        class_=class_,
        assignment=session.get_one(Assignment, first.id),
        today=today,
        person_id=person_id,
        cards=_by_learner(cards or (), first.set_id) if is_read else None,
    )
    return Exam(first.exam_on, learners)


def _by_learner(cards: Sequence[Any], set_id: int) -> dict[int, list[AssignedCard]]:
    found: dict[int, list[AssignedCard]] = {}
    for person_id, _, stability, _, guess, difficulty, last, due, its in cards:
        if its == set_id:
            card = AssignedCard(stability, difficulty, last, due, guess)
            found.setdefault(person_id, []).append(card)
    return found
