"""A class takes a quiz while the server is killed: nothing saved is lost.

Every attempt is submitted once, and its score is what a recount of the log gives.
"""

import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.questions.answer import decode, encode
from quizapp.questions.marking.every_kind import mark
from quizapp.services import replay
from quizapp.services.cards import read_question
from quizapp.store.engine import make_engine
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt, GivenMark, SavedAnswer
from quizapp.store.reviews import Review
from tests.provision.postgresql import Server as PostgreSQL
from tests.torture.quiz_takers import QUESTIONS, Taker, make_takers
from tests.torture.server import Server

LEARNERS = 30
KILLS = 2

#: Seconds after which a class that has not finished is given up.
STUCK_S = 240

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL"),
]


def take_all(server: Server, takers: list[Taker]) -> int:
    """Let the class take the quiz; kill the server twice on the way."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=taker.take, args=(stop,), daemon=True)
        for taker in takers
    ]
    server.start()
    for thread in threads:
        thread.start()
    killed, latest = 0, time.monotonic() + STUCK_S
    try:
        while any(thread.is_alive() for thread in threads):
            saved = sum(taker.saves for taker in takers)
            if killed < KILLS and saved > (killed + 1) * LEARNERS * QUESTIONS // 3:
                server.kill()
                server.start()
                killed += 1
            assert time.monotonic() < latest, "the class did not finish"
            time.sleep(0.02)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        for taker in takers:
            taker.hang_up()
    return killed


def judge(url: str, takers: list[Taker]) -> list[str]:
    """What is lost, doubled or miscounted; empty if nothing is."""
    engine = make_engine(url)
    with Session(engine) as session:
        faults = [words for taker in takers for words in taker.strange]
        for taker in takers:
            faults += _faults_of(session, taker)
        faults += [
            f"card {found.card_id} is not as its log"
            for found in replay.compare(session)
        ]
    engine.dispose()
    return faults


def _faults_of(session: Session, taker: Taker) -> list[str]:
    faults = []
    attempts = session.scalars(
        select(Attempt).where(Attempt.person_id == taker.person_id)
    ).all()
    if [attempt.id for attempt in attempts] != [taker.attempt_id]:
        return [f"person {taker.person_id} has {len(attempts)} attempts"]
    attempt = attempts[0]
    log: dict[int, list[str | None]] = {}
    for row in session.scalars(
        select(SavedAnswer)
        .where(SavedAnswer.attempt_id == attempt.id)
        .order_by(SavedAnswer.number, SavedAnswer.save)
    ):
        log.setdefault(row.number, []).append(row.answer)
    wanted = {
        number: [encode(text) for text in texts]
        for number, texts in taker.acknowledged.items()
    }
    if log != wanted:
        faults.append(f"attempt {attempt.id}: the log is not what was acknowledged")
    marks = Counter(
        session.scalars(
            select(GivenMark.number).where(GivenMark.attempt_id == attempt.id)
        )
    )
    if marks != Counter(range(1, QUESTIONS + 1)):
        faults.append(f"attempt {attempt.id} was marked {marks}")
    counted = 0.0
    for asked in session.execute(ALL_ASKED, {"attempt": attempt.id}):
        given = log.get(asked.number, [None])[-1]
        if given is not None:
            marking = mark(read_question(asked.content), decode(given), asked.ask)
            counted += asked.points * marking.fraction
    if attempt.points is None or abs(attempt.points - counted) > 1e-6:
        faults.append(f"attempt {attempt.id}: {attempt.points}, recounted {counted}")
    fed = session.scalar(select(func.count()).where(Review.attempt_id == attempt.id))
    if fed != len(log):
        faults.append(f"attempt {attempt.id}: {fed} reviews of {len(log)} answers")
    return faults


def _take_and_judge(folder: Path, url: str) -> None:
    with Server(folder, url) as server:
        takers = make_takers(url, server.port, count=LEARNERS)
        killed = take_all(server, takers)
        assert server.stop() == 0

    assert judge(url, takers) == [], server.words()[-5000:]
    assert killed == KILLS
    assert sum(taker.resent for taker in takers) > 0
    assert all(taker.submissions == 2 for taker in takers)


def test_a_quiz_on_sqlite_survives_kill_9(tmp_path: Path) -> None:
    _take_and_judge(tmp_path, f"sqlite:///{tmp_path / 'recto.db'}")


@pytest.mark.postgresql
def test_a_quiz_on_postgresql_survives_kill_9(
    tmp_path: Path, postgresql: PostgreSQL
) -> None:
    _take_and_judge(tmp_path, postgresql.fresh_database())
