"""Saying what is wrong with a question, and what comes of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused, TooManyTries
from quizapp.services import problem_reports
from quizapp.store.people import Person, Role
from quizapp.store.quizzes import ProblemReport
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    answers,
    corrects,
    question,
    quiz_of,
    set_learner,
    set_owner,
)
from tests.services.quizzing import begun, new_teacher

WORDS = "The text says 5 May."


@pytest.fixture
def teacher(session: Session) -> Person:
    return set_owner(session, NOW)


@pytest.fixture
def noor(session: Session, teacher: Person) -> Person:
    """A learner who has answered a question of the teacher's."""
    noor = set_learner(session)
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    return noor


def report(session: Session, person: Person, words: str = WORDS) -> ProblemReport:
    """Report the question; commits."""
    found = problem_reports.report_problem(
        session,
        person=person,
        question_id=question(session, "closed").id,
        words=words,
        answer="5 May 1731",
        now=NOW,
    )
    session.commit()
    return found


def count(session: Session) -> int:
    return session.scalar(select(func.count(ProblemReport.id))) or 0


def test_a_report_reaches_whoever_keeps_the_question_without_a_name(
    session: Session, teacher: Person, noor: Person
) -> None:
    report(session, noor)

    found = problem_reports.inbox(session, person=teacher)[0]

    assert (found.words, found.answer, found.is_open) == (WORDS, "5 May 1731", True)
    assert found.content.prompt == "When was the press closed?"
    assert noor.name not in str(found)


def test_a_report_keeps_the_question_as_it_was_asked(
    session: Session, teacher: Person, noor: Person
) -> None:
    corrects(session, teacher, question(session, "closed"), NOW, answer="1731-05-05")

    report(session, noor)

    found = problem_reports.inbox(session, person=teacher)[0]
    assert (found.version, found.was_changed) == (1, True)


def test_administrators_see_all_and_others_nothing(
    session: Session, teacher: Person, noor: Person
) -> None:
    sent = report(session, noor)
    boss = new_teacher(session, NOW, role=Role.ADMINISTRATOR)
    other = new_teacher(session, NOW, name="Ines Costa")

    assert problem_reports.open_reports(session, person=boss) == 1
    assert problem_reports.open_reports(session, person=other) == 0
    with pytest.raises(NotFound):
        problem_reports.close(
            session, person=other, report_id=sent.id, reply="", now=NOW
        )


def test_only_who_was_asked_can_report(
    session: Session, teacher: Person, noor: Person
) -> None:
    stranger = new_learner(session, "Ada Okoro")

    with pytest.raises(NotFound):
        report(session, stranger)


def test_who_was_asked_in_a_quiz_can_report(session: Session, teacher: Person) -> None:
    other = new_learner(session, "Ada Okoro")
    quiz = quiz_of(session, teacher, [question(session, "closed")], NOW)
    begun(session, other, quiz, NOW)

    report(session, other)

    assert count(session) == 1


def test_the_same_words_on_the_same_day_are_one_report(
    session: Session, noor: Person
) -> None:
    first, second = report(session, noor), report(session, noor, f" {WORDS} ")

    assert first.id == second.id
    assert count(session) == 1


def test_the_same_words_on_another_day_are_another_report(
    session: Session, noor: Person
) -> None:
    report(session, noor)

    problem_reports.report_problem(
        session,
        person=noor,
        question_id=question(session, "closed").id,
        words=WORDS,
        now=NOW + timedelta(days=1),
    )

    assert count(session) == 2


def test_nobody_sends_more_than_so_many_a_day(session: Session, noor: Person) -> None:
    for number in range(problem_reports.A_DAY):
        report(session, noor, f"Problem {number}")

    with pytest.raises(TooManyTries):
        report(session, noor, "One more")


@pytest.mark.parametrize("words", ["", "  \n ", "\u200b\0", "x" * 2001])
def test_words_that_say_nothing_or_too_much_are_refused(
    session: Session, noor: Person, words: str
) -> None:
    with pytest.raises(Refused):
        report(session, noor, words)


def test_a_report_can_be_taken_back_until_it_is_closed(
    session: Session, teacher: Person, noor: Person
) -> None:
    first, second = report(session, noor), report(session, noor, "Another")
    problem_reports.close(
        session, person=teacher, report_id=second.id, reply="", now=NOW
    )

    problem_reports.withdraw(session, person=noor, report_id=first.id)

    with pytest.raises(Refused, match="closed already"):
        problem_reports.withdraw(session, person=noor, report_id=second.id)
    assert count(session) == 1


def test_nobody_takes_back_anothers_report(
    session: Session, teacher: Person, noor: Person
) -> None:
    sent = report(session, noor)

    with pytest.raises(NotFound):
        problem_reports.withdraw(session, person=teacher, report_id=sent.id)


def test_the_reply_reaches_the_learner_and_open_reports_come_first(
    session: Session, teacher: Person, noor: Person
) -> None:
    first = report(session, noor)
    report(session, noor, "Another")
    third = report(session, noor, "A third")

    for sent, reply in ((first, "Put right, thank you."), (third, "")):
        problem_reports.close(
            session, person=teacher, report_id=sent.id, reply=reply, now=NOW
        )
    session.commit()

    mine = problem_reports.sent_by(session, person=noor)
    assert [one.words for one in mine] == ["Another", "A third", WORDS]
    assert mine[-1].reply == "Put right, thank you."


def test_a_closed_report_can_be_opened_again(
    session: Session, teacher: Person, noor: Person
) -> None:
    sent = report(session, noor)
    problem_reports.close(session, person=teacher, report_id=sent.id, reply="", now=NOW)

    problem_reports.reopen(session, person=teacher, report_id=sent.id)

    assert problem_reports.open_reports(session, person=teacher) == 1
