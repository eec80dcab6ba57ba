"""Replay: the memory worked out again from the log of reviews, which is the truth."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory, Policy, after_review
from quizapp.scheduling.study_day import StudyClock


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedReview:
    """One answer to one card as it stands in the log, with what was in force then.

    A row of the log is never changed.  That its grade was amended or the answer undone
    is on record elsewhere and is brought here by whoever reads the log, each with its
    moment.
    """

    at: datetime  #: UTC
    day: date  #: study day, as counted then
    grade: Grade  #: as given first
    clock: StudyClock
    policy: Policy
    seed: int
    guess_chance: float = 0.0
    due: datetime | None = (
        None  #: UTC, as chosen then; None = not known (brought from elsewhere)
    )
    due_day: date | None = None
    amended_to: Grade | None = None  #: the grade that counts instead
    amended_at: datetime | None = None
    undone_at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.amended_to is None) != (self.amended_at is None):
            raise ValueError("an amended grade and its moment belong together")

    @property
    def effective_grade(self) -> Grade:
        """The grade that counts."""
        return self.grade if self.amended_to is None else self.amended_to


def logged(
    memory: Memory,
    grade: Grade,
    *,
    clock: StudyClock,
    policy: Policy,
    seed: int,
    guess_chance: float = 0.0,
) -> LoggedReview:
    """What to put in the log for the review that has just made ``memory``."""
    return LoggedReview(
        at=memory.last_review,
        day=memory.last_day,
        grade=grade,
        clock=clock,
        policy=policy,
        seed=seed,
        guess_chance=guess_chance,
        due=memory.due,
        due_day=memory.due_day,
    )


def replay(
    log: Iterable[LoggedReview], *, policy: Policy | None = None
) -> Memory | None:
    """The memory after all reviews of one card that count; None if none does.

    ``log`` is in the order in which the answers were counted.  The due day that was
    chosen then (by load, or because a page had shown it) is kept where the grade
    permits it.  But when an answer was amended or undone *after* a review, that review
    was made on another memory than it seems now: its choice no longer applies, nor
    does the amended review's own, and the day is chosen anew by the seed alone.

    ``policy`` replays with another policy than the ones in force then, say with newly
    fitted parameters.
    """
    memory: Memory | None = None
    changed_at: datetime | None = None
    for review in log:
        changed_at = _latest(changed_at, review.amended_at, review.undone_at)
        if review.undone_at is None:
            recorded = changed_at is None or changed_at <= review.at
            memory = _counted(
                memory, review, policy or review.policy, recorded=recorded
            )
    return memory


def _counted(
    memory: Memory | None, review: LoggedReview, policy: Policy, *, recorded: bool
) -> Memory:
    after = after_review(
        memory,
        review.effective_grade,
        at=review.at,
        day=review.day,
        clock=review.clock,
        policy=policy,
        seed=review.seed,
        guess_chance=review.guess_chance,
        offered=review.due_day if recorded else None,
    )
    # The same day may begin at another moment by newer time zone tables than by those in
    # force then.  What was stored stays.
    kept = recorded and policy == review.policy and after.due_day == review.due_day
    if kept and review.due is not None:
        return replace(after, due=review.due)
    return after


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
