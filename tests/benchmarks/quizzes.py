"""What a saved quiz answer costs over HTTP, as a page with its script saves it.

For comparison: Moodle 4.3 spends about 89 ms of processor time on an answered quiz
question, PHP and PostgreSQL together.
"""

import json
import os
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from quizapp.store.engine import make_engine
from tests.app_fixtures import furnish
from tests.benchmarks.served import Browser, cpu_ms, empty_view_ms, serving
from tests.provision import NotToBeHad
from tests.provision.postgresql import running_server
from tests.torture.guests import signed_in_guest
from tests.torture.quiz_takers import QUESTIONS, new_quiz_code

MOODLE_MS = 89
LEARNERS = 8
ROUNDS = 3
CHANGES = 5  #: how often each question is answered anew


def main() -> None:
    """Print answers saved a second and CPU a saved answer, on both databases."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        _measure("SQLite", f"sqlite:///{data / 'recto.db'}", data)
    try:
        with (
            running_server(fsync=True) as server,
            tempfile.TemporaryDirectory() as folder,
        ):
            pid = server.pid
            _measure("PostgreSQL", server.fresh_database(), Path(folder), pid)
    except NotToBeHad as error:
        print(f"PostgreSQL: not measured, because {error}")


def _measure(name: str, url: str, data: Path, database_pid: int = 0) -> None:
    furnish(url)
    code, tokens = _seat(url, ROUNDS * (1 + LEARNERS))
    environment = {
        **{key: value for key, value in os.environ.items() if "QUIZAPP" not in key},
        "QUIZAPP_DATA_DIR": str(data),
        "QUIZAPP_DATABASE_URL": url,
    }
    with serving(environment) as (port, process):
        pids = [process.pid] + [database_pid] * bool(database_pid)
        empty = empty_view_ms(port, process.pid)
        for learners in (1, LEARNERS):
            rounds = [
                _round(
                    [_Taker(port, tokens.pop(), code) for _ in range(learners)], pids
                )
                for _ in range(ROUNDS)
            ]
            rate, cost = sorted(rounds, key=lambda found: found[1])[ROUNDS // 2]
            print(
                f"{name:11}{learners:2} at once {rate:6.0f} answers/s"
                f"{cost:7.2f} ms CPU a saved answer = {cost / empty:.1f} empty pages,"
                f" {MOODLE_MS / cost:.0f} times less than Moodle",
                flush=True,
            )
        print(f"{name:11}empty page (/healthz): {empty:.2f} ms CPU a request")


def _round(takers: list["_Taker"], pids: list[int]) -> tuple[float, float]:
    """Answers saved a second, and ms of processor time for each."""
    for taker in takers:
        taker.begin()
    before, start = sum(map(cpu_ms, pids)), time.perf_counter()
    threads = [threading.Thread(target=taker.answer_all) for taker in takers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    saved = sum(taker.answers for taker in takers)
    return saved / seconds, (sum(map(cpu_ms, pids)) - before) / saved


class _Taker(Browser):
    """A learner's browser with the quiz's script: every change is saved at once."""

    def __init__(self, port: int, token: str, code: str) -> None:
        super().__init__(port, token, accept="application/json")
        self.code, self.attempt = code, ""

    def begin(self) -> None:
        self.send("POST", f"/quizzes/{self.code}/start")
        self.attempt = self.location

    def answer_all(self) -> None:
        seen = dict.fromkeys(range(1, QUESTIONS + 1), 0)
        for change in range(CHANGES):
            for number in seen:
                start = time.perf_counter()
                reply = self.send(
                    "POST",
                    f"{self.attempt}/questions/{number}",
                    answer=f"answer {change}",
                    seen=str(seen[number]),
                )
                self.posts_ms.append((time.perf_counter() - start) * 1000)
                seen[number] = json.loads(reply)["saves"]
                self.answers += 1


def _seat(url: str, count: int) -> tuple[str, list[str]]:
    """A quiz, and guests who are signed in."""
    engine, now = make_engine(url), datetime.now(UTC)
    with Session(engine) as session:
        code, _ = new_quiz_code(session, now)
        tokens = [signed_in_guest(session, now)[1] for _ in range(count)]
        session.commit()
    engine.dispose()
    return code, tokens


if __name__ == "__main__":
    main()
