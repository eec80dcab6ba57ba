"""What a question says from one edit to the next, and of which words of its texts."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.question import Question as QuestionContent
from quizapp.questions.schema.question_schema import dump_question
from quizapp.services.cards import read_question
from quizapp.store.question_sets import EvidenceSpan, Question, QuestionVersion

#: Where a quote stands: the source text's id, start and end.
Span = tuple[int, int, int]


def as_json(question: QuestionContent) -> str:
    """What a version keeps of a question: equal ones say the same."""
    return json.dumps(dump_question(question), ensure_ascii=False, sort_keys=True)


def content_of(
    session: Session, question: Question, version: int = 0
) -> QuestionContent:
    """What a question says, now or in another version.  Raises ``NotFound``."""
    row = session.get(QuestionVersion, (question.id, version or question.version))
    if row is None:
        raise NotFound("There is no such version of this question.")
    return read_question(row.content)


def write_version(
    session: Session,
    row: Question,
    content: QuestionContent,
    spans: Sequence[Span],
    *,
    now: datetime,
) -> None:
    """Write down what ``row.version`` says from now on.  Does not flush."""
    session.add(
        QuestionVersion(
            question_id=row.id,
            version=row.version,
            content=as_json(content),
            created_at=now,
        )
    )
    session.add_all(
        EvidenceSpan(
            question_id=row.id,
            version=row.version,
            number=number,
            source_text_id=text_id,
            start=start,
            end=end,
        )
        for number, (text_id, start, end) in enumerate(spans)
    )


def spans_of(session: Session, question_id: int, version: int) -> list[Span]:
    """Where the quotes of a version stand, in their order."""
    found = session.scalars(
        select(EvidenceSpan)
        .where(EvidenceSpan.question_id == question_id, EvidenceSpan.version == version)
        .order_by(EvidenceSpan.number)
    )
    return [(span.source_text_id, span.start, span.end) for span in found]
