"""Giving a class a set to study or a quiz to take, changing that, and taking it back."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.quizzes.plan import Audience
from quizapp.services import class_notices, library
from quizapp.services.assignment_terms import (
    Terms,
    TermsRefused,
    check_terms,
    in_words,
)
from quizapp.services.class_assignments import title_of
from quizapp.services.class_notices import Letter
from quizapp.services.policies import clock_of
from quizapp.services.quizzes import manages
from quizapp.store.assignment_queries import LEARNERS
from quizapp.store.classes import Assignment, SchoolClass
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Quiz
from quizapp.store.reviews import Card, StudiedSet


def give_set(
    session: Session,
    *,
    person: Person,
    class_: SchoolClass,
    set_id: int,
    terms: Terms,
    now: datetime,
) -> tuple[Assignment, list[Letter]]:
    """Give a set to a class: its learners study it from now on, and are told.

    Returns the letters to send after the commit.  Flushes and does not commit.

    Raises:
        NotFound: the set is not this person's to give.
        Refused: the class has it already, or is archived.
        TermsRefused: the days make no sense.
    """
    wanted = select(QuestionSet).where(
        QuestionSet.id == set_id, library.theirs_to_give(person.id)
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise NotFound("There is no such set, or it is not yours to give.")
    _refuse_unless_open(session, class_, Assignment.set_id == set_id)
    check_terms(terms, today=clock_of(person).day_of(now))
    row = _add(session, person, class_, terms, now, set_id=set_id)
    for learner in session.execute(LEARNERS, {"class": class_.id}).all():
        library.take_up(session, person_id=learner.id, set_id=set_id, now=now)
    words = f"{class_.title}: {found.title} is assigned{in_words(terms)}."
    return row, _tell(session, class_, row, words, now)


def give_quiz(
    session: Session,
    *,
    person: Person,
    class_: SchoolClass,
    quiz_id: int,
    terms: Terms,
    now: datetime,
) -> tuple[Assignment, list[Letter]]:
    """Give a quiz to a class, whose learners find it under Quizzes and are told.

    A quiz keeps its own window, attempts and extra time; ``terms.study_by`` closes it
    to this class at the end of that day, if that is earlier.  Returns the letters to
    send after the commit.  Flushes and does not commit.

    Raises:
        NotFound: the quiz is not this person's to give.
        Refused: it is for its maker only, or put away, or the class has it already.
        TermsRefused: the days make no sense.
    """
    quiz = session.get(Quiz, quiz_id)
    if quiz is None or not manages(person, quiz):
        raise NotFound("There is no such quiz, or it is not yours to give.")
    if quiz.audience is Audience.OWNER or quiz.archived_at:
        raise Refused("This quiz is for you only, or put away. Change that first.")
    _refuse_unless_open(session, class_, Assignment.quiz_id == quiz_id)
    if terms.exam_on:
        raise TermsRefused("exam_on", "A quiz has no exam day. Leave this empty.")
    check_terms(terms, today=clock_of(person).day_of(now))
    row = _add(session, person, class_, terms, now, quiz_id=quiz_id)
    words = f"{class_.title}: the quiz {quiz.title} is assigned{in_words(terms)}."
    return row, _tell(session, class_, row, words, now)


def change(
    session: Session,
    *,
    person: Person,
    class_: SchoolClass,
    assignment: Assignment,
    terms: Terms,
    now: datetime,
) -> list[Letter]:
    """Change the days and the note; learners are told if a day changed.

    A day that has passed may stay as it is.  Returns the letters to send after the
    commit.  Flushes and does not commit.  Raises ``TermsRefused``.
    """
    if assignment.quiz_id and terms.exam_on:
        raise TermsRefused("exam_on", "A quiz has no exam day. Leave this empty.")
    old = (assignment.study_by, assignment.exam_on)
    check_terms(terms, today=clock_of(person).day_of(now), old=old)
    assignment.study_by, assignment.exam_on = terms.study_by, terms.exam_on
    assignment.note = terms.note
    session.flush()
    if old == (terms.study_by, terms.exam_on):
        return []
    title = title_of(session, assignment)
    days = in_words(terms) or ", without a date"
    words = f"{class_.title}: the dates of {title} changed. It is assigned{days}."
    return _tell(session, class_, assignment, words, now)


def take_back(
    session: Session, *, class_: SchoolClass, assignment: Assignment, now: datetime
) -> list[Letter]:
    """Take back what a class was given; nothing that was learned or taken is lost.

    Again is harmless.

    Who has not begun a set that they could not see otherwise studies it no more.
    Returns the letters to send after the commit.  Flushes and does not commit.
    """
    if assignment.taken_back_at is not None:
        return []
    assignment.taken_back_at = now
    session.flush()
    if assignment.set_id:
        _leave_unless_begun(session, class_, assignment.set_id)
    title = title_of(session, assignment)
    words = f"{class_.title}: {title} was taken back. You need not do it any more."
    return class_notices.tell_class(
        session, class_=class_, words=words, address="", now=now
    )


def give_again(
    session: Session, *, class_: SchoolClass, assignment: Assignment, now: datetime
) -> list[Letter]:
    """Undo ``take_back``; again is harmless.  Flushes and does not commit.

    Raises ``Refused`` where the class has got the same again meanwhile.
    """
    if assignment.taken_back_at is None:
        return []
    same = (
        Assignment.set_id == assignment.set_id
        if assignment.set_id
        else Assignment.quiz_id == assignment.quiz_id
    )
    _refuse_unless_open(session, class_, same)
    assignment.taken_back_at = None
    session.flush()
    if assignment.set_id:
        for row in session.execute(LEARNERS, {"class": class_.id}).all():
            library.take_up(
                session, person_id=row.id, set_id=assignment.set_id, now=now
            )
    terms = Terms(study_by=assignment.study_by, exam_on=assignment.exam_on)
    title = title_of(session, assignment)
    words = f"{class_.title}: {title} is assigned again{in_words(terms)}."
    return _tell(session, class_, assignment, words, now)


def take_up_given(
    session: Session, *, class_: SchoolClass, person_id: int, now: datetime
) -> None:
    """Let who has just joined a class study what it was given.  Does not commit."""
    rows = session.scalars(
        select(Assignment.set_id)
        .where(
            Assignment.class_id == class_.id,
            Assignment.taken_back_at.is_(None),
            Assignment.set_id.is_not(None),
        )
        .order_by(Assignment.id)
    ).all()
    for set_id in dict.fromkeys(filter(None, rows)):
        library.take_up(session, person_id=person_id, set_id=set_id, now=now)


def _add(
    session: Session,
    person: Person,
    class_: SchoolClass,
    terms: Terms,
    now: datetime,
    *,
    set_id: int | None = None,
    quiz_id: int | None = None,
) -> Assignment:
    row = Assignment(
        class_id=class_.id,
        set_id=set_id,
        quiz_id=quiz_id,
        given_by=person.id,
        given_at=now,
        note=terms.note,
        study_by=terms.study_by,
        exam_on=terms.exam_on,
    )
    session.add(row)
    session.flush()
    return row


def _tell(
    session: Session,
    class_: SchoolClass,
    assignment: Assignment,
    words: str,
    now: datetime,
) -> list[Letter]:
    address = f"/assignments/{assignment.id}"
    return class_notices.tell_class(
        session, class_=class_, words=words, address=address, now=now
    )


def _refuse_unless_open(session: Session, class_: SchoolClass, same: object) -> None:
    if class_.archived_at is not None:
        raise Refused("This class is archived. Take it out again to assign something.")
    there = select(
        exists().where(
            Assignment.class_id == class_.id,
            Assignment.taken_back_at.is_(None),
            same,  # type: ignore[arg-type]
        )
    )
    if session.scalar(there):
        raise Refused("This class has it already. Change its dates instead.")


def _leave_unless_begun(session: Session, class_: SchoolClass, set_id: int) -> None:
    """Take a set from those who could see it for this class alone and met none of it."""
    begun = (
        exists()
        .where(Card.person_id == StudiedSet.person_id, Card.question_id == Question.id)
        .where(Question.set_id == set_id)
    )
    learners = [row.id for row in session.execute(LEARNERS, {"class": class_.id}).all()]
    rows = session.scalars(
        select(StudiedSet).where(
            StudiedSet.set_id == set_id, StudiedSet.person_id.in_(learners), ~begun
        )
    ).all()
    for row in rows:
        seen = select(QuestionSet.id).where(
            QuestionSet.id == set_id, library.visible_to(row.person_id)
        )
        if session.scalar(seen) is None:
            session.delete(row)
    session.flush()
