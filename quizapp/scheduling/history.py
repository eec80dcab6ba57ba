"""A history: what became of one card, as prediction and fitting need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from quizapp.scheduling.grade import Grade
from quizapp.scheduling.replay import LoggedReview


@dataclass(frozen=True, slots=True)
class PastReview:
    """One answer that counts."""

    at: datetime  #: UTC
    day: date  #: study day
    grade: Grade


@dataclass(frozen=True, slots=True)
class History:
    """The answers to one card, oldest first."""

    reviews: tuple[PastReview, ...]

    def gaps(self) -> tuple[int, ...]:
        """Study days between each review and the one before; 0 for the first, never less."""
        days = [review.day for review in self.reviews]
        gaps = ((later - day).days for day, later in pairwise(days))
        return (0, *(max(gap, 0) for gap in gaps))[: len(days)]


@dataclass(frozen=True, slots=True)
class Split:
    """Histories cut at a moment: what came before is known, what came since is predicted."""

    histories: tuple[History, ...]
    since: datetime

    @property
    def known(self) -> tuple[History, ...]:
        """The histories up to the cut; cards that were first met later are left out."""
        cut = (
            History(
                tuple(review for review in history.reviews if review.at < self.since)
            )
            for history in self.histories
        )
        return tuple(history for history in cut if history.reviews)

    @property
    def review_count(self) -> int:
        """All reviews, before and after the cut."""
        return sum(len(history.reviews) for history in self.histories)


def split_by_time(histories: Iterable[History], *, held_out: float = 0.2) -> Split:
    """Cuts so that the newest share of the reviews is held out.

    By time and not by card: a fit is judged on what came after all it has seen.  Raises
    ValueError without any review, or for a share outside 0–1.
    """
    kept = tuple(histories)
    moments = sorted(review.at for history in kept for review in history.reviews)
    if not moments or not 0 < held_out < 1:
        raise ValueError("nothing to split")
    return Split(kept, moments[int(len(moments) * (1 - held_out))])


def history_of(log: Iterable[LoggedReview]) -> History:
    """The history of one card: answers that were undone left out, amended grades applied."""
    return History(
        tuple(
            PastReview(review.at, review.day, review.effective_grade)
            for review in log
            if review.undone_at is None
        )
    )
