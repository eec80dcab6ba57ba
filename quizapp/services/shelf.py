"""The sets a person may see, with what that person knows of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.progress.mastery import MasteryCounts
from quizapp.services import library
from quizapp.store.library_queries import COUNTS, COUNTS_STUDIED, SET, SETS
from quizapp.store.people import Person
from quizapp.store.reviews import StudiedSet


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


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a person studies, of all the sets they may see."""

    studied: Sequence[ShelvedSet]  #: in their order
    total: int  #: sets, those not studied too


@dataclass(frozen=True, slots=True)
class Place:
    """Where a set stands among those studied, and how well it shall be known."""

    position: int
    desired_retention: float | None


def shelf_of(session: Session, *, person: Person) -> Shelf:
    """The sets that *person* studies, and how many there are."""
    who = {"person": person.id}
    rows = session.execute(SETS, who).all()
    counts = _by_set(session, COUNTS_STUDIED, who)
    studied = [
        _shelved(row, counts, person) for row in rows if row.added_at is not None
    ]
    return Shelf(studied, len(rows))


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


def stop_studying(session: Session, *, person: Person, set_id: int) -> Place | None:
    """Leave a set; where it stood, or None if it was not studied.

    Memory and log stay.  Flushes and does not commit.
    """
    row = session.get(StudiedSet, (person.id, set_id))
    if row is None:
        return None
    place = Place(row.position, row.desired_retention)
    session.delete(row)
    session.flush()
    return place


def put_back(
    session: Session, *, person: Person, set_id: int, place: Place, now: datetime
) -> None:
    """Study a set again just as before it was left.  Flushes and does not commit.

    A set that was taken up again meanwhile stays as it is.
    """
    if session.get(StudiedSet, (person.id, set_id)) is not None:
        return
    library.take_up(session, person_id=person.id, set_id=set_id, now=now)
    row = session.get_one(StudiedSet, (person.id, set_id))
    row.position, row.desired_retention = place.position, place.desired_retention
    session.flush()


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
