"""A set as it is being changed: what is published with what is to change laid over it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from quizapp.questions.evidence import Evidence, FoldedText
from quizapp.questions.question import Question as Content
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.questions.schema.lint import lint
from quizapp.questions.schema.problem import SchemaProblem, SchemaRefused
from quizapp.questions.schema.question_schema import read_question
from quizapp.questions.schema.values import Plain
from quizapp.services.question_flaws import flaws_beside
from quizapp.services.quoted_words import Missing, locate, readable_quotes
from quizapp.services.set_editing import Head, head_of
from quizapp.store.question_sets import (
    Question,
    QuestionSet,
    QuestionVersion,
    SetSource,
)
from quizapp.store.set_edits import EditedQuestion, EditedText, SetEdit
from quizapp.store.source_texts import SourceText

#: What the gates know the grammar of.
_LANGUAGE_OF_GATES = "en"

#: What says nothing and stands in no file.
NOTHING: tuple[Plain, ...] = (None, "", [])


class Standing(StrEnum):
    """How what is to be stands to what is published."""

    PUBLISHED = "published"
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A source text as it shall be; ``plain`` as a set file has it."""

    key: str
    plain: Mapping[str, str]
    version: int  #: of the change; 0 where there is none
    standing: Standing

    @property
    def title(self) -> str:
        return self.plain.get("title", "") or self.key

    @property
    def body(self) -> str:
        return self.plain.get("text", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question as it shall be.

    ``content`` is what it says, with its quotes located; None where it is not in order,
    which ``problems`` (keys of the set file, and words) and ``missing`` tell.
    """

    slug: str
    plain: Mapping[str, Plain]
    version: int  #: of the change; 0 where there is none
    based_on: int  #: the published version that was changed
    published: int  #: the version in force; 0 for a new question
    question_id: int  #: 0 for a new question
    standing: Standing
    content: Content | None
    problems: tuple[SchemaProblem, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def seen(self) -> str:
        """What a form brings back, so that nobody writes over what they did not see."""
        return f"{self.published}.{self.version}"

    @property
    def kind(self) -> str:
        return str(self.plain.get("kind", ""))

    @property
    def prompt(self) -> str:
        return str(self.plain.get("prompt", ""))

    @property
    def is_stale(self) -> bool:
        """Whether its text was edited and does not hold its evidence any more."""
        return bool(self.missing) and self.standing is Standing.PUBLISHED

    @property
    def is_outrun(self) -> bool:
        """Whether another version was published since this change was begun."""
        return self.standing is Standing.CHANGED and self.based_on != self.published

    @property
    def is_sound(self) -> bool:
        """Whether it can be published as it stands."""
        return self.content is not None and not self.is_outrun


class Workbench:
    """One set with its changes; everything is read once, when it is first asked for."""

    def __init__(self, session: Session, row: QuestionSet) -> None:
        self.row = row
        self._session = session
        self.edit = session.get(SetEdit, row.id)

    @property
    def head(self) -> Head:
        return head_of(self.row, self.edit)

    @property
    def head_version(self) -> int:
        return self.edit.version if self.edit else 0

    @cached_property
    def texts(self) -> list[Text]:
        """The set's source texts, those to be removed too."""
        rows = self._session.execute(
            select(SetSource.key, SourceText)
            .join(SourceText, SourceText.id == SetSource.source_text_id)
            .where(SetSource.set_id == self.row.id)
            .order_by(SetSource.key)
        )
        published = {key: _plain_text(key, text) for key, text in rows}
        edits = {
            one.key: one
            for one in self._session.scalars(
                select(EditedText)
                .where(EditedText.set_id == self.row.id)
                .order_by(EditedText.key)
            )
        }
        return [
            _text(key, published.get(key), edits.get(key))
            for key in dict.fromkeys([*published, *edits])
        ]

    @cached_property
    def folded(self) -> dict[str, FoldedText]:
        """The texts that evidence may be quoted from, by their keys."""
        return {
            one.key: FoldedText(one.body)
            for one in self.texts
            if one.standing is not Standing.REMOVED
        }

    @cached_property
    def entries(self) -> list[Entry]:
        """All questions in their order, those to be removed too."""
        published = {row.slug: row for row in self._session.execute(self._published())}
        edits = {
            one.slug: one
            for one in self._session.scalars(
                select(EditedQuestion)
                .where(EditedQuestion.set_id == self.row.id)
                .order_by(EditedQuestion.changed_at, EditedQuestion.slug)
            )
        }
        made = {
            slug: self._entry(slug, published.get(slug), edits.get(slug))
            for slug in dict.fromkeys([*published, *edits])
        }
        wanted = json.loads(self.edit.slugs) if self.edit else []
        order = dict.fromkeys([*(slug for slug in wanted if slug in made), *made])
        return [made[slug] for slug in order]

    @property
    def staying(self) -> list[Entry]:
        """The questions that the set shall have."""
        return [one for one in self.entries if one.standing is not Standing.REMOVED]

    def entry(self, slug: str) -> Entry | None:
        return next((one for one in self.entries if one.slug == slug), None)

    def text(self, key: str) -> Text | None:
        return next((one for one in self.texts if one.key == key), None)

    def read(self, slug: str, plain: Mapping[str, Plain]) -> "Reading":
        """What a question would say, and what is wrong with it."""
        written = {key: value for key, value in plain.items() if value not in NOTHING}
        try:
            content = read_question(written | {"id": slug})
        except SchemaRefused as error:
            located, missing = locate(readable_quotes(plain), self.folded)
            return Reading(None, error.problems, missing, None, located)
        assert content is not None  # noqa: S101  (else it was refused)
        located, missing = locate(content.evidence, self.folded)
        if missing:
            return Reading(None, (), missing, content, located)
        sound = replace(content, evidence=located)
        return Reading(sound, (), (), sound, located)

    def remarks(self, entry: Entry, content: Content) -> list[str]:
        """What could be better about a question; nothing of it stops anybody."""
        contents = [
            content if one.slug == entry.slug else one.content
            for one in self.staying
            if one.content is not None or one.slug == entry.slug
        ]
        found = self._lint([one for one in contents if one is not None])
        return self._in_words(content, found.get(entry.slug, []))

    def remarks_by_slug(self) -> dict[str, list[str]]:
        """The remarks on every question that is in order, by its slug."""
        contents = [one.content for one in self.staying if one.content is not None]
        found = self._lint(contents)
        return {one.id: self._in_words(one, found.get(one.id, [])) for one in contents}

    def _lint(self, contents: Sequence[Content]) -> dict[str, list[SchemaProblem]]:
        whole = SetContent(
            id=self.row.slug, title=self.head.title, questions=tuple(contents)
        )
        said: dict[str, list[SchemaProblem]] = {}
        for remark in lint(whole):
            said.setdefault(contents[int(remark.path[1])].id, []).append(remark)
        return said

    def _in_words(
        self, content: Content, remarks: Sequence[SchemaProblem]
    ) -> list[str]:
        """Remarks as sentences, with the flaws that the gates find beside them."""
        found = [sentence(one) for one in remarks]
        if self.head.language.casefold().partition("-")[0] != _LANGUAGE_OF_GATES:
            return found
        flaws = flaws_beside(content, found)
        return [*found, *(sentence(SchemaProblem((), words)) for words in flaws)]

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to publish or to drop."""
        return (
            any(one.standing is not Standing.PUBLISHED for one in self.entries)
            or any(one.standing is not Standing.PUBLISHED for one in self.texts)
            or (self.edit is not None and (self.edit.head != "{}" or self.is_reordered))
        )

    @property
    def is_reordered(self) -> bool:
        return self.edit is not None and self.edit.slugs != "[]"

    def _published(self) -> Select[int, str, int, str]:
        return (
            select(
                Question.id, Question.slug, Question.version, QuestionVersion.content
            )
            .join(
                QuestionVersion,
                (QuestionVersion.question_id == Question.id)
                & (QuestionVersion.version == Question.version),
            )
            .where(Question.set_id == self.row.id, Question.retired_at.is_(None))
            .order_by(Question.position, Question.id)
        )

    def _entry(self, slug: str, row: Any, edit: EditedQuestion | None) -> Entry:
        """A question; *row* is what is published of it, None for a new one."""
        plain = json.loads(edit.content if edit else row.content)
        reading = self.read(slug, plain)
        return Entry(
            slug=slug,
            plain=plain,
            version=edit.version if edit else 0,
            based_on=edit.based_on if edit else getattr(row, "version", 0),
            published=getattr(row, "version", 0),
            question_id=getattr(row, "id", 0),
            standing=_standing(row is not None, edit),
            content=reading.content,
            problems=reading.problems,
            missing=reading.missing,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A question that was read: ``content`` if it is in order.

    ``unproved`` is what it says even where its evidence was not found; ``located`` are
    the quotes that were.
    """

    content: Content | None
    problems: tuple[SchemaProblem, ...] = ()
    missing: tuple[Missing, ...] = ()
    unproved: Content | None = None
    located: tuple[Evidence, ...] = ()


def sentence(problem: SchemaProblem) -> str:
    """What a set file's author is told, as a sentence for a page."""
    text = "; ".join(filter(None, (problem.message, problem.hint)))
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def _standing(is_published: bool, edit: EditedQuestion | EditedText | None) -> Standing:
    if edit is None:
        return Standing.PUBLISHED
    if edit.is_removed:
        return Standing.REMOVED
    return Standing.CHANGED if is_published else Standing.NEW


def _plain_text(key: str, text: SourceText) -> dict[str, str]:
    said = {
        "title": text.title,
        "author": text.author,
        "publisher": text.publisher,
        "published": text.published,
        "licence": text.licence,
        "text": text.body,
    }
    return {"id": key} | {name: value for name, value in said.items() if value}


def _text(key: str, published: dict[str, str] | None, edit: EditedText | None) -> Text:
    return Text(
        key=key,
        plain=json.loads(edit.content) if edit else (published or {}),
        version=edit.version if edit else 0,
        standing=_standing(published is not None, edit),
    )
