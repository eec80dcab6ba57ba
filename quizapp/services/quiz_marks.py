"""Answers in learners' own words, marked by whoever made the quiz.

Two people may mark the same answer: both marks are logged (``given_mark``), and the
last one counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zlib import crc32

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.answer import decode
from quizapp.questions.question import Ask, OpenQuestion
from quizapp.questions.rubric import Rubric, mark_by_rubric
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict, partly
from quizapp.services.attempt_marks import add_up, keep_mark
from quizapp.services.cards import read_question
from quizapp.services.quiz_attempts import is_listed
from quizapp.services.quiz_reviews import feed_review
from quizapp.services.second_marks import amend_review
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.quizzes import Attempt, AttemptQuestion, GivenMark, Quiz

LONGEST_WORDS = 2000  #: characters a marker may write to a learner


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question of a quiz that is answered in one's own words."""

    question_id: int
    prompt: str
    waiting: int  #: answers without a mark
    marked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAnswer:
    """An answer to mark, with how it was marked."""

    attempt_id: int
    number: int
    name: str
    text: str
    points: float
    verdict: Verdict | None
    fraction: float | None
    reason: str
    marked_by: str  #: name; empty for nobody, or for who has left
    rubric: Rubric  #: as the question was when it was asked


def written_questions(
    session: Session, *, quiz: Quiz, person: Person
) -> list[WrittenQuestion]:
    """What there is to mark, those with most waiting first."""
    asked = (
        select(
            AttemptQuestion.question_id,
            func.max(AttemptQuestion.question_version).label("version"),
            func.sum(case((AttemptQuestion.fraction.is_(None), 1), else_=0)).label(
                "waiting"
            ),
            func.count().label("answers"),
        )
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(*_to_mark(quiz, person))
        .group_by(AttemptQuestion.question_id)
        .subquery()
    )
    rows = session.execute(
        select(asked, QuestionVersion.content).join(
            QuestionVersion,
            and_(
                QuestionVersion.question_id == asked.c.question_id,
                QuestionVersion.version == asked.c.version,
            ),
        )
    )
    found = [
        WrittenQuestion(
            row.question_id,
            read_question(row.content).prompt,
            int(row.waiting),
            row.answers - int(row.waiting),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.waiting, one.question_id))


def written_answers(
    session: Session, *, quiz: Quiz, person: Person, question_id: int
) -> list[WrittenAnswer]:
    """All answers to one question, those without a mark first.

    In an order that tells nothing of who wrote them.  Raises ``NotFound``.
    """
    asked = _answers(quiz, person).where(AttemptQuestion.question_id == question_id)
    rows = session.execute(asked).all()
    if not rows:
        raise NotFound("Nobody has answered this question in their own words.")
    by = _markers(session, [row.attempt_id for row in rows])
    answers = [_written(row, by.get((row.attempt_id, row.number), "")) for row in rows]
    return sorted(answers, key=_out_of_order)


def give_mark(
    session: Session,
    *,
    quiz: Quiz,
    marker: Person,
    attempt_id: int,
    number: int,
    marking: Marking,
    now: datetime,
) -> None:
    """Mark an answer; the attempt's score and the learner's schedule follow.

    The schedule is fed by the first mark; a later one amends what it fed.  Flushes and
    does not commit.

    Raises:
        NotFound: there is no such answer in this quiz to mark.
        Refused: the words to the learner are too long.
        Overtaken: the learner studied the same card meanwhile, again and again.
    """
    if len(marking.reason) > LONGEST_WORDS:
        raise Refused(f"Write at most {LONGEST_WORDS:,} characters to the learner.")
    # The attempt's lock: two markers of one attempt add up one after the other.
    attempt = session.scalars(
        select(Attempt)
        .where(Attempt.id == attempt_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    asked = _answers(quiz, marker).where(
        AttemptQuestion.attempt_id == attempt_id, AttemptQuestion.number == number
    )
    row = session.execute(asked).one_or_none()
    if attempt is None or row is None:
        raise NotFound("There is no such answer to mark in this quiz.")
    keep_mark(
        session,
        attempt_id=attempt_id,
        number=number,
        marking=marking,
        question_version=row.question_version,
        now=now,
        marked_by=marker.id,
    )
    add_up(session, attempt=attempt)
    learner = session.get_one(Person, attempt.person_id)
    fed = feed_review(
        session,
        person=learner,
        attempt_id=attempt_id,
        number=number,
        question_id=row.question_id,
        question_version=row.question_version,
        ask=row.ask,
        answer=row.answer,
        marking=marking,
        at=attempt.ended_at or now,
    )
    if fed is None:
        amend_review(
            session,
            person=learner,
            attempt_id=attempt_id,
            number=number,
            marking=marking,
            now=now,
        )


def marked_whole(fraction: float, words: str = "") -> Marking:
    """The marking of an answer as a whole: right, close from half on, else wrong."""
    if fraction >= 1:
        return Marking(RIGHT.verdict, 1.0, words)
    if fraction <= 0:
        return Marking(WRONG.verdict, 0.0, words)
    return partly(fraction, words)


def marked_by_criteria(
    rubric: Rubric, points: Sequence[Decimal], words: str = ""
) -> Marking:
    """The marking by what each criterion got, with *words* after the points."""
    marking = mark_by_rubric(rubric, points)
    reason = " ".join(filter(None, [marking.reason, words]))
    return Marking(marking.verdict, marking.fraction, reason)


def _to_mark(quiz: Quiz, person: Person) -> list[Any]:
    return [
        Attempt.quiz_id == quiz.id,
        Attempt.ended_at.is_not(None),
        is_listed(person),
        AttemptQuestion.ask == Ask.WRITTEN,
        AttemptQuestion.answer.is_not(None),
    ]


def _answers(quiz: Quiz, person: Person) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AttemptQuestion.attempt_id,
            AttemptQuestion.number,
            AttemptQuestion.question_id,
            AttemptQuestion.question_version,
            AttemptQuestion.ask,
            AttemptQuestion.answer,
            AttemptQuestion.points,
            AttemptQuestion.verdict,
            AttemptQuestion.fraction,
            AttemptQuestion.reason,
            Person.name,
            QuestionVersion.content,
        )
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .join(Person, Person.id == Attempt.person_id)
        .join(
            QuestionVersion,
            and_(
                QuestionVersion.question_id == AttemptQuestion.question_id,
                QuestionVersion.version == AttemptQuestion.question_version,
            ),
        )
        .where(*_to_mark(quiz, person))
    )


def _markers(session: Session, attempts: Sequence[int]) -> dict[tuple[int, int], str]:
    """Who gave each answer the mark that counts."""
    rows = session.execute(
        select(GivenMark.attempt_id, GivenMark.number, Person.name)
        .outerjoin(Person, Person.id == GivenMark.marked_by)
        .where(GivenMark.attempt_id.in_(attempts))
        .order_by(GivenMark.id)
    )
    return {(row.attempt_id, row.number): row.name or "" for row in rows}


def _written(row: Any, marked_by: str) -> WrittenAnswer:
    content = read_question(row.content)
    answer = decode(row.answer)
    return WrittenAnswer(
        attempt_id=row.attempt_id,
        number=row.number,
        name=row.name,
        text=answer if isinstance(answer, str) else "",
        points=row.points,
        verdict=row.verdict,
        fraction=row.fraction,
        reason=row.reason,
        marked_by=marked_by,
        rubric=content.rubric if isinstance(content, OpenQuestion) else Rubric(),
    )


def _out_of_order(one: WrittenAnswer) -> tuple[bool, int]:
    mixed = crc32(f"{one.attempt_id}-{one.number}".encode())
    return (one.fraction is not None, mixed)
