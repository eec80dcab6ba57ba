"""Which answers are marked otherwise once their key was corrected.  Only reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.answer import decode
from quizapp.questions.marking.again import JUDGED_BY_PEOPLE, can_be_marked_again
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask, Question
from quizapp.questions.verdict import Marking
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.grading import grade_for
from quizapp.services.cards import read_question
from quizapp.services.set_names import SetNames
from quizapp.store.correction_queries import (
    AMENDMENTS,
    APPLIED_KEYS,
    MARKED_ANSWERS,
    REVIEWS,
)
from quizapp.store.question_sets import Question as QuestionRow
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.reviews import Change


@dataclass(frozen=True, slots=True)
class NewMark:
    """An answer in an attempt whose mark changes."""

    attempt_id: int
    number: int
    marking: Marking


@dataclass(frozen=True, slots=True)
class NewVerdict:
    """A review whose verdict changes; its grade only where ``grade`` is given."""

    review_id: int
    person_id: int
    card_id: int
    marking: Marking
    grade: Grade | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What changes when a question's answers are marked again."""

    marks: tuple[NewMark, ...]
    verdicts: tuple[NewVerdict, ...]
    other_words: int  #: answers to what was asked in other words: not marked again
    by_hand: int  #: answers that people marked: theirs stands


def remarks(session: Session, *, question_id: int, content: Question) -> Remarks:
    """What would change if *content* told what is right.  Only reads."""
    marker = _Marker(session, question_id, content)
    which = {"question": question_id}
    marks: list[NewMark] = []
    hands: set[int] = set()
    for row in session.connection().execute(MARKED_ANSWERS, which):
        if row.answer is None:
            continue
        if row.marked_by is not None or row.ask in JUDGED_BY_PEOPLE:
            hands.add(row.attempt_id)
            continue
        marking = marker.mark(row)
        if marking and _differs(marking, row.verdict, row.fraction):
            marks.append(NewMark(row.attempt_id, row.number, marking))
    later = _later(session, question_id)
    verdicts: list[NewVerdict] = []
    for review in session.connection().execute(REVIEWS, which):
        if review.ask in JUDGED_BY_PEOPLE or review.attempt_id in hands:
            continue
        stands = later.get(review.id) or _Later()
        marking = marker.mark(review, counts=review.attempt_id is None)
        if marking and _differs(
            marking, stands.verdict or review.verdict, stands.fraction(review.fraction)
        ):
            verdicts.append(_new_verdict(review, marking, stands))
    return Remarks(
        marks=tuple(marks),
        verdicts=tuple(verdicts),
        other_words=marker.other_words,
        by_hand=len(hands),
    )


def keys_in_force(
    session: Session, rows: Sequence[Any]
) -> dict[int, tuple[int, Question]]:
    """By question, the version that says what is right now, where that is a later one
    than was asked and asks the same.  For rows of ``ALL_ASKED``.
    """
    asked = {row.question_id: row for row in rows}
    found = session.execute(
        select(QuestionRow.id, QuestionRow.version, QuestionVersion.content)
        .join(
            QuestionVersion,
            (QuestionVersion.question_id == QuestionRow.id)
            & (QuestionVersion.version == QuestionRow.version),
        )
        .where(QuestionRow.id.in_(asked))
    )
    keys = {}
    for question_id, version, text in found:
        row, content = asked[question_id], read_question(text)
        answer = None if row.answer is None else decode(row.answer)
        if version != row.question_version and can_be_marked_again(
            read_question(row.content), content, row.ask, answer
        ):
            keys[question_id] = (version, content)
    return keys


def keys_applied(
    session: Session, rows: Sequence[Any]
) -> dict[int, tuple[int, Question]]:
    """By number, the version whose key marked an answer, where that is a later one
    than was asked.  For the rows of ``ALL_ASKED`` of one attempt.

    What was asked is in the rows; what is right is to be shown by this.
    """
    if not any(row.verdict for row in rows):
        return {}
    found = session.connection().execute(APPLIED_KEYS, {"attempt": rows[0].attempt_id})
    return {row.number: (row.version, read_question(row.content)) for row in found}


class _Marker:
    """Marks the answers to one question by another content; alike ones once."""

    def __init__(self, session: Session, question_id: int, content: Question) -> None:
        self._content = content
        self._among = SetNames(
            session, session.get_one(QuestionRow, question_id).set_id
        )
        self._versions = {
            row.version: read_question(row.content)
            for row in session.execute(
                select(QuestionVersion.version, QuestionVersion.content).where(
                    QuestionVersion.question_id == question_id
                )
            )
        }
        self._known: dict[tuple[int, Ask, str], Marking | None] = {}
        self.other_words = 0

    def mark(self, row: Any, *, counts: bool = True) -> Marking | None:
        """The marking of an answer; None where something else was asked.

        ``counts``: whether it is counted then.
        """
        asked = row.question_version, row.ask, row.answer
        if asked not in self._known:
            self._known[asked] = self._mark(*asked)
        marking = self._known[asked]
        self.other_words += counts and marking is None
        return marking

    def _mark(self, version: int, ask: Ask, text: str) -> Marking | None:
        answer = decode(text)
        if not can_be_marked_again(self._versions[version], self._content, ask, answer):
            return None
        return mark(self._content, answer, ask, among=self._among)


@dataclass(slots=True)
class _Later:
    """How a review stands by its amendments; ``credit`` goes with ``verdict``."""

    verdict: Any = None
    credit: float | None = None
    grade: int | None = None
    is_graded: bool = False  #: by the learner

    def fraction(self, first: float) -> float:
        return first if self.credit is None else self.credit


def _later(session: Session, question_id: int) -> dict[int, _Later]:
    later: dict[int, _Later] = {}
    rows = session.connection().execute(AMENDMENTS, {"question": question_id})
    for row in rows:
        stands = later.setdefault(row.review_id, _Later())
        stands.grade = row.grade or stands.grade
        stands.is_graded |= row.change is Change.GRADED
        if row.change is Change.REMARKED:
            stands.verdict, stands.credit = row.verdict, row.fraction
    return later


def _new_verdict(row: Any, marking: Marking, stands: _Later) -> NewVerdict:
    """What the learner said of an answer outweighs what follows from its mark."""
    grade = grade_for(marking.verdict, marking.fraction)
    stays = stands.is_graded or grade == (stands.grade or row.grade)
    return NewVerdict(
        review_id=row.id,
        person_id=row.person_id,
        card_id=row.card_id,
        marking=marking,
        grade=None if stays else grade,
    )


def _differs(marking: Marking, verdict: Any, fraction: float) -> bool:
    return (marking.verdict, marking.fraction) != (verdict, fraction)
