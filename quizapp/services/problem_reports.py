"""A learner says what is wrong with a question; whoever keeps it reads and replies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.question import Question as Content
from quizapp.services import throttle
from quizapp.services.cards import read_question
from quizapp.services.policies import clock_of
from quizapp.services.throttle import Limit
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.quizzes import Attempt, AttemptQuestion, ProblemReport
from quizapp.store.reviews import Card, Review

LONGEST_WORDS = 2000
LONGEST_REPLY = 2000
A_DAY = 20  #: reports that one person may send in a day

#: Closed reports that a page lists, newest first.  Open ones are listed all.
CLOSED_LISTED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report with the question as it was asked; it does not say who sent it."""

    id: int
    question_id: int
    version: int
    version_now: int
    set_title: str
    content: Content
    words: str
    answer: str
    made_at: datetime
    closed_at: datetime | None
    reply: str

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def was_changed(self) -> bool:
        """Whether the question says something else by now."""
        return self.version_now != self.version


def limit_of(person_id: int) -> Limit:
    """How many reports one person may send."""
    return Limit(f"problem person {person_id}", A_DAY, timedelta(days=1))


def report_problem(
    session: Session,
    *,
    person: Person,
    question_id: int,
    words: str,
    answer: str = "",
    now: datetime,
) -> ProblemReport:
    """Send a report on a question that this person was asked.

    The same words on the same day give the report that is there.  Flushes and does
    not commit.

    Raises:
        NotFound: they were never asked that question.
        Refused: nothing is said, or too much.
        TooManyTries: too many in a day; says when to come back.
    """
    version = _asked_version(session, person.id, question_id)
    said = plain_words(words, longest=LONGEST_WORDS)
    if found := _said_today(session, person, question_id, said, now):
        return found
    throttle.count(session, limits=[limit_of(person.id)], now=now)
    report = ProblemReport(
        question_id=question_id,
        question_version=version,
        person_id=person.id,
        words=said,
        answer=_seen(answer)[:LONGEST_WORDS] or None,
        made_at=now,
    )
    session.add(report)
    session.flush()
    return report


def withdraw(session: Session, *, person: Person, report_id: int) -> int:
    """Take one's own report back while nobody has closed it; returns its question's id.

    Flushes and does not commit.

    Raises:
        NotFound: there is no such report of theirs.
        Refused: it was closed.
    """
    report = session.get(ProblemReport, report_id)
    if report is None or report.person_id != person.id:
        raise NotFound(
            "There is no such report of yours. It may be taken back already."
        )
    if report.closed_at is not None:
        raise Refused("This report was read and closed already; it stays.")
    session.delete(report)
    session.flush()
    return report.question_id


def close(
    session: Session, *, person: Person, report_id: int, reply: str, now: datetime
) -> None:
    """Close a report, with a reply to whoever sent it or without.

    Closing it again changes the reply.  Flushes and does not commit.
    """
    said = plain_words(reply, longest=LONGEST_REPLY) if reply.strip() else ""
    report = _kept(session, person, report_id)
    report.reply, report.closed_by = said, person.id
    report.closed_at = report.closed_at or now
    session.flush()


def reopen(session: Session, *, person: Person, report_id: int) -> None:
    """Open a closed report again; what was replied stays.  Flushes, does not commit."""
    report = _kept(session, person, report_id)
    report.closed_at = report.closed_by = None
    session.flush()


def inbox(session: Session, *, person: Person) -> list[Reported]:
    """The reports on the questions that this person keeps: open ones first, newest first."""
    return _listed(session, _keeps(person))


def open_reports(session: Session, *, person: Person) -> int:
    """How many wait for this person."""
    counted = (
        select(func.count())
        .select_from(ProblemReport)
        .join(Question, Question.id == ProblemReport.question_id)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(ProblemReport.closed_at.is_(None), _keeps(person))
    )
    return session.scalar(counted) or 0


def sent_by(session: Session, *, person: Person) -> list[Reported]:
    """What this person reported, and what came of it."""
    return _listed(session, ProblemReport.person_id == person.id)


def plain_words(text: str, *, longest: int) -> str:
    """What somebody wrote, without what cannot be seen.

    Raises:
        Refused: nothing is left, or it is too long.
    """
    said = _seen(text)
    if not said:
        raise Refused("Write a few words on what is wrong.")
    if len(said) > longest:
        raise Refused(f"Use at most {longest} characters; this has {len(said)}.")
    return said


def _seen(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (
        "".join(letter for letter in line if letter.isprintable() or letter == "\t")
        for line in lines
    )
    return "\n".join(line.rstrip() for line in kept).strip()


def _asked_version(session: Session, person_id: int, question_id: int) -> int:
    """The version this person was asked last.  Raises ``NotFound`` where none was."""
    reviewed = session.scalar(
        select(Review.question_version)
        .join(Card, Card.id == Review.card_id)
        .where(Card.person_id == person_id, Card.question_id == question_id)
        .order_by(Review.id.desc())
        .limit(1)
    )
    attempted = session.scalar(
        select(AttemptQuestion.question_version)
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(
            Attempt.person_id == person_id, AttemptQuestion.question_id == question_id
        )
        .order_by(Attempt.id.desc())
        .limit(1)
    )
    versions = [version for version in (reviewed, attempted) if version]
    if not versions:
        raise NotFound("You were not asked this question, or it was withdrawn.")
    return max(versions)


def _said_today(
    session: Session, person: Person, question_id: int, words: str, now: datetime
) -> ProblemReport | None:
    clock = clock_of(person)
    today = clock.day_of(now)
    found = session.scalars(
        select(ProblemReport)
        .where(
            ProblemReport.person_id == person.id,
            ProblemReport.question_id == question_id,
            ProblemReport.words == words,
        )
        .order_by(ProblemReport.id.desc())
    )
    return next((one for one in found if clock.day_of(one.made_at) == today), None)


def _keeps(person: Person) -> ColumnElement[bool]:
    if person.role is Role.ADMINISTRATOR:
        return true()
    return QuestionSet.owner_id == person.id


def _kept(session: Session, person: Person, report_id: int) -> ProblemReport:
    found = session.scalars(
        select(ProblemReport)
        .join(Question, Question.id == ProblemReport.question_id)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(ProblemReport.id == report_id, _keeps(person))
    ).one_or_none()
    if found is None:
        raise NotFound("There is no such report, or it is not yours to see.")
    return found


def _listed(session: Session, which: ColumnElement[bool]) -> list[Reported]:
    rows = (
        select(
            ProblemReport,
            Question.version,
            QuestionSet.title,
            QuestionVersion.content,
        )
        .join(Question, Question.id == ProblemReport.question_id)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .join(
            QuestionVersion,
            and_(
                QuestionVersion.question_id == ProblemReport.question_id,
                QuestionVersion.version == ProblemReport.question_version,
            ),
        )
        .where(which)
        .order_by(ProblemReport.id.desc())
    )
    waiting = session.execute(rows.where(ProblemReport.closed_at.is_(None))).all()
    done = session.execute(
        rows.where(ProblemReport.closed_at.is_not(None)).limit(CLOSED_LISTED)
    ).all()
    return _reported([*waiting, *done])


def _reported(rows: Sequence[Any]) -> list[Reported]:
    return [
        Reported(
            id=report.id,
            question_id=report.question_id,
            version=report.question_version,
            version_now=version,
            set_title=title,
            content=read_question(content),
            words=report.words,
            answer=report.answer or "",
            made_at=report.made_at,
            closed_at=report.closed_at,
            reply=report.reply,
        )
        for report, version, title, content in rows
    ]
