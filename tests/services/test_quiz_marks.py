"""Answers in one's own words are marked by people."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.question import Ask
from quizapp.questions.rubric import Criterion, Rubric
from quizapp.questions.verdict import Marking, Verdict
from quizapp.services import submissions
from quizapp.services.amendments import standing
from quizapp.services.cards import find_card
from quizapp.services.quiz_marks import (
    LONGEST_WORDS,
    WrittenAnswer,
    give_mark,
    marked_by_criteria,
    marked_whole,
    written_answers,
    written_questions,
)
from quizapp.services.replay import compare
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, AttemptQuestion, GivenMark, Quiz
from quizapp.store.reviews import Amendment, Card, Review
from tests.app_fixtures import NOW, new_learner
from tests.services.quiz_writing import (
    number_of,
    question_id,
    written_attempt,
    written_quiz,
)
from tests.services.quizzing import begun, new_teacher, save
from tests.services.studying import answer

LATER = NOW + timedelta(days=2)


@pytest.fixture
def rosa(session: Session) -> Person:
    return new_teacher(session, NOW)


@pytest.fixture
def quiz(session: Session, rosa: Person) -> Quiz:
    return written_quiz(session, rosa, NOW)


def mark(
    session: Session,
    quiz: Quiz,
    marker: Person,
    attempt: Attempt,
    marking: Marking,
    slug: str = "why",
) -> None:
    """Mark an answer as a page would; commits."""
    give_mark(
        session,
        quiz=quiz,
        marker=marker,
        attempt_id=attempt.id,
        number=number_of(session, attempt, slug),
        marking=marking,
        now=LATER,
    )
    session.commit()


def reviews(session: Session, attempt: Attempt, slug: str) -> list[Review]:
    return list(
        session.scalars(
            select(Review).where(
                Review.attempt_id == attempt.id,
                Review.question_id == question_id(session, slug),
            )
        )
    )


def test_written_answers_wait_and_others_do_not(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)

    found = written_questions(session, quiz=quiz, person=rosa)

    assert [(one.waiting, one.marked) for one in found] == [(1, 0), (1, 0)]
    assert {one.prompt for one in found} == {
        "Why was the bridge closed?",
        "What became of the bridge?",
    }
    assert attempt.unmarked == 2


def test_a_mark_adds_up_and_feeds_the_schedule_at_the_moment_of_the_answer(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)

    mark(session, quiz, rosa, attempt, marked_whole(1.0))

    session.refresh(attempt)
    assert (attempt.points, attempt.out_of, attempt.unmarked) == (1, 6, 1)
    (review,) = reviews(session, attempt, "why")
    assert (review.grade, review.reviewed_at) == (3, NOW)
    assert reviews(session, attempt, "after") == []


def test_a_second_mark_amends_what_the_first_fed_and_is_not_counted_twice(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)
    mark(session, quiz, rosa, attempt, marked_whole(1.0))
    (review,) = reviews(session, attempt, "why")
    before = review.due

    mark(session, quiz, rosa, attempt, marked_whole(0.0, "Too short."))

    assert reviews(session, attempt, "why") == [review]
    (amended,) = session.scalars(select(Amendment)).all()
    assert (amended.change, amended.grade, amended.verdict) == ("remarked", 1, "wrong")
    card = session.get_one(Card, review.card_id, populate_existing=True)
    assert (card.reviews, card.answers) == (1, 2)
    assert card.due is not None
    assert card.due < before
    assert list(compare(session)) == []


def test_a_mark_given_once_more_with_other_words_leaves_the_schedule_be(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)
    mark(session, quiz, rosa, attempt, marked_whole(0.5))

    mark(session, quiz, rosa, attempt, marked_whole(0.5, "Nearly."))

    assert session.scalars(select(Amendment)).all() == []


def test_the_last_of_many_marks_is_what_the_schedule_tells(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)

    for fraction in (1.0, 0.0, 0.5, 1.0):
        mark(session, quiz, rosa, attempt, marked_whole(fraction))

    (review,) = reviews(session, attempt, "why")
    found = standing(session, review=review)
    assert found.marking is not None
    assert (found.marking.verdict, found.grade) == ("right", 3)
    assert list(compare(session)) == []


def test_a_card_studied_since_is_replayed_with_what_came_after(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)
    mark(session, quiz, rosa, attempt, marked_whole(1.0))
    (review,) = reviews(session, attempt, "why")
    later = NOW + timedelta(days=4)
    card = find_card(session, person=learner, question_id=review.question_id)
    answer(session, learner, card, later, ask=Ask.WRITTEN, answer="It sank.")

    mark(session, quiz, rosa, attempt, marked_whole(0.0))

    found = session.get_one(Card, review.card_id, populate_existing=True)
    assert (found.reviews, found.answers) == (2, 3)
    assert list(compare(session)) == []


def test_two_teachers_are_both_logged_and_the_last_counts(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    other = new_teacher(session, NOW, name="Ada Ek", role="administrator")
    attempt = written_attempt(session, learner, quiz, NOW)

    mark(session, quiz, rosa, attempt, marked_whole(1.0))
    mark(session, quiz, other, attempt, marked_whole(0.5, "The year is missing."))

    number = number_of(session, attempt, "why")
    row = session.get_one(AttemptQuestion, (attempt.id, number), populate_existing=True)
    assert (row.verdict, row.fraction) == (Verdict.CLOSE, 0.5)
    assert row.reason == "The year is missing."
    log = session.scalars(
        select(GivenMark).where(GivenMark.number == number).order_by(GivenMark.id)
    ).all()
    assert [one.marked_by for one in log] == [rosa.id, other.id]
    session.refresh(attempt)
    assert attempt.points == 0.5
    answer = _answer(session, quiz, rosa, "why")
    assert (answer.marked_by, answer.fraction) == ("Ada Ek", 0.5)
    assert len(reviews(session, attempt, "why")) == 1


def _answer(session: Session, quiz: Quiz, person: Person, slug: str) -> WrittenAnswer:
    (found,) = written_answers(
        session, quiz=quiz, person=person, question_id=question_id(session, slug)
    )
    return found


def test_two_teachers_who_mark_one_attempt_at_once_add_up_both_marks(
    session: Session, engine: Engine, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)
    numbers = [number_of(session, attempt, slug) for slug in ("why", "after")]
    session.commit()
    ready = Barrier(2)

    def mark_one(number: int) -> None:
        with Session(engine) as own:
            ready.wait()
            give_mark(
                own,
                quiz=own.get_one(Quiz, quiz.id),
                marker=own.get_one(Person, rosa.id),
                attempt_id=attempt.id,
                number=number,
                marking=marked_whole(1),
                now=LATER,
            )
            own.commit()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(mark_one, numbers))

    session.refresh(attempt)
    assert (attempt.points, attempt.unmarked) == (2, 0)


def test_those_that_wait_come_first(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    people = [learner, *(new_learner(session, f"Learner {n}") for n in range(3))]
    made = [written_attempt(session, one, quiz, NOW, one.name) for one in people]
    for attempt in made[:2]:
        mark(session, quiz, rosa, attempt, marked_whole(0))

    found = written_answers(
        session, quiz=quiz, person=rosa, question_id=question_id(session, "why")
    )

    assert [one.fraction for one in found] == [None, None, 0, 0]
    assert {one.text for one in found} == {person.name for person in people}


@pytest.mark.parametrize("which", ["another quiz", "another number", "not written"])
def test_what_is_not_there_is_not_marked(
    session: Session, quiz: Quiz, rosa: Person, learner: Person, which: str
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)
    number = number_of(session, attempt, "why")
    if which == "another number":
        number = 99
    elif which == "not written":
        number = number_of(session, attempt, "closed")
    asked = Quiz(code="x", owner_id=rosa.id, title="x", created_at=NOW, updated_at=NOW)
    session.add(asked)
    session.flush()

    with pytest.raises(NotFound):
        give_mark(
            session,
            quiz=asked if which == "another quiz" else quiz,
            marker=rosa,
            attempt_id=attempt.id,
            number=number,
            marking=marked_whole(1),
            now=NOW,
        )


def test_an_attempt_that_runs_is_not_marked(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, number_of(session, attempt, "why"), "It sank.", NOW)

    assert written_questions(session, quiz=quiz, person=rosa) == []
    with pytest.raises(NotFound):
        mark(session, quiz, rosa, attempt, marked_whole(1))


def test_a_question_left_empty_needs_no_mark(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = begun(session, learner, quiz, NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()

    assert attempt.unmarked == 0
    assert written_questions(session, quiz=quiz, person=rosa) == []


def test_practice_of_others_is_not_marked_but_ones_own_is(
    session: Session, rosa: Person, learner: Person
) -> None:
    quiz = written_quiz(session, rosa, NOW, is_practice=True)
    written_attempt(session, learner, quiz, NOW)
    assert written_questions(session, quiz=quiz, person=rosa) == []

    written_attempt(session, rosa, quiz, NOW)

    assert len(written_questions(session, quiz=quiz, person=rosa)) == 2


def test_too_many_words_are_refused(
    session: Session, quiz: Quiz, rosa: Person, learner: Person
) -> None:
    attempt = written_attempt(session, learner, quiz, NOW)

    with pytest.raises(Refused, match="at most 2,000 characters"):
        mark(session, quiz, rosa, attempt, marked_whole(1, "x" * (LONGEST_WORDS + 1)))


@pytest.mark.parametrize(
    ("fraction", "verdict", "kept"),
    [
        (1, Verdict.RIGHT, 1.0),
        (0.75, Verdict.CLOSE, 0.75),
        (0.5, Verdict.CLOSE, 0.5),
        (0.25, Verdict.WRONG, 0.25),
        (0, Verdict.WRONG, 0.0),
    ],
)
def test_an_answer_as_a_whole_is_right_close_or_wrong(
    fraction: float, verdict: Verdict, kept: float
) -> None:
    marking = marked_whole(fraction, "Well said.")

    assert marking == Marking(verdict, kept, "Well said.")


def test_points_by_criterion_are_said_before_the_markers_words() -> None:
    rubric = Rubric(criteria=(Criterion("a", Decimal(1)), Criterion("b", Decimal(2))))

    some = marked_by_criteria(rubric, [Decimal(1), Decimal(1)], "Say why.")
    all_of_them = marked_by_criteria(rubric, [Decimal(1), Decimal(2)], "Well said.")

    assert some.reason == "2 of 3 points. Say why."
    assert (some.verdict, round(some.fraction, 3)) == (Verdict.CLOSE, 0.667)
    assert all_of_them == Marking(Verdict.RIGHT, 1.0, "Well said.")
