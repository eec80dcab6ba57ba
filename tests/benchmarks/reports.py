"""What Progress and Today cost for a learner with 20,000 reviews and 3,000 cards."""

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, func, select, text
from sqlalchemy.orm import Session

from quizapp import create_app
from quizapp.config import Settings
from quizapp.progress.period import Period
from quizapp.services import progress, sign_ins
from quizapp.services.policies import clock_of
from quizapp.services.study_queue import todays_queue
from quizapp.store import queue_queries, report_queries
from quizapp.store.engine import make_engine
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Card, Review
from tests.app_fixtures import furnish, new_learner
from tests.progress import simulated
from tests.provision import NotToBeHad
from tests.provision.postgresql import running_server

CARDS = 3_000
DAYS, NEW = 105, 33  #: of study, and new cards on each: makes some 20,000 reviews
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROUNDS = 7

#: Others in the same tables, so that an index has something to leave out.
NEIGHBOURS = 10


def main() -> None:
    """Print milliseconds for each statement and each page, best of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        print("SQLite")
        measure(f"sqlite:///{folder}/recto.db", Path(folder))
    try:
        with running_server() as server, tempfile.TemporaryDirectory() as folder:
            print(server.version)
            measure(server.fresh_database(), Path(folder))
    except NotToBeHad as error:
        print(f"PostgreSQL left out: {error}")


def measure(url: str, folder: Path) -> None:
    """Fill the database at *url* and time what reads it."""
    furnish(url)
    engine = make_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        person = fill(session)
        count_rows(session)
        time_statements(session, person)
        time_services(session, person)
        token = sign_in(session, person)
    engine.dispose()
    time_pages(url, folder, token)


def fill(session: Session) -> Person:
    """The learner, and others with a tenth of the history each."""
    person = new_learner(session)
    simulated.add_questions(session, person, sets=10, each=CARDS // 10, now=NOW)
    made = simulated.study(session, person, until=NOW, days=DAYS, new_per_day=NEW)
    for number in range(NEIGHBOURS):
        other = new_learner(session, f"Neighbour {number}")
        simulated.study(session, other, until=NOW, days=150, new_per_day=4, seed=number)
    session.execute(text("ANALYZE"))
    session.commit()
    print(f"  {made:,} reviews of the learner")
    return person


def count_rows(session: Session) -> None:
    for table in (Review, Card, Question):
        rows = session.scalar(select(func.count()).select_from(table))
        print(f"  {rows:,} rows in {table.__tablename__}")


def time_statements(session: Session, person: Person) -> None:
    today = clock_of(person).day_of(NOW)
    who: dict[str, Any] = {"person": person.id}
    year = who | {"first": today - timedelta(days=370)}
    whole = who | {"first": date(1, 1, 1)}
    load = who | {"first": today, "last": today + timedelta(days=365)}
    statements: dict[str, tuple[Executable, dict[str, Any]]] = {
        "progress: totals by day, all": (report_queries.TOTALS_BY_DAY, whole),
        "progress: judged by day, all": (report_queries.JUDGED_BY_DAY, whole),
        "progress: forgettings, all": (report_queries.FORGETTINGS, whole),
        "progress: met cards": (report_queries.MET_CARDS, who),
        "progress: questions": (report_queries.QUESTIONS, who),
        "today: reviews by day, a year": (report_queries.REVIEWS_BY_DAY, year),
        "today: reviews by day, all": (report_queries.REVIEWS_BY_DAY, whole),
        "today: due": (queue_queries.DUE, who | {"today": today}),
        "today: unmet": (queue_queries.UNMET, who | {"today": today, "most": 50}),
        "today: done today": (queue_queries.DONE_TODAY, who | {"today": today}),
        "today: load": (queue_queries.LOAD, load),
    }
    for name, (statement, values) in statements.items():
        rows = len(session.execute(statement, values).all())
        best = best_ms(lambda s=statement, v=values: session.execute(s, v).all())  # type: ignore[misc]
        print(f"  {best:8.1f} ms  {name} ({rows:,} rows)")


def time_services(session: Session, person: Person) -> None:
    for period in Period:
        best = best_ms(
            lambda p=period: progress.progress_of(  # type: ignore[misc]
                session, person=person, period=p, now=NOW
            )
        )
        print(f"  {best:8.1f} ms  progress, {period} (statements and sums)")
    best = best_ms(lambda: todays_queue(session, person=person, now=NOW))
    print(f"  {best:8.1f} ms  today's queue")


def sign_in(session: Session, person: Person) -> str:
    token = sign_ins.start(
        session,
        person_id=person.id,
        browser="a benchmark",
        lasts=timedelta(days=1),
        now=NOW,
    )
    session.commit()
    return token


def time_pages(url: str, folder: Path, token: str) -> None:
    """The whole pages, through Flask and its templates."""
    settings = Settings(data_dir=folder, database_url=url, secret_key="x" * 40)
    client = create_app(settings, clock=lambda: NOW).test_client()
    client.set_cookie("recto", token)
    for path in ("/progress", "/progress?period=all", "/"):
        response = client.get(path)
        assert response.status_code == 200, response.status
        best = best_ms(lambda p=path: client.get(p))  # type: ignore[misc]
        print(f"  {best:8.1f} ms  GET {path} ({len(response.data):,} B)")


def best_ms(act: Callable[[], object]) -> float:
    """The shortest of some rounds, in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000


if __name__ == "__main__":
    main()
