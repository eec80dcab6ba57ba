"""Deciding on drafts: accept, reject, edit, and taking it back.

Every act carries the version of the draft that its page showed.  Of two at once one
counts; the other is told what stands.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, aliased

from quizapp.errors import NotFound, Refused
from quizapp.services import derivations
from quizapp.store.derivations import Derivation
from quizapp.store.drafts import Act, DraftDecision, DraftQuestion, Standing
from quizapp.store.people import Person
from quizapp.store.races import changed_rows

#: What an act makes of a draft.
_LEADS_TO = {Act.ACCEPT: Standing.ACCEPTED, Act.REJECT: Standing.REJECTED}


class StaleDraft(Refused):
    """The draft was decided on elsewhere since the page showed it."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(
            "This draft was changed in another window, or by somebody else. "
            "Here is what stands now."
        )
        self.draft_id = draft_id


@dataclass(frozen=True, slots=True)
class Change:
    """What a draft says and where it stands from now on."""

    standing: Standing
    content: str
    spans: str

    @classmethod
    def of(cls, draft: DraftQuestion) -> "Change":
        return cls(draft.standing, draft.content, draft.spans)


def find(
    session: Session, *, person: Person, draft_id: int
) -> tuple[Derivation, DraftQuestion]:
    """A draft and what it was derived in.  Raises ``NotFound`` for another's."""
    draft = session.get(DraftQuestion, draft_id)
    derivation = session.get(Derivation, draft.derivation_id) if draft else None
    if (
        draft is None
        or derivation is None
        or not derivations.may_see(person, derivation)
    ):
        raise NotFound("There is no such draft, or it is not yours to see.")
    return derivation, draft


def decide(
    session: Session,
    *,
    person: Person,
    draft: DraftQuestion,
    seen: int,
    act: Act,
    now: datetime,
    batch: str = "",
) -> None:
    """Accept or reject a draft.  Sent again by the same page, it changes nothing.

    Flushes and does not commit.  Raises ``StaleDraft`` and ``Refused``.
    """
    standing = _LEADS_TO[act]
    _refuse_published(draft)
    if draft.version == seen + 1 and _last_was(session, draft, person, act):
        return
    change = Change(standing, draft.content, draft.spans)
    _write(session, draft, seen, change, person=person, act=act, now=now, batch=batch)


def edit(
    session: Session,
    *,
    person: Person,
    draft: DraftQuestion,
    seen: int,
    content: str,
    spans: Sequence[tuple[int, int]],
    now: datetime,
) -> None:
    """Let a draft say something else; it stands where it stood.

    Flushes and does not commit.  Raises ``StaleDraft`` and ``Refused``.
    """
    _refuse_published(draft)
    change = Change(draft.standing, content, json.dumps([list(one) for one in spans]))
    if change == Change.of(draft) and draft.version == seen:
        return
    if draft.version == seen + 1 and change == Change.of(draft):
        return
    _write(session, draft, seen, change, person=person, act=Act.EDIT, now=now)


def undo(
    session: Session, *, person: Person, draft: DraftQuestion, seen: int, now: datetime
) -> bool:
    """Take back what was last done with a draft; False if nothing was.

    Flushes and does not commit.  Raises ``StaleDraft`` and ``Refused``.
    """
    _refuse_published(draft)
    last = last_decision(session, draft)
    if last is None:
        return False
    _take_back(session, draft, last, seen, person=person, now=now)
    return True


def undo_last(
    session: Session, *, person: Person, derivation: Derivation, now: datetime
) -> list[DraftQuestion]:
    """Take back what this person did last with this text's drafts, or all done at once.

    What others changed since stays as they left it.  Flushes and does not commit.

    Returns:
        the drafts that stand as before.
    """
    last: DraftDecision | None = session.scalars(
        _standing_decisions()
        .join(DraftQuestion, DraftQuestion.id == DraftDecision.draft_id)
        .where(
            DraftQuestion.derivation_id == derivation.id,
            DraftQuestion.question_id.is_(None),
            DraftDecision.person_id == person.id,
            DraftDecision.act != Act.PUBLISH,
        )
        .order_by(DraftDecision.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        return []
    together = [last] if not last.batch else _batch(session, last.batch)
    taken_back = []
    for decision in together:
        draft = session.get_one(DraftQuestion, decision.draft_id)
        is_last = last_decision(session, draft) is decision
        if is_last and draft.question_id is None:
            _take_back(session, draft, decision, draft.version, person=person, now=now)
            taken_back.append(draft)
    return taken_back


def last_decision(session: Session, draft: DraftQuestion) -> DraftDecision | None:
    """What was done with a draft last and not taken back."""
    found: DraftDecision | None = session.scalars(
        _standing_decisions()
        .where(DraftDecision.draft_id == draft.id)
        .order_by(DraftDecision.id.desc())
        .limit(1)
    ).one_or_none()
    return found


def log(
    session: Session,
    draft: DraftQuestion,
    before: Change,
    *,
    person: Person,
    act: Act,
    now: datetime,
    batch: str = "",
    undoes: DraftDecision | None = None,
) -> None:
    """Write down what was done.  The draft's row has been written already."""
    session.add(
        DraftDecision(
            draft_id=draft.id,
            number=draft.version,
            person_id=person.id,
            act=act,
            batch=batch,
            undoes_id=undoes.id if undoes else None,
            standing=before.standing,
            content=before.content,
            spans=before.spans,
            new_standing=draft.standing,
            made_at=now,
        )
    )
    session.flush()


def _write(
    session: Session,
    draft: DraftQuestion,
    seen: int,
    change: Change,
    *,
    person: Person,
    act: Act,
    now: datetime,
    batch: str = "",
    undoes: DraftDecision | None = None,
) -> None:
    """Settle the race by the draft's row, then add to the log."""
    before = Change.of(draft)
    written = session.execute(
        update(DraftQuestion)
        .where(DraftQuestion.id == draft.id, DraftQuestion.version == seen)
        .values(
            standing=change.standing,
            content=change.content,
            spans=change.spans,
            version=seen + 1,
        )
        .execution_options(synchronize_session=False)
    )
    session.expire(draft)
    if changed_rows(written) == 0:
        raise StaleDraft(draft.id)
    log(
        session,
        draft,
        before,
        person=person,
        act=act,
        now=now,
        batch=batch,
        undoes=undoes,
    )


def _take_back(
    session: Session,
    draft: DraftQuestion,
    decision: DraftDecision,
    seen: int,
    *,
    person: Person,
    now: datetime,
) -> None:
    change = Change(decision.standing, decision.content, decision.spans)
    _write(
        session,
        draft,
        seen,
        change,
        person=person,
        act=Act.UNDO,
        now=now,
        batch=decision.batch,
        undoes=decision,
    )


def _standing_decisions() -> Select[Any]:
    """Decisions that were not taken back."""
    taking_back = aliased(DraftDecision)
    return select(DraftDecision).where(
        DraftDecision.act != Act.UNDO,
        ~select(taking_back.id)
        .where(taking_back.undoes_id == DraftDecision.id)
        .exists(),
    )


def _batch(session: Session, batch: str) -> Sequence[DraftDecision]:
    return session.scalars(
        _standing_decisions()
        .where(DraftDecision.batch == batch)
        .order_by(DraftDecision.id)
    ).all()


def _last_was(session: Session, draft: DraftQuestion, person: Person, act: Act) -> bool:
    last = last_decision(session, draft)
    return (
        last is not None
        and last.number == draft.version
        and last.act is act
        and last.person_id == person.id
    )


def _refuse_published(draft: DraftQuestion) -> None:
    if draft.question_id is not None:
        raise Refused("This question is published. Change it in its set.")
