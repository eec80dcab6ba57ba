"""Reads texts that wait for questions, while Recto is served: no second service."""

import logging
import os
import threading
import uuid
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.services import background_work
from quizapp.services.deriving_process import (
    ReadingFailed,
    Request,
    Stopped,
    read_apart,
)
from quizapp.services.rephrasing import Endpoint
from quizapp.store.engine import make_engine, reading_only

EVERY_S = 1.0

Clock = Callable[[], datetime]

log = logging.getLogger(__name__)


def start_reader(
    database_url: str,
    clock: Clock,
    stop: threading.Event,
    *,
    endpoint: Endpoint | None = None,
) -> threading.Thread:
    """Read what waits until *stop* is set, or the process ends.

    Each worker has one; a text is taken by one of them only.  Texts whose owners let
    it are shown to *endpoint*.
    """
    thread = threading.Thread(
        target=_read_on,
        args=(database_url, clock, stop, endpoint),
        daemon=True,
        name="reader",
    )
    thread.start()
    return thread


def read_next(
    engine: Engine,
    clock: Clock,
    *,
    worker: str,
    stop: threading.Event | None = None,
    endpoint: Endpoint | None = None,
) -> bool:
    """Read the text that waits longest; returns whether there was one.

    The transaction that takes it is short, and so is each that says how far it is:
    nobody waits for a text to be read.
    """
    with reading_only(), Session(engine) as session:
        if not background_work.anything_to_do(session, now=clock()):
            return False
    with Session(engine, expire_on_commit=False) as session:
        taken = background_work.claim(session, worker=worker, now=clock())
        request = (
            background_work.request_of(session, taken, endpoint=endpoint)
            if taken
            else None
        )
        session.commit()
    if taken is None or request is None:
        return True
    _read(engine, clock, taken.id, request, worker=worker, stop=stop)
    return True


def _read(
    engine: Engine,
    clock: Clock,
    derivation_id: int,
    request: Request,
    *,
    worker: str,
    stop: threading.Event | None,
) -> None:
    def beat(share: float, doing: str) -> bool:
        if stop is not None and stop.is_set():
            return False
        with Session(engine) as session:
            goes_on = background_work.beat(
                session,
                derivation_id=derivation_id,
                worker=worker,
                share=share,
                doing=doing,
                now=clock(),
            )
            session.commit()
        return goes_on

    try:
        found = read_apart(request, beat=beat)
    except Stopped:
        with Session(engine) as session:
            background_work.give_back(
                session, derivation_id=derivation_id, worker=worker
            )
            session.commit()
        return
    except (Refused, ReadingFailed) as error:
        with Session(engine) as session:
            background_work.fail(
                session,
                derivation_id=derivation_id,
                worker=worker,
                problem=str(error),
                now=clock(),
            )
            session.commit()
        return
    with Session(engine) as session:
        background_work.finish(
            session,
            derivation_id=derivation_id,
            worker=worker,
            found=found,
            now=clock(),
        )
        session.commit()


def _read_on(
    database_url: str, clock: Clock, stop: threading.Event, endpoint: Endpoint | None
) -> None:
    engine = make_engine(database_url)
    worker = f"{os.getpid()}-{uuid.uuid4()}"
    try:
        while not stop.wait(EVERY_S):
            try:
                while read_next(
                    engine, clock, worker=worker, stop=stop, endpoint=endpoint
                ):
                    if stop.is_set():
                        break
            except Exception:
                # The database may be away for a while; the thread outlives that.
                log.exception("could not read the texts that wait")
    finally:
        engine.dispose()
