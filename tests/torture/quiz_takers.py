"""Learners who take a quiz over HTTP, and send again what was not acknowledged."""

import http.client
import json
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.key import key_answer
from quizapp.quizzes.plan import Audience, Chosen, Plan
from quizapp.services import quizzes, shipped_sets
from quizapp.services.cards import read_question
from quizapp.services.quizzes import Details
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionVersion
from tests.torture.guests import signed_in_guest
from tests.torture.server import HOST

#: The name of the sign-in's cookie over plain http.
COOKIE = "recto"

QUESTIONS = 20

#: Kinds that one field answers, whichever way they are asked.
KINDS = ("name", "number", "choice", "phrase")

WRONG = "nothing of the kind"


@dataclass(slots=True)
class Taker:
    """One learner's browser.  Answers every question, some twice, then submits."""

    person_id: int
    token: str
    port: int
    code: str  #: of the quiz
    keys: Sequence[str]  #: the right answer to each question, in order
    attempt_id: int = 0
    acknowledged: dict[int, list[str]] = field(default_factory=dict)  #: by question
    saves: int = 0  #: acknowledged ones
    resent: int = 0
    submissions: int = 0  #: acknowledged ones
    strange: list[str] = field(default_factory=list)  #: replies that should not be
    connection: http.client.HTTPConnection | None = None

    def take(self, stop: threading.Event) -> None:
        """Take the quiz from its beginning to its results."""
        chance = random.Random(self.person_id)
        self._begin(stop)
        texts = [(number, key) for number, key in enumerate(self.keys, 1)]
        again = [(number, WRONG) for number, _ in texts if chance.random() < 0.3]
        seen = dict.fromkeys(range(1, QUESTIONS + 1), 0)
        for number, text in texts + again:
            given = text if chance.random() < 0.7 else WRONG
            if given == (self.acknowledged.get(number) or [""])[-1]:
                continue
            fields = {"answer": given, "seen": str(seen[number])}
            path = f"/attempts/{self.attempt_id}/questions/{number}"
            reply = self._until_heard(path, fields, 200, stop)
            if reply is None:
                return
            seen[number] = json.loads(reply)["saves"]
            self.acknowledged.setdefault(number, []).append(given)
            self.saves += 1
        for _ in range(2):
            path = f"/attempts/{self.attempt_id}/submit"
            if self._until_heard(path, {}, 303, stop) is None:
                return
            self.submissions += 1

    def _begin(self, stop: threading.Event) -> None:
        reply = self._until_heard(f"/quizzes/{self.code}/start", {}, 303, stop)
        self.attempt_id = int((reply or "/attempts/0").split("/")[2].split("?")[0])

    def _until_heard(
        self, path: str, fields: dict[str, str], wanted: int, stop: threading.Event
    ) -> str | None:
        """Send until there is an answer; the body, or where it leads to."""
        tries = 0
        while not stop.is_set() and not self.strange:
            tries += 1
            try:
                status, said = self._post(path, fields)
            except (OSError, http.client.HTTPException):
                self.hang_up()
                time.sleep(0.3)
                continue
            if status == wanted:
                self.resent += tries > 1
                return said
            if status == 503:
                time.sleep(0.1)
                continue
            self.strange.append(f"{status} for {path} {fields} after {tries} tries")
        return None

    def _post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        headers = {
            "Cookie": f"{COOKIE}={self.token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if "answer" in fields:
            headers["Accept"] = "application/json"
        self.connection.request("POST", path, urlencode(fields), headers)
        answer = self.connection.getresponse()
        body = answer.read().decode()
        return answer.status, answer.headers.get("Location", body)

    def hang_up(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def make_takers(url: str, port: int, *, count: int) -> list[Taker]:
    """Make a database with a quiz of 20 questions and *count* signed-in guests."""
    schema_care.upgrade(url)
    now = datetime.now(UTC)
    engine = make_engine(url)
    with Session(engine) as session:
        shipped_sets.load_shipped_sets(session, now=now)
        code, keys = new_quiz_code(session, now)
        takers = []
        for _ in range(count):
            person_id, token = signed_in_guest(session, now)
            takers.append(Taker(person_id, token, port, code, keys))
        session.commit()
    engine.dispose()
    return takers


def new_quiz_code(session: Session, now: datetime) -> tuple[str, list[str]]:
    """Make a quiz of 20 questions; its address's code and the keys, in order."""
    chosen = _chosen(session)
    code = _make_quiz(session, [question_id for question_id, _ in chosen], now)
    return code, [key for _, key in chosen]


def _chosen(session: Session) -> list[tuple[int, str]]:
    rows = session.execute(
        select(Question.id, QuestionVersion.content)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .where(Question.kind.in_(KINDS))
        .order_by(Question.id)
        .limit(QUESTIONS)
    )
    return [
        (question_id, str(key_answer(read_question(content))))
        for question_id, content in rows
    ]


def _make_quiz(session: Session, question_ids: list[int], now: datetime) -> str:
    teacher = Person(name="Rosa Alvarez", role=Role.TEACHER, created_at=now)
    session.add(teacher)
    session.flush()
    quiz = quizzes.make_quiz(
        session,
        owner=teacher,
        details=Details(title="January 2022", audience=Audience.LINK),
        plan=Plan(parts=tuple(Chosen(question_id) for question_id in question_ids)),
        now=now,
    )
    return quiz.code
