"""A set of the library as plain values, as a set file has them."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.schema import set_schema
from quizapp.store.question_sets import (
    Question,
    QuestionSet,
    QuestionVersion,
    SetSource,
)
from quizapp.store.source_texts import SourceText


def plain_set(session: Session, slug: str) -> dict[str, Any]:
    """A set of the library as plain values, as a set file has them.

    Raises ``NotFound``.
    """
    row = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == slug)
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no set {slug!r} in the library.")
    plain: dict[str, Any] = {
        "format": set_schema.FORMAT,
        "id": row.slug,
        "title": row.title,
        "language": row.language,
        "sources": _sources(session, row.id),
        "questions": _questions(session, row.id),
    }
    return plain | _given(description=row.description, licence=row.licence)


def _sources(session: Session, set_id: int) -> list[dict[str, str]]:
    rows = session.execute(
        select(SetSource.key, SourceText)
        .join(SourceText, SourceText.id == SetSource.source_text_id)
        .where(SetSource.set_id == set_id)
        .order_by(SetSource.key)
    )
    return [
        {"id": key, "title": text.title, "text": text.body}
        | _given(
            author=text.author,
            publisher=text.publisher,
            published=text.published,
            licence=text.licence,
        )
        for key, text in rows
    ]


def _questions(session: Session, set_id: int) -> list[Any]:
    """The versions in force of the questions that are not retired, in order."""
    contents = session.scalars(
        select(QuestionVersion.content)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(
            QuestionVersion.version == Question.version,
            Question.set_id == set_id,
            Question.retired_at.is_(None),
        )
        .order_by(Question.position)
    )
    return [json.loads(content) for content in contents]


def _given(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
