"""Accepted drafts become questions of a set: a new one, or one that is there."""

import json
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Question as Content
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.questions.question_set import Source
from quizapp.questions.schema import set_schema
from quizapp.services.cards import read_question
from quizapp.services.draft_decisions import Change, StaleDraft, log
from quizapp.services.set_content import plain_set
from quizapp.services.set_import import import_set
from quizapp.services.slugs import free_slug, slug_of, unique_ids
from quizapp.store.derivations import Derivation
from quizapp.store.drafts import Act, DraftQuestion, Standing
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, SetSource
from quizapp.store.source_texts import SourceText


@dataclass(frozen=True, slots=True)
class Published:
    """Where accepted drafts went, and how many."""

    slug: str
    title: str
    count: int
    changed: tuple[str, ...] = ()  #: questions of the set whose keys are others now


@dataclass(frozen=True, slots=True)
class _Whole:
    """A set as it stands.

    ``untouched`` (slugs) are in ``order`` and not in ``content``: their text was edited
    away from under their evidence, and learners keep them as they are.
    """

    content: SetContent
    order: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()


def ready(session: Session, derivation: Derivation) -> list[DraftQuestion]:
    """The drafts that are accepted and in no set yet, in the order of the text."""
    found = session.scalars(
        select(DraftQuestion)
        .where(
            DraftQuestion.derivation_id == derivation.id,
            DraftQuestion.standing == Standing.ACCEPTED,
            DraftQuestion.question_id.is_(None),
        )
        .order_by(DraftQuestion.position)
        .with_for_update()
    )
    return list(found)


def own_sets(session: Session, *, owner_id: int) -> list[tuple[str, str]]:
    """Id and title of the sets that drafts of this person can go to."""
    found = session.execute(
        select(QuestionSet.slug, QuestionSet.title)
        .where(QuestionSet.owner_id == owner_id, QuestionSet.is_shipped.is_(False))
        .order_by(QuestionSet.title, QuestionSet.id)
    )
    return [(row.slug, row.title) for row in found]


def publish(
    session: Session,
    *,
    person: Person,
    derivation: Derivation,
    set_slug: str,
    title: str,
    now: datetime,
) -> Published:
    """Put the accepted drafts into a set: the one of *set_slug*, or a new one.

    The set is the text's owner's, whoever publishes.  Flushes and does not commit;
    after the commit ``imported_keys.catch_up`` marks answers that were on their way.

    Raises:
        Refused: nothing is accepted, or a new set has no title.
        NotFound: there is no such set of theirs.
        StaleDraft: one of the drafts was changed just now.
    """
    drafts = ready(session, derivation)
    if not drafts:
        raise Refused("Accept a draft first: there is nothing to publish.")
    text = session.get_one(SourceText, derivation.source_text_id)
    before = (
        _grown(session, derivation.owner_id, set_slug, text)
        if set_slug
        else _Whole(_new(session, title, derivation, text))
    )
    content = before.content
    key = _key_of(content, text)
    questions = unique_ids(
        (question_of(draft, source=key, body=text.body) for draft in drafts),
        taken=_slugs_of(session, content.id),
    )
    whole = replace(content, questions=(*content.questions, *questions))
    report = import_set(
        session,
        whole,
        owner_id=derivation.owner_id,
        is_edited_here=bool(set_slug),
        untouched=before.untouched,
        now=now,
    )
    if before.untouched:
        order = [*before.order, *(one.id for one in questions)]
        _put_in_order(session, content.id, order)
    _note(session, content.id, drafts, questions, person, now)
    return Published(content.id, content.title, len(questions), report.changed)


def question_of(draft: DraftQuestion, *, source: str, body: str) -> Content:
    """A draft as a question whose quotes stand where the draft has them."""
    content = read_question(draft.content)
    evidence = tuple(
        Evidence(source, body[start:end], start, end, _occurrence(body, start, end))
        for start, end in json.loads(draft.spans)
    )
    return replace(content, evidence=evidence, fact=slug_of(draft.fact))


def _occurrence(body: str, start: int, end: int) -> int:
    """As a set file counts it: among equal words, white space folded."""
    quote = " ".join(body[start:end].split())
    before = " ".join(body[:start].split())
    folded = f"{before} " if before and body[start - 1].isspace() else before
    count, place = 1, -1
    known = folded + quote
    while 0 <= (place := known.find(quote, place + 1)) < len(folded):
        count += 1
    return count


def _new(
    session: Session, title: str, derivation: Derivation, text: SourceText
) -> SetContent:
    title = " ".join(title.split())[:200]
    if not title:
        raise Refused("Give the new set a title.")
    taken = set(session.scalars(select(QuestionSet.slug)))
    return SetContent(
        id=free_slug(slug_of(title), taken), title=title, sources=(_source(text),)
    )


def _grown(session: Session, owner_id: int, slug: str, text: SourceText) -> _Whole:
    """The set as it stands, with the text among its sources.

    Its row is held, so that of two who add to it neither takes out the other's.
    """
    row = session.scalars(
        select(QuestionSet)
        .where(
            QuestionSet.slug == slug,
            QuestionSet.owner_id == owner_id,
            QuestionSet.is_shipped.is_(False),
        )
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such set, or it is not yours to change.")
    wanted = select(SetSource.key, SetSource.source_text_id)
    found = session.execute(wanted.where(SetSource.set_id == row.id))
    held = {one.key: one.source_text_id for one in found}
    whole = _without_stale(set_schema.read(plain_set(session, slug)).question_set, held)
    if text.id in held.values():
        return whole
    sources = (*whole.content.sources, _source(text, whole.content.sources))
    return replace(whole, content=replace(whole.content, sources=sources))


def _without_stale(content: SetContent, keys: Container[str]) -> _Whole:
    """Leave out texts that are none of the set's *keys*, and what quotes them."""
    staying = tuple(
        one
        for one in content.questions
        if all(quote.source in keys for quote in one.evidence)
    )
    order = tuple(one.id for one in content.questions)
    kept = {one.id for one in staying}
    sources = tuple(one for one in content.sources if one.id in keys)
    return _Whole(
        replace(content, sources=sources, questions=staying),
        order,
        tuple(slug for slug in order if slug not in kept),
    )


def _put_in_order(session: Session, set_slug: str, order: Sequence[str]) -> None:
    """Let those that were left alone stand where they stood."""
    set_id = session.scalar(select(QuestionSet.id).where(QuestionSet.slug == set_slug))
    for position, slug in enumerate(order):
        session.execute(
            update(Question)
            .where(Question.set_id == set_id, Question.slug == slug)
            .values(position=position)
        )


def _source(text: SourceText, beside: Sequence[Source] = ()) -> Source:
    return Source(
        id=free_slug(slug_of(text.title, 40), {source.id for source in beside}),
        title=text.title,
        author=text.author,
        publisher=text.publisher,
        published=text.published,
        licence=text.licence,
        text=text.body,
    )


def _key_of(content: SetContent, text: SourceText) -> str:
    """What the set calls the text."""
    told = (text.title, text.published, text.body)
    return next(
        source.id
        for source in content.sources
        if (source.title, source.published, source.text) == told
    )


def _slugs_of(session: Session, set_slug: str) -> list[str]:
    """The ids of all questions of a set, those retired too: none comes back as another."""
    found = session.scalars(
        select(Question.slug)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == set_slug)
    )
    return list(found)


def _note(
    session: Session,
    set_slug: str,
    drafts: Sequence[DraftQuestion],
    questions: Sequence[Content],
    person: Person,
    now: datetime,
) -> None:
    """Say of each draft which question it became."""
    ids = {
        row.slug: row.id
        for row in session.execute(
            select(Question.slug, Question.id)
            .join(QuestionSet, QuestionSet.id == Question.set_id)
            .where(QuestionSet.slug == set_slug)
        )
    }
    for draft, question in zip(drafts, questions, strict=True):
        if draft.question_id is not None or draft.standing is not Standing.ACCEPTED:
            raise StaleDraft(draft.id)
        before = Change.of(draft)
        draft.question_id = ids[question.id]
        draft.version += 1
        session.flush()
        log(session, draft, before, person=person, act=Act.PUBLISH, now=now)
