"""What a class would know if it were asked now: learner by learner and topic by topic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from quizapp.progress.recall import Recall, recall_of
from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.grading import without_guessing

_ONE_DAY = timedelta(days=1)


class MetTopicCard(NamedTuple):
    """A card that a learner of a class has met; plain, because a class has thousands."""

    person_id: int
    topic: str
    stability: float  #: days
    last_review: datetime  #: UTC
    guess_chance: float = 0.0  #: of a lucky guess, at the last answer


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A learner's recall of each topic, in the order of the table, and of all."""

    person_id: int
    topics: tuple[Recall, ...]
    whole: Recall


@dataclass(frozen=True, slots=True)
class ClassTable:
    """Recall by learner and topic; the class is the mean over its learners' cards."""

    topics: tuple[str, ...]
    rows: tuple[ClassRow, ...]
    by_topic: tuple[Recall, ...]
    whole: Recall

    @property
    def weakest(self) -> tuple[str, Recall] | None:
        """The topic that the class knows least, of those that at least half have begun."""
        begun = [
            (topic, recall)
            for topic, recall, column in zip(
                self.topics, self.by_topic, self._columns(), strict=True
            )
            if 2 * sum(cell.met > 0 for cell in column) >= len(self.rows) > 0
        ]
        return min(begun, key=lambda pair: pair[1].mean) if len(begun) > 1 else None

    def _columns(self) -> Iterable[Sequence[Recall]]:
        for index in range(len(self.topics)):
            yield [row.topics[index] for row in self.rows]


def class_table(
    cards: Iterable[MetTopicCard],
    *,
    learners: Mapping[int, Parameters],
    topics: Mapping[str, int],
    now: datetime,
) -> ClassTable:
    """The table of a class.

    Args:
        cards: those that its learners have met.
        learners: in the order of the rows, each with the parameters of their memory.
        topics: in the order of the columns, each with its number of questions.
    """
    chances: dict[tuple[int, str], list[float]] = {}
    recalled = {key: fsrs.fading(parameters) for key, parameters in learners.items()}
    for person_id, topic, stability, last_review, guess in cards:
        if person_id in recalled and topic in topics:
            elapsed = (now - last_review) / _ONE_DAY
            known = without_guessing(recalled[person_id](stability, elapsed), guess)
            chances.setdefault((person_id, topic), []).append(known)
    total = sum(topics.values())
    rows = tuple(
        ClassRow(
            person_id,
            tuple(
                recall_of(chances.get((person_id, topic), ()), count)
                for topic, count in topics.items()
            ),
            recall_of(
                [c for topic in topics for c in chances.get((person_id, topic), ())],
                total,
            ),
        )
        for person_id in learners
    )
    return ClassTable(
        tuple(topics),
        rows,
        tuple(
            _together([row.topics[index] for row in rows])
            for index in range(len(topics))
        ),
        _together([row.whole for row in rows]),
    )


def _together(cells: Sequence[Recall]) -> Recall:
    met = sum(cell.met for cell in cells)
    known = sum(cell.mean * cell.met for cell in cells)
    return Recall(known / met if met else 0.0, met, sum(cell.total for cell in cells))
