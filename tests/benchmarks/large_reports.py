"""What reports cost in a large database: server time, queries, and how they are found.

``RECTO_BENCH_REVIEWS`` says how many reviews (5,000,000 by default); with
``RECTO_BENCH_DATA`` SQLite's database is kept in that folder for the next time.
"""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, Executable, case, event, text, update
from sqlalchemy.orm import Session

from quizapp import create_app
from quizapp.config import Settings
from quizapp.database import db
from quizapp.questions.verdict import Verdict
from quizapp.services import sign_ins
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from quizapp.store.reviews import Review
from tests.app_fixtures import new_learner
from tests.benchmarks.large_database import NOW, build, site_of
from tests.progress import simulated
from tests.provision import NotToBeHad
from tests.provision.postgresql import running_server

REVIEWS = int(os.environ.get("RECTO_BENCH_REVIEWS", "5000000"))

#: Of the learner whose Today is measured: cards, days of study, new cards on each.
CARDS, DAYS, NEW = 3_000, 90, 33

ROUNDS = 9

#: So many of a page's slowest queries are explained.
EXPLAINED = 3


def main() -> None:
    """Print what pages cost on both databases."""
    with _folder() as folder:
        path = folder / f"recto-bench-{schema_care.head()}-{REVIEWS}.db"
        url = f"sqlite:///{path}"
        if not path.is_file():
            _build(url)
        measure("SQLite", url, folder)
    try:
        with running_server() as server, tempfile.TemporaryDirectory() as home:
            url = server.fresh_database()
            _build(url)
            measure(server.version, url, Path(home))
    except NotToBeHad as error:
        print(f"PostgreSQL left out: {error}")


@contextmanager
def _folder() -> Iterator[Path]:
    kept = os.environ.get("RECTO_BENCH_DATA")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _build(url: str) -> None:
    """The large site, and a learner with a long history of their own."""
    start = time.perf_counter()
    build(url, reviews=REVIEWS)
    engine = make_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        person = new_learner(session, "Long Studied")
        simulated.add_questions(session, person, sets=10, each=CARDS // 10, now=NOW)
        simulated.study(session, person, until=NOW, days=DAYS, new_per_day=NEW)
        session.execute(_put_down_something(person.id))
        session.execute(text("ANALYZE"))
        session.commit()
    engine.dispose()
    print(f"  built in {time.perf_counter() - start:.0f} s", flush=True)


def _put_down_something(person_id: int) -> Executable:
    """Two of three wrong answers are one of two names, so that some come again."""
    names = {0: '"Nobody"', 1: '"Somebody else"'}
    chosen = case(names, value=Review.id % 3, else_="null")
    return (
        update(Review)
        .where(Review.person_id == person_id, Review.verdict == Verdict.WRONG)
        .values(answer=chosen)
    )


def measure(name: str, url: str, folder: Path) -> None:
    """Time every page on the database at *url*."""
    engine = make_engine(url)
    with Session(engine) as session:
        site = site_of(session)
        teacher = _token(session, site.teacher_id)
        learner = _token(session, site.learner_id)
        studious = _token(session, site.studious_id)
        session.commit()
    engine.dispose()
    print(f"{name}: {site.reviews:,} reviews, {site.studied:,} of the learner of Today")
    app = create_app(
        Settings(data_dir=folder, database_url=url, secret_key="x" * 40),
        clock=lambda: NOW,
    )
    # As a serving process does.
    gc.collect()
    gc.freeze()
    report = f"/classes/{site.class_code}/report"
    pages = (
        ("class report, 30 learners × 200 questions", report, teacher),
        ("calibration of the class", f"{report}/calibration", teacher),
        ("the class", f"/classes/{site.class_code}", teacher),
        ("Today of a learner of the class", "/", learner),
        ("Today of a learner with a long history", "/", studious),
        ("Progress of a learner with a long history", "/progress", studious),
    )
    for words, path, token in pages:
        _measure_page(app, words, path, token)


def _token(session: Session, person_id: int) -> str:
    return sign_ins.start(
        session,
        person_id=person_id,
        browser="a benchmark",
        lasts=timedelta(days=1),
        now=NOW,
    )


@dataclass(frozen=True, slots=True)
class Query:
    """A statement that ran, and how long it took."""

    seconds: float
    statement: str
    parameters: Any


def _measure_page(app: Flask, words: str, path: str, token: str) -> None:
    client = app.test_client()
    client.set_cookie("recto", token)
    response = client.get(path)
    if response.status_code != 200:
        print(f"  {words}: answers {response.status_code}, left out")
        return
    wall, cpu = _times(client, path)
    with app.app_context():
        engine = db.engine
    with _watched(engine) as queries:
        client.get(path)
    asking = sum(one.seconds for one in queries) * 1000
    print(
        f"  {wall:7.1f} ms ({cpu:.1f} ms of CPU; {asking:.1f} ms in {len(queries)} "
        f"queries)  {len(response.data):,} B  {words}"
    )
    slowest = sorted(queries, key=lambda one: -one.seconds)[:EXPLAINED]
    for query in slowest:
        _explain(engine, query)


def _times(client: FlaskClient, path: str) -> tuple[float, float]:
    """The median of wall time and of processor time, in ms."""
    wall, cpu = [], []
    for _ in range(ROUNDS):
        start, used = time.perf_counter(), time.process_time()
        client.get(path)
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - used) * 1000)
    return statistics.median(wall), statistics.median(cpu)


@contextmanager
def _watched(engine: Engine) -> Iterator[list[Query]]:
    """What runs on *engine* meanwhile."""
    found: list[Query] = []
    began = {}

    def before(_connection: Any, cursor: Any, *_rest: Any) -> None:
        began[id(cursor)] = time.perf_counter()

    def after(
        _connection: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any
    ) -> None:
        taken = time.perf_counter() - began[id(cursor)]
        found.append(Query(taken, statement, parameters))

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", before)
        event.remove(engine, "after_cursor_execute", after)


def _explain(engine: Engine, query: Query) -> None:
    """How the database finds what a query asks for."""
    said = " ".join(query.statement.split())
    print(f"          {query.seconds * 1000:6.1f} ms  {said[:110]}")
    if not said.upper().startswith(("SELECT", "WITH")):
        return
    is_sqlite = engine.dialect.name == "sqlite"
    explain = "EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN "
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            explain + query.statement, query.parameters
        ).all()
        connection.rollback()
    lines = [row[3] if is_sqlite else row[0] for row in rows]
    for line in [one for one in lines if "review" in one or "card" in one][:4]:
        print(f"                     {line.strip()[:110]}")


if __name__ == "__main__":
    main()
