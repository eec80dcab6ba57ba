"""A set comes into the library, or is brought up to date there, question by question."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.questions.question import Question as QuestionContent
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.questions.question_set import Source
from quizapp.services.imported_keys import mark_by_new_version
from quizapp.services.question_versions import Span, as_json, spans_of, write_version
from quizapp.store.question_sets import (
    Question,
    QuestionSet,
    QuestionVersion,
    SetSource,
)
from quizapp.store.quizzes import Correction
from quizapp.store.races import insert_giving_way
from quizapp.store.source_texts import SourceText


@dataclass(frozen=True, slots=True)
class MarkedAgain:
    """How many answers to a question its new key marks otherwise."""

    slug: str
    marks: int  #: of answers in attempts at quizzes
    reviews: int  #: answers in learners' logs, those of quizzes among them
    learners: int  #: whose schedules are told anew


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, question by question (slugs)."""

    slug: str
    title: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    retired: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    overwritten: tuple[str, ...] = ()  #: of those changed: keys corrected here before
    still_corrected: tuple[str, ...] = ()  #: the file says what it said before that
    marked_again: tuple[MarkedAgain, ...] = ()  #: of those changed: where marks changed

    @property
    def did_nothing(self) -> bool:
        return not (self.added or self.changed or self.retired or self.returned)


def import_set(
    session: Session,
    content: SetContent,
    *,
    owner_id: int | None,
    now: datetime,
    is_shipped: bool = False,
    files_digest: str = "",
    is_edited_here: bool = False,
    untouched: Collection[str] = (),
) -> ImportReport:
    """Take *content* into the library, or bring the set of that id up to date.

    A question that changed gets a new version and every learner keeps the
    memory of it; one that is gone is retired; one that came back returns with
    the memory it had.  A key that was corrected here stays corrected while the file
    says what it said before; if the file's own words changed, they win, and the
    report says so.  What was answered to a question whose key changed is marked again,
    as after a correction, and the schedules that this touches are told anew; after the
    commit ``imported_keys.catch_up`` does so for answers that were on their way.

    *files_digest* is kept with the set: what ``services/shipped_sets.py`` compares files
    by.  A set that comes without one is not known to be what any files say.

    *is_edited_here*: its keeper saw what the questions say now, so that no correction
    stands against it.  *untouched* are questions (slugs) that *content* lacks and that
    stay as they are.

    Flushes and does not commit.

    Raises:
        Refused: the id belongs to somebody else's set.
    """
    row = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == content.id)
    ).one_or_none()
    if row is None:
        row = QuestionSet(
            slug=content.id,
            owner_id=owner_id,
            title=content.title,
            is_shipped=is_shipped,
            digest="",
            created_at=now,
            updated_at=now,
        )
        session.add(row)
    elif row.owner_id != owner_id or row.is_shipped != is_shipped:
        raise Refused(
            f"A set with the id {content.id!r} is in the library already and is "
            "not yours. Choose another `id:` in the file."
        )
    # What was edited here is not what any file says.
    digest = "" if is_edited_here else set_digest(content)
    if digest and row.digest == digest:
        row.files_digest = files_digest or row.files_digest
        session.flush()
        return ImportReport(row.slug, row.title, unchanged=len(content.questions))
    row.title, row.description = content.title, content.description
    row.language, row.licence = content.language, content.licence
    row.digest, row.files_digest = digest, files_digest
    row.updated_at = now
    session.flush()
    texts = _keep_sources(session, row, content.sources, now=now)
    run = _Import(session, row, texts, now)
    if is_edited_here:
        run.corrected_from = {}
    return run.run(content.questions, untouched)


def set_digest(content: SetContent) -> str:
    """SHA-256 of all that a set says; its texts, not the files they came from."""
    return _digest(
        [
            [content.id, content.title, content.description, content.language],
            [content.licence],
            [[source.id, source_digest(source)] for source in content.sources],
            [as_json(question) for question in content.questions],
        ]
    )


def source_digest(source: Source) -> str:
    """SHA-256 of a text with its origin: equal ones share a row."""
    return _digest(
        [
            source.title,
            source.author,
            source.publisher,
            source.published,
            source.licence,
            source.text,
        ]
    )


def _digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def _keep_sources(
    session: Session, row: QuestionSet, sources: Iterable[Source], *, now: datetime
) -> dict[str, int]:
    """Keep each source text and what the set calls it; return ids by that name."""
    session.execute(delete(SetSource).where(SetSource.set_id == row.id))
    ids = {source.id: keep_text(session, source, now=now) for source in sources}
    for key, text_id in ids.items():
        session.add(SetSource(set_id=row.id, key=key, source_text_id=text_id))
    session.flush()
    return ids


def keep_text(session: Session, source: Source, *, now: datetime) -> int:
    """Keep a text with its origin, or find it; returns its id.  Does not commit."""
    digest = source_digest(source)
    # Another process may be keeping the same text just now.
    session.execute(
        insert_giving_way(session, SourceText).values(
            digest=digest,
            title=source.title,
            author=source.author,
            publisher=source.publisher,
            published=source.published,
            licence=source.licence,
            body=source.text,
            created_at=now,
        )
    )
    return session.scalars(
        select(SourceText.id).where(SourceText.digest == digest)
    ).one()


def _corrected_from(session: Session, set_id: int) -> dict[int, int]:
    """By question whose version in force is a correction: the version last loaded."""
    steps = session.execute(
        select(
            Question.id,
            Question.version,
            Correction.from_version,
            Correction.to_version,
        )
        .join(Correction, Correction.question_id == Question.id)
        .where(Question.set_id == set_id, Correction.by_file.is_(False))
        .order_by(Correction.to_version.desc())
    )
    loaded: dict[int, int] = {}
    for question_id, version, came_from, led_to in steps:
        if loaded.get(question_id, version) == led_to:
            loaded[question_id] = came_from
    return loaded


class _Import:
    """One run of ``import_set`` over the questions of a set."""

    def __init__(
        self,
        session: Session,
        row: QuestionSet,
        texts: Mapping[str, int],
        now: datetime,
    ) -> None:
        self.session, self.row, self.texts, self.now = session, row, texts, now
        self.added: list[str] = []
        self.changed: list[str] = []
        self.returned: list[str] = []
        self.overwritten: list[str] = []
        self.still_corrected: list[str] = []
        self.marked_again: list[MarkedAgain] = []
        self.unchanged = 0
        self.corrected_from = _corrected_from(session, row.id)

    def run(
        self, contents: tuple[QuestionContent, ...], untouched: Collection[str] = ()
    ) -> ImportReport:
        known = {
            question.slug: question
            for question in self.session.scalars(
                select(Question).where(Question.set_id == self.row.id)
            )
        }
        for position, content in enumerate(contents):
            self.keep(known.pop(content.id, None), content, position)
        retired = [
            left
            for left in known.values()
            if left.retired_at is None and left.slug not in untouched
        ]
        for question in retired:
            question.retired_at = self.now
        self.session.flush()
        return ImportReport(
            slug=self.row.slug,
            title=self.row.title,
            added=tuple(self.added),
            changed=tuple(self.changed),
            unchanged=self.unchanged,
            retired=tuple(question.slug for question in retired),
            returned=tuple(self.returned),
            overwritten=tuple(self.overwritten),
            still_corrected=tuple(self.still_corrected),
            marked_again=tuple(self.marked_again),
        )

    def keep(
        self, row: Question | None, content: QuestionContent, position: int
    ) -> None:
        if row is None:
            row = Question(
                set_id=self.row.id,
                slug=content.id,
                position=position,
                kind=content.kind,
            )
            self.session.add(row)
            self.added.append(content.id)
        elif row.retired_at is not None:
            row.retired_at = None
            self.returned.append(content.id)
        row.position, row.kind, row.topic = position, content.kind, content.topic
        row.fact = self._fact(content)
        self.session.flush()
        self._keep_version(row, content)

    def _keep_version(self, row: Question, content: QuestionContent) -> None:
        """Add a version unless the one in force says the same of the same words."""
        spans = [
            (self.texts[quote.source], quote.start, quote.end)
            for quote in content.evidence
        ]
        if self.session.get(QuestionVersion, (row.id, row.version)) is not None:
            if self._says(row, row.version, content, spans):
                self.unchanged += row.slug not in self.returned
                return
            loaded = self.corrected_from.get(row.id)
            if loaded is not None:
                if self._says(row, loaded, content, spans):
                    self.still_corrected.append(row.slug)
                    return
                self.overwritten.append(row.slug)
            row.version += 1
            self.changed.append(row.slug)
            write_version(self.session, row, content, spans, now=self.now)
            self._mark_again(row)
            return
        write_version(self.session, row, content, spans, now=self.now)

    def _mark_again(self, row: Question) -> None:
        self.session.flush()
        found = mark_by_new_version(self.session, question=row, now=self.now)
        if found is not None:
            self.marked_again.append(
                MarkedAgain(
                    row.slug,
                    marks=len(found.marks),
                    reviews=len(found.verdicts),
                    learners=len(
                        {one.person_id for one in found.verdicts if one.grade}
                    ),
                )
            )

    def _says(
        self,
        row: Question,
        version: int,
        content: QuestionContent,
        spans: Sequence[Span],
    ) -> bool:
        """Whether a version says the same of the same words."""
        old = self.session.get_one(QuestionVersion, (row.id, version))
        return old.content == as_json(content) and spans_of(
            self.session, row.id, version
        ) == list(spans)

    def _fact(self, content: QuestionContent) -> str:
        """A fact's name, told apart by its text: other texts have other facts."""
        if not content.fact:
            return ""
        text_id = next((self.texts[quote.source] for quote in content.evidence), None)
        return f"{text_id or f'set {self.row.id}'}: {content.fact}"
