"""What a learner has to study today, and in which order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.scheduling.catch_up import memory_saved
from quizapp.scheduling.memory import Memory, Phase
from quizapp.scheduling.queue import Candidate, Limits, Queue, build_queue
from quizapp.services.cards import memory_of
from quizapp.services.exam_plans import NO_EXAMS, ExamPlan, plan_for
from quizapp.services.learner import Learner
from quizapp.services.policies import clock_of, policy_of
from quizapp.store.queue_queries import (
    DUE,
    DUE_AMONG,
    DUE_IN_SET,
    TODAY,
    UNMET,
    UNMET_AMONG,
    UNMET_IN_SET,
    UNMET_OF_SETS,
)
from quizapp.store.reviews import ExtraNew

#: New questions are looked through beyond the day's limit, because some stay
#: back for a sibling's sake.
LOOK_FURTHER = 20

#: New questions that are looked through where a day to study by is set.
MOST_FOR_EXAMS = 1000


@dataclass(frozen=True, slots=True)
class TodaysQueue:
    """The queue with what was done today already."""

    queue: Queue
    today: date
    answered: frozenset[int]  #: questions answered today
    known: int  #: of these, met on an earlier day
    passed: int  #: of the known, remembered (Hard, Good, Easy) at the first answer
    extra_new: int  #: new cards asked for beyond the day's limit
    new_per_day: int  #: the limit of new cards, raised where an exam takes more
    exams: ExamPlan
    last_review_id: int | None  #: what "Undo" would take back; no answer of a quiz

    @property
    def done(self) -> int:
        """Cards answered today, however often."""
        return len(self.answered)

    @property
    def total(self) -> int:
        """Cards of today: answered, and still to be asked."""
        waiting = (*self.queue.ordered, *self.queue.later)
        return len(self.answered | {card.question_id for card in waiting})

    @property
    def answers_left(self) -> int:
        """Answers still to give.

        A new card is counted twice: once met, it comes back after its first step.
        """
        queue = self.queue
        return len(queue.ordered) + len(queue.later) + queue.new


def todays_queue(
    session: Session,
    *,
    person: Learner,
    now: datetime,
    set_id: int | None = None,
    new_only: bool = False,
    only: frozenset[int] | None = None,
) -> TodaysQueue:
    """The learner's queue for the study day of *now*.

    Args:
        set_id: only this set, whether taken up or not; None for all taken up.
        new_only: only questions not met yet and those still in their first steps.
        only: only these questions, whether their sets are taken up or not, and
            beyond the day's limit of new ones; None for all.
    """
    clock = clock_of(person)
    today = clock.day_of(now)
    who = {"person": person.id, "today": today}
    rows = session.connection().execute(TODAY, who).all()
    extra = (rows[0].extra if rows else None) or 0
    done = [row for row in rows if row.id is not None]
    exams = NO_EXAMS
    if rows and rows[0].in_a_class:
        met = {row.question_id: row.set_id for row in done if row.phase_before is None}
        exams = plan_for(
            session, person=person, today=today, met_today=Counter(met.values())
        )
    new_per_day = max(person.new_per_day, exams.new.per_day)
    limits = _limits(person, done, extra, new_per_day)
    if only is not None:
        limits = replace(limits, extra_new=limits.extra_new + len(only))
    policy = policy_of(person)
    queue = build_queue(
        _candidates(session, who, set_id, limits, exams, new_only=new_only, only=only),
        now=now,
        today=today,
        clock=clock,
        policy=policy,
        limits=limits,
        worth=lambda memory: memory_saved(memory, now, policy),
        facts_done_today=frozenset(row.fact for row in done if row.fact),
    )
    here = [
        row
        for row in done
        if (set_id is None or row.set_id == set_id)
        and (only is None or row.question_id in only)
    ]
    first = {row.question_id: row for row in reversed(here)}
    known = [row for row in first.values() if row.phase_before is not None]
    return TodaysQueue(
        queue=queue,
        today=today,
        answered=frozenset(first),
        known=len(known),
        passed=sum(row.grade > 1 for row in known),
        extra_new=extra,
        new_per_day=new_per_day,
        exams=exams,
        last_review_id=next(
            (row.id for row in reversed(done) if row.attempt_id is None), None
        ),
    )


def learn_more(session: Session, *, person: Learner, extra: int, now: datetime) -> None:
    """Let *extra* new cards come today beyond the limit.  Does not commit."""
    if not 1 <= extra <= 200:
        raise Refused("Ask for 1 to 200 new cards at a time.")
    today = clock_of(person).day_of(now)
    row = session.get(ExtraNew, (person.id, today))
    if row is None:
        row = ExtraNew(person_id=person.id, study_day=today)
        session.add(row)
    row.extra = min(row.extra + extra, 10_000)
    session.flush()


def count_unmet(
    session: Session, *, person: Learner, now: datetime, set_id: int | None = None
) -> int:
    """How many questions of the learner's sets wait to be met, 1,000 at most.

    Args:
        set_id: only those of this set, whether taken up or not.
    """
    today = clock_of(person).day_of(now)
    asked = {"person": person.id, "today": today, "most": 1000}
    if set_id is None:
        return len(session.execute(UNMET, asked).all())
    return len(session.execute(UNMET_IN_SET, asked | {"set": set_id}).all())


def _limits(
    person: Learner, done: Sequence[Any], extra: int, new_per_day: int
) -> Limits:
    """The day's limits, and how far they are used up."""
    met = {row.question_id for row in done if row.phase_before is None}
    reviewed = {row.question_id for row in done if row.phase_before == Phase.REVIEW}
    return Limits(
        new_per_day=new_per_day,
        reviews_per_day=person.reviews_per_day,
        new_done=len(met),
        reviews_done=len(reviewed),
        extra_new=extra,
    )


def _candidates(
    session: Session,
    who: dict[str, Any],
    set_id: int | None,
    limits: Limits,
    exams: ExamPlan,
    *,
    new_only: bool,
    only: frozenset[int] | None,
) -> list[Candidate]:
    """Due cards, those that an exam brings forward, and new ones, an exam's first."""
    due_cards, unmet, which = _statements(who, set_id, only)
    connection = session.connection()
    due = connection.execute(due_cards, which).all()
    candidates = [
        _candidate(row, memory_of(row))
        for row in due
        if not new_only or row.phase is Phase.LEARNING
    ]
    if not new_only and only is None:
        candidates += [
            card
            for card in exams.brought_by(who["today"])
            if set_id in {None, card.set_id}
        ]
    wanted = limits.new_per_day + limits.extra_new - limits.new_done
    if wanted > 0:
        rows = list(connection.execute(unmet, which | {"most": wanted + LOOK_FURTHER}))
        if exams.goals and set_id is None and only is None:
            rows = [*_unmet_for_exams(session, who, exams), *rows]
        rows = list({row.question_id: row for row in rows}.values())
        candidates += [_candidate(row, None, place) for place, row in enumerate(rows)]
    if exams.goals:
        today = who["today"]
        return [exams.beside_its_siblings(card, today) for card in candidates]
    return candidates


def _unmet_for_exams(
    session: Session, who: dict[str, Any], exams: ExamPlan
) -> list[Any]:
    """New cards of what is studied for a day, what ends first on top."""
    turns = {goal.set_id: turn for turn, goal in enumerate(exams.goals)}
    asked = who | {"sets": list(turns), "most": MOST_FOR_EXAMS}
    rows = session.connection().execute(UNMET_OF_SETS, asked).all()
    return sorted(rows, key=lambda row: turns[row.set_id])


def _statements(
    who: dict[str, Any], set_id: int | None, only: frozenset[int] | None
) -> tuple[Any, Any, dict[str, Any]]:
    """What gives the cards that are due and those not met, and with which values."""
    if only is not None:
        return DUE_AMONG, UNMET_AMONG, who | {"among": sorted(only)}
    if set_id is not None:
        return DUE_IN_SET, UNMET_IN_SET, who | {"set": set_id}
    return DUE, UNMET, who


def _candidate(row: Any, memory: Memory | None, place: int | None = None) -> Candidate:
    """A row that begins with question, set, position and fact; ``place`` is another
    position, among the learner's new cards."""
    question_id, set_id, position, fact = row[:4]
    if place is not None:
        position = place
    return Candidate(question_id, set_id, position, fact, memory)
