"""Changes to the questions of a set, kept until they are published."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.question import Kind
from quizapp.questions.schema.values import Plain
from quizapp.services.question_versions import content_of
from quizapp.services.set_editing import EditedMeanwhile, free_name, open_edit
from quizapp.services.set_workbench import NOTHING, Entry, Standing, Workbench
from quizapp.store.base import table_of
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.races import insert_giving_way
from quizapp.store.set_edits import EditedQuestion, SetEdit

#: Questions a set may have, so that its pages stay quick.
MOST_QUESTIONS = 2_000


def find_entry(bench: Workbench, slug: str) -> Entry:
    """A question of the set, those to be removed too.  Raises ``NotFound``."""
    found = bench.entry(slug)
    if found is None:
        raise NotFound("There is no such question in this set.")
    return found


def add_question(
    session: Session,
    bench: Workbench,
    *,
    person: Person,
    plain: Mapping[str, Plain],
    slug: str = "",
    behind: str = "",
    now: datetime,
) -> str:
    """Put a new question into a set; returns its slug.

    It is kept as a set file writes it, in order or not: what is published has to be.
    *slug* is taken where it is free, and one made of the kind where none is given.
    It stands behind the question *behind*, else last.  Flushes and does not commit.

    Raises:
        Refused: the set is full.
    """
    if len(bench.entries) >= MOST_QUESTIONS:
        raise Refused(f"A set has room for {MOST_QUESTIONS:,} questions.")
    kind = str(plain.get("kind", ""))
    given = free_name(slug or f"{kind}-1", _taken(session, bench))
    open_edit(session, set_id=bench.row.id, now=now)
    session.add(
        EditedQuestion(
            set_id=bench.row.id,
            slug=given,
            content=_json(plain, given),
            changed_by=person.id,
            changed_at=now,
        )
    )
    order = [one.slug for one in bench.entries]
    at = order.index(behind) + 1 if behind in order else len(order)
    if at < len(order):
        _keep_order(session, bench, [*order[:at], given, *order[at:]])
    session.flush()
    return given


def empty_question(kind: str) -> dict[str, Plain]:
    """A question that says nothing yet.  Raises ``Refused`` for no kind of ours."""
    if kind not in list(Kind):
        raise Refused("Choose what kind of question to add.")
    return {"kind": kind}


def save_question(
    session: Session,
    bench: Workbench,
    *,
    person: Person,
    slug: str,
    seen: str,
    plain: Mapping[str, Plain],
    now: datetime,
) -> None:
    """Keep what a question is to say, in order or not.  Flushes, does not commit.

    Raises:
        EditedMeanwhile: it says something else than on the page that *seen* came from.
        NotFound: there is no such question.
    """
    entry = find_entry(bench, slug)
    content = _json(plain, slug)
    if _json(entry.plain, slug) == content and not entry.is_outrun:
        return
    if seen != entry.seen:
        raise EditedMeanwhile("This question was changed in another window meanwhile.")
    if entry.question_id and content == _published_json(session, entry):
        _drop(session, bench, entry)
        return
    _write(session, bench, entry, person, now, content=content, is_removed=False)


def remove_question(
    session: Session, bench: Workbench, *, person: Person, slug: str, now: datetime
) -> None:
    """Take a question out of the set when that is published; again is harmless."""
    entry = find_entry(bench, slug)
    content = _json(entry.plain, slug)
    _write(session, bench, entry, person, now, content=content, is_removed=True)


def bring_back(
    session: Session, bench: Workbench, *, person: Person, slug: str, now: datetime
) -> None:
    """Keep a question that was to be removed, as it was."""
    entry = find_entry(bench, slug)
    if entry.standing is not Standing.REMOVED:
        return
    content = _json(entry.plain, slug)
    if entry.question_id and content == _published_json(session, entry):
        _drop(session, bench, entry)
        return
    _write(session, bench, entry, person, now, content=content, is_removed=False)


def drop_change(session: Session, bench: Workbench, *, slug: str) -> None:
    """Have a question say what is published.  A new one is gone then."""
    _drop(session, bench, find_entry(bench, slug))


def duplicate(
    session: Session, bench: Workbench, *, person: Person, slug: str, now: datetime
) -> str:
    """Put a question that says the same behind another; returns its slug."""
    entry = find_entry(bench, slug)
    return add_question(
        session,
        bench,
        person=person,
        plain=entry.plain,
        slug=f"{slug[:90]}-copy",
        behind=slug,
        now=now,
    )


def move(
    session: Session, bench: Workbench, *, slug: str, by: int, now: datetime
) -> None:
    """Let a question stand so many places further down, among those that stay."""
    find_entry(bench, slug)
    staying = [one.slug for one in bench.staying]
    if slug not in staying:
        return
    at = staying.index(slug)
    staying.insert(min(max(at + by, 0), len(staying) - 1), staying.pop(at))
    open_edit(session, set_id=bench.row.id, now=now)
    removed = [one.slug for one in bench.entries if one.slug not in staying]
    _keep_order(session, bench, [*staying, *removed])


def put_back_version(
    session: Session,
    bench: Workbench,
    *,
    person: Person,
    slug: str,
    version: int,
    now: datetime,
) -> None:
    """Have a question say what it said in an earlier version, once that is published.

    Raises:
        NotFound: there is no such version.
    """
    entry = find_entry(bench, slug)
    row = session.get(Question, entry.question_id) if entry.question_id else None
    if row is None:
        raise NotFound("This question was never published.")
    content_of(session, row, version)
    old = session.get_one(QuestionVersion, (row.id, version)).content
    content = _json(json.loads(old), slug)
    if content == _published_json(session, entry):
        _drop(session, bench, entry)
        return
    _write(session, bench, entry, person, now, content=content, is_removed=False)


def _write(
    session: Session,
    bench: Workbench,
    entry: Entry,
    person: Person,
    now: datetime,
    *,
    content: str,
    is_removed: bool,
) -> None:
    open_edit(session, set_id=bench.row.id, now=now)
    values = {
        "content": content,
        "based_on": entry.published,
        "is_removed": is_removed,
        "changed_by": person.id,
        "changed_at": now,
    }
    if entry.version:
        written = session.execute(
            update(EditedQuestion)
            .where(
                EditedQuestion.set_id == bench.row.id,
                EditedQuestion.slug == entry.slug,
                EditedQuestion.version == entry.version,
            )
            .values(version=entry.version + 1, **values)
            .returning(EditedQuestion.version)
            .execution_options(synchronize_session=False)
        ).one_or_none()
    else:
        written = session.execute(
            insert_giving_way(session, EditedQuestion)
            .values(set_id=bench.row.id, slug=entry.slug, version=1, **values)
            .returning(table_of(EditedQuestion).c.version)
        ).one_or_none()
    session.expire_all()
    if written is None:
        raise EditedMeanwhile("This question was changed in another window meanwhile.")


def _drop(session: Session, bench: Workbench, entry: Entry) -> None:
    session.execute(
        delete(EditedQuestion).where(
            EditedQuestion.set_id == bench.row.id,
            EditedQuestion.slug == entry.slug,
            EditedQuestion.version == entry.version,
        )
    )
    session.expire_all()


def _keep_order(session: Session, bench: Workbench, slugs: list[str]) -> None:
    session.execute(
        update(SetEdit)
        .where(SetEdit.set_id == bench.row.id)
        .values(slugs=json.dumps(slugs))
        .execution_options(synchronize_session=False)
    )
    session.expire_all()


def _taken(session: Session, bench: Workbench) -> set[str]:
    """Every name in use, those of retired questions too: they may come back."""
    ever = session.scalars(select(Question.slug).where(Question.set_id == bench.row.id))
    return {*ever, *(one.slug for one in bench.entries)}


def _json(plain: Mapping[str, Plain], slug: str) -> str:
    said = {key: value for key, value in plain.items() if value not in NOTHING}
    return json.dumps(said | {"id": slug}, ensure_ascii=False, sort_keys=True)


def _published_json(session: Session, entry: Entry) -> str:
    row = session.get_one(QuestionVersion, (entry.question_id, entry.published))
    return _json(json.loads(row.content), entry.slug)
