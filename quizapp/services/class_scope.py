"""What a class's report is of: its learners, and the sets and quizzes it was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.classes import ClassMember, SchoolClass
from quizapp.store.people import Person


@dataclass(frozen=True, slots=True)
class GivenSet:
    """A set that a class was given."""

    id: int
    slug: str
    title: str


def people_of(
    session: Session, class_: SchoolClass, person_id: int | None = None
) -> dict[int, tuple[Person, str]]:
    """Who learns in a class, or the one named, with the roster's names, by them."""
    query = (
        select(Person, ClassMember.name)
        .join(ClassMember, ClassMember.person_id == Person.id)
        .where(ClassMember.class_id == class_.id)
        .order_by(ClassMember.name, Person.id)
    )
    if person_id is None:
        query = query.where(ClassMember.left_at.is_(None))
    else:
        query = query.where(Person.id == person_id)
    return {person.id: (person, name) for person, name in session.execute(query)}


def quizzes_given(given: Sequence[Any]) -> list[int]:
    """The quizzes among what a class was given: rows of ``GIVEN``."""
    return [row.quiz_id for row in given if row.quiz_id is not None]


def sets_given(given: Sequence[Any]) -> list[GivenSet]:
    """The sets among what a class was given: rows of ``GIVEN``."""
    sets = {
        row.set_id: GivenSet(row.set_id, row.slug, row.title)
        for row in given
        if row.set_id is not None
    }
    return list(sets.values())
