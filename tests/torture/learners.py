"""Learners who answer over HTTP, and send again what was not acknowledged."""

import contextlib
import http.client
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import shipped_sets
from quizapp.services.cards import read_question
from quizapp.services.form_ids import new_form_id
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from quizapp.store.question_sets import Question, QuestionVersion
from tests.torture.guests import signed_in_guest
from tests.torture.server import HOST

#: The name of the sign-in's cookie over plain http.
COOKIE = "recto"

CARDS_EACH = 6


@dataclass(slots=True)
class CardToAnswer:
    question_id: int
    ways: tuple[str, ...]  #: in which it is asked, in turn
    seen: int = 0

    @property
    def ask(self) -> str:
        return self.ways[self.seen % len(self.ways)]


@dataclass(slots=True)
class Sent:
    """One answer: what was sent, and what came back for it, if anything did."""

    person_id: int
    question_id: int
    form: dict[str, str]
    tries: int = 0
    acknowledged: bool = False
    review_id: int | None = None  #: where the acknowledgement named it


@dataclass(slots=True)
class Learner:
    """One person's browser.  Answers until told to stop; one answer at a time."""

    person_id: int
    token: str
    port: int
    cards: list[CardToAnswer]
    sent: list[Sent] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)  #: replies that should not be
    connection: http.client.HTTPConnection | None = None

    def study(self, answers: int, stop: threading.Event) -> None:
        """Give *answers* answers, each until it is acknowledged."""
        chance = random.Random(self.person_id)
        for number in range(answers):
            card = chance.choice(self.cards)
            sent = Sent(self.person_id, card.question_id, _form(card, number, chance))
            self.sent.append(sent)
            while not sent.acknowledged:
                if stop.is_set() or self.strange:
                    return
                self._send(sent)
            card.seen += 1

    def _send(self, sent: Sent) -> None:
        sent.tries += 1
        try:
            status, location = self._post(
                f"/study/cards/{sent.question_id}/answer", sent.form
            )
        except (OSError, http.client.HTTPException):
            self._hang_up()
            # Or all of them knocking would slow the start that they wait for.
            time.sleep(0.3)
            return
        if status == 303:
            sent.acknowledged = True
            if location.startswith("/study/reviews/"):
                sent.review_id = int(location.split("/")[3].split("?")[0])
        elif status == 503:
            time.sleep(0.1)
        else:
            self.strange.append(f"{status} for {sent.form} after {sent.tries} tries")

    def _post(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        headers = {
            "Cookie": f"{COOKIE}={self.token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.connection.request("POST", path, urlencode(form), headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Location", "")

    def _hang_up(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _form(card: CardToAnswer, number: int, chance: random.Random) -> dict[str, str]:
    form = {
        "form_id": new_form_id(datetime.now(UTC)),
        "seen": str(card.seen),
        "ask": card.ask,
        "taken_ms": str(chance.randrange(500, 20_000)),
    }
    if card.ask == "flashcard":
        return form | {"grade": str(chance.randrange(1, 5))}
    if card.ask in {"choice", "timeline"}:
        return form | {"dont_know": "1"}
    return form | {"answer": f"guess number {number}"}


def make_learners(url: str, port: int, *, count: int) -> list[Learner]:
    """Make a database with the shipped sets and *count* signed-in guests."""
    schema_care.upgrade(url)
    now = datetime.now(UTC)
    engine = make_engine(url)
    with Session(engine) as session:
        shipped_sets.load_shipped_sets(session, now=now)
        askable = _askable(session)
        learners = [_make_learner(session, port, askable, now) for _ in range(count)]
        session.commit()
    engine.dispose()
    return learners


def _make_learner(
    session: Session,
    port: int,
    askable: list[tuple[int, tuple[str, ...]]],
    now: datetime,
) -> Learner:
    person_id, token = signed_in_guest(session, now)
    chosen = random.Random(person_id).sample(askable, CARDS_EACH)
    cards = [CardToAnswer(question_id, ways) for question_id, ways in chosen]
    return Learner(person_id, token, port, cards)


def _askable(session: Session) -> list[tuple[int, tuple[str, ...]]]:
    """The questions that one field or a grade answers, and the ways they are asked."""
    rows = session.execute(
        select(Question.id, QuestionVersion.content)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .where(Question.kind.in_(("name", "number", "phrase", "date", "choice")))
        .order_by(Question.id)
    )
    return [(question_id, read_question(content).ask) for question_id, content in rows]


@contextmanager
def studying(learners: list[Learner], answers: int) -> Iterator[list[threading.Thread]]:
    """All of them answering at once, each in a thread of its own."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=learner.study, args=(answers, stop), daemon=True)
        for learner in learners
    ]
    for thread in threads:
        thread.start()
    try:
        yield threads
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        for learner in learners:
            with contextlib.suppress(OSError):
                learner._hang_up()


def acknowledged(learners: list[Learner]) -> int:
    return sum(sent.acknowledged for learner in learners for sent in learner.sent)
