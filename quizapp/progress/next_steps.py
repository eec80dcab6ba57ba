"""Next steps: what a learner had best study now, and what in the data says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quizapp.progress.findings import CLEARLY_BELOW, SINGLED_OUT_FROM
from quizapp.progress.recall import Recall

#: The same wrong answer so often is no accident.
REPEATED_FROM = 2

#: Questions of a kind that a learner is sent to, at most.
MOST_REPEATED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TodaysCards:
    """What the day's review holds."""

    cards: int  #: all of them, the new ones too
    expected: Sequence[float] = ()  #: the chance to know each that is due, 0–1
    overdue: int = 0  #: of those, due before today
    oldest: date | None = None  #: since when the first of those waits
    new: int = 0


@dataclass(frozen=True, slots=True)
class ComingExam:
    """An exam on a set, and how much of the set was not met yet."""

    set_id: int
    day: date
    unmet: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same wrong answer to one question, given several times."""

    question_id: int
    prompt: str
    given: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Do the day's review; ``recall`` is of the cards that are due."""

    today: TodaysCards
    recall: float
    target: float
    exam: ComingExam | None  #: for which the new ones come, if any

    @property
    def is_below(self) -> bool:
        """Whether less is known of what is due than was asked for."""
        return bool(self.today.expected) and round(self.recall, 2) < self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Practise:
    """Practise the weakest topic of a set."""

    set_id: int
    topic: str
    recall: Recall
    rest: Recall  #: of the whole set
    exam: date | None


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Answer a question anew."""

    repeated: Repeated


Step = Review | Practise | AskAgain


def next_steps(
    *,
    today: TodaysCards,
    target: float,
    exams: Sequence[ComingExam],
    topics: Mapping[tuple[int, str], Recall],
    sets: Mapping[int, Recall],
    repeated: Sequence[Repeated],
) -> tuple[Step, ...]:
    """What to do, in this order: what fades, what an exam asks, what was mixed up.

    None for somebody of whom nothing is known that one thing would follow from.

    Args:
        exams: those to come.
        topics: recall by set and topic.
        sets: recall by set.
    """
    by_day = sorted(exams, key=lambda exam: (exam.day, exam.set_id))
    steps: list[Step] = []
    if today.cards:
        steps.append(_review(today, target, by_day))
    steps += _practice(by_day, topics, sets)
    often = [one for one in repeated if one.times >= REPEATED_FROM]
    often.sort(key=lambda one: (-one.times, one.question_id))
    return (*steps, *(AskAgain(one) for one in often[:MOST_REPEATED]))


def _review(today: TodaysCards, target: float, exams: Sequence[ComingExam]) -> Review:
    due = today.expected
    asking = (exam for exam in exams if exam.unmet and today.new)
    return Review(
        today=today,
        recall=sum(due) / len(due) if due else 0.0,
        target=target,
        exam=next(asking, None),
    )


def _practice(
    exams: Sequence[ComingExam],
    topics: Mapping[tuple[int, str], Recall],
    sets: Mapping[int, Recall],
) -> list[Practise]:
    """The weakest topic of the next exam that has one; without one, of all sets."""
    days = {exam.set_id: exam.day for exam in reversed(exams)}
    found = [
        Practise(
            set_id=set_id,
            topic=topic,
            recall=topics[set_id, topic],
            rest=recall,
            exam=days.get(set_id),
        )
        for set_id, recall in sets.items()
        if (topic := _weakest(set_id, recall, topics))
    ]
    found.sort(key=lambda one: (one.exam or date.max, one.recall.mean, one.set_id))
    return found[:1]


def _weakest(
    set_id: int, whole: Recall, topics: Mapping[tuple[int, str], Recall]
) -> str:
    """The topic of a set that is clearly below the set; "" for none."""
    large = {
        topic: recall
        for (of_set, topic), recall in topics.items()
        if of_set == set_id and topic and recall.met >= SINGLED_OUT_FROM
    }
    if not large:
        return ""
    topic = min(large, key=lambda one: (large[one].mean, one))
    is_below = large[topic].mean < whole.mean - CLEARLY_BELOW
    return topic if is_below and large[topic].met < whole.met else ""
