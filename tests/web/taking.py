"""A learner takes a quiz over HTTP, for tests: starts, answers, submits."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.questions.answer import Answer
from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Chosen, Plan
from quizapp.services import set_import
from quizapp.services.cards import read_question
from quizapp.services.set_files import read_set
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question as QuestionRow
from quizapp.store.question_sets import QuestionSet, QuestionVersion
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz
from tests.app_fixtures import NOW
from tests.services.quizzing import drawing, keys, new_quiz, new_teacher

JSON = {"Accept": "application/json"}


def a_quiz(session: Session, plan: Plan | None = None, **rules: Any) -> str:
    """A teacher's quiz for whoever has its link; says its code."""
    teacher = session.scalars(select(Person).where(Person.role == Role.TEACHER)).first()
    owner = teacher or new_teacher(session, NOW)
    quiz = new_quiz(session, owner, NOW, plan or drawing(session, **rules))
    code = quiz.code
    session.commit()
    return code


def one_of_each_way(session: Session) -> list[int]:
    """A question of the shipped sets for each kind and way that a quiz may ask."""
    rows = session.execute(
        select(QuestionRow.id, QuestionRow.kind, QuestionVersion.content)
        .join(QuestionVersion, QuestionVersion.question_id == QuestionRow.id)
        .order_by(QuestionRow.id)
    ).all()
    found: dict[tuple[str, str], int] = {}
    for id_, kind, content in rows:
        ways = [ask for ask in read_question(content).ask if ask is not Ask.FLASHCARD]
        if ways:
            found.setdefault((kind, ways[0]), id_)
    session.rollback()
    return list(found.values())


DATES = """
format: recto/1
id: dates
title: Two dates
language: en
questions:
  - {kind: date, id: founded, prompt: "When was it founded?", answer: 2022-01-05, ask: [typed]}
  - {kind: date, id: dissolved, prompt: "When was it dissolved?", answer: "1918", ask: [typed]}
"""


def typed_dates(session: Session, *, owner_id: int | None = None) -> tuple[Chosen, ...]:
    """Two dates to type, the first a day, the second a year; commits.

    ``owner_id``: whose set it is; of one that ships, None.
    """
    content = read_set(DATES, name="dates.yaml")
    set_import.import_set(
        session, content, owner_id=owner_id, now=NOW, is_shipped=owner_id is None
    )
    session.commit()
    set_id = select(QuestionSet.id).where(QuestionSet.slug == "dates")
    found = session.scalars(
        select(QuestionRow.id)
        .where(QuestionRow.set_id.in_(set_id))
        .order_by(QuestionRow.id)
    )
    return tuple(Chosen(id_) for id_ in found)


@dataclass
class Taker:
    """Somebody at a browser with an attempt under way."""

    client: FlaskClient
    session: Session
    attempt_id: int

    @property
    def url(self) -> str:
        return f"/attempts/{self.attempt_id}"

    def page(self, number: int) -> str:
        """The page of a question."""
        reply = self.client.get(f"{self.url}?q={number}")
        assert reply.status_code == 200, reply.status
        return reply.get_data(as_text=True)

    def save(
        self, number: int, answer: Answer, seen: int = 0, **more: Any
    ) -> TestResponse:
        """Send an answer as the page's fields would."""
        headers = more.pop("headers", {})
        data = self.fields(number, answer) | {"seen": str(seen)} | more
        return self.client.post(
            f"{self.url}/questions/{number}", data=data, headers=headers
        )

    def submit(self) -> TestResponse:
        return self.client.post(f"{self.url}/submit")

    def fields(self, number: int, answer: Answer) -> dict[str, Any]:
        """An answer in the fields of its question."""
        match answer:
            case dict():
                return {"left": list(answer), "right": list(answer.values())}
            case list() if self.ask(number) is Ask.ORDER:
                places = [str(place) for place in range(1, len(answer) + 1)]
                return {"item": answer, "place": places}
            case None:
                return {}
            case bool():
                return {"answer": "true" if answer else "false"}
            case _:
                return {"answer": answer}

    def ask(self, number: int) -> Ask:
        ask = self.session.scalar(
            select(AttemptQuestion.ask).where(
                AttemptQuestion.attempt_id == self.attempt_id,
                AttemptQuestion.number == number,
            )
        )
        self.session.rollback()
        assert ask is not None
        return ask

    def keys(self) -> dict[int, Answer]:
        """The right answers."""
        found = keys(self.session, self.session.get_one(Attempt, self.attempt_id))
        self.session.rollback()
        return found

    def rows(self) -> dict[int, Any]:
        """The questions as they are stored now."""
        found = self.session.execute(ALL_ASKED, {"attempt": self.attempt_id}).all()
        self.session.rollback()
        return {row.number: row for row in found}

    def attempt(self) -> Attempt:
        """The attempt as it is stored now."""
        found = self.session.get_one(Attempt, self.attempt_id, populate_existing=True)
        self.session.expunge(found)
        self.session.rollback()
        return found


def begin(client: FlaskClient, session: Session, code: str, **form: str) -> Taker:
    """Press "Start quiz"."""
    reply = client.post(f"/quizzes/{code}/start", data=form)
    assert reply.status_code == 303, reply.get_data(as_text=True)
    return Taker(client, session, int(reply.location.rpartition("/")[2]))


def quiz_at(session: Session, code: str) -> Quiz:
    found = session.scalars(select(Quiz).where(Quiz.code == code)).one()
    session.rollback()
    return found
