"""Accepted drafts join a set: what stands in it stays as it was."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import draft_decisions, edited_texts, publishing, set_publishing
from quizapp.services.set_workbench import Workbench
from quizapp.store.drafts import Act
from quizapp.store.question_sets import Question, QuestionSet, SetSource
from tests.app_fixtures import NOW
from tests.services.correcting import SLUG, TEXT, owned_set
from tests.services.deriving import drafts_of, with_drafts
from tests.services.quizzing import new_teacher


def test_a_question_whose_text_was_edited_is_left_alone(session: Session) -> None:
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    session.commit()
    row = session.scalars(select(QuestionSet).where(QuestionSet.slug == SLUG)).one()
    bench = Workbench(session, row)
    edited_texts.save_text(
        session,
        bench,
        person=teacher,
        key="note",
        seen=0,
        plain=dict(edited_texts.find_text(bench, "note").plain)
        | {"text": TEXT.replace("governor, Anna", "ruler, Anna")},
        now=NOW,
    )
    session.expire_all()
    set_publishing.publish(session, Workbench(session, row), now=NOW)
    session.commit()
    before = slugs(session)
    derivation = with_drafts(session, teacher)
    first = drafts_of(session, derivation)[0]
    draft_decisions.decide(
        session, person=teacher, draft=first, seen=1, act=Act.ACCEPT, now=NOW
    )

    done = publishing.publish(
        session,
        person=teacher,
        derivation=derivation,
        set_slug=SLUG,
        title="",
        now=NOW,
    )

    keys = session.scalars(
        select(SetSource.key).where(SetSource.set_id == row.id)
    ).all()
    stale = Workbench(session, row).entry("governor")
    assert done.count == 1
    assert done.changed == ()
    assert slugs(session)[: len(before)] == before
    assert not [key for key in keys if "as-it-was" in key]
    assert stale is not None
    assert stale.is_stale


def slugs(session: Session) -> list[str]:
    """The questions that are asked, in order."""
    found = session.scalars(
        select(Question.slug)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == SLUG, Question.retired_at.is_(None))
        .order_by(Question.position, Question.id)
    )
    return list(found)
