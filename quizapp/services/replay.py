"""The log is the truth: from it every card's memory can be told again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.replay import LoggedReview, replay
from quizapp.scheduling.study_day import StudyClock
from quizapp.services.cards import as_columns, memory_of
from quizapp.services.policies import read_policy
from quizapp.store.reviews import Card, Review
from quizapp.store.study_queries import LOG, MEMORY

#: Stored numbers may differ from told ones by rounding in the last places.
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """A card whose memory is not what its log tells."""

    card_id: int
    stored: Memory | None
    told: Memory | None


def replay_card(session: Session, *, card_id: int) -> Memory | None:
    """Make a card's memory what its log tells.  Flushes and does not commit."""
    memory = told_memory(session, card_id=card_id)
    session.execute(
        update(Card)
        .where(Card.id == card_id)
        .values(**as_columns(memory))
        .execution_options(synchronize_session=False)
    )
    return memory


def told_memory(session: Session, *, card_id: int) -> Memory | None:
    """What the log tells of a card."""
    return replay([_logged(row) for row in session.execute(LOG, {"card": card_id})])


def memory_before(session: Session, review: Review) -> Memory | None:
    """The memory that a review found."""
    rows = session.execute(LOG, {"card": review.card_id})
    return replay([_logged(row) for row in rows if row.number < review.number])


def compare(session: Session) -> Iterator[Difference]:
    """The cards whose stored memory is not what the log tells."""
    for row in session.execute(select(Card.id, *MEMORY).order_by(Card.id)):
        stored, told = memory_of(row), told_memory(session, card_id=row.id)
        if not _alike(stored, told):
            yield Difference(row.id, stored, told)


def rebuild(session: Session) -> int:
    """Mend every card that differs; return how many.  Does not commit."""
    differing = list(compare(session))
    for difference in differing:
        replay_card(session, card_id=difference.card_id)
    return len(differing)


def _alike(stored: Memory | None, told: Memory | None) -> bool:
    if stored is None or told is None:
        return stored is told
    one, other = as_columns(stored), as_columns(told)
    return all(_near(one[name], other[name]) for name in one)


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= TOLERANCE * max(1.0, abs(other))
    return bool(one == other)


def _logged(row: Any) -> LoggedReview:
    return LoggedReview(
        at=row.reviewed_at,
        clock=StudyClock(row.time_zone, row.day_start_min),
        policy=read_policy(row.policy),
        grade=Grade(row.grade),
        guess_chance=row.guess_chance,
        due=row.due,
        due_day=row.due_day,
        amended=row.amended,
    )
