"""An exam on a day: what is asked before it, so that as much as can be is known on it.

Nothing here is kept.  A card's own due day stays FSRS's; these days are worked out anew
whenever a queue is read, and with the exam they are gone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from quizapp.scheduling import fsrs
from quizapp.scheduling.memory import NO_DAYS_OFF, NO_LOAD, Memory, Policy
from quizapp.scheduling.queue import Candidate

#: A card that will be recalled so surely on the day is left in peace until then.
SURE = 0.97

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Exam:
    """A study day on which some cards shall be known; new ones among them count not."""

    day: date
    cards: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """So many new cards are to be met up to a study day, which counts."""

    last: date
    unmet: int


@dataclass(frozen=True, slots=True)
class NewCards:
    """How many new cards a day it takes, and how many find no room at all."""

    per_day: int = 0
    too_many: int = 0


def recall_on(memory: Memory, day: date, policy: Policy) -> float:
    """The chance of a right answer on a study day without another review, 0–1."""
    elapsed = (day - memory.last_day).days
    return fsrs.recall(memory.stability, elapsed, policy.parameters)


def wants_review(memory: Memory, exam: date, policy: Policy) -> bool:
    """Whether one more review before the exam would still help."""
    return not memory.in_steps and recall_on(memory, exam, policy) < SURE


def final_days(
    exams: Iterable[Exam],
    *,
    today: date,
    cap_per_day: int,
    policy: Policy,
    load: Mapping[date, int] = NO_LOAD,
    days_off: Set[date] = NO_DAYS_OFF,
) -> dict[int, date]:
    """The days on which cards are asked for an exam, by question: those due later.

    The later a last review, the more is left of it on the day; so cards take the places
    from the eve of the exam backwards, those that fade fastest latest.  ``load`` says
    how many cards are due on a day anyway; with it no coming day gets more than
    ``cap_per_day``, and none a day off.  Cards on one fact are kept a day apart as long
    as there are days.  What finds no place is asked from today on, under today's limit.

    So each card that wants a review is asked before the exam, never later than FSRS
    would, and never later for an earlier exam.  The same places are counted for cards
    that want none: else a day gone by would move all others.
    """
    found: dict[int, date] = {}
    taken: dict[date, int] = {}
    facts: dict[date, set[str]] = {}
    for exam in sorted(exams, key=lambda one: one.day):
        days = [
            day
            for day in _days_before(exam.day, today)
            if day not in days_off
            and taken.get(day, 0) + load.get(day, 0) < cap_per_day
        ]
        for card, memory in _weakest_first(exam.cards):
            free = (day for day in days if card.fact not in facts.get(day, ()))
            place = next(free, next(iter(days), today))
            taken[place] = taken.get(place, 0) + 1
            if place in days and taken[place] + load.get(place, 0) >= cap_per_day:
                days.remove(place)
            if card.fact:
                facts.setdefault(place, set()).add(card.fact)
            if place < memory.due_day and _is_open(memory, place, exam.day, policy):
                earlier = found.get(card.question_id, place)
                found[card.question_id] = min(earlier, place)
    return found


def new_cards(
    deadlines: Iterable[Deadline],
    *,
    today: date,
    most_per_day: int,
    days_off: Set[date] = NO_DAYS_OFF,
) -> NewCards:
    """How many new cards today takes for all to be met in time, spread evenly.

    ``unmet`` of the deadlines are those at the beginning of today.  Never more than
    ``most_per_day``; what does not fit into the days left is told as ``too_many``.
    Nothing on a day off, unless no other is left.
    """
    per_day = too_many = waiting = 0
    for deadline in sorted(deadlines, key=lambda one: one.last):
        waiting += deadline.unmet
        days = _working_days(today, deadline.last, days_off)
        if today in days:
            per_day = max(per_day, ceil(waiting / len(days)))
        too_many = max(too_many, waiting - len(days) * most_per_day)
    return NewCards(min(per_day, most_per_day), too_many)


def _weakest_first(cards: Sequence[Candidate]) -> list[tuple[Candidate, Memory]]:
    known = [(card, card.memory) for card in cards if card.memory is not None]
    return sorted(known, key=lambda pair: (pair[1].stability, pair[0].question_id))


def _is_open(memory: Memory, place: date, exam: date, policy: Policy) -> bool:
    """Whether a review on that day is one more, and helps."""
    return memory.last_day < place and wants_review(memory, exam, policy)


def _days_before(exam: date, today: date) -> Iterator[date]:
    """The days before the exam, the last first, down to today."""
    day = exam - _ONE_DAY
    while day >= today:
        yield day
        day -= _ONE_DAY


def _working_days(today: date, last: date, days_off: Set[date]) -> list[date]:
    """The days that are left, today's too; all of them where all are off."""
    count = max((last - today).days + 1, 1)
    days = [today + timedelta(days=index) for index in range(count)]
    return [day for day in days if day not in days_off] or days
