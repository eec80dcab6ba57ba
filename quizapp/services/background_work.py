"""Texts waiting to be read are taken by workers, one at a time, whichever is free.

A worker that takes one writes its name there and, every few seconds, the moment.  One
that stopped doing so is taken for gone, and the text is read again by another.
"""

import json
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from quizapp.questions.question_set import Source
from quizapp.questions.schema.problem import SchemaRefused
from quizapp.services import draft_learning
from quizapp.services.deriving_process import Request
from quizapp.services.plain_derivation import question_in
from quizapp.services.question_versions import as_json
from quizapp.services.rephrasing import Endpoint
from quizapp.services.set_import import keep_text
from quizapp.store.base import table_of
from quizapp.store.derivations import Derivation, DerivationUpload, Stage
from quizapp.store.drafts import DraftQuestion
from quizapp.store.races import changed_rows
from quizapp.store.source_texts import SourceText

log = logging.getLogger(__name__)

#: After so long without a sign of life a worker is taken for gone.
LEASE = timedelta(seconds=60)

#: How often a text is begun before it is given up.
MOST_TRIES = 3


def claim(session: Session, *, worker: str, now: datetime) -> Derivation | None:
    """Take the text that waits longest; None if none does, or another was faster.

    Flushes and does not commit: commit at once, so that nobody else takes it.
    """
    free = or_(
        Derivation.stage == Stage.WAITING,
        and_(Derivation.stage == Stage.READING, Derivation.seen_at < now - LEASE),
    )
    wanted = session.scalar(
        select(Derivation.id).where(free).order_by(Derivation.id).limit(1)
    )
    if wanted is None:
        return None
    taken = session.execute(
        update(Derivation)
        .where(Derivation.id == wanted, free)
        .values(
            stage=Stage.READING,
            worker=worker,
            seen_at=now,
            tries=Derivation.tries + 1,
        )
        .execution_options(synchronize_session=False)
    )
    if changed_rows(taken) == 0:
        return None
    found = session.get_one(Derivation, wanted, populate_existing=True)
    if found.tries > MOST_TRIES:
        fail(
            session,
            derivation_id=wanted,
            worker=worker,
            problem="Recto stopped each time while it read this. Try a part of the text.",
            now=now,
        )
        return None
    return found


def anything_to_do(session: Session, *, now: datetime) -> bool:
    """Whether a text waits for a worker.  Only reads."""
    waits = select(Derivation.id).where(
        or_(
            Derivation.stage == Stage.WAITING,
            and_(Derivation.stage == Stage.READING, Derivation.seen_at < now - LEASE),
        )
    )
    return session.scalar(waits.limit(1)) is not None


def request_of(
    session: Session, derivation: Derivation, *, endpoint: Endpoint | None = None
) -> Request:
    """What a reading process needs to know; *endpoint* is told where it may be asked."""
    upload = session.get(DerivationUpload, derivation.id)
    text = ""
    if derivation.source_text_id is not None:
        text = session.get_one(SourceText, derivation.source_text_id).body
    return Request(
        title=derivation.title,
        published=derivation.published,
        text=text,
        upload_name=upload.name if upload else "",
        upload=upload.data if upload else b"",
        wanted=derivation.wanted,
        endpoint=endpoint if derivation.rephrase else None,
        decided=draft_learning.decisions(session),
    )


def beat(
    session: Session,
    *,
    derivation_id: int,
    worker: str,
    share: float,
    doing: str,
    now: datetime,
) -> bool:
    """Say that the worker lives, and how far it is.

    Returns:
        whether it shall go on: the text was not cancelled, erased or taken by another.
    """
    return _write(session, derivation_id, worker, share=share, doing=doing, seen_at=now)


def give_back(session: Session, *, derivation_id: int, worker: str) -> None:
    """Let another worker take the text: this one is told to stop."""
    _write(session, derivation_id, worker, stage=Stage.WAITING, worker="")


def fail(
    session: Session, *, derivation_id: int, worker: str, problem: str, now: datetime
) -> None:
    """Say in words why no questions came of a text; the text is kept."""
    _write(
        session,
        derivation_id,
        worker,
        stage=Stage.FAILED,
        problem=problem,
        ended_at=now,
    )


def finish(
    session: Session,
    *,
    derivation_id: int,
    worker: str,
    found: Mapping[str, Any],
    now: datetime,
) -> bool:
    """Keep what was found: the text of a file, and the drafts in its order.

    Flushes and does not commit.

    Returns:
        False when the text was cancelled or taken by another: nothing is kept then.
    """
    ended = _write(
        session,
        derivation_id,
        worker,
        stage=Stage.DONE,
        share=1.0,
        doing="",
        ended_at=now,
        findings=json.dumps(found["findings"], ensure_ascii=False),
        notices=json.dumps(found["notices"], ensure_ascii=False),
    )
    if not ended:
        return False
    derivation = session.get_one(Derivation, derivation_id, populate_existing=True)
    if derivation.source_text_id is None:
        _keep_file(session, derivation, found, now)
    rows = list(_rows(derivation_id, found["questions"]))
    if rows:
        session.execute(insert(table_of(DraftQuestion)), rows)
    session.flush()
    return True


def _keep_file(
    session: Session, derivation: Derivation, found: Mapping[str, Any], now: datetime
) -> None:
    title = derivation.title or found["title"] or "Untitled text"
    source = Source(
        id="text", title=title, published=derivation.published, text=found["text"]
    )
    derivation.title = title
    derivation.source_text_id = keep_text(session, source, now=now)
    session.execute(
        delete(DerivationUpload).where(DerivationUpload.derivation_id == derivation.id)
    )


def _rows(derivation_id: int, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for each draft: numbered in the order of the text."""
    ranked = sorted(
        ((rank, one) for rank, one in enumerate(questions, 1) if _is_question(one)),
        key=lambda one: (one[1]["evidence"][0]["start"], (one[1]["key"] or [0])[0]),
    )
    return [
        _row(question)
        | {"derivation_id": derivation_id, "position": position, "rank": rank}
        for position, (rank, question) in enumerate(ranked, 1)
    ]


def _is_question(plain: Mapping[str, Any]) -> bool:
    """Whether a draft can be stored; one that cannot must not lose the others."""
    try:
        question_in(plain)
    except SchemaRefused:
        log.exception("a draft of rule %s is no question", plain["rule"])
        return False
    return True


def _row(plain: Mapping[str, Any]) -> dict[str, Any]:
    written = as_json(question_in(plain))
    start, end = plain["key"] or (0, 0)
    return {
        "derived": written,
        "content": written,
        "spans": json.dumps([[one["start"], one["end"]] for one in plain["evidence"]]),
        "key_start": start,
        "key_end": end,
        "rule": plain["rule"][:60],
        "fact": plain["fact"][:200],
        "confidence": plain["confidence"],
        "warnings": json.dumps(plain["warnings"], ensure_ascii=False),
        "doubts": json.dumps(plain["doubts"], ensure_ascii=False),
        "why": plain["why"],
        "features": json.dumps(plain.get("features", {})),
        "standing": "waiting",
        "version": 1,
    }


def _write(session: Session, derivation_id: int, holder: str, **values: Any) -> bool:
    """Write into a text's row if this worker still holds it."""
    written = session.execute(
        update(Derivation)
        .where(
            Derivation.id == derivation_id,
            Derivation.worker == holder,
            Derivation.stage == Stage.READING,
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return changed_rows(written) == 1
