"""A person leaves: every row about them in every table is erased."""

from typing import Any

from sqlalchemy import Column, Table, delete, func, select, update
from sqlalchemy.orm import Session

from quizapp.services import throttle
from quizapp.services.personal_data import columns_of_people
from quizapp.store.base import Base
from quizapp.store.people import Person, Try
from quizapp.store.question_sets import (
    Question,
    QuestionSet,
    SetSource,
)
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    Quiz,
    QuizEmailAllowance,
)
from quizapp.store.reviews import Card, StudiedSet
from quizapp.store.source_texts import SourceText


def erase(session: Session, *, person_id: int, with_sets: bool) -> None:
    """Erase a person: every row about them in every table.

    Flushes and does not commit.

    Args:
        with_sets: whether the sets they own go too.  A set that somebody else
            studies stays in any case, without its owner, as their cards need it.
            So does a quiz that somebody else has taken; others go.
    """
    email = session.scalar(select(Person.email).where(Person.id == person_id))
    if email:
        counted = throttle.counted_for_account(email)
        session.execute(delete(Try).where(Try.counted.in_(counted)))
        promised = QuizEmailAllowance.email == email
        session.execute(delete(QuizEmailAllowance).where(promised))
    for names in throttle.counted_for_person(person_id):
        session.execute(delete(Try).where(Try.counted.like(names)))
    _delete_own_quizzes(session, person_id)
    texts = _texts_of(session, person_id)
    if with_sets:
        texts |= _delete_own_sets(session, person_id)
    for table, column in reversed(columns_of_people()):
        if _survives(column):
            session.execute(
                update(table).where(column == person_id).values({column: None})
            )
        else:
            session.execute(delete(table).where(column == person_id))
    session.execute(delete(Person).where(Person.id == person_id))
    delete_unused_texts(session, texts)
    session.expire_all()


def own_sets(session: Session, *, person_id: int) -> int:
    """How many sets this person owns."""
    owned = select(func.count()).where(QuestionSet.owner_id == person_id)
    return session.scalar(owned) or 0


def _survives(column: Column[Any]) -> bool:
    """Whether the row stays when its person leaves."""
    return any(key.ondelete == "SET NULL" for key in column.foreign_keys)


def _delete_own_quizzes(session: Session, person_id: int) -> None:
    """Delete the quizzes that nobody else has taken."""
    taken_by_others = select(Attempt.quiz_id).where(Attempt.person_id != person_id)
    session.execute(
        delete(Quiz).where(Quiz.owner_id == person_id, Quiz.id.not_in(taken_by_others))
    )


def _delete_own_sets(session: Session, person_id: int) -> set[int]:
    """Delete the sets that nobody else studies or was asked from.

    Returns:
        the source texts they rested on.
    """
    studied_by_others = select(StudiedSet.set_id).where(
        StudiedSet.person_id != person_id
    )
    answered_by_others = (
        select(Question.set_id)
        .join(Card, Card.question_id == Question.id)
        .where(Card.person_id != person_id)
    )
    asked_of_others = (
        select(Question.set_id)
        .join(AttemptQuestion, AttemptQuestion.question_id == Question.id)
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(Attempt.person_id != person_id)
    )
    sets = session.scalars(
        select(QuestionSet.id).where(
            QuestionSet.owner_id == person_id,
            QuestionSet.id.not_in(studied_by_others),
            QuestionSet.id.not_in(answered_by_others),
            QuestionSet.id.not_in(asked_of_others),
        )
    ).all()
    texts = session.scalars(
        select(SetSource.source_text_id).where(SetSource.set_id.in_(sets))
    ).all()
    session.execute(delete(QuestionSet).where(QuestionSet.id.in_(sets)))
    return set(texts)


def _texts_of(session: Session, person_id: int) -> set[int]:
    """The source texts that this person's own rows point at."""
    return {
        text
        for table, whose in columns_of_people()
        if not _survives(whose)
        for column in _pointing_at_texts(table)
        for text in session.scalars(select(column).where(whose == person_id))
        if text is not None
    }


def delete_unused_texts(session: Session, texts: set[int]) -> None:
    """Delete those of *texts* that nothing points at any more.  Does not commit."""
    used = [
        SourceText.id.not_in(select(column).where(column.is_not(None)))
        for table in Base.metadata.sorted_tables
        for column in _pointing_at_texts(table)
    ]
    session.execute(delete(SourceText).where(SourceText.id.in_(texts), *used))


def _pointing_at_texts(table: Table) -> list[Column[Any]]:
    return [
        key.parent
        for key in table.foreign_keys
        if key.column.table.name == SourceText.__tablename__
    ]
