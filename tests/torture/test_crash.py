"""An answer shown as saved survives kill -9, and counts once.

Full size: ``TORTURE_ANSWERS=10000 TORTURE_KILLS=15 make test ARGS=tests/torture``.
"""

import os
import random
import sys
import time
from pathlib import Path

import pytest

from tests.provision.postgresql import Server as PostgreSQL
from tests.torture.judge import judge
from tests.torture.learners import (
    Learner,
    acknowledged,
    make_learners,
    studying,
)
from tests.torture.server import Server

ANSWERS = int(os.environ.get("TORTURE_ANSWERS", "1200"))
LEARNERS = 64

#: So many.  Each costs a start of the server, and that is most of the cost.
KILLS = int(os.environ.get("TORTURE_KILLS", "6"))

#: Every so many kills of Recto, PostgreSQL is killed with it.
POSTGRESQL_TOO = 3

#: Seconds after which a run that makes no progress is given up.
STUCK_S = 120

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL"),
]


def torment(
    server: Server,
    learners: list[Learner],
    answers: int,
    kills: int,
    postgresql: PostgreSQL | None = None,
) -> int:
    """Let them answer while the server is killed again and again; count the kills.

    After *kills* it is let be, so that they come to an end.  A kill counts from readiness: the server has served before each.
    """
    chance = random.Random(1)
    each = answers // len(learners) + 1
    killed = 0
    server.start()
    with studying(learners, each) as threads:
        while killed < kills:
            _let_them_answer(learners, answers // (kills + kills // 2 + 1), threads)
            time.sleep(chance.uniform(0, 0.2))
            if not any(thread.is_alive() for thread in threads):
                break
            server.kill()
            killed += 1
            if postgresql is not None and killed % POSTGRESQL_TOO == 0:
                postgresql.crash()
                postgresql.start()
            server.start()
        _let_them_answer(learners, answers, threads)
    return killed


def _let_them_answer(learners: list[Learner], more: int, threads: list) -> None:  # type: ignore[type-arg]
    wanted = acknowledged(learners) + more
    latest = time.monotonic() + STUCK_S
    while acknowledged(learners) < wanted:
        if not any(thread.is_alive() for thread in threads):
            return
        assert time.monotonic() < latest, "no answer was acknowledged any more"
        time.sleep(0.01)


def test_answers_on_sqlite_survive_kill_9_and_count_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'recto.db'}"
    with Server(tmp_path, url) as server:
        learners = make_learners(url, server.port, count=LEARNERS)
        killed = torment(server, learners, ANSWERS, KILLS)
        assert server.stop() == 0

    found = judge(url, learners)

    print(f"{killed} kills; {found}")  # noqa: T201  pytest -s shows it
    assert found.faults == [], server.words()[-5000:]
    assert found.acknowledged >= ANSWERS
    assert killed >= KILLS
    assert found.resent > 0


@pytest.mark.postgresql
def test_answers_on_postgresql_survive_kill_9_and_count_once(
    tmp_path: Path, postgresql: PostgreSQL
) -> None:
    url = postgresql.fresh_database()
    with Server(tmp_path, url) as server:
        learners = make_learners(url, server.port, count=LEARNERS)
        killed = torment(server, learners, ANSWERS, KILLS, postgresql)
        assert server.stop() == 0

    found = judge(url, learners)

    print(f"{killed} kills; {found}")  # noqa: T201  pytest -s shows it
    assert found.faults == [], server.words()[-5000:]
    assert found.acknowledged >= ANSWERS
    assert killed >= KILLS
    assert found.resent > 0


def test_control_a_server_that_acknowledges_first_is_found_out(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'recto.db'}"
    command = ("-m", "tests.torture.careless_server")
    with Server(tmp_path, url, command=command) as server:
        learners = make_learners(url, server.port, count=LEARNERS)
        killed = torment(server, learners, 1500, 5)

    found = judge(url, learners)

    assert killed >= 1
    assert len(found.lost) > 0
