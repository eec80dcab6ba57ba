"""Misconceptions: why learners went wrong, counted by learner and not by letter.

A distractor carries its reason; wrong answers in learners' own words come in groups
that mean the same.  What only one learner did is an accident and is left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from quizapp.progress.interval import Interval, exact_share
from quizapp.progress.share import Share

#: Fewer learners are no pattern.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Response:
    """One answer to a question with options: the reasons that could and did apply."""

    learner_id: int
    question_id: int
    offered: Set[str]  #: reasons of the distractors on offer
    chosen: Set[str] = frozenset()  #: those of the distractors chosen


@dataclass(frozen=True, slots=True)
class Misconception:
    """How many learners went wrong for one reason.

    Who chose it in one answer counts once; asked were those to whom a distractor with
    that reason was ever on offer.
    """

    reason: str  #: as it was written most often
    learners: Share
    answers: int  #: in which it was chosen
    questions: tuple[int, ...]  #: in which it was chosen, the most frequent first

    @property
    def interval(self) -> Interval:
        """Of the share of such learners who would."""
        return exact_share(self.learners.count, self.learners.n)


@dataclass(frozen=True, slots=True)
class Confusion:
    """How many learners gave the same wrong answer to one question."""

    question_id: int
    key: str
    given: str  #: as most of them put it
    learners: Share  #: of those who were asked

    @property
    def interval(self) -> Interval:
        """Of the share of such learners who would."""
        return exact_share(self.learners.count, self.learners.n)


def misconceptions(
    responses: Iterable[Response], *, fewest: int = FEWEST
) -> tuple[Misconception, ...]:
    """The reasons that at least so many learners chose, the surest to be common first.

    Reasons that differ in case, white space or the full stop are one.
    """
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for response in responses:
        chosen = {folded(reason) for reason in response.chosen}
        for reason in response.offered | response.chosen:
            if folded(reason):
                tallies[folded(reason)].offer(reason, response)
        for reason in chosen - {""}:
            tallies[reason].choose(response)
    found = [tally.result() for tally in tallies.values()]
    return tuple(
        sorted((one for one in found if one.learners.count >= fewest), key=_by_reason)
    )


def confusions(
    groups: Iterable[Confusion], *, fewest: int = FEWEST
) -> tuple[Confusion, ...]:
    """The wrong answers of at least so many learners, the surest to be common first."""
    return tuple(
        sorted((one for one in groups if one.learners.count >= fewest), key=_by_answer)
    )


def folded(reason: str) -> str:
    """A reason without what does not change it."""
    return re.sub(r"\s+", " ", reason).strip(" .").casefold()


class _Tally:
    """What is counted of one reason."""

    def __init__(self) -> None:
        self.spellings: Counter[str] = Counter()
        self.offered: set[int] = set()
        self.chosen: set[int] = set()
        self.questions: Counter[int] = Counter()

    def offer(self, reason: str, response: Response) -> None:
        self.spellings[reason.strip()] += 1
        self.offered.add(response.learner_id)

    def choose(self, response: Response) -> None:
        self.chosen.add(response.learner_id)
        self.questions[response.question_id] += 1

    def result(self) -> Misconception:
        return Misconception(
            reason=_most_frequent(self.spellings),
            learners=Share(len(self.chosen), len(self.offered)),
            answers=self.questions.total(),
            questions=_most_frequent_first(self.questions),
        )


def _most_frequent(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda text: (-spellings[text], text))


def _most_frequent_first(counts: Counter[int]) -> tuple[int, ...]:
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def _by_reason(one: Misconception) -> tuple[float, int, str]:
    return (-one.interval.low, -one.answers, one.reason)


def _by_answer(one: Confusion) -> tuple[float, int, str]:
    return (-one.interval.low, one.question_id, one.given)
