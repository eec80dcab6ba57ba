"""The hardest questions: those forgotten most, as far as the numbers support it."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.progress.share import Share


@dataclass(frozen=True, slots=True)
class Forgetting:
    """How often a question was forgotten.

    ``share`` counts answers after the first meeting; who sees a question for the first
    time has nothing to forget.
    """

    question_id: int
    share: Share


@dataclass(frozen=True, slots=True)
class Hardest:
    """The hardest questions, and how much of all forgetting is theirs."""

    questions: tuple[Forgetting, ...]
    of_all: Share  #: answers "Again" to these, of those to any question


def hardest(questions: Iterable[Forgetting], *, most: int = 10) -> Hardest:
    """At most ``most`` questions by the lower end of the interval, hardest first.

    So 6 of 12 comes before 1 of 1, which may be chance.  What was never forgotten is
    left out.
    """
    forgotten = [one for one in questions if one.share.count]
    chosen = sorted(forgotten, key=_hardest_first)[:most]
    return Hardest(
        tuple(chosen),
        Share(
            sum(one.share.count for one in chosen),
            sum(one.share.count for one in forgotten),
        ),
    )


def _hardest_first(one: Forgetting) -> tuple[float, int]:
    return (-one.share.low, one.question_id)
