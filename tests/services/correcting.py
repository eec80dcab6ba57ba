"""A set with keys to be put right, for tests: its owner, its questions, its answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.quizzes.plan import Chosen, Plan
from quizapp.services import (
    corrected_content,
    corrections,
    library,
    question_versions,
    set_import,
    submissions,
)
from quizapp.services.cards import find_card
from quizapp.services.set_files import read_set
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Attempt, Correction, Quiz
from quizapp.store.reviews import Review
from tests.app_fixtures import new_learner
from tests.services.quizzing import begun, new_quiz, new_teacher, save
from tests.services.studying import answer

SLUG = "press-laws"

TEXT = """The press was closed on 5 May 1731 by order of the governor, Anna Lind. It was
opened again on 6 May 1733. The printer, Erik Berg, left for Uppsala."""

SET = """
format: recto/1
id: press-laws
title: Press laws
sources:
  - {id: note, title: A note, text: TEXT}
questions:
  - id: governor
    kind: name
    topic: actors
    prompt: Who closed the press?
    answer: Anna Lind
    ask: [typed]
    evidence: [{source: note, quote: "the governor, Anna Lind"}]
  - id: closed
    kind: date
    prompt: When was the press closed?
    answer: "1731-05-06"
    ask: [typed]
    evidence: [{source: note, quote: "5 May 1731"}]
  - id: left-for
    kind: choice
    prompt: Where did the printer go?
    answer: Oslo
    distractors: [Uppsala, Turku]
    evidence: [{source: note, quote: "left for Uppsala"}]
  - id: opened-again
    kind: true-false
    prompt: The press was opened again in 1733.
    answer: "false"
  - id: people
    kind: multiple
    prompt: Who is named?
    answers: [Anna Lind]
    distractors: [Erik Berg, Olof Dahl]
  - id: gap
    kind: cloze
    prompt: Fill the gap.
    text: "The governor was {{Anna Lind}}."
    ask: [typed]
  - id: years
    kind: number
    prompt: For how many years was it closed?
    answer: 2
    tolerance: 0.5
    unit: years
    accept: [about two]
    distractors: [3, {text: 4, why: that is too long}]
    evidence: [{source: note, quote: "6 May 1733"}]
  - id: steps
    kind: order
    prompt: Put these in order.
    items: [{text: The press is closed, date: "1731"}, The press is opened, The printer leaves]
  - id: who-did-what
    kind: match
    prompt: Who did what?
    pairs: [{left: Anna Lind, right: closed the press}, {left: Erik Berg, right: left}]
    distractors: [{text: wrote a book, why: nobody did}, opened it again]
  - id: thoughts
    kind: open
    prompt: Why was the press closed?
    rubric: Names the order.
"""


def press_laws(**changes: str) -> SetContent:
    """The set; *changes* replace words of its file."""
    text = SET.replace("TEXT", '"' + " ".join(TEXT.split()) + '"')
    for old, new in changes.items():
        text = text.replace(old.replace("_", " "), new)
    return read_set(text, name="press-laws.yaml")


def owned_set(session: Session, owner: Person, now: datetime) -> QuestionSet:
    """The set in the library, the owner's; commits."""
    set_import.import_set(session, press_laws(), owner_id=owner.id, now=now)
    session.commit()
    return session.scalars(select(QuestionSet).where(QuestionSet.slug == SLUG)).one()


def set_owner(session: Session, now: datetime) -> Person:
    """A teacher whose set this is; commits."""
    teacher = new_teacher(session, now)
    owned_set(session, teacher, now)
    return teacher


def set_learner(session: Session) -> Person:
    """A learner who studies the set; commits."""
    learner = new_learner(session)
    takes_up(session, learner)
    return learner


def question(session: Session, slug: str = "governor") -> Question:
    """A question of the set, as it is now."""
    return session.scalars(
        select(Question)
        .join(QuestionSet)
        .where(QuestionSet.slug == SLUG, Question.slug == slug)
        .execution_options(populate_existing=True)
    ).one()


def takes_up(session: Session, *people: Person) -> None:
    """Let people study the set; commits."""
    found = session.scalars(select(QuestionSet).where(QuestionSet.slug == SLUG)).one()
    for person in people:
        library.take_up(
            session, person_id=person.id, set_id=found.id, now=found.created_at
        )
    session.commit()


def answers(
    session: Session, person: Person, row: Question, given: Answer, now: datetime
) -> Review:
    """Answer a question's card by study; commits."""
    card = find_card(session, person=person, question_id=row.id)
    return answer(session, person, card, now, answer=given)


def quiz_of(
    session: Session, owner: Person, rows: list[Question], now: datetime, **rules: Any
) -> Quiz:
    """A quiz of these questions, that can be taken any number of times; commits."""
    parts = tuple(Chosen(row.id) for row in rows)
    plan = Plan(**({"parts": parts, "attempts": None} | rules))
    return new_quiz(session, owner, now, plan)


def attempted(
    session: Session, person: Person, quiz: Quiz, given: list[Answer], now: datetime
) -> Attempt:
    """A submitted attempt with these answers, in order; commits."""
    attempt = begun(session, person, quiz, now)
    for number, one in enumerate(given, 1):
        save(session, attempt, number, one, now)
    submissions.submit(session, attempt=attempt, now=now)
    session.commit()
    return attempt


def corrects(
    session: Session, person: Person, row: Question, now: datetime, **changes: Any
) -> Correction:
    """Put a key right, values of the set file changed as said; commits."""
    before = question_versions.content_of(session, row)
    found = corrections.apply(
        session,
        person=person,
        question=row,
        seen_version=row.version,
        content=corrected_content.changed_content(before, changes),
        now=now,
    )
    session.commit()
    return found
