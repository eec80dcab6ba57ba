"""What an answered card costs over HTTP, from the page to the next page.

Learners study at ``quizapp run`` with all that a browser asks for: the card, a
flashcard's other side, the answer, the feedback, the next card.  The server's
processor time is read from the operating system before and after.
"""

import cProfile
import os
import pstats
import re
import statistics
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path

from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from quizapp import create_app
from quizapp.config import Settings
from quizapp.scheduling.memory import Phase
from quizapp.services import library, sign_ins
from quizapp.store.engine import make_engine
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Card
from tests.app_fixtures import furnish
from tests.benchmarks.served import Browser, cpu_ms, empty_view_ms, serving
from tests.provision import NotToBeHad
from tests.provision.postgresql import running_server

ANSWERS_EACH = 70
LEARNERS = 8
ROUNDS = 3


def main() -> None:
    """Print answers a second and CPU an answer, on both databases, and a profile."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        _measure("SQLite", f"sqlite:///{data / 'recto.db'}", data)
        _profile(data / "profile")
    try:
        with (
            running_server(fsync=True) as server,
            tempfile.TemporaryDirectory() as folder,
        ):
            _measure("PostgreSQL", server.fresh_database(), Path(folder))
    except NotToBeHad as error:
        print(f"PostgreSQL: not measured, because {error}")


@dataclass
class Run:
    """What a run of learners saw."""

    seconds: float = 0.0
    answers: int = 0
    requests: int = 0
    posts_ms: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    def line(self, empty_ms: float) -> str:
        self.posts_ms.sort()
        middle = statistics.median(self.posts_ms)
        late = self.posts_ms[int(len(self.posts_ms) * 0.95)]
        return (
            f"{self.answers / self.seconds:7.0f} answers/s"
            f"{self.cpu_ms / self.answers:8.2f} ms CPU an answered card"
            f" = {self.cpu_ms / self.answers / empty_ms:.1f} empty pages"
            f"{self.requests / self.answers:6.2f} requests a card"
            f"   answer p50 {middle:.1f} ms, p95 {late:.1f} ms"
        )


def _measure(name: str, url: str, data: Path) -> None:
    furnish(url)
    tokens = seat_learners(url, 2 + ROUNDS * (1 + LEARNERS))
    environment = {
        **{key: value for key, value in os.environ.items() if "QUIZAPP" not in key},
        "QUIZAPP_DATA_DIR": str(data),
        "QUIZAPP_DATABASE_URL": url,
    }
    with serving(environment) as (port, process):
        empty = empty_view_ms(port, process.pid)
        for learners in (1, LEARNERS):
            runs = [_study(port, process.pid, tokens, learners) for _ in range(ROUNDS)]
            chosen = sorted(runs, key=lambda run: run.cpu_ms / run.answers)[ROUNDS // 2]
            print(f"{name:11}{learners:2} at once {chosen.line(empty)}", flush=True)
        print(f"{name:11}empty page (/healthz): {empty:.2f} ms CPU a request")


def seat_learners(url: str, count: int) -> list[str]:
    """Learners amid their studies, signed in; returns what their browsers bring.

    Each knows all shipped questions, and half of them are due.
    """
    engine, tokens = make_engine(url), []
    now, today = datetime.now(UTC), datetime.now(UTC).date()
    with Session(engine) as session:
        questions = session.scalars(select(Question.id).order_by(Question.id)).all()
        for number in range(count):
            person = Person(name=f"Learner {number}", created_at=now, new_per_day=0)
            session.add(person)
            session.flush()
            library.take_up_shipped_sets(session, person_id=person.id, now=now)
            session.execute(
                insert(Card),
                [_known(person.id, question, now, today) for question in questions],
            )
            tokens.append(
                sign_ins.start(
                    session,
                    person_id=person.id,
                    now=now,
                    lasts=timedelta(days=1),
                    browser="benchmark",
                )
            )
        session.commit()
    engine.dispose()
    return tokens


def _known(
    person_id: int, question_id: int, now: datetime, today: date
) -> dict[str, object]:
    """A card that is due today or, every other one, some days on."""
    days = question_id % 2 * (1 + question_id % 30)
    return {
        "person_id": person_id,
        "question_id": question_id,
        "answers": 4,
        "phase": Phase.REVIEW,
        "step": 0,
        "stability": 10.0 + question_id % 20,
        "difficulty": 5.0,
        "due": now + timedelta(days=days),
        "due_day": today + timedelta(days=days),
        "last_review": now - timedelta(days=12),
        "last_day": today - timedelta(days=12),
        "reviews": 4,
        "lapses": 0,
    }


def _study(port: int, pid: int, tokens: list[str], learners: int) -> Run:
    browsers = [_Learner(port, tokens.pop()) for _ in range(learners)]
    before, start, run = cpu_ms(pid), time.perf_counter(), Run()
    each = ANSWERS_EACH
    threads = [
        threading.Thread(target=browser.study, args=(each,)) for browser in browsers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run.seconds = time.perf_counter() - start
    run.cpu_ms = cpu_ms(pid) - before
    run.answers = sum(browser.answers for browser in browsers)
    run.requests = sum(browser.requests for browser in browsers)
    run.posts_ms = [ms for browser in browsers for ms in browser.posts_ms]
    return run


class _Learner(Browser):
    """A learner's browser with htmx: answers come back with the next page."""

    def study(self, answers: int) -> None:
        page = self.send("GET", "/study")
        while self.answers < answers:
            page = self.answer(page)

    def answer(self, page: str) -> str:
        """Answer the card on *page*; returns the page of the next one."""
        found = re.search(r'action="(/study/cards/\d+/answer)"', page)
        if found is None:
            raise RuntimeError("no card to answer; are there too few questions?")
        url, carried = found[1], self.fields(page)
        if carried["ask"] == "flashcard":
            page = self.send("GET", url, **carried)
            carried = self.fields(page) | {"grade": "3"}
        else:
            carried["dont_know"] = "1"
        start = time.perf_counter()
        page = self.send("POST", url, **carried)
        self.posts_ms.append((time.perf_counter() - start) * 1000)
        self.answers += 1
        return page if carried.get("grade") else self.send("GET", "/study")

    @staticmethod
    def fields(page: str) -> dict[str, str]:
        wanted = r'name="(form_id|seen|ask|set|done|total|offered_\d)" value="([^"]*)"'
        return {name: unescape(value) for name, value in re.findall(wanted, page)}


def _profile(data: Path) -> None:
    """Where the time of an answer goes, by package, in the app without a server."""
    data.mkdir()
    url = f"sqlite:///{data / 'recto.db'}"
    furnish(url)
    settings = Settings(data_dir=data, database_url=url, secret_key="x" * 40)
    app = create_app(settings)
    tokens = seat_learners(url, 4)
    _InProcess(app, tokens.pop()).study(20)
    profiler = cProfile.Profile()
    profiler.enable()
    for token in tokens:
        _InProcess(app, token).study(60)
    profiler.disable()
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        spent[_package(file, name)] += own
    whole = sum(spent.values())
    print("Profile (SQLite, in process; share of the time):", end=" ")
    print(", ".join(f"{name} {own / whole:.0%}" for name, own in spent.most_common(6)))


def _package(file: str, name: str) -> str:
    """To whom a function belongs."""
    if "site-packages/" in file:
        return file.split("site-packages/")[1].split("/")[0]
    if "/quizapp/" in file:
        return f"quizapp.{file.split('/quizapp/')[1].split('/')[0].removesuffix('.py')}"
    if file == "~" and "sqlite" in name.lower():
        return "SQLite"
    return "Python" if file != "<template>" else "templates"


class _InProcess(_Learner):
    """The same learner without a network."""

    def __init__(self, app: Flask, token: str) -> None:
        super().__init__(0)
        self.client = app.test_client()
        self.client.set_cookie("recto", token)

    def send(self, method: str, url: str, **fields: str) -> str:
        headers = {"HX-Request": "true"}
        if method == "POST":
            reply = self.client.post(url, data=fields, headers=headers)
        else:
            reply = self.client.get(url, query_string=fields, headers=headers)
        self.requests += 1
        return str(reply.text)


if __name__ == "__main__":
    main()
