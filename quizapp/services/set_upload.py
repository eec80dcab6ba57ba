"""Set files that people send: taken in at once, or looked at first where others study."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.questions.schema.set_schema import dump, read
from quizapp.services.set_editing import OUR_NAMES, may_make_sets
from quizapp.services.set_import import ImportReport, import_set
from quizapp.services.set_publishing import learners_of
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import QuestionSet
from quizapp.store.set_edits import SetUpload


@dataclass(frozen=True, slots=True)
class Effect:
    """What taking in a set does, or would do."""

    report: ImportReport
    learners: int  #: beside its owner, who study the set that is there already


def take_in(
    session: Session, *, person: Person, content: SetContent, now: datetime
) -> Effect:
    """Take a set in as this person's, or bring theirs of that id up to date.

    An administrator may bring up to date another's, which stays that other's.
    Flushes and does not commit.

    Raises:
        NotAllowed: guests have no sets.
        Refused: the id is another's set's, or a page's.
    """
    if not may_make_sets(person):
        raise NotAllowed("Create an account first: a guest's sets would be lost.")
    if content.id in OUR_NAMES:
        raise Refused(f"No set can be called {content.id!r}. Choose another `id:`.")
    row = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == content.id)
    ).one_or_none()
    learners = learners_of(session, row) if row is not None else 0
    owner_id: int | None = person.id
    if row is not None and not row.is_shipped and person.role is Role.ADMINISTRATOR:
        owner_id = row.owner_id
    report = import_set(session, content, owner_id=owner_id, now=now)
    return Effect(report, learners)


def keep_upload(
    session: Session, *, person: Person, content: SetContent, name: str, now: datetime
) -> SetUpload:
    """Keep a set that was read until its sender says yes; one for each person."""
    drop_uploads(session, person=person)
    row = SetUpload(
        owner_id=person.id,
        name=name,
        content=json.dumps(dump(content), ensure_ascii=False),
        made_at=now,
    )
    session.add(row)
    session.flush()
    return row


def find_upload(session: Session, *, person: Person, upload_id: int) -> SetContent:
    """A set that waits for this person's yes.  Raises ``NotFound``."""
    row = session.get(SetUpload, upload_id)
    if row is None or row.owner_id != person.id:
        raise NotFound("This file is not kept any more. Choose it again.")
    return read(json.loads(row.content)).question_set


def drop_uploads(session: Session, *, person: Person) -> None:
    """Forget what a person has sent."""
    session.execute(delete(SetUpload).where(SetUpload.owner_id == person.id))
