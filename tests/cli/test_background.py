"""Texts that wait are read while Recto is served, and none is lost when it stops."""

import threading

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.cli import background
from quizapp.services import background_work
from quizapp.store.derivations import Derivation, Stage
from quizapp.store.drafts import DraftQuestion
from tests.app_fixtures import NOW, database_template
from tests.services.deriving import TEXT, handed_in, new_teacher

pytestmark = pytest.mark.slow

__all__ = ["database_template"]  # other commands start from an empty database


def only_text(engine: Engine) -> Derivation:
    with Session(engine, expire_on_commit=False) as session:
        return session.scalars(select(Derivation)).one()


def test_a_text_that_waits_is_read(session: Session, engine: Engine) -> None:
    handed_in(session, new_teacher(session))

    done = [background.read_next(engine, lambda: NOW, worker="w") for _ in range(2)]

    text = only_text(engine)
    assert done == [True, False]
    assert (text.stage, text.share, text.problem) == (Stage.DONE, 1.0, "")
    drafts = session.scalars(select(DraftQuestion)).all()
    assert drafts
    for draft in drafts:
        assert draft.standing == "waiting"


def test_a_file_that_cannot_be_read_fails_in_words(
    session: Session, engine: Engine
) -> None:
    teacher = new_teacher(session)
    handed_in(session, teacher, text="", upload_name="a.txt", upload=b"\xff\xfe\xfa")

    background.read_next(engine, lambda: NOW, worker="w")

    text = only_text(engine)
    assert text.stage is Stage.FAILED
    assert text.problem


def test_a_server_that_stops_gives_its_text_back(
    session: Session, engine: Engine
) -> None:
    handed_in(session, new_teacher(session), text=TEXT)
    stop = threading.Event()
    stop.set()

    background.read_next(engine, lambda: NOW, worker="w", stop=stop)

    assert only_text(engine).stage is Stage.WAITING


def test_what_waits_is_found_without_being_told(
    session: Session,
    engine: Engine,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(background, "EVERY_S", 0.01)
    read = threading.Event()
    finish = background_work.finish

    def finished(*args: object, **values: object) -> bool:
        kept = finish(*args, **values)  # type: ignore[arg-type]
        read.set()
        return kept

    monkeypatch.setattr(background_work, "finish", finished)
    handed_in(session, new_teacher(session))
    stop = threading.Event()

    thread = background.start_reader(database_url, lambda: NOW, stop)
    was_read = read.wait(60)
    stop.set()
    thread.join(60)

    assert was_read
    assert only_text(engine).stage is Stage.DONE


def test_many_workers_at_once_take_each_text_once(
    session: Session, engine: Engine
) -> None:
    teacher = new_teacher(session)
    ids = [handed_in(session, teacher, text=f"{TEXT} {one}").id for one in range(3)]
    start, taken = threading.Barrier(8), list[int]()

    def take(worker: int) -> None:
        start.wait()
        for _ in range(3):
            with Session(engine) as own:
                found = background_work.claim(own, worker=f"worker {worker}", now=NOW)
                own.commit()
                if found is not None:
                    taken.append(found.id)

    threads = [threading.Thread(target=take, args=(one,)) for one in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == len(set(taken))
    assert set(taken) <= set(ids)
    assert taken
