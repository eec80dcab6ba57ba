"""A set of the library as a file to take along: who may, and what it holds."""

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.schema import set_schema
from quizapp.services.library import visible_to
from quizapp.services.set_content import plain_set
from quizapp.services.set_files import write_set
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import QuestionSet


def may_download(person: Person, row: QuestionSet) -> bool:
    """Whether somebody may have a set's file, which holds every key.

    Its owner and administrators; of what ships with Recto, teachers.
    """
    if person.role is Role.ADMINISTRATOR or row.owner_id == person.id:
        return True
    return row.is_shipped and person.role is Role.TEACHER


def set_file(session: Session, *, person: Person, slug: str) -> str:
    """A set's file.  Raises ``NotFound``, also where it is not this person's to have."""
    is_everybodys = person.role is Role.ADMINISTRATOR
    allowed = true() if is_everybodys else visible_to(person.id)
    row = (
        None
        if "\0" in slug
        else session.scalars(
            select(QuestionSet).where(QuestionSet.slug == slug, allowed)
        ).one_or_none()
    )
    if row is None or not may_download(person, row):
        raise NotFound("There is no such page, or it is not yours to see.")
    return write_set(set_schema.read(plain_set(session, slug)).question_set)
