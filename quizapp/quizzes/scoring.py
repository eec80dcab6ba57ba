"""Scores: of one attempt, by topic, and of several attempts together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.quizzes.plan import Counts


@dataclass(frozen=True, slots=True)
class Marked:
    """One question of an attempt; ``fraction`` is None until somebody has marked it."""

    topic: str
    points: float
    fraction: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """Points out of points; ``unmarked`` questions may still add to them."""

    points: float
    out_of: float
    unmarked: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.points / self.out_of if self.out_of else 0.0

    def passes(self, pass_pct: int | None) -> bool | None:
        """Whether it is enough; None where nothing is asked or it is not known yet."""
        if pass_pct is None:
            return None
        # A share such as 0.7 is not exact; what it was meant to be decides.
        if round(self.share * 100, 6) >= pass_pct:
            return True
        return None if self.unmarked else False


def score(questions: Iterable[Marked]) -> Score:
    """The score of one attempt."""
    listed = list(questions)
    return Score(
        points=_tidy(sum(one.points * (one.fraction or 0.0) for one in listed)),
        out_of=_tidy(sum(one.points for one in listed)),
        unmarked=sum(one.fraction is None for one in listed),
    )


def by_topic(questions: Iterable[Marked]) -> dict[str, Score]:
    """The score in each topic, in the order in which topics come up."""
    groups: dict[str, list[Marked]] = {}
    for one in questions:
        groups.setdefault(one.topic, []).append(one)
    return {topic: score(group) for topic, group in groups.items()}


def counted(shares: Sequence[float], counts: Counts) -> float | None:
    """The share that counts of all attempts, oldest first; None if there is none."""
    if not shares:
        return None
    match counts:
        case Counts.BEST:
            return max(shares)
        case Counts.LAST:
            return shares[-1]
        case Counts.FIRST:
            return shares[0]
        case Counts.AVERAGE:
            return sum(shares) / len(shares)


def _tidy(points: float) -> float:
    """Thirds of points add up to whole ones."""
    return round(points, 6)
