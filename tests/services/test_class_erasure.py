"""A learner of a class deletes the account: nothing tells of them, others' figures stand."""

from datetime import timedelta

import pytest
from sqlalchemy import String as AsText
from sqlalchemy import cast, func, select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Allowance, Audience, Chosen, Plan
from quizapp.services import (
    assignments,
    class_members,
    erasure,
    quizzes,
    recovery_cards,
    sign_ins,
    submissions,
)
from quizapp.services.assignment_terms import Terms
from quizapp.services.class_notices import tell_class
from quizapp.services.class_report import ClassReport, Wanted, class_report
from quizapp.services.form_ids import new_form_id
from quizapp.services.personal_data import columns_of_people
from quizapp.store.base import Base
from quizapp.store.classes import ClassMember, ClassNotice, RecoveryCard
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Attempt, Quiz, QuizAllowance
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.progress import simulated
from tests.services.quizzing import SECRET, begun, keys, new_quiz, save
from tests.services.studying import answer, next_card

NAME, ROSTER, RAW = "Zebulon Canary", "Zebu of 12B", "an answer of the canary's own"
SET = "kazakhstan-2022-who-is-who"
TODAY = NOW.date()

#: Tables in which a learner who joins, studies and takes a quiz has rows.
LEFT_IN = (ClassMember, RecoveryCard, ClassNotice, QuizAllowance, Attempt, Review)


@pytest.fixture
def quiz(session: Session, made: MadeClass) -> Quiz:
    """A quiz that the class was given and its two learners took."""
    ids = session.scalars(select(Question.id).where(Question.kind == "name")).all()
    parts = tuple(Chosen(one) for one in ids[:3])
    found = new_quiz(session, made.teacher, NOW, Plan(parts=parts))
    found.audience = Audience.CLASS
    assignments.give_quiz(
        session,
        person=made.teacher,
        class_=made.row,
        quiz_id=found.id,
        terms=Terms(),
        now=NOW,
    )
    session.commit()
    for learner in made.learners:
        take(session, learner, found)
    return found


@pytest.fixture
def made(session: Session) -> MadeClass:
    """A class of two who studied, with an exam to come."""
    made = make_class(
        session, learners=2, sets=[SET], exam_on=TODAY + timedelta(days=12)
    )
    for seed, learner in enumerate(made.learners):
        simulated.study(
            session, learner, until=NOW, days=8, new_per_day=4, seed=seed, rests=0
        )
    return made


def take(session: Session, learner: Person, quiz: Quiz, raw: str = "") -> None:
    """Take the quiz, rightly but for the first answer."""
    attempt = begun(session, learner, quiz, NOW)
    for number, key in keys(session, attempt).items():
        save(session, attempt, number, raw if raw and number == 1 else key, NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()


def report(session: Session, made: MadeClass) -> ClassReport:
    wanted = Wanted(None, "", TODAY - timedelta(days=27), TODAY)
    return class_report(session, class_=made.row, wanted=wanted, today=TODAY, now=NOW)


def come_and_learn(session: Session, made: MadeClass, quiz: Quiz) -> Person:
    """Somebody joins by the class's code and leaves rows wherever a learner can."""
    canary = recovery_cards.open_account(session, name=NAME, time_zone="UTC", now=NOW)
    class_members.join(session, class_=made.row, person=canary, name=ROSTER, now=NOW)
    recovery_cards.give(
        session, person=canary, secret=SECRET, form_id=new_form_id(NOW), now=NOW
    )
    sign_ins.start(
        session, person_id=canary.id, browser="", lasts=timedelta(days=1), now=NOW
    )
    tell_class(
        session, class_=made.row, words="A set is assigned.", address="/", now=NOW
    )
    quizzes.set_allowance(
        session,
        person=made.teacher,
        quiz=quiz,
        to=canary,
        allowance=Allowance(extra_time_pct=25),
    )
    session.commit()
    answer(session, canary, next_card(session, canary, NOW), NOW)
    take(session, canary, quiz, RAW)
    return canary


@pytest.mark.slow
def test_a_learner_who_is_erased_leaves_no_trace_and_the_class_as_it_was(
    session: Session, made: MadeClass, quiz: Quiz
) -> None:
    before = report(session, made)
    number = come_and_learn(session, made, quiz).id
    for table in LEFT_IN:
        rows = select(func.count()).where(table.person_id == number)
        assert session.scalar(rows), f"the canary left nothing in {table.__name__}"
    assert len(report(session, made).learners) == 3

    erasure.erase(session, person_id=number, with_sets=True)
    session.commit()

    for of_people, column in columns_of_people():
        rows = select(func.count()).select_from(of_people).where(column == number)
        assert session.scalar(rows) == 0, of_people.name
    for every in Base.metadata.sorted_tables:
        for column in every.columns:
            for trace in (NAME, ROSTER, RAW):
                rows = select(func.count()).where(cast(column, AsText).contains(trace))
                assert session.scalar(rows) == 0, f"{trace} in {column}"
    assert before.exam
    assert before.quiz
    assert before.quiz.attempts == 2
    assert report(session, made) == before
