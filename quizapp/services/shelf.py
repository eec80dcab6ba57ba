"""The sets a person may see, with what that person knows of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.progress.mastery import MasteryCounts
from quizapp.store.library_queries import COUNTS, COUNTS_STUDIED, SET, SETS
from quizapp.store.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedSet:
    """A set, and how well one person remembers it."""

    id: int
    slug: str
    title: str
    description: str
    language: str  #: BCP 47
    licence: str
    is_shipped: bool
    is_own: bool
    owner: str  #: name; empty for nobody
    is_studied: bool
    desired_retention: float | None  #: None for the person's own
    mastery: MasteryCounts
    waiting: int  #: questions not met yet that may come
    next_day: date | None  #: when the next of its cards is due

    @property
    def cards(self) -> int:
        return self.mastery.total


def studied_sets(session: Session, *, person: Person) -> list[ShelvedSet]:
    """The sets that *person* studies, in their order."""
    who = {"person": person.id}
    rows = [row for row in session.execute(SETS, who) if row.added_at is not None]
    counts = _by_set(session, COUNTS_STUDIED, who)
    return [_shelved(row, counts, person) for row in rows]


def all_sets(session: Session, *, person: Person) -> list[ShelvedSet]:
    """All sets that *person* may see, those studied first."""
    who = {"person": person.id}
    return _with_counts(session, session.execute(SETS, who).all(), person)


def one_set(session: Session, *, person: Person, slug: str) -> ShelvedSet:
    """The set of that id.

    Raises:
        NotFound: there is none, or it is not this person's to see.
    """
    known = "\0" not in slug  # which PostgreSQL takes in no text
    rows = (
        session.execute(SET, {"person": person.id, "slug": slug}).all() if known else []
    )
    if not rows:
        raise NotFound("The set may have been renamed or withdrawn by its teacher.")
    return _with_counts(session, rows, person)[0]


def _with_counts(
    session: Session, rows: Sequence[Any], person: Person
) -> list[ShelvedSet]:
    asked = {"person": person.id, "sets": [row.id for row in rows]}
    counts = _by_set(session, COUNTS, asked)
    return [_shelved(row, counts, person) for row in rows]


def _by_set(
    session: Session, statement: Executable, values: dict[str, Any]
) -> dict[int, Any]:
    return {row.set_id: row for row in session.execute(statement, values)}


def _shelved(row: Any, counts: Mapping[int, Any], person: Person) -> ShelvedSet:
    found = counts.get(row.id)
    return ShelvedSet(
        id=row.id,
        slug=row.slug,
        title=row.title,
        description=row.description,
        language=row.language,
        licence=row.licence,
        is_shipped=row.is_shipped,
        is_own=row.owner_id == person.id,
        owner=row.owner or "",
        is_studied=row.added_at is not None,
        desired_retention=row.desired_retention,
        mastery=_mastery(found),
        waiting=int(found.waiting) if found else 0,
        next_day=found.next_day if found else None,
    )


def _mastery(row: Any) -> MasteryCounts:
    if row is None:
        return MasteryCounts()
    # PostgreSQL sums whole numbers to decimals.
    levels = [int(row.learning), int(row.familiar), int(row.solid)]
    return MasteryCounts(row.cards - sum(levels), *levels)
