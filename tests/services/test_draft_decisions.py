"""Decisions on drafts: each is kept, each can be taken back, and of two at once one counts."""

import json
import threading

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.evidence import QuoteNotFound
from quizapp.services import draft_decisions, draft_editing
from quizapp.services.cards import read_question
from quizapp.services.corrected_content import CorrectionRefused
from quizapp.services.draft_decisions import StaleDraft
from quizapp.services.draft_page import Desk
from quizapp.store.derivations import Derivation
from quizapp.store.drafts import Act, DraftDecision, DraftQuestion, Standing
from quizapp.store.people import Person
from tests.app_fixtures import NOW
from tests.services.deriving import (
    FOUND,
    QUESTIONS,
    TEXT,
    drafts_of,
    in_store,
    new_teacher,
    with_drafts,
)


@pytest.fixture
def ruth(session: Session) -> Person:
    return new_teacher(session)


@pytest.fixture
def derivation(session: Session, ruth: Person) -> Derivation:
    return with_drafts(session, ruth)


def decide(
    session: Session, person: Person, draft: DraftQuestion, act: Act, batch: str = ""
) -> None:
    draft_decisions.decide(
        session,
        person=person,
        draft=draft,
        seen=draft.version,
        act=act,
        now=NOW,
        batch=batch,
    )
    session.commit()


def test_of_many_who_decide_at_once_one_counts(
    session: Session, engine: Engine, ruth: Person, derivation: Derivation
) -> None:
    owner, first = ruth.id, drafts_of(session, derivation)[0].id
    session.rollback()  # lets the others write
    start, told = threading.Barrier(6), list[str]()

    def reject_or_accept(number: int) -> None:
        act = Act.ACCEPT if number % 2 else Act.REJECT
        start.wait()
        with Session(engine) as own:
            person = own.get_one(Person, owner)
            draft = own.get_one(DraftQuestion, first)
            try:
                draft_decisions.decide(
                    own, person=person, draft=draft, seen=1, act=act, now=NOW
                )
                own.commit()
                told.append(act)
            except StaleDraft:
                told.append("stale")

    threads = [threading.Thread(target=reject_or_accept, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    version = in_store(engine)[0].version
    decisions = session.scalars(select(DraftDecision)).all()
    assert len(told) == 6
    assert len(decisions) == 1
    assert version == 2
    assert set(told) - {"stale"} == {decisions[0].act}


def test_undoing_goes_back_step_by_step(
    session: Session, ruth: Person, derivation: Derivation
) -> None:
    first, second = drafts_of(session, derivation)[:2]
    decide(session, ruth, first, Act.ACCEPT)
    decide(session, ruth, second, Act.REJECT)
    decide(session, ruth, first, Act.REJECT)
    seen = []

    for _ in range(4):
        draft_decisions.undo_last(session, person=ruth, derivation=derivation, now=NOW)
        session.commit()
        seen.append([one.standing.value for one in drafts_of(session, derivation)[:2]])

    assert seen == [
        ["accepted", "rejected"],
        ["accepted", "waiting"],
        ["waiting", "waiting"],
        ["waiting", "waiting"],
    ]


def test_what_was_done_at_once_is_undone_at_once_but_for_what_changed_since(
    session: Session, ruth: Person, derivation: Derivation
) -> None:
    drafts = drafts_of(session, derivation)
    for draft in drafts[:3]:
        decide(session, ruth, draft, Act.ACCEPT, batch="together")
    other = new_teacher(session, "Ola Brandt")
    decide(session, other, drafts[0], Act.REJECT)

    undone = draft_decisions.undo_last(
        session, person=ruth, derivation=derivation, now=NOW
    )
    session.commit()

    assert [one.id for one in undone] == [drafts[1].id, drafts[2].id]
    assert drafts_of(session, derivation)[0].standing is Standing.REJECTED


def test_the_log_keeps_what_stood_before(
    session: Session, ruth: Person, derivation: Derivation
) -> None:
    first = drafts_of(session, derivation)[0]
    before = first.content
    draft_decisions.edit(
        session,
        person=ruth,
        draft=first,
        seen=1,
        content=before.replace("When", "In which year"),
        spans=[(0, 5)],
        now=NOW,
    )
    session.commit()

    entry = session.scalars(select(DraftDecision)).one()
    changed = drafts_of(session, derivation)[0]
    assert (entry.act, entry.content, entry.number) == (Act.EDIT, before, 2)
    assert changed.derived == before
    assert "In which year" in changed.content


def test_anothers_draft_is_not_to_be_had(
    session: Session, derivation: Derivation
) -> None:
    first = drafts_of(session, derivation)[0]
    other = new_teacher(session, "Ola Brandt")

    with pytest.raises(NotFound):
        draft_decisions.find(session, person=other, draft_id=first.id)


def test_a_published_draft_is_refused(
    session: Session, ruth: Person, derivation: Derivation
) -> None:
    first = drafts_of(session, derivation)[0]
    first.question_id = 1
    session.flush()

    with pytest.raises(Refused, match="is published"):
        decide(session, ruth, first, Act.ACCEPT)


def test_of_several_places_the_one_nearest_to_the_old_is_quoted() -> None:
    body = "It fell. Then it rose. It fell. Then it rose again."
    content = read_question(
        json.dumps(
            {
                "id": "fell",
                "kind": "name",
                "prompt": "What fell?",
                "answer": "It",
                "evidence": [{"source": "text", "quote": "Then it rose again."}],
            }
        )
    )

    found = draft_editing.rewritten(
        content,
        [(32, 51)],
        {"evidence": [{"source": "text", "quote": "It  fell."}]},
        body=body,
    )

    assert found.spans == ((23, 31),)
    with pytest.raises(CorrectionRefused) as refused:
        draft_editing.rewritten(
            content,
            [(32, 51)],
            {"evidence": [{"source": "text", "quote": "It fell and"}]},
            body=body,
        )
    assert isinstance(refused.value.__cause__, QuoteNotFound)


def test_the_map_counts_the_drafts_on_each_sentence(
    session: Session, ruth: Person
) -> None:
    derivation = with_drafts(session, ruth, found=FOUND | {"questions": QUESTIONS[:2]})

    desk = Desk(session, derivation=derivation)

    mapped = desk.map_of(desk.parts[0])
    assert [one.drafts for one in mapped] == [1, 1, 0, 0, 0]
    assert TEXT[mapped[2].start : mapped[2].end].startswith("The guilds protested")


def test_a_rewritten_draft_is_told_what_the_gates_see_once() -> None:
    before = read_question(
        json.dumps(
            {"kind": "name", "id": "x", "ask": ["typed"]}
            | {
                "prompt": "Who ordered the press to be closed?",
                "answer": "Ilse Varga",
                "evidence": [
                    {"source": "text", "quote": "Governor Ilse Varga had ordered it."}
                ],
            }
        )
    )
    start = TEXT.index("Governor")

    found = draft_editing.rewritten(
        before, [(start, start + 35)], {"prompt": "Who who ordered it?"}, body=TEXT
    )

    assert any("twice" in one or "who who" in one.lower() for one in found.remarks)
    assert len(set(found.remarks)) == len(found.remarks)
    assert found.content.prompt == "Who who ordered it?"
