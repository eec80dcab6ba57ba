"""How ready learners are for an exam: for themselves, and for who teaches them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.progress.readiness import (
    PACE_DAYS,
    AssignedCard,
    Pace,
    Readiness,
    pace_of,
    readiness,
)
from quizapp.scheduling.exam import Deadline, new_cards
from quizapp.services.learner import Learner
from quizapp.services.policies import clock_of, days_off, policy_of
from quizapp.store.classes import Assignment, ClassMember, SchoolClass
from quizapp.store.people import Person
from quizapp.store.readiness_queries import ANSWERS_BY_DAY, ASSIGNED_CARDS, QUESTIONS

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReadyLearner:
    """A learner of a class, as the roster calls them, and what they will know."""

    person_id: int
    name: str
    readiness: Readiness


def readiness_for(
    session: Session,
    *,
    person: Person,
    assignments: Sequence[Assignment],
    now: datetime,
) -> dict[int, Readiness]:
    """What one learner will know of sets on their exam days, by assignment.

    Those without an exam to come are left out.  Only reads; how often does not grow.
    """
    today = clock_of(person).day_of(now)
    coming = [one for one in assignments if _is_coming(one, today)]
    if not coming:
        return {}
    sets = {one.set_id for one in coming if one.set_id}
    totals = _totals(session, sets)
    cards = _cards(session, [person.id], sets)
    by_day = _answers_by_day(session, [person.id], today)[person.id]
    return {
        one.id: _of_one(
            person,
            cards[one.set_id, person.id],
            totals.get(one.set_id, 0),
            one,
            today,
            by_day,
        )
        for one in coming
        if one.set_id
    }


def readiness_of(
    session: Session,
    *,
    class_: SchoolClass,
    assignment: Assignment,
    today: date,
    person_id: int | None = None,
    cards: Mapping[int, Sequence[AssignedCard]] | None = None,
) -> list[ReadyLearner]:
    """The same for everybody who learns in a class now, by name; none without an exam.

    Only reads; how often does not grow with the class.

    Args:
        person_id: only this learner.
        cards: of each learner in the assigned set, for who has read them already.
    """
    query = (
        select(Person, ClassMember.name)
        .join(ClassMember, ClassMember.person_id == Person.id)
        .where(ClassMember.class_id == class_.id, ClassMember.left_at.is_(None))
        .order_by(ClassMember.name, Person.id)
    )
    if person_id is not None:
        query = query.where(Person.id == person_id)
    rows = session.execute(query).all()
    set_id, ids = assignment.set_id, [person.id for person, _ in rows]
    if not (rows and set_id and _is_coming(assignment, today)):
        return []
    total = _totals(session, {set_id}).get(set_id, 0)
    if cards is None:
        read = _cards(session, ids, {set_id})
        cards = {one: read[set_id, one] for one in ids}
    by_day = _answers_by_day(session, ids, today)
    return [
        ReadyLearner(
            person.id,
            name,
            _of_one(
                person,
                cards.get(person.id, ()),
                total,
                assignment,
                today,
                by_day[person.id],
            ),
        )
        for person, name in rows
    ]


def _is_coming(assignment: Assignment, today: date) -> bool:
    """Whether a set is to be known on a day to come."""
    exam = assignment.exam_on
    return assignment.set_id is not None and exam is not None and exam > today


def _of_one(
    person: Learner,
    cards: Sequence[AssignedCard],
    total: int,
    assignment: Assignment,
    today: date,
    by_day: dict[date, int],
) -> Readiness:
    exam = assignment.exam_on or today
    unmet = max(total - len(cards), 0)
    policy = policy_of(person)
    meet_by = min(filter(None, (assignment.study_by, exam - _ONE_DAY)))
    quota = new_cards(
        [Deadline(max(meet_by, today), unmet)],
        today=today,
        most_per_day=max(person.new_per_day, person.reviews_per_day),
        days_off=days_off(person),
    )
    return readiness(
        cards,
        unmet=unmet,
        today=today,
        exam=exam,
        pace=_pace(cards, by_day, today),
        parameters=policy.parameters,
        retention=policy.desired_retention,
        new_per_day=max(quota.per_day, person.new_per_day),
        cap_per_day=person.reviews_per_day,
    )


def _totals(session: Session, sets: Iterable[int]) -> dict[int, int]:
    """How many questions each of some sets asks."""
    rows = session.execute(QUESTIONS, {"sets": list(sets)})
    return {row.set_id: row.questions for row in rows}


def _cards(
    session: Session, ids: Iterable[int], sets: Iterable[int]
) -> defaultdict[tuple[int, int], list[AssignedCard]]:
    """The cards that each of them has met, by set and learner."""
    asked = {"people": list(ids), "sets": list(sets)}
    found = defaultdict[tuple[int, int], list[AssignedCard]](list)
    rows = session.connection().execute(ASSIGNED_CARDS, asked).all()
    for set_id, person_id, *card in rows:
        found[set_id, person_id].append(AssignedCard(*card))
    return found


def _pace(cards: Sequence[AssignedCard], by_day: dict[date, int], today: date) -> Pace:
    """How somebody studied in the last two weeks, or since they began."""
    days = [*by_day, *(card.last_day for card in cards)]
    if not days:
        return Pace(0, 0)
    return pace_of(by_day, today=today, since=min(days))


def _answers_by_day(
    session: Session, ids: Iterable[int], today: date
) -> defaultdict[int, dict[date, int]]:
    """How many answers each of them gave, day by day."""
    first = today - timedelta(days=PACE_DAYS)
    found = defaultdict[int, dict[date, int]](dict)
    for row in session.execute(ANSWERS_BY_DAY, {"people": list(ids), "first": first}):
        found[row.person_id][row.study_day] = row.answers
    return found
