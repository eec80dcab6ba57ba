"""What marking says of an answer."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Right, close or wrong."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Marking:
    """A verdict with its share of the credit and its reason.

    ``fraction`` runs from 0 to 1.  ``reason`` is a sentence fit to show to the
    learner ("One day early."), or empty where the verdict says it all.
    """

    verdict: Verdict
    fraction: float
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.fraction <= 1:
            raise ValueError(f"fraction out of range: {self.fraction}")


RIGHT = Marking(Verdict.RIGHT, 1.0)
WRONG = Marking(Verdict.WRONG, 0.0)

#: The credit of an answer that is not right as a whole stays below 1.
_MOST = 0.99


def partly(share: float, reason: str, close_from: float = 0.5) -> Marking:
    """Mark an answer of several parts that is not right as a whole."""
    fraction = min(_MOST, round(share, 4))
    verdict = Verdict.CLOSE if share >= close_from else Verdict.WRONG
    return Marking(verdict, fraction, reason)
