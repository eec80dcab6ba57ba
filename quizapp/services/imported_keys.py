"""A key that a set's file changed: what was answered before is marked again by it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.schema.differences import differences, in_words
from quizapp.services.question_versions import content_of
from quizapp.services.remark_log import lock_cards, write_remarks
from quizapp.services.remarks import Remarks, remarks
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Correction


def mark_by_new_version(
    session: Session, *, question: Question, now: datetime
) -> Remarks | None:
    """Mark again by the version just written; None where no mark changes.

    As after a correction by hand, which ``Correction`` tells it from: the file did it.
    Flushes and does not commit.
    """
    content = content_of(session, question)
    lock_cards(session, question_id=question.id)
    found = remarks(session, question_id=question.id, content=content)
    if not (found.marks or found.verdicts):
        return None
    correction = _correction(session, question) or _new_correction(
        session, question, found, now
    )
    write_remarks(
        session,
        found,
        question_id=question.id,
        version=question.version,
        correction_id=correction.id,
        now=now,
    )
    # Mapped rows of before tell what is no longer so.
    session.expire_all()
    return found


def catch_up(
    session: Session, *, slug: str, changed: Collection[str], now: datetime
) -> None:
    """Mark again what was answered by the old keys while a set was loaded.

    For after the import's commit: an answer that was on its way read the old key.
    *changed* are the questions of the set *slug* whose keys may be others now, by
    their slugs.  Harmless where there is none.  Flushes and does not commit.
    """
    if not changed:
        return
    questions = session.scalars(
        select(Question)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == slug, Question.slug.in_(changed))
        .order_by(Question.id)
    ).all()
    for question in questions:
        mark_by_new_version(session, question=question, now=now)


def _correction(session: Session, question: Question) -> Correction | None:
    """That which the question's version in force came of, if it marked anything."""
    return session.scalars(
        select(Correction).where(
            Correction.question_id == question.id,
            Correction.to_version == question.version,
        )
    ).one_or_none()


def _new_correction(
    session: Session, question: Question, found: Remarks, now: datetime
) -> Correction:
    content = content_of(session, question)
    before = content_of(session, question, question.version - 1)
    correction = Correction(
        question_id=question.id,
        made_by=None,
        by_file=True,
        made_at=now,
        from_version=question.version - 1,
        to_version=question.version,
        words=in_words(differences(before, content)),
        marks_changed=len(found.marks),
        reviews_changed=len(found.verdicts),
    )
    session.add(correction)
    session.flush()
    return correction
