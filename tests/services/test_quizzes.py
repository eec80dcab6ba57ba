"""Quizzes are made, changed, put away and found; and what they may draw from."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound
from quizapp.questions.question import Ask
from quizapp.quizzes.plan import (
    NO_ALLOWANCE,
    Allowance,
    Audience,
    Chosen,
    Difficulty,
    Draw,
    Plan,
    When,
)
from quizapp.services import quiz_plans, quiz_pool, quizzes, submissions
from quizapp.services.practice_quizzes import practice_quiz
from quizapp.services.quiz_list import MOST_TAKEN, quizzes_of
from quizapp.services.quizzes import Details, EditedMeanwhile, PlanRefused
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Attempt, Quiz
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW, new_learner
from tests.services.quizzing import (
    begun,
    drawing,
    keys,
    new_quiz,
    new_teacher,
    save,
    set_ids,
)
from tests.services.studying import answer, card_asked

SHARED = Details(title="January 2022", audience=Audience.LINK)


@pytest.fixture
def rosa(session: Session) -> Person:
    return new_teacher(session, NOW)


def change(
    session: Session, person: Person, quiz: Quiz, seen: int, title: str = "Another"
) -> None:
    quizzes.change_quiz(
        session,
        person=person,
        quiz=quiz,
        seen_version=seen,
        details=replace(SHARED, title=title),
        plan=quiz_plans.plan_of(session, quiz),
        now=NOW,
    )
    session.commit()


def test_a_quiz_keeps_its_parts_and_rules(session: Session, rosa: Person) -> None:
    ids = set_ids(session)
    chosen = session.scalars(select(Question.id).limit(1)).one()
    plan = Plan(
        parts=(
            Draw(count=6, set_ids=ids, topic="dates", points=2),
            Chosen(chosen, 0.5),
            Draw(count=1, set_ids=ids[:1], kind="date", difficulty=Difficulty.MEDIUM),
        ),
        opens_at=NOW,
        closes_at=NOW + timedelta(days=1),
        attempts=None,
        pass_pct=60,
        key_when=When.CLOSED,
    )

    quiz = new_quiz(session, rosa, NOW, plan)
    session.expire_all()

    assert quiz_plans.plan_of(session, quiz) == plan


def test_addresses_differ_and_have_no_words(session: Session, rosa: Person) -> None:
    codes = {new_quiz(session, rosa, NOW).code for _ in range(20)}

    assert len(codes) == 20
    assert all(len(code) == 10 and not set(code) & set("aeiou01l") for code in codes)


def test_a_quiz_nobody_could_take_is_not_made(session: Session, rosa: Person) -> None:
    plan = Plan(
        parts=(Draw(count=30, set_ids=set_ids(session)[:1], topic="causes"),),
    )

    with pytest.raises(PlanRefused) as refused:
        quizzes.make_quiz(session, owner=rosa, details=SHARED, plan=plan, now=NOW)

    assert refused.value.problems == (
        (
            "parts",
            (
                "There are not enough questions to draw 30 of causes: 1 fit. "
                "Draw fewer, or from more sets."
            ),
        ),
    )


def test_learners_make_quizzes_for_themselves_only(
    session: Session, learner: Person
) -> None:
    plan = drawing(session)
    own = Details(title="Mine")

    with pytest.raises(NotAllowed):
        quizzes.make_quiz(session, owner=learner, details=SHARED, plan=plan, now=NOW)

    quiz = quizzes.make_quiz(session, owner=learner, details=own, plan=plan, now=NOW)
    assert quiz.audience is Audience.OWNER


@pytest.mark.parametrize("part", ["draw", "chosen"])
def test_sets_of_others_are_not_to_be_used(
    session: Session, rosa: Person, learner: Person, part: str
) -> None:
    theirs = session.scalars(select(QuestionSet)).first()
    assert theirs
    theirs.is_shipped, theirs.owner_id = False, learner.id
    question = session.scalars(
        select(Question.id).where(Question.set_id == theirs.id)
    ).first()
    assert question
    plan = Plan(
        parts=(
            Draw(count=1, set_ids=(theirs.id,)) if part == "draw" else Chosen(question),
        )
    )

    with pytest.raises(NotFound):
        quizzes.make_quiz(session, owner=rosa, details=SHARED, plan=plan, now=NOW)


def test_of_two_windows_the_second_is_told(session: Session, rosa: Person) -> None:
    quiz = new_quiz(session, rosa, NOW)
    change(session, rosa, quiz, 1, "The first")

    with pytest.raises(EditedMeanwhile):
        change(session, rosa, quiz, 1, "The second")
    session.rollback()

    session.expire_all()
    assert (quiz.title, quiz.version) == ("The first", 2)


def test_a_running_attempt_keeps_what_it_was_asked(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = new_quiz(session, rosa, NOW, drawing(session, 5, time_limit_min=10))
    attempt = begun(session, learner, quiz, NOW)
    before = keys(session, attempt)

    quizzes.change_quiz(
        session,
        person=rosa,
        quiz=quiz,
        seen_version=1,
        details=SHARED,
        plan=drawing(session, 9, time_limit_min=1),
        now=NOW,
    )
    session.commit()
    session.expire_all()

    assert keys(session, attempt) == before
    assert attempt.deadline == NOW + timedelta(minutes=10)


def test_a_quiz_is_found_by_those_it_is_for(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = new_quiz(session, rosa, NOW)
    practice = practice_quiz(
        session, person=learner, slug="kazakhstan-2022-who-is-who", now=NOW
    )
    head = new_teacher(session, NOW, name="Ada Ek", role=Role.ADMINISTRATOR)

    assert quizzes.find_quiz(session, person=learner, code=quiz.code) is quiz
    for person, code in ((rosa, practice.code), (learner, "nosuchquiz")):
        with pytest.raises(NotFound):
            quizzes.find_quiz(session, person=person, code=code)
    with pytest.raises(NotFound):
        quizzes.find_managed(session, person=learner, code=quiz.code)
    assert quizzes.find_managed(session, person=head, code=quiz.code) is quiz


def test_an_allowance_is_set_and_set_again(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = new_quiz(session, rosa, NOW)
    assert quizzes.allowance_of(session, quiz=quiz, person=learner) == NO_ALLOWANCE

    for percent in (25, 50):
        given = Allowance(extra_time_pct=percent, extra_attempts=1, closes_at=NOW)
        quizzes.set_allowance(
            session, person=rosa, quiz=quiz, to=learner, allowance=given
        )
        session.commit()

    assert quizzes.allowance_of(session, quiz=quiz, person=learner) == given


# What may be drawn


def test_flashcards_are_asked_in_a_way_that_is_marked(session: Session) -> None:
    pool = quiz_pool.pool_of(session, drawing(session))

    assert len(pool) > 100
    assert Ask.FLASHCARD not in {one.ask for one in pool}


def test_a_retired_question_is_not_drawn(session: Session) -> None:
    plan = drawing(session)
    question = session.scalars(select(Question)).first()
    assert question
    question.retired_at = NOW
    session.flush()

    assert question.id not in {
        one.question_id for one in quiz_pool.pool_of(session, plan)
    }


def test_few_first_answers_say_nothing_of_difficulty_and_more_do(
    session: Session,
) -> None:
    plan = Plan(
        parts=(Draw(count=1, set_ids=set_ids(session), difficulty=Difficulty.HARD),)
    )
    number: int | None = None
    found = []
    for person in range(6):
        learner = new_learner(session, f"Learner {person}")
        card = card_asked(session, learner, Ask.TYPED, NOW)
        number = number or card.question_id
        assert card.question_id == number
        answer(session, learner, card, NOW, answer="nobody at all")
        pool = {one.question_id: one for one in quiz_pool.pool_of(session, plan)}
        found.append(pool[number].difficulty)

    assert found == [Difficulty.MEDIUM] * 4 + [Difficulty.HARD] * 2
    assert {
        one.difficulty
        for one in quiz_pool.pool_of(session, plan)
        if one.question_id != number
    } == {Difficulty.MEDIUM}
    assert len(session.scalars(select(Review)).all()) == 6


# A person's list


def test_the_list_tells_what_to_take_and_what_was_taken(
    session: Session, rosa: Person, learner: Person
) -> None:
    running = new_quiz(session, rosa, NOW, drawing(session, 5, time_limit_min=20))
    again = new_quiz(session, rosa, NOW, drawing(session, 5, attempts=3))
    once = new_quiz(session, rosa, NOW)
    for quiz in (again, once):
        attempt = begun(session, learner, quiz, NOW)
        save(session, attempt, 1, keys(session, attempt)[1], NOW)
        submissions.submit(session, attempt=attempt, now=NOW)
    begun(session, learner, running, NOW)
    new_quiz(session, rosa, NOW)  # of whose link this learner knows nothing

    found = quizzes_of(session, person=learner, now=NOW)

    assert [(one.code, one.attempts_left) for one in found.to_take] == [
        (running.code, 0),
        (again.code, 2),
    ]
    assert [one.attempt_id is not None for one in found.to_take] == [True, False]
    assert [(one.points, one.out_of) for one in found.taken] == [(1, 5), (1, 5)]
    assert found.made == []


def test_an_attempt_whose_time_is_up_is_not_to_be_gone_on_with(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = new_quiz(session, rosa, NOW, drawing(session, 5, time_limit_min=20))
    begun(session, learner, quiz, NOW)

    found = quizzes_of(session, person=learner, now=NOW + timedelta(minutes=20))

    assert found.to_take == []
    assert [(one.points, one.ended_at) for one in found.taken] == [
        (None, NOW + timedelta(minutes=20))
    ]


@pytest.mark.parametrize(
    ("when", "shows"),
    [(When.SUBMITTED, True), (When.CLOSED, False), (When.NEVER, False)],
)
def test_a_score_is_listed_once_verdicts_may_be_seen(
    session: Session, rosa: Person, learner: Person, when: When, shows: bool
) -> None:
    quiz = new_quiz(session, rosa, NOW, drawing(session, 5, verdict_when=when))
    submissions.submit(session, attempt=begun(session, learner, quiz, NOW), now=NOW)
    session.commit()

    def points() -> float | None:
        return quizzes_of(session, person=learner, now=NOW).taken[0].points

    assert (points() is not None) == shows
    quizzes.archive_quiz(session, person=rosa, quiz=quiz, now=NOW)
    assert (points() is not None) == (when is not When.NEVER)


def test_a_maker_sees_what_came_of_their_quizzes(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = new_quiz(session, rosa, NOW, drawing(session, 5, attempts=2))
    away = new_quiz(session, rosa, NOW)
    quizzes.archive_quiz(session, person=rosa, quiz=away, now=NOW)
    for _ in range(2):
        submissions.submit(session, attempt=begun(session, learner, quiz, NOW), now=NOW)
    session.commit()

    found = quizzes_of(session, person=rosa, now=NOW)

    assert [(one.code, one.attempts, one.people) for one in found.made] == [
        (quiz.code, 2, 1)
    ]
    assert [one.code for one in found.archived] == [away.code]
    assert found.to_take == []


def test_older_attempts_stand_on_the_next_page(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = new_quiz(session, rosa, NOW)
    session.add_all(
        Attempt(
            quiz_id=quiz.id,
            person_id=learner.id,
            number=number,
            started_at=NOW,
            ended_at=NOW,
        )
        for number in range(1, MOST_TAKEN + 3)
    )
    session.commit()

    first = quizzes_of(session, person=learner, now=NOW)
    second = quizzes_of(session, person=learner, now=NOW, before=first.older)

    assert (len(first.taken), len(second.taken)) == (MOST_TAKEN, 2)
    assert second.older is None
    numbers = [one.number for one in (*first.taken, *second.taken)]
    assert numbers == list(range(MOST_TAKEN + 2, 0, -1))
