"""What a learner's days take for exams, and for days to study by.

Worked out whenever a queue is read and kept nowhere: the log, and the memory that it
tells of, know nothing of exams.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from quizapp.scheduling.exam import (
    Deadline,
    Exam,
    NewCards,
    final_days,
    new_cards,
    wants_review,
)
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.queue import Candidate
from quizapp.services.cards import memory_of
from quizapp.services.learner import Learner
from quizapp.services.policies import clock_of, days_off, policy_of
from quizapp.store.assignment_queries import GOALS
from quizapp.store.library_queries import COMING
from quizapp.store.queue_queries import MET_OF_SETS, UNMET_COUNTS

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Goal:
    """A set to be known on a day to come."""

    set_id: int
    meet_by: date  #: the last study day on which new cards are met
    exam_on: date | None


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """What exams and days to study by change of a learner's days.

    ``brought`` are cards asked before FSRS would, each with the day on which; its
    memory is as the log tells it.
    """

    goals: Sequence[Goal] = ()  #: what ends first on top
    brought: Mapping[int, tuple[Candidate, date]] = field(default_factory=dict)
    new: NewCards = field(default_factory=NewCards)

    def brought_by(self, today: date) -> list[Candidate]:
        """The cards brought to today, as if they were due."""
        return [
            replace(card, memory=replace(card.memory, due_day=today))
            for card, day in self.brought.values()
            if day <= today and card.memory is not None
        ]

    def beside_its_siblings(self, card: Candidate, today: date) -> Candidate:
        """The card, free of the rule that only one of a fact is asked in a day.

        That is on the last day for it: else it would not be met, or not be refreshed.
        """
        for goal in self.goals:
            last = goal.meet_by
            if card.memory is not None:
                last = goal.exam_on - _ONE_DAY if goal.exam_on else date.max
            if goal.set_id == card.set_id and last == today:
                return replace(card, fact="")
        return card

    def moved(self, coming: Mapping[date, int], today: date) -> dict[date, int]:
        """How many cards come on each day, when these come as planned here."""
        counts = dict(coming)
        for card, day in self.brought.values():
            if card.memory is not None and counts.get(card.memory.due_day):
                counts[card.memory.due_day] -= 1
            if day > today:
                counts[day] = counts.get(day, 0) + 1
        return counts


NO_EXAMS = ExamPlan()


def goals_of(session: Session, *, person_id: int, today: date) -> list[Goal]:
    """What a learner studies for days to come, what ends first on top; a set once."""
    found: dict[int, Goal] = {}
    asked = {"person": person_id, "today": today}
    for row in session.connection().execute(GOALS, asked):
        eve = row.exam_on - _ONE_DAY if row.exam_on else None
        meet_by = min(day for day in (row.study_by, eve) if day is not None)
        goal = Goal(row.set_id, max(meet_by, today), row.exam_on)
        other = found.get(row.set_id)
        found[row.set_id] = _sooner(goal, other) if other else goal
    return sorted(found.values(), key=lambda goal: (goal.meet_by, goal.set_id))


def plan_for(
    session: Session,
    *,
    person: Learner,
    today: date,
    met_today: Mapping[int, int],
) -> ExamPlan:
    """What a learner's goals take, today and on the days until then.  Only reads.

    ``met_today``: how many new cards of each set were met today.
    """
    goals = goals_of(session, person_id=person.id, today=today)
    if not goals:
        return NO_EXAMS
    load = _load(session, person, today, max(_last(goal) for goal in goals))
    return ExamPlan(
        goals,
        _brought(session, person, goals, today, load),
        _new(session, person, goals, today, met_today, load),
    )


def before_exam(
    session: Session,
    *,
    person: Learner,
    set_id: int,
    offers: Mapping[Grade, Memory],
    now: datetime,
) -> Mapping[Grade, Memory]:
    """What each grade would bring, with its day as a page tells it: by the exam's eve.

    Only for showing: the day that is kept stays FSRS's.  Reads only.
    """
    today = clock_of(person).day_of(now)
    goals = goals_of(session, person_id=person.id, today=today)
    exam = next((goal.exam_on for goal in goals if goal.set_id == set_id), None)
    if exam is None:
        return offers
    eve, policy = exam - _ONE_DAY, policy_of(person)
    return {
        grade: replace(memory, due_day=eve)
        if memory.last_day < eve < memory.due_day and wants_review(memory, exam, policy)
        else memory
        for grade, memory in offers.items()
    }


def _sooner(one: Goal, other: Goal) -> Goal:
    exams = [day for day in (one.exam_on, other.exam_on) if day is not None]
    return Goal(
        one.set_id, min(one.meet_by, other.meet_by), min(exams) if exams else None
    )


def _last(goal: Goal) -> date:
    return goal.exam_on or goal.meet_by


def _load(
    session: Session, person: Learner, today: date, last: date
) -> dict[date, int]:
    asked = {"person": person.id, "first": today, "last": last}
    return {row.day: row.cards for row in session.connection().execute(COMING, asked)}


def _brought(
    session: Session,
    person: Learner,
    goals: Sequence[Goal],
    today: date,
    load: Mapping[date, int],
) -> dict[int, tuple[Candidate, date]]:
    exams = {goal.set_id: goal.exam_on for goal in goals if goal.exam_on}
    if not exams:
        return {}
    asked = {"person": person.id, "today": today, "sets": sorted(exams)}
    cards: dict[date, list[Candidate]] = {}
    for row in session.connection().execute(MET_OF_SETS, asked):
        cards.setdefault(exams[row.set_id], []).append(_candidate(row))
    days = final_days(
        [Exam(day, tuple(group)) for day, group in cards.items()],
        today=today,
        cap_per_day=person.reviews_per_day,
        policy=policy_of(person),
        load=load,
        days_off=days_off(person),
    )
    every = (card for group in cards.values() for card in group)
    return {
        card.question_id: (card, days[card.question_id])
        for card in every
        if card.question_id in days
    }


def _candidate(row: Any) -> Candidate:
    question_id, set_id, position, fact = row[:4]
    return Candidate(question_id, set_id, position, fact, memory_of(row))


def _new(
    session: Session,
    person: Learner,
    goals: Sequence[Goal],
    today: date,
    met_today: Mapping[int, int],
    load: Mapping[date, int],
) -> NewCards:
    asked = {"person": person.id, "sets": [goal.set_id for goal in goals]}
    unmet = {
        row.set_id: row.cards
        for row in session.connection().execute(UNMET_COUNTS, asked)
    }
    room = person.reviews_per_day - load.get(today, 0)
    return new_cards(
        [
            Deadline(
                goal.meet_by,
                unmet.get(goal.set_id, 0) + met_today.get(goal.set_id, 0),
            )
            for goal in goals
        ],
        today=today,
        most_per_day=max(person.new_per_day, room),
        days_off=days_off(person),
    )
