"""Connections that lose nothing, and writers that take turns."""

import contextlib
import gc
import multiprocessing
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from quizapp.store import engine as care
from quizapp.store import postgresql_connection, sqlite_connection
from quizapp.store.busy import DatabaseBusy, DatabaseFull
from quizapp.store.unsafe import UnsafeDatabase

#: A program that holds SQLite's lock on argv[1] for argv[2] seconds.
HOLD_LOCK = """
import sys, time
from quizapp.store.sqlite_connection import sqlite_module
held = sqlite_module().connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tally.db"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    """A SQLite database with one table, ``tally``."""
    made = care.make_engine(f"sqlite:///{file}")
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER PRIMARY KEY)"))
    yield made
    made.dispose()


@pytest.fixture
def any_engine(database_url: str) -> Iterator[Engine]:
    """The same on each database."""
    made = care.make_engine(database_url)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER PRIMARY KEY)"))
    yield made
    made.dispose()


def add(engine: Engine, n: int | None = None) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO tally VALUES (:n)"), {"n": n})


def count(engine: Engine) -> int:
    with engine.begin() as connection:
        return connection.scalar(text("SELECT count(*) FROM tally")) or 0


def pragma(engine: Engine, name: str) -> Any:
    with engine.begin() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@contextlib.contextmanager
def locked_by_another_process(file: Path, seconds: float) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, file, str(seconds)],
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second, for connections made from now on."""
    for waiting in (care, sqlite_connection):
        monkeypatch.setattr(waiting, "BUSY_TIMEOUT_MS", 500)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_is_used_only_where_it_is_safe(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert sqlite_connection.keeps_wal_safe(version) is safe


def test_each_commit_is_synced_and_keys_are_checked(engine: Engine) -> None:
    assert pragma(engine, "synchronous") == 2
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "journal_mode").upper() == sqlite_connection.journal_mode()
    with engine.connect() as connection:
        care.assert_durable(connection)


def test_what_is_deleted_is_not_left_in_the_file(engine: Engine) -> None:
    assert pragma(engine, "secure_delete") == 1


def test_an_old_sqlite_takes_the_rollback_journal_and_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sqlite_connection, "keeps_wal_safe", lambda version: False)

    engine = care.make_engine(f"sqlite:///{file}")

    assert pragma(engine, "journal_mode") == "delete"
    assert pragma(engine, "synchronous") == 2
    assert "rollback journal" in caplog.text
    engine.dispose()


def test_a_connection_that_would_lose_answers_is_refused(engine: Engine) -> None:
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA synchronous=NORMAL")

        with pytest.raises(UnsafeDatabase, match="synchronous"):
            care.assert_durable(connection)


@pytest.mark.postgresql
def test_a_postgresql_that_would_lose_answers_is_refused(database_url: str) -> None:
    engine = care.make_engine(database_url)

    with (
        engine.connect() as connection,
        pytest.raises(UnsafeDatabase, match="fsync"),
    ):
        # The tests' own server runs without fsync, for haste.
        care.assert_durable(connection)

    engine.dispose()


def test_sixteen_threads_count_a_limit_without_an_error(any_engine: Engine) -> None:
    """Read, then write if there is room: the race that a plain BEGIN loses."""
    limit = 40

    def take_a_place(_: int) -> None:
        with any_engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE tally IN EXCLUSIVE MODE"))
            taken = connection.scalar(text("SELECT count(*) FROM tally"))
            if taken is not None and taken < limit:
                connection.execute(text("INSERT INTO tally VALUES (:n)"), {"n": taken})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(take_a_place, range(100)))

    assert count(any_engine) == limit


def test_reading_needs_no_turn(engine: Engine) -> None:
    with engine.begin() as writing:
        writing.execute(text("INSERT INTO tally VALUES (1)"))

        with care.reading_only():
            seen = count(engine)

    assert seen == 0
    assert count(engine) == 1


def test_what_a_request_says_of_writing_holds_for_its_thread_alone(
    engine: Engine,
) -> None:
    with care.reading_only(), ThreadPoolExecutor(1) as pool:
        pool.submit(add, engine).result()

    assert count(engine) == 1


def end_by_commit(engine: Engine) -> None:
    add(engine)


def end_by_rollback(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO tally VALUES (1)"))
        connection.rollback()


def end_by_closing(engine: Engine) -> None:
    connection = engine.connect()
    connection.execute(text("INSERT INTO tally VALUES (1)"))
    connection.close()


def end_by_invalidation(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO tally VALUES (1)"))
        connection.invalidate()


def end_by_forgetting(engine: Engine) -> None:
    connection = engine.connect()
    connection.execute(text("INSERT INTO tally VALUES (1)"))
    del connection
    gc.collect()  # SQLAlchemy's connection and its transaction hold each other


def end_by_a_refused_row(engine: Engine) -> None:
    add(engine, 1)
    with pytest.raises(IntegrityError):
        add(engine, 1)


def end_by_wrong_words(engine: Engine) -> None:
    with pytest.raises(OperationalError), engine.begin() as connection:
        connection.execute(text("SELECT * FROM nowhere"))


def end_by_a_bug(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), engine.begin():
        _ = 1 // 0


@pytest.mark.parametrize(
    "end",
    [
        end_by_commit,
        end_by_rollback,
        end_by_closing,
        end_by_invalidation,
        pytest.param(
            end_by_forgetting,
            marks=pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
        ),
        end_by_a_refused_row,
        end_by_wrong_words,
        end_by_a_bug,
    ],
)
def test_the_turn_to_write_is_passed_on_however_a_transaction_ends(
    engine: Engine, end: Any, short_patience: None
) -> None:
    end(engine)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(add, engine, 2).result()


def test_the_turn_is_kept_until_the_commit_has_happened(engine: Engine) -> None:
    """SQLAlchemy's own event comes before it; the next would then have to poll."""
    with engine.begin() as connection:
        raw: Any = connection.connection.dbapi_connection
        taken: list[bool] = []
        raw.set_trace_callback(
            lambda statement: (
                taken.append(raw.turn.locked()) if statement == "COMMIT" else None
            )
        )

    assert taken == [True]
    assert not raw.turn.locked()


@pytest.mark.slow
def test_a_turn_that_does_not_come_is_said_to_be_busy(
    engine: Engine, short_patience: None
) -> None:
    with engine.begin(), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(add, engine)

        with pytest.raises(DatabaseBusy, match="locked by this process"):
            waiting.result()


@pytest.mark.slow
def test_a_short_lock_of_another_process_is_waited_for(
    engine: Engine, file: Path
) -> None:
    with locked_by_another_process(file, 3):
        started = time.monotonic()

        add(engine)

    assert 2.5 < time.monotonic() - started < 6
    assert count(engine) == 1


@pytest.mark.slow
def test_a_long_lock_of_another_process_is_said_to_be_busy(
    file: Path, engine: Engine, short_patience: None
) -> None:
    impatient = care.make_engine(f"sqlite:///{file}")
    with locked_by_another_process(file, 2):
        with pytest.raises(DatabaseBusy) as refused:
            add(impatient)

        with care.reading_only():
            assert count(impatient) == 0

    assert refused.value.retry_after_s > 0
    add(impatient)
    impatient.dispose()


def test_a_full_disk_is_named_and_loses_nothing(engine: Engine) -> None:
    add(engine, 1)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE filler (words TEXT)"))
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    filler = text("INSERT INTO filler VALUES (:words)")

    with engine.begin() as connection, pytest.raises(DatabaseFull):
        connection.execute(filler, {"words": "x" * 100_000})

    assert count(engine) == 1
    add(engine, 2)


def test_a_file_that_is_no_database_is_not_called_busy(file: Path) -> None:
    file.write_bytes(b"This is a letter, not a database. " * 100)
    engine = care.make_engine(f"sqlite:///{file}")

    with pytest.raises(Exception, match="not a database") as raised:
        add(engine)

    assert not isinstance(raised.value, DatabaseBusy)
    engine.dispose()


def open_and_add(url: str) -> None:
    engine = care.make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS tally (n INTEGER)"))
        connection.execute(text("INSERT INTO tally VALUES (1)"))
    engine.dispose()


@pytest.mark.slow
def test_processes_that_open_a_new_file_at_once_all_get_it(file: Path) -> None:
    url = f"sqlite:///{file}"

    with multiprocessing.get_context("spawn").Pool(6) as pool:
        pool.map(open_and_add, [url] * 24, chunksize=1)

    engine = care.make_engine(url)
    assert count(engine) == 24
    engine.dispose()


@pytest.mark.postgresql
def test_a_lock_held_too_long_on_postgresql_is_said_to_be_busy(
    database_url: str, short_patience: None
) -> None:
    engine = care.make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER)"))

    with engine.begin() as holder:
        holder.execute(text("LOCK TABLE tally"))
        with pytest.raises(DatabaseBusy):
            add(engine)

    add(engine)
    assert count(engine) == 1
    engine.dispose()


@pytest.mark.postgresql
def test_a_server_that_is_away_is_said_to_be_busy() -> None:
    engine = care.make_engine("postgresql+psycopg://nobody@/none?host=/nowhere")

    with pytest.raises(DatabaseBusy):
        add(engine)

    engine.dispose()


@pytest.mark.postgresql
def test_a_connection_cut_while_idle_is_replaced_before_it_is_used(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = care.make_engine(database_url)
    cut_all_connections(engine, database_url)
    later = time.monotonic() + postgresql_connection.IDLE_S + 1
    clock = SimpleNamespace(monotonic=lambda: later)
    monkeypatch.setattr(postgresql_connection, "time", clock)

    with engine.begin() as connection:
        assert connection.scalar(text("SELECT 1")) == 1

    engine.dispose()


@pytest.mark.postgresql
def test_a_connection_cut_in_use_is_busy_once_and_then_replaced(
    database_url: str,
) -> None:
    engine = care.make_engine(database_url)
    cut_all_connections(engine, database_url)

    with pytest.raises(DatabaseBusy) as refused, engine.begin() as connection:
        connection.execute(text("SELECT 1"))

    assert refused.value.connection_invalidated
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def cut_all_connections(engine: Engine, url: str) -> None:
    """End, from outside, the one connection that rests in the engine's pool."""
    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
    other = care.make_engine(url)
    with other.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    other.dispose()


@pytest.mark.postgresql
def test_statements_that_stand_alone_are_kept_one_by_one_until_the_connection_is_back(
    any_engine: Engine,
) -> None:
    with any_engine.connect() as connection:
        care.commit_each_statement(connection)
        connection.execute(text("INSERT INTO tally VALUES (1)"))
        connection.execute(text("INSERT INTO tally VALUES (2)"))
        connection.rollback()
    with any_engine.connect() as connection:
        connection.execute(text("INSERT INTO tally VALUES (3)"))
        connection.rollback()

    assert kept(any_engine) == [1, 2]


@pytest.mark.postgresql
def test_a_statement_that_stands_alone_says_when_its_commit_fails(
    any_engine: Engine,
) -> None:
    with any_engine.begin() as connection:
        connection.execute(
            text(
                "ALTER TABLE tally ADD COLUMN after INTEGER"
                " REFERENCES tally (n) DEFERRABLE INITIALLY DEFERRED"
            )
        )
    sent = text("INSERT INTO tally VALUES (:n, 9) RETURNING n")

    # Later ones are prepared, and go to the server in another way.
    for n in range(8):
        with any_engine.connect() as connection:
            care.commit_each_statement(connection)
            with pytest.raises(IntegrityError):
                connection.execute(sent, {"n": n})

    assert kept(any_engine) == []


def test_on_sqlite_statements_that_stand_alone_share_a_transaction(
    engine: Engine,
) -> None:
    with engine.connect() as connection:
        care.commit_each_statement(connection)
        connection.execute(text("INSERT INTO tally VALUES (1)"))
        connection.rollback()

    assert kept(engine) == []


def test_columns_are_read_by_the_names_that_a_statement_gives_them(
    any_engine: Engine,
) -> None:
    with any_engine.begin() as connection:
        row = connection.execute(text('SELECT 1 AS one, NULL AS "nächster"')).one()
        added = connection.execute(text("INSERT INTO tally VALUES (4)"))

    assert row._asdict() == {"one": 1, "nächster": None}
    assert not added.returns_rows


def kept(engine: Engine) -> list[int]:
    with engine.begin() as connection:
        return list(connection.scalars(text("SELECT n FROM tally ORDER BY n")))


@pytest.mark.slow
def test_sixteen_writers_do_not_starve_each_other(engine: Engine) -> None:
    """With polling alone some waited for more than a second."""
    waits: list[float] = []
    latest = time.monotonic() + 1.5

    def write() -> None:
        while time.monotonic() < latest:
            started = time.monotonic()
            add(engine)
            waits.append(time.monotonic() - started)

    writers = [threading.Thread(target=write) for _ in range(15)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert count(engine) == len(waits) > 15
    assert max(waits) < 1.5
