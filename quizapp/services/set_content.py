"""A set of the library as plain values, as a set file has them."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.schema import set_schema
from quizapp.store.question_sets import (
    EvidenceSpan,
    Question,
    QuestionSet,
    QuestionVersion,
    SetSource,
)
from quizapp.store.source_texts import SourceText


def plain_set(session: Session, slug: str) -> dict[str, Any]:
    """A set of the library as plain values, as a set file has them.

    A question whose evidence its text does not hold since that was edited quotes the
    text as it was, which stands among the sources beside the new one.

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
    _keep_what_was_quoted(session, row.id, plain)
    return plain | _given(description=row.description, licence=row.licence)


def _sources(session: Session, set_id: int) -> list[dict[str, str]]:
    rows = session.execute(
        select(SetSource.key, SourceText)
        .join(SourceText, SourceText.id == SetSource.source_text_id)
        .where(SetSource.set_id == set_id)
        .order_by(SetSource.key)
    )
    return [_source(key, text) for key, text in rows]


def _source(key: str, text: SourceText) -> dict[str, str]:
    return {"id": key, "title": text.title, "text": text.body} | _given(
        author=text.author,
        publisher=text.publisher,
        published=text.published,
        licence=text.licence,
    )


def _keep_what_was_quoted(session: Session, set_id: int, plain: dict[str, Any]) -> None:
    """Let quotes of a text as it was name it, where the set has an edited one."""
    sources = session.scalars(
        select(SetSource.source_text_id).where(SetSource.set_id == set_id)
    )
    quoted = session.execute(
        select(Question.slug, EvidenceSpan.number, EvidenceSpan.source_text_id)
        .join(
            EvidenceSpan,
            (EvidenceSpan.question_id == Question.id)
            & (EvidenceSpan.version == Question.version),
        )
        .where(
            Question.set_id == set_id,
            Question.retired_at.is_(None),
            EvidenceSpan.source_text_id.not_in(sources.all()),
        )
    ).all()
    questions = {one["id"]: one for one in plain["questions"]}
    names: dict[int, str] = {}
    for slug, number, text_id in quoted:
        quote = questions[slug]["evidence"][number]
        if text_id not in names:
            names[text_id] = f"{quote['source'][:80]}-as-it-was-{text_id}"
            text = session.get_one(SourceText, text_id)
            plain["sources"].append(_source(names[text_id], text))
        quote["source"] = names[text_id]


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
