"""A key that a set's file changed: what was answered before is marked again by it."""

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.questions.schema.differences import differences, in_words
from quizapp.services.question_versions import content_of
from quizapp.services.remark_log import lock_cards, write_remarks
from quizapp.services.remarks import Remarks, remarks
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Correction


def mark_by_new_version(
    session: Session, *, question: Question, now: datetime
) -> Remarks | None:
    """Mark again by the version just written; None where no mark changes.

    As after a correction by hand, which ``Correction`` tells it from: the file did it.
    Flushes and does not commit.
    """
    content = content_of(session, question)
    before = content_of(session, question, question.version - 1)
    lock_cards(session, question_id=question.id)
    found = remarks(session, question_id=question.id, content=content)
    if not (found.marks or found.verdicts):
        return None
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
