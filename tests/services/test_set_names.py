"""A surname that two names of a set share says too little, in study and in quizzes."""

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Chosen, Plan
from quizapp.services import submissions
from quizapp.services.cards import find_card
from quizapp.services.set_files import read_set
from quizapp.services.set_import import import_set
from quizapp.services.set_names import SetNames
from quizapp.services.wrong_answers import wrong_answers
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.quiz_queries import ALL_ASKED
from tests.app_fixtures import NOW
from tests.services.quizzing import begun, new_quiz, new_teacher, save
from tests.services.studying import answer
from tests.services.test_progress import statements

SET = """
format: recto/1
id: premiers
title: Two of a name
language: en
questions:
  - {kind: name, id: alikhan, prompt: "Who became Prime Minister?", answer: Alikhan Smailov, ask: [typed]}
  - {kind: name, id: askar, prompt: "Who wrote the report?", answer: Askar Smailov, ask: [typed]}
  - {kind: cloze, id: gap, prompt: "Who became Prime Minister?", text: "{{Alikhan Smailov}} became Prime Minister.", ask: [typed]}
  - {kind: number, id: count, prompt: "How many?", answer: 5, ask: [typed]}
"""
ONE_LESS = SET.replace("Askar Smailov", "Askar Mamin")


def question_of(session: Session, slug: str) -> Question:
    found = session.scalars(select(Question).where(Question.slug == slug)).one()
    session.commit()
    return found


def imported(session: Session, text: str = SET) -> None:
    import_set(session, read_set(text, name="s.yaml"), owner_id=None, now=NOW, is_shipped=True)  # fmt: skip
    session.commit()


@pytest.mark.parametrize(
    ("text", "given", "verdict"),
    [
        (SET, "Smailov", "close"),
        (SET, "Alikhan Smailov", "right"),
        (ONE_LESS, "Smailov", "right"),
    ],
)
def test_studying_a_surname_is_right_if_the_set_has_it_once(
    session: Session, learner: Person, text: str, given: str, verdict: str
) -> None:
    imported(session, text)
    question = question_of(session, "alikhan")
    card = find_card(session, person=learner, question_id=question.id)

    review = answer(session, learner, card, NOW, ask=Ask.TYPED, answer=given)

    assert review.verdict == verdict


def test_a_quiz_marks_a_surname_as_studying_does(
    session: Session, learner: Person
) -> None:
    imported(session)
    plan = Plan(parts=(Chosen(question_of(session, "alikhan").id),))
    quiz = new_quiz(session, new_teacher(session, NOW), NOW, plan)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, 1, "Smailov", NOW)

    submissions.submit(session, attempt=attempt, now=NOW)

    (row,) = session.connection().execute(ALL_ASKED, {"attempt": attempt.id})
    assert row.verdict == "close"
    assert row.reason == "Which one? More than one goes by that name."
    session.commit()


def test_a_retired_question_makes_no_surname_unclear(
    session: Session, learner: Person
) -> None:
    imported(session)
    question_of(session, "askar").retired_at = NOW
    session.commit()
    question = question_of(session, "alikhan")

    names = list(SetNames(session, question.set_id))

    assert names == ["Alikhan Smailov"]
    session.commit()


def test_the_teacher_sees_the_surnames_that_were_unclear(
    session: Session, learner: Person
) -> None:
    imported(session)
    question = question_of(session, "alikhan")
    card = find_card(session, person=learner, question_id=question.id)
    answer(session, learner, card, NOW, ask=Ask.TYPED, answer="Smailov")

    (group,) = wrong_answers(session, question_id=question.id, content=card.content)

    assert (group.text, group.verdict, group.can_be_accepted) == ("Smailov", "close", True)  # fmt: skip
    session.commit()


def test_a_surname_in_a_gap_is_measured_by_the_set_too(
    session: Session, learner: Person
) -> None:
    imported(session)
    question = question_of(session, "gap")
    card = find_card(session, person=learner, question_id=question.id)

    review = answer(session, learner, card, NOW, ask=Ask.TYPED, answer=["Smailov"])
    (group,) = wrong_answers(session, question_id=question.id, content=card.content)

    assert review.reason == "Which one? More than one goes by that name."
    assert (group.text, group.gap, group.verdict) == ("Smailov", 1, "close")
    session.commit()


@pytest.mark.parametrize(
    ("slug", "given", "reads"),
    [("count", "5", 0), ("alikhan", "Alikhan Smailov", 0), ("alikhan", "Smailov", 1)],
)
def test_the_names_of_a_set_are_read_only_where_a_surname_was_given(
    session: Session, engine: Engine, learner: Person, slug: str, given: str, reads: int
) -> None:
    imported(session)
    question = question_of(session, slug)
    card = find_card(session, person=learner, question_id=question.id)

    with statements(engine) as said:
        answer(session, learner, card, NOW, ask=Ask.TYPED, answer=given)

    assert sum("question.kind = " in one for one in said) == reads
