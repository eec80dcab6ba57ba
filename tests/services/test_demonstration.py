"""A class of simulated learners comes, studies like real ones, and goes without a trace."""

from datetime import UTC, datetime
from itertools import islice

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.services import class_members, library, quizzes, replay
from quizapp.services.demonstration import (
    AlreadyThere,
    Demonstration,
    begin_demonstration,
    demonstration_class,
    live,
)
from quizapp.services.demonstration_removal import (
    Removed,
    give_to,
    remove_demonstration,
)
from quizapp.services.demonstration_set import BROKEN
from quizapp.simulation.learners import MARK
from quizapp.store.base import Base
from quizapp.store.classes import ClassMember, ClassTeacher
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Attempt, Quiz
from quizapp.store.reviews import Review, StudiedSet
from tests.app_fixtures import new_learner
from tests.class_fixtures import make_teacher

#: A Sunday evening.
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
SECRET = "x" * 40


def begun(
    session: Session, *, teacher: Person | None = None, learners: int = 4, seed: int = 1
) -> Demonstration:
    made = begin_demonstration(
        session,
        teacher=teacher,
        time_zone="UTC",
        now=NOW,
        seed=seed,
        learners=learners,
        days=21,
    )
    session.commit()
    return made


def lived(session: Session, made: Demonstration, days: int) -> int:
    """Let some days pass; returns how many answers they brought."""
    answers = sum(islice(live(session, made, secret=SECRET, now=NOW), days))
    session.commit()
    return answers


def rows(session: Session) -> dict[str, int]:
    """How many rows each table has."""
    counted = {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }
    session.rollback()
    return counted


@pytest.mark.slow
def test_class_learners_and_set_are_marked_as_a_demonstration(session: Session) -> None:
    made = begun(session)

    names = session.scalars(select(ClassMember.name)).all()
    titles = session.scalars(
        select(QuestionSet.title).where(QuestionSet.is_shipped.is_(False))
    ).all()
    assert made.class_.is_demonstration
    assert len(names) == 4
    assert all(name.endswith(MARK) for name in names)
    assert all("Demonstration" in title for title in titles)


@pytest.mark.slow
def test_nobody_in_it_can_sign_in(session: Session) -> None:
    begun(session)

    people = session.scalars(select(Person)).all()
    assert len(people) == 5
    assert all(one.email is None and one.password_hash is None for one in people)


@pytest.mark.slow
def test_days_are_logged_as_those_of_real_learners_are(session: Session) -> None:
    made = begun(session)

    answers = lived(session, made, 6)

    assert session.scalar(select(func.count(Review.id))) == answers > 20
    assert list(replay.compare(session)) == []


@pytest.mark.slow
def test_everybody_takes_the_quiz_on_its_day_and_no_answer_is_lost(
    session: Session,
) -> None:
    made = begun(session)
    day = made.calendar.quiz_day

    lived(session, made, day + 1)

    attempts = session.scalars(select(Attempt)).all()
    assert {one.person_id for one in attempts} == {
        sitter.person.id for sitter in made.sitters
    }
    assert all(
        one.ended_at.date() == made.calendar.day(day)
        for one in attempts
        if one.ended_at
    )
    assert all(one.points is not None for one in attempts)


@pytest.mark.slow
def test_nothing_is_answered_in_the_future(session: Session) -> None:
    morning = NOW.replace(hour=7)
    made = begin_demonstration(
        session, teacher=None, time_zone="UTC", now=morning, learners=4, days=21
    )

    for _ in live(session, made, secret=SECRET, now=morning):
        session.commit()

    last = session.scalar(select(func.max(Review.reviewed_at)))
    assert last is not None
    assert last < morning


@pytest.mark.slow
def test_the_same_seed_gives_the_same_answers(session: Session) -> None:
    logs = []
    for seed in (1, 1, 2):
        made = begun(session, seed=seed)
        lived(session, made, 2)
        logs.append(
            session.execute(
                select(Person.name, Question.slug, Review.answer, Review.reviewed_at)
                .join(Review, Review.person_id == Person.id)
                .join(Question, Question.id == Review.question_id)
                .order_by(Review.id)
            ).all()
        )
        remove_demonstration(session, class_=made.class_)
        session.commit()

    assert logs[0] == logs[1]
    assert logs[0] != logs[2]


@pytest.mark.slow
def test_a_second_demonstration_is_refused(session: Session) -> None:
    made = begun(session)

    with pytest.raises(AlreadyThere) as refused:
        begun(session)

    assert refused.value.code == made.class_.code


def test_too_few_days_leave_no_room_for_what_is_planted(session: Session) -> None:
    with pytest.raises(ValueError, match="21 days"):
        begin_demonstration(session, teacher=None, time_zone="UTC", now=NOW, days=20)


@pytest.mark.slow
def test_the_broken_question_has_another_key_than_the_sound_one(
    session: Session,
) -> None:
    made = begun(session)

    better = next(one for one in made.beliefs if one.question == BROKEN)
    assert better.is_of_the_best
    assert better.answer == "Bring back the fuel price caps"


@pytest.mark.slow
def test_removing_leaves_every_table_as_it_was(session: Session) -> None:
    """But for the scheduler's settings, which reviews of others may rest on."""
    teacher = make_teacher(session)
    new_learner(session)
    before = rows(session)
    made = begun(session, teacher=teacher)
    lived(session, made, made.calendar.quiz_day + 1)

    removed = remove_demonstration(session, class_=made.class_)
    session.commit()

    after = rows(session)
    assert removed.people == 4
    assert removed.stays == ()
    assert after | {"scheduler_policy": 0} == before | {"scheduler_policy": 0}
    assert demonstration_class(session) is None


@pytest.mark.slow
def test_a_real_learner_who_joined_keeps_what_is_theirs(session: Session) -> None:
    made = begun(session)
    lived(session, made, 2)
    real = new_learner(session)
    set_id = session.scalars(
        select(QuestionSet.id).where(QuestionSet.is_shipped.is_(False))
    ).one()
    class_members.join(
        session, class_=made.class_, person=real, name=real.name, now=NOW
    )
    library.take_up(session, person_id=real.id, set_id=set_id, now=NOW)
    session.commit()

    removed = remove_demonstration(session, class_=made.class_)
    session.commit()

    assert removed == Removed(
        people=5,
        reviews=removed.reviews,
        stays=("Demonstration: Kazakhstan, January 2022",),
    )
    assert session.scalars(select(Person)).all() == [real]
    assert session.get(StudiedSet, (real.id, set_id)) is not None


@pytest.mark.slow
def test_a_class_that_is_no_demonstration_has_nobody_to_remove(
    session: Session,
) -> None:
    made = begun(session)
    made.class_.is_demonstration = False
    session.flush()

    assert remove_demonstration(session, class_=made.class_).people == 0


@pytest.mark.slow
def test_a_demonstration_that_nobody_has_can_be_given_to_a_teacher(
    session: Session,
) -> None:
    made = begun(session)
    teacher = make_teacher(session)

    given = give_to(session, class_=made.class_, teacher=teacher)
    session.commit()

    assert given
    assert session.scalars(select(ClassTeacher.person_id)).all() == [teacher.id]
    quiz = session.scalars(select(Quiz)).one()
    assert quizzes.manages(teacher, quiz)
    assert session.scalar(select(func.count(Person.id))) == 5


@pytest.mark.slow
def test_a_demonstration_that_a_teacher_has_is_not_given_away(session: Session) -> None:
    first, second = make_teacher(session), make_teacher(session, "Omar Said")
    made = begun(session, teacher=first)

    assert not give_to(session, class_=made.class_, teacher=second)
