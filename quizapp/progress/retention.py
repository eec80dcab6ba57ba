"""True retention: how much of what came back was still remembered.

Counted are first answers of a study day to cards in the review phase: answers within
the learning steps say little about memory, and a second answer on the same day was
prepared by the first.  (Anki counts likewise.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.progress.day_totals import DayTotals, Totals, by_span
from quizapp.progress.period import Span
from quizapp.progress.share import Share


@dataclass(frozen=True, slots=True)
class Retention:
    """The share remembered in a span of days."""

    span: Span
    share: Share


class Judgement(StrEnum):
    """How a share compares with a target, as far as the interval supports it."""

    UNKNOWN = "unknown"  #: nothing was reviewed
    BELOW = "below"
    MET = "met"
    ABOVE = "above"


def retention_of(totals: Totals) -> Share:
    """The share of judged answers that were passed."""
    return Share(totals.held, totals.judged)


def retention_over_time(days: Iterable[DayTotals], span: Span) -> tuple[Retention, ...]:
    """By week where activity is shown by day, else as activity is, but never by day.

    The spans are coarser because a point needs some 30 reviews to mean much.
    """
    grain = span.grain
    if span.days <= 31:
        grain = grain.coarser
    return tuple(
        Retention(part.span, retention_of(part.totals))
        for part in by_span(days, span, grain)
    )


def judge(share: Share, target: float) -> Judgement:
    """Below or above only where the whole interval lies there."""
    if not share.n:
        return Judgement.UNKNOWN
    if share.high < target:
        return Judgement.BELOW
    return Judgement.ABOVE if share.low > target else Judgement.MET
