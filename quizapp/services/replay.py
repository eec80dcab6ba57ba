"""The log is the truth: from it every card's memory can be told again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.replay import LoggedReview, replay
from quizapp.scheduling.study_day import StudyClock
from quizapp.services.cards import as_columns, memory_of, seed_of
from quizapp.services.policies import read_policy
from quizapp.store.log_queries import CHANGES, LOG, QUESTION_CHANGES, QUESTION_LOG
from quizapp.store.reviews import Card, Change, Review
from quizapp.store.study_queries import MEMORY

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
    return replay(log_of(session, card_id))


def memory_before(session: Session, review: Review) -> Memory | None:
    """The memory that a review found."""
    return replay(log_of(session, review.card_id, before=review.number))


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


def log_of(
    session: Session, card_id: int, *, before: int | None = None
) -> list[LoggedReview]:
    """A card's reviews with what happened to each later, in their order.

    ``before`` leaves out the review that brought the card to that count, and those
    after it.
    """
    later = _changes(session.execute(CHANGES, {"card": card_id}))
    return [
        _logged(row, later.get(row.id, {}))
        for row in session.execute(LOG, {"card": card_id})
        if before is None or row.number < before
    ]


def logs_of_question(
    session: Session, question_id: int
) -> dict[int, list[LoggedReview]]:
    """The same of all cards of a question at once, by card."""
    later = _changes(session.execute(QUESTION_CHANGES, {"question": question_id}))
    logs: dict[int, list[LoggedReview]] = {}
    for row in session.execute(QUESTION_LOG, {"question": question_id}):
        logs.setdefault(row.card_id, []).append(_logged(row, later.get(row.id, {})))
    return logs


def _changes(rows: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """By review, what was changed of it in the end.

    The key may have been corrected and the grade stayed, because it was the learner's
    own or the same followed: then nothing changed that a memory knows of.
    """
    later: dict[int, dict[str, Any]] = {}
    for row in rows:
        told = later.setdefault(row.review_id, {})
        if row.change is Change.UNDONE:
            told |= {"undone_at": row.made_at}
        elif row.grade is not None:
            told |= {"amended_to": Grade(row.grade), "amended_at": row.made_at}
    return later


def _logged(row: Any, later: dict[str, Any]) -> LoggedReview:
    return LoggedReview(
        at=row.reviewed_at,
        day=row.study_day,
        clock=StudyClock(row.time_zone, row.day_start_min),
        policy=read_policy(row.policy),
        seed=seed_of(row.question_id, row.number - 1),
        grade=Grade(row.grade),
        guess_chance=row.guess_chance,
        due=row.due,
        due_day=row.due_day,
        **later,
    )
