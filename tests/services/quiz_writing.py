"""A set with answers in one's own words, and learners who gave some, for tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Draw, Plan
from quizapp.services import set_import, submissions
from quizapp.services.set_files import read_set
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz
from tests.services.quizzing import begun, new_quiz, save

SET = """
format: recto/1
id: the-bridge
title: The bridge of Example
language: en
licence: CC0-1.0
sources:
  - id: notes
    title: Notes on a bridge
    text: "The bridge was closed in 1932, since its piers had sunk. It was sold."
questions:
  - id: why
    kind: open
    topic: causes
    prompt: Why was the bridge closed?
    rubric:
      - {criterion: Names the piers, points: 1}
      - {criterion: Says that they had sunk, points: 2}
    evidence: [{source: notes, quote: its piers had sunk}]
  - id: after
    kind: open
    topic: causes
    prompt: What became of the bridge?
    rubric: It was sold; the year is not asked for.
    evidence: [{source: notes, quote: It was sold}]
  - id: closed
    kind: date
    topic: dates
    prompt: In which year was the bridge closed?
    answer: 1932
    ask: [typed]
    evidence: [{source: notes, quote: closed in 1932}]
  - id: order
    kind: order
    topic: dates
    prompt: Put these in order.
    items: [{text: The piers sink}, {text: The bridge closes}, {text: It is sold}]
    evidence: [{source: notes, quote: its piers had sunk}]
  - id: match
    kind: match
    topic: causes
    prompt: What happened to what?
    pairs: [{left: Piers, right: sank}, {left: Bridge, right: was sold}]
    distractors: [burned]
    evidence: [{source: notes, quote: It was sold}]
  - id: gaps
    kind: cloze
    topic: causes
    prompt: Fill the gaps.
    text: "The {{bridge}} was closed since its {{piers}} had sunk."
    evidence: [{source: notes, quote: its piers had sunk}]
"""


def written_quiz(session: Session, owner: Person, now: datetime, **rules: Any) -> Quiz:
    """A quiz on the owner's set, all its questions in order; commits."""
    set_import.import_set(
        session, read_set(SET, name="bridge.yaml"), owner_id=owner.id, now=now
    )
    session.commit()
    set_id = session.scalars(
        select(Question.set_id).where(Question.slug == "why")
    ).one()
    plan = Plan(parts=(Draw(count=6, set_ids=(set_id,)),), **rules)
    return new_quiz(session, owner, now, plan)


def question_id(session: Session, slug: str) -> int:
    """The id of a question of the set; commits."""
    found = session.scalars(select(Question.id).where(Question.slug == slug)).one()
    session.commit()
    return found


def written_attempt(
    session: Session, person: Person, quiz: Quiz, now: datetime, words: str = "It sank."
) -> Attempt:
    """An attempt submitted with *words* for both written questions; commits."""
    attempt = begun(session, person, quiz, now)
    for slug in ("why", "after"):
        save(session, attempt, number_of(session, attempt, slug), words, now)
    submissions.submit(session, attempt=attempt, now=now)
    session.commit()
    return attempt


def number_of(session: Session, attempt: Attempt, slug: str) -> int:
    """Where an attempt asks a question."""
    return session.scalars(
        select(AttemptQuestion.number)
        .join(Question, Question.id == AttemptQuestion.question_id)
        .where(AttemptQuestion.attempt_id == attempt.id, Question.slug == slug)
    ).one()
