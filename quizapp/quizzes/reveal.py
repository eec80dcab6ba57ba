"""What of an attempt may be shown now: verdicts, keys, evidence."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.quizzes.plan import Plan, When


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a question of an attempt."""

    verdict: bool
    key: bool
    evidence: bool


NOTHING = Shown(verdict=False, key=False, evidence=False)
ALL = Shown(verdict=True, key=True, evidence=True)


def shown(
    plan: Plan, *, is_settled: bool, is_over: bool, closed_at: datetime | None
) -> Shown:
    """What the learner may see of a question.

    ``is_settled``: its answer cannot be changed any more.  ``is_over``: nor can any
    of the attempt.  ``closed_at``: when the quiz closed to all, None while others
    may still take it.  A key is never shown without the verdict it explains.
    """
    if plan.is_practice:
        return ALL if is_settled or is_over else NOTHING

    def is_time(when: When) -> bool:
        match when:
            case When.EACH:
                return is_settled or is_over
            case When.SUBMITTED:
                return is_over
            case When.CLOSED:
                return is_over and closed_at is not None
            case When.NEVER:
                return False

    verdict = is_time(plan.verdict_when)
    key = verdict and is_time(plan.key_when)
    # Evidence holds the key in its words.
    return Shown(verdict, key, key and is_time(plan.evidence_when))
