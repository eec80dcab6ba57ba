"""Changes to a set are published: what is in order becomes new versions, the rest waits."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, union, update
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.questions.question_set import Source
from quizapp.services.set_import import ImportReport, import_set
from quizapp.services.set_workbench import Entry, Standing, Workbench
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.reviews import Card, StudiedSet
from quizapp.store.set_edits import EditedQuestion, EditedText, SetEdit


@dataclass(frozen=True, slots=True)
class Held:
    """A question that is not published as it stands, and why."""

    slug: str
    prompt: str
    why: str
    is_published: bool  #: learners keep the version they have


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, or would do."""

    report: ImportReport
    held: tuple[Held, ...]


def lock(session: Session, row: QuestionSet) -> None:
    """Wait until nobody else publishes this set; before its workbench is read."""
    session.execute(
        select(QuestionSet.id).where(QuestionSet.id == row.id).with_for_update()
    )


def publish(session: Session, bench: Workbench, *, now: datetime) -> Published:
    """Write what changed as new versions; what is not in order waits as it is.

    A question whose text was edited away from under its evidence stays for learners
    what it was.  One that was removed is retired, and its cards' memory is kept.
    Flushes and does not commit.

    Raises:
        Refused: there is nothing to publish.
    """
    if not bench.has_changes:
        raise Refused("Nothing was changed since this set was last published.")
    held = [one for one in bench.staying if not one.is_sound]
    report = import_set(
        session,
        _content(bench),
        owner_id=bench.row.owner_id,
        is_shipped=bench.row.is_shipped,
        is_edited_here=True,
        untouched=[one.slug for one in held if one.question_id],
        now=now,
    )
    _put_in_order(session, bench)
    _forget(session, bench, {one.slug for one in held})
    return Published(report, tuple(_held(one, bench) for one in held))


def learners_of(session: Session, row: QuestionSet) -> int:
    """How many people beside its owner study a set or have answered a card of it."""
    studying = select(StudiedSet.person_id).where(StudiedSet.set_id == row.id)
    answering = (
        select(Card.person_id)
        .join(Question, Question.id == Card.question_id)
        .where(Question.set_id == row.id)
    )
    people = union(studying, answering).subquery()
    wanted = select(func.count()).select_from(people)
    if row.owner_id is not None:
        wanted = wanted.where(people.c.person_id != row.owner_id)
    return session.scalar(wanted) or 0


def drop_all(session: Session, bench: Workbench) -> None:
    """Throw away what was changed since the set was last published."""
    _forget(session, bench, set())


def _content(bench: Workbench) -> SetContent:
    head = bench.head
    return SetContent(
        id=bench.row.slug,
        title=head.title,
        description=head.description,
        language=head.language,
        licence=head.licence,
        sources=tuple(
            Source(**one.plain)
            for one in bench.texts
            if one.standing is not Standing.REMOVED
        ),
        questions=tuple(
            one.content
            for one in bench.staying
            if one.is_sound and one.content is not None
        ),
    )


def _put_in_order(session: Session, bench: Workbench) -> None:
    """Those that are not published now stand where they would."""
    for position, one in enumerate(bench.staying):
        session.execute(
            update(Question)
            .where(Question.set_id == bench.row.id, Question.slug == one.slug)
            .values(position=position)
            .execution_options(synchronize_session=False)
        )


def _forget(session: Session, bench: Workbench, waiting: set[str]) -> None:
    """Drop the changes that are done with, unless somebody went on with one."""
    for one in bench.entries:
        if one.version and one.slug not in waiting:
            session.execute(
                delete(EditedQuestion).where(
                    EditedQuestion.set_id == bench.row.id,
                    EditedQuestion.slug == one.slug,
                    EditedQuestion.version == one.version,
                )
            )
    for text in bench.texts:
        if text.version:
            session.execute(
                delete(EditedText).where(
                    EditedText.set_id == bench.row.id,
                    EditedText.key == text.key,
                    EditedText.version == text.version,
                )
            )
    # The count goes on, so that a page from before is known to be one.
    session.execute(
        update(SetEdit)
        .where(SetEdit.set_id == bench.row.id, SetEdit.version == bench.head_version)
        .values(head="{}", slugs="[]", version=SetEdit.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.flush()
    session.expire_all()


def _held(entry: Entry, bench: Workbench) -> Held:
    return Held(entry.slug, entry.prompt, why_held(entry), bool(entry.question_id))


def why_held(entry: Entry) -> str:
    """Why a question cannot be published as it stands, in a sentence; or empty."""
    if entry.is_sound:
        return ""
    if entry.is_stale:
        return "Its text was edited and does not hold its evidence any more."
    if entry.is_outrun:
        return "Another version was published meanwhile: open it and save it again."
    if entry.missing:
        return "Its evidence is not in the text, word for word."
    return "Something in it is not in order."
