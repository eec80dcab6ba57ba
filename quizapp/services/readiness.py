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
from quizapp.store.readiness_queries import ASSIGNED_CARDS, CARDS_BY_DAY, QUESTIONS

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReadyLearner:
    """A learner of a class, as the roster calls them, and what they will know."""

    person_id: int
    name: str
    readiness: Readiness


def readiness_for(
    session: Session, *, person: Person, assignment: Assignment, now: datetime
) -> Readiness | None:
    """What one learner will know of a set on its exam day; None without one to come.

    Only reads.
    """
    today = clock_of(person).day_of(now)
    found = _readiness(session, [person], assignment, today)
    return found.get(person.id)


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
    people = [row[0] for row in rows]
    found = _readiness(session, people, assignment, today, cards)
    return [
        ReadyLearner(person.id, name, found[person.id])
        for person, name in rows
        if person.id in found
    ]


def _readiness(
    session: Session,
    people: Sequence[Person],
    assignment: Assignment,
    today: date,
    cards: Mapping[int, Sequence[AssignedCard]] | None = None,
) -> dict[int, Readiness]:
    exam = assignment.exam_on
    if exam is None or exam <= today or assignment.set_id is None or not people:
        return {}
    ids = [person.id for person in people]
    total = len(session.scalars(QUESTIONS, {"set": assignment.set_id}).all())
    if cards is None:
        cards = _cards(session, ids, assignment.set_id)
    by_day = _cards_by_day(session, ids, today)
    return {
        person.id: _of_one(
            person,
            cards.get(person.id, ()),
            total,
            assignment,
            today,
            by_day[person.id],
        )
        for person in people
    }


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


def _cards(
    session: Session, ids: list[int], set_id: int
) -> dict[int, list[AssignedCard]]:
    """The cards of a set that each of them has met."""
    asked = {"people": ids, "set": set_id}
    found = defaultdict[int, list[AssignedCard]](list)
    for person_id, *card in session.connection().execute(ASSIGNED_CARDS, asked).all():
        found[person_id].append(AssignedCard(*card))
    return found


def _pace(cards: Sequence[AssignedCard], by_day: dict[date, int], today: date) -> Pace:
    """How somebody studied in the last two weeks, or since they began."""
    days = [*by_day, *(card.last_day for card in cards)]
    if not days:
        return Pace(0, 0)
    return pace_of(by_day, today=today, since=min(days))


def _cards_by_day(
    session: Session, ids: Iterable[int], today: date
) -> defaultdict[int, dict[date, int]]:
    """On how many cards each of them answered, day by day."""
    first = today - timedelta(days=PACE_DAYS)
    found = defaultdict[int, dict[date, int]](dict)
    for row in session.execute(CARDS_BY_DAY, {"people": list(ids), "first": first}):
        found[row.person_id][row.study_day] = row.cards
    return found
