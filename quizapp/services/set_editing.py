"""Sets and who may change them: making one, finding one, what it shall say of itself."""

import json
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import QuestionSet
from quizapp.store.races import changed_rows, insert_giving_way
from quizapp.store.set_edits import SetEdit

#: What no set can be called: addresses of pages.
OUR_NAMES = frozenset({"new", "import"})

#: The longest slug that is made of a title, so that a number fits behind it.
_LONGEST_MADE = 80


class EditedMeanwhile(Refused):
    """Somebody changed this since its page was drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a set says of itself."""

    title: str
    description: str = ""
    language: str = "en"  #: BCP 47
    licence: str = ""


def may_make_sets(person: Person) -> bool:
    """Whether somebody may make sets: whoever has an account; theirs are theirs alone."""
    return not person.is_guest


def make_set(
    session: Session, *, person: Person, head: Head, now: datetime
) -> QuestionSet:
    """Make an empty set, which its owner alone sees.  Flushes and does not commit.

    Raises:
        NotAllowed: guests have no sets.
    """
    if not may_make_sets(person):
        raise NotAllowed("Create an account first: a guest's sets would be lost.")
    row = QuestionSet(
        slug=_free_slug(session, head.title),
        owner_id=person.id,
        title=head.title,
        description=head.description,
        language=head.language,
        licence=head.licence,
        digest="",
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    return row


def find_editable(session: Session, *, person: Person, slug: str) -> QuestionSet:
    """A set that this person may change: their own, or an administrator's all.

    Raises:
        NotFound: there is none, or it is not this person's to change.
        NotAllowed: it comes with Recto, whose files would put it back.
    """
    found = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == slug)
        if "\0" not in slug
        else select(QuestionSet).where(QuestionSet.id < 0)
    ).one_or_none()
    if found is None or not (
        person.role is Role.ADMINISTRATOR or found.owner_id == person.id
    ):
        raise NotFound("There is no such page, or it is not yours to see.")
    if found.is_shipped:
        raise NotAllowed(
            "This set comes with Recto and is brought up to date from its files. "
            "Download it, give it another id and import it to change it."
        )
    return found


def open_edit(session: Session, *, set_id: int, now: datetime) -> None:
    """See to it that a set's changes have a row to hang on."""
    session.execute(
        insert_giving_way(session, SetEdit).values(
            set_id=set_id, head="{}", version=0, slugs="[]", changed_at=now
        )
    )


def head_of(row: QuestionSet, edit: SetEdit | None) -> Head:
    """What a set is to say of itself."""
    published = {
        "title": row.title,
        "description": row.description,
        "language": row.language,
        "licence": row.licence,
    }
    return Head(**(published | (json.loads(edit.head) if edit else {})))


def save_head(
    session: Session, *, row: QuestionSet, head: Head, seen: int, now: datetime
) -> None:
    """Keep what a set is to say of itself.  Flushes and does not commit.

    Raises:
        EditedMeanwhile: *seen* is not the version in force.
    """
    if head_of(row, session.get(SetEdit, row.id)) == head:
        return
    open_edit(session, set_id=row.id, now=now)
    plain = {
        "title": head.title,
        "description": head.description,
        "language": head.language,
        "licence": head.licence,
    }
    saved = session.execute(
        update(SetEdit)
        .where(SetEdit.set_id == row.id, SetEdit.version == seen)
        .values(head=json.dumps(plain), version=seen + 1, changed_at=now)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    if not changed_rows(saved):
        raise EditedMeanwhile("This set was changed in another window meanwhile.")


def slug_of(text: str) -> str:
    """Words as an id: small letters, figures and hyphens; empty where none is left."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return "-".join(words)[:_LONGEST_MADE].strip("-")


def _free_slug(session: Session, title: str) -> str:
    wanted = slug_of(title) or "set"
    taken = set(
        session.scalars(
            select(QuestionSet.slug).where(QuestionSet.slug.startswith(wanted))
        )
    )
    return free_name(wanted, taken | OUR_NAMES)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A name, with a number behind it where it is taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
