"""The attempts at a quiz, as its maker sees them; and marking them."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.database import db
from quizapp.quizzes.plan import Counts
from quizapp.services import submissions
from quizapp.services.quiz_attempts import MOST_LEARNERS
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz
from quizapp.web.spreadsheet import harmless
from tests.app_fixtures import NOW, SetClock, new_learner
from tests.services.quiz_writing import (
    number_of,
    question_id,
    written_attempt,
    written_quiz,
)
from tests.services.quizzing import begun, drawing, keys, new_quiz, new_teacher, save
from tests.services.test_progress import statements
from tests.web.reader import browser_of, words


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW)


@pytest.fixture
def rosa(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


def taken(
    session: Session, person: Person, quiz: Quiz, right: int, minutes: int = 12
) -> Attempt:
    """An attempt with so many right answers, and the others left empty; commits."""
    attempt = begun(session, person, quiz, NOW - timedelta(minutes=minutes))
    for number, key in list(keys(session, attempt).items())[:right]:
        save(session, attempt, number, key, NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()
    return attempt


def five_questions(session: Session, teacher: Person, **rules: Any) -> Quiz:
    return new_quiz(session, teacher, NOW, drawing(session, 5, **rules))


def test_the_table_says_who_took_it_with_what_score(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz = five_questions(session, teacher, attempts=2, pass_pct=60)
    taken(session, learner, quiz, 1)
    taken(session, learner, quiz, 4, minutes=70)
    taken(session, new_learner(session, "Timur Bek"), quiz, 2)

    page = words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)

    assert "Learners 2 Median 60% of 2 learners: a hint, no more" in page
    assert "Noor Rahimi 80% passed 1 . attempt of Noor Rahimi" in page.replace(
        "1. attempt", "1 . attempt"
    )
    assert "1 of 5 12 min" in page
    assert "4 of 5 1 h 10 min" in page
    assert "Timur Bek 40% not passed" in page


def test_the_share_counts_that_the_quiz_says(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz = five_questions(session, teacher, attempts=3, counts=Counts.FIRST)
    for right in (1, 4):
        taken(session, learner, quiz, right)

    assert "Noor Rahimi 20%" in words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)


def test_an_attempt_runs_until_its_time_is_up(
    rosa: FlaskClient,
    session: Session,
    teacher: Person,
    learner: Person,
    clock: SetClock,
) -> None:
    quiz = five_questions(session, teacher, time_limit_min=10)
    begun(session, learner, quiz, NOW)

    running = words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)
    clock.pass_(minutes=11)
    over = words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)

    assert "Running" in running
    assert "Running" not in over
    assert "Time is up" in over
    session.expire_all()
    # Looking changes nothing.
    assert session.scalars(select(Attempt.ended_at)).one() is None
    session.commit()


def test_those_who_wait_for_a_mark_come_first(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    taken(session, new_learner(session, "Ada Ek"), quiz, 0)
    written_attempt(session, new_learner(session, "Zoe Wu"), quiz, NOW)

    page = words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)

    assert page.index("Zoe Wu") < page.index("Ada Ek")
    assert "To mark 2 Mark them" in page


def test_practice_of_others_is_counted_and_not_shown(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz = five_questions(session, teacher, is_practice=True)
    attempt = taken(session, learner, quiz, 3)

    page = words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)

    assert "Noor" not in page
    assert "1 attempt for practice is not listed" in page
    one = rosa.get(f"/quizzes/{quiz.code}/attempts/{attempt.id}")
    assert one.status_code == 404


@pytest.mark.slow
def test_more_learners_ask_the_database_no_more_often(
    rosa: FlaskClient, app: Flask, session: Session, teacher: Person
) -> None:
    quiz = five_questions(session, teacher)
    address = f"/quizzes/{quiz.code}/attempts"
    counts = []
    for people in (2, 12):
        for number in range(people):
            taken(session, new_learner(session, f"Learner {people}.{number}"), quiz, 2)
        with app.app_context(), statements(db.engine) as sent:
            rosa.get(address)
        counts.append(len(sent))

    assert counts[0] == counts[1] <= 6


def test_more_learners_than_fit_on_a_page_are_paged(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = five_questions(session, teacher)
    for number in range(MOST_LEARNERS + 1):
        person = Person(name=f"Learner {number:03}", created_at=NOW)
        session.add(person)
        session.flush()
        session.add(
            Attempt(quiz_id=quiz.id, person_id=person.id, number=1, started_at=NOW)
        )
    session.commit()

    first = words(rosa.get(f"/quizzes/{quiz.code}/attempts").text)
    second = words(rosa.get(f"/quizzes/{quiz.code}/attempts?page=2").text)

    assert "Learner 049" in first
    assert "Learner 050" not in first
    assert "Page 1 of 2" in first
    assert "Learner 050" in second
    for odd in ("0", "-1", "x", "9" * 30):
        assert rosa.get(f"/quizzes/{quiz.code}/attempts?page={odd}").status_code == 200


# The file


def rows_of(client: FlaskClient, quiz: Quiz) -> list[list[str]]:
    answer = client.get(f"/quizzes/{quiz.code}/attempts.csv")
    assert answer.mimetype == "text/csv"
    assert f"quiz-{quiz.code}.csv" in answer.headers["Content-Disposition"]
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def test_the_file_has_a_row_for_each_attempt(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz = five_questions(session, teacher, attempts=2)
    taken(session, learner, quiz, 2)
    taken(session, learner, quiz, 3)

    head, *rows = rows_of(rosa, quiz)

    assert head[:3] == ["Name", "Attempt", "State"]
    assert head[-1] == "Question 5"
    assert [row[:3] for row in rows] == [
        ["Noor Rahimi", "1", "submitted"],
        ["Noor Rahimi", "2", "submitted"],
    ]
    points = dict(zip(head, rows[0], strict=True))
    assert (points["Points"], points["Out of"]) == ("2.0", "5.0")
    assert (points["Per cent"], points["Counted per cent"]) == ("40.0", "60.0")
    assert points["Minutes"] == "12.0"
    assert rows[0][-5:] == ["1.0", "1.0", "0.0", "0.0", "0.0"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1", "＝1", '=HYPERLINK("http://x")'],
)
def test_no_name_becomes_a_formula(
    rosa: FlaskClient, session: Session, teacher: Person, name: str
) -> None:
    quiz = five_questions(session, teacher)
    taken(session, new_learner(session, name), quiz, 1)

    _, row = rows_of(rosa, quiz)

    assert row[0] == f"'{name}"


def test_plain_names_stay_as_they_are() -> None:
    for name in ("Noor Rahimi", "D’Arcy-Smith", "Ана = Anna", ""):
        assert harmless(name) == name


# One attempt


def test_a_teacher_reads_an_attempt_with_its_verdicts_and_keys(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    attempt = begun(session, learner, quiz, NOW)
    save(session, attempt, number_of(session, attempt, "closed"), "1933", NOW)
    save(session, attempt, number_of(session, attempt, "why"), "It <b>sank</b>.", NOW)
    submissions.submit(session, attempt=attempt, now=NOW)
    session.commit()

    html = rosa.get(f"/quizzes/{quiz.code}/attempts/{attempt.id}").text
    page = words(html)

    assert "In which year was the bridge closed? 1933 Close 0.4 of 1 point" in page
    assert "Key: 1932" in page
    assert "It &lt;b&gt;sank&lt;/b&gt;." in html
    assert "To be marked" in page
    assert "<form" not in html.partition("<main")[2].partition("</main>")[0]


def test_ones_own_attempt_is_shown_as_to_any_learner(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = five_questions(session, teacher)
    attempt = begun(session, teacher, quiz, NOW)

    answer = rosa.get(f"/quizzes/{quiz.code}/attempts/{attempt.id}")

    assert answer.location == f"/attempts/{attempt.id}"


def test_an_attempt_at_another_quiz_is_not_there(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz, other = five_questions(session, teacher), five_questions(session, teacher)
    attempt = taken(session, learner, other, 1)

    answer = rosa.get(f"/quizzes/{quiz.code}/attempts/{attempt.id}")

    assert answer.status_code == 404


# Marking


@pytest.mark.slow
def test_answers_are_marked_without_names_one_after_the_other(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    made = [
        written_attempt(session, one, quiz, NOW)
        for one in (learner, new_learner(session, "Timur Bek"))
    ]
    address = f"/quizzes/{quiz.code}/marking/{question_id(session, 'why')}"
    page = rosa.get(address).text
    assert "Noor" not in page
    assert "Noor" in rosa.get(f"{address}?names=1").text

    which = f"{made[0].id}-{number_of(session, made[0], 'why')}"
    session.commit()
    sent = {"which": which, "points": ["1", "0,5"], "words": "What of them?"}
    marked = rosa.post(address, data=sent)

    assert marked.status_code == 303
    assert marked.location.startswith(f"{address}?done=marked#a-{made[1].id}-")
    session.expire_all()
    row = session.get_one(
        AttemptQuestion, (made[0].id, number_of(session, made[0], "why"))
    )
    assert (row.fraction, row.reason) == (0.5, "1.5 of 3 points. What of them?")
    session.commit()
    assert "1 answer to mark, 1 marked" in words(rosa.get(address).text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("slug", "sent", "said"),
    [
        ("after", {}, "Choose how good the answer is."),
        ("after", {"share": "0.9"}, "Choose how good the answer is."),
        ("why", {"points": ["1"]}, "Give points for each line"),
        ("why", {"points": ["1", "2.5"]}, "Give points for each line"),
        ("why", {"points": ["1", "NaN"]}, "Give points for each line"),
        ("why", {"points": ["1", "-1"]}, "Give points for each line"),
        ("why", {"points": ["1", ""]}, "Give points for each line"),
        ("after", {"share": "1", "words": "x" * 2001}, "Write at most 2,000"),
    ],
)
def test_a_mark_that_cannot_be_given_is_told_and_what_was_typed_stays(
    rosa: FlaskClient,
    session: Session,
    teacher: Person,
    learner: Person,
    slug: str,
    sent: dict[str, str | list[str]],
    said: str,
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    attempt = written_attempt(session, learner, quiz, NOW)
    which = f"{attempt.id}-{number_of(session, attempt, slug)}"
    address = f"/quizzes/{quiz.code}/marking/{question_id(session, slug)}"

    refused = rosa.post(address, data={"which": which, "words": "Typed already"} | sent)

    assert refused.status_code == 422
    assert said in refused.text
    assert sent.get("words", "Typed already") in refused.text  # type: ignore[operator]
    assert "1 answer to mark" in words(rosa.get(address).text)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["", "1-99", "x", "99-1"])
def test_an_answer_that_is_not_there_is_not_marked(
    rosa: FlaskClient, session: Session, teacher: Person, learner: Person, which: str
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    written_attempt(session, learner, quiz, NOW)
    address = f"/quizzes/{quiz.code}/marking/{question_id(session, 'after')}"

    assert rosa.post(address, data={"which": which, "share": "1"}).status_code == 404


@pytest.mark.slow
def test_more_answers_to_mark_ask_the_database_no_more_often(
    rosa: FlaskClient, app: Flask, session: Session, teacher: Person
) -> None:
    quiz = written_quiz(session, teacher, NOW)
    address = f"/quizzes/{quiz.code}/marking/{question_id(session, 'why')}"
    counts = []
    for people in (1, 8):
        for number in range(people):
            person = new_learner(session, f"Learner {people}.{number}")
            written_attempt(session, person, quiz, NOW)
        with app.app_context(), statements(db.engine) as sent:
            rosa.get(address)
        counts.append(len(sent))

    assert counts[0] == counts[1]
