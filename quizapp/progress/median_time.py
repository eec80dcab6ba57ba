"""How long a question takes: the median, which an interrupted answer hardly moves."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.progress.interval import Interval, median_interval
from quizapp.progress.moments import median


@dataclass(frozen=True, slots=True)
class MedianTime:
    """The time that half of the answers took at most."""

    seconds: float
    interval: Interval | None  #: seconds; None for fewer than 6 answers
    answers: int


def median_time(taken_ms: Sequence[int]) -> MedianTime | None:
    """The median of the times that answers took, in full; None of none."""
    if not taken_ms:
        return None
    seconds = [taken / 1000 for taken in taken_ms]
    return MedianTime(median(seconds), median_interval(seconds), len(seconds))
