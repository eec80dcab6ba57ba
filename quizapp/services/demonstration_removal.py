"""The demonstration is taken away, or given to another teacher."""

from dataclasses import dataclass

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from quizapp.services import erasure
from quizapp.services.demonstration import slug_of
from quizapp.store.classes import Assignment, ClassMember, ClassTeacher, SchoolClass
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, SetSource
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz, QuizPart
from quizapp.store.reviews import Card, Review, StudiedSet


@dataclass(frozen=True, slots=True)
class Removed:
    """What is gone; ``stays`` are titles of what real people use meanwhile."""

    people: int
    reviews: int
    stays: tuple[str, ...] = ()


def remove_demonstration(session: Session, *, class_: SchoolClass) -> Removed:
    """Take away the class, its simulated people and all they did, its quiz and its set.

    People who joined it since keep all that is theirs; so the quiz stays if they took
    it, and the set if they studied it or it was given out elsewhere.  Flushes and does
    not commit.
    """
    people = simulated_people(session, class_=class_)
    quizzes = _own_quizzes(session, class_)
    set_ = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == slug_of(class_))
    ).one_or_none()
    done = select(func.count()).where(Review.person_id.in_(people))
    reviews = session.scalar(done) or 0
    session.execute(delete(SchoolClass).where(SchoolClass.id == class_.id))
    for person_id in people:
        erasure.erase(session, person_id=person_id, with_sets=False)
    stays = [quiz.title for quiz in quizzes if not _delete_quiz(session, quiz)]
    if set_ is not None and not _delete_set(session, set_):
        stays.append(set_.title)
    session.expire_all()
    return Removed(len(people), reviews, tuple(stays))


def give_to(session: Session, *, class_: SchoolClass, teacher: Person) -> bool:
    """Give a demonstration that no real teacher has to *teacher*; whether it did so.

    Flushes and does not commit.
    """
    simulated = set(simulated_people(session, class_=class_))
    teaches = select(ClassTeacher).where(ClassTeacher.class_id == class_.id)
    places = session.scalars(teaches).all()
    if any(place.person_id not in simulated for place in places):
        return False
    for place in places:
        for owned in (QuestionSet, Quiz):
            session.execute(
                update(owned)
                .where(owned.owner_id == place.person_id)
                .values(owner_id=teacher.id)
            )
        session.execute(
            update(Assignment)
            .where(Assignment.given_by == place.person_id)
            .values(given_by=teacher.id)
        )
        erasure.erase(session, person_id=place.person_id, with_sets=False)
    session.add(
        ClassTeacher(
            class_id=class_.id, person_id=teacher.id, added_at=class_.created_at
        )
    )
    session.flush()
    return True


def simulated_people(session: Session, *, class_: SchoolClass) -> list[int]:
    """The people who were made together with a demonstration class, by their numbers.

    Whoever joined it later was not made at the very moment that it gives as its own,
    which lies weeks before it was really made.
    """
    if not class_.is_demonstration:
        return []
    in_class = [
        exists().where(table.person_id == Person.id, table.class_id == class_.id)
        for table in (ClassMember, ClassTeacher)
    ]
    return list(
        session.scalars(
            select(Person.id)
            .where(
                Person.created_at == class_.created_at,
                Person.email.is_(None),
                Person.is_guest.is_(False),
                or_(*in_class),
            )
            .order_by(Person.id)
        )
    )


def _own_quizzes(session: Session, class_: SchoolClass) -> list[Quiz]:
    """The quizzes that came with the class."""
    given = select(Assignment.quiz_id).where(Assignment.class_id == class_.id)
    return list(
        session.scalars(
            select(Quiz).where(Quiz.id.in_(given), Quiz.created_at == class_.created_at)
        )
    )


def _delete_quiz(session: Session, quiz: Quiz) -> bool:
    """Delete a quiz that no real person took; whether it could be."""
    session.flush()
    used = or_(
        exists().where(Attempt.quiz_id == quiz.id),
        exists().where(Assignment.quiz_id == quiz.id),
    )
    if session.scalar(select(used)):
        return False
    session.execute(delete(Quiz).where(Quiz.id == quiz.id))
    return True


def _delete_set(session: Session, set_: QuestionSet) -> bool:
    """Delete a set that nobody real studies, was asked from or gave out."""
    its = select(Question.id).where(Question.set_id == set_.id).scalar_subquery()
    used = or_(
        exists().where(Card.question_id.in_(its)),
        exists().where(AttemptQuestion.question_id.in_(its)),
        exists().where(QuizPart.question_id.in_(its)),
        exists().where(StudiedSet.set_id == set_.id),
        exists().where(Assignment.set_id == set_.id),
    )
    if session.scalar(select(used)):
        return False
    texts = session.scalars(
        select(SetSource.source_text_id).where(SetSource.set_id == set_.id)
    ).all()
    session.execute(delete(QuestionSet).where(QuestionSet.id == set_.id))
    erasure.delete_unused_texts(session, set(texts))
    return True
