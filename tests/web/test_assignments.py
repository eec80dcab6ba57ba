"""Giving a class something, and what its learners see of it."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Audience
from quizapp.services import assignments, set_import, sign_ins
from quizapp.services.cards import find_card
from quizapp.services.set_files import read_set
from quizapp.store.classes import Assignment, ClassNotice
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Quiz
from quizapp.store.reviews import StudiedSet
from tests.app_fixtures import NOW, SetClock, new_learner
from tests.class_fixtures import MadeClass, add_learner, make_class, make_teacher
from tests.progress import simulated
from tests.services.quizzing import drawing, new_quiz
from tests.services.studying import answer
from tests.web.conftest import Install

CRISIS = "kazakhstan-2022-who-is-who"
SOON, LATER = NOW.date() + timedelta(days=9), NOW.date() + timedelta(days=12)

OWN = """
format: recto/1
id: of-the-teacher
title: Of the teacher
sources:
  - {id: note, title: A note, text: "The press was closed in 1731."}
questions:
  - id: closed
    kind: date
    prompt: When was the press closed?
    answer: "1731"
    evidence: [{source: note, quote: "closed in 1731"}]
"""


@pytest.fixture
def made(session: Session) -> MadeClass:
    return make_class(session, learners=["Ada Nowak", "Boris Lem"])


def browser_of(app: Flask, session: Session, person: Person) -> FlaskClient:
    """A browser in which somebody is signed in."""
    started = sign_ins.start(
        session, person_id=person.id, browser="", lasts=timedelta(days=1), now=NOW
    )
    session.commit()
    client = app.test_client()
    client.set_cookie("recto", started)
    return client


@pytest.fixture
def teacher(app: Flask, session: Session, made: MadeClass) -> FlaskClient:
    return browser_of(app, session, made.teacher)


@pytest.fixture
def ada(app: Flask, session: Session, made: MadeClass) -> FlaskClient:
    return browser_of(app, session, made.learners[0])


def number_of(session: Session, slug: str) -> int:
    found = session.scalars(select(QuestionSet.id).where(QuestionSet.slug == slug))
    number = found.one()
    session.commit()  # lets the app write
    return number


def own_set(session: Session, owner: Person) -> int:
    set_import.import_set(
        session, read_set(OWN, name="own.yaml"), owner_id=owner.id, now=NOW
    )
    session.commit()
    return number_of(session, "of-the-teacher")


def assign(client: FlaskClient, made: MadeClass, what: str, **more: str) -> int:
    data = {"what": what, "study_by": "", "exam_on": "", "note": ""} | more
    return client.post(f"/classes/{made.code}/assign", data=data).status_code


def only(session: Session) -> Assignment:
    fresh = select(Assignment).execution_options(populate_existing=True)
    row = session.scalars(fresh).one()
    session.commit()
    return row


@pytest.mark.slow
def test_what_is_assigned_stands_on_the_class_page_and_on_today(
    session: Session, made: MadeClass, teacher: FlaskClient, ada: FlaskClient
) -> None:
    set_ = f"set-{number_of(session, CRISIS)}"

    assert assign(teacher, made, set_, exam_on=f"{LATER}", note="Read it twice.") == 303

    page, today = teacher.get(f"/classes/{made.code}").text, ada.get("/").text
    assert "Who is who in the crisis</a>" in page
    assert "Exam on 4 December" in page
    assert "Exam: Who is who in the crisis" in today
    assert "you will know" in today
    assert "0 of 48 cards met" in today
    theirs = ada.get(f"/assignments/{only(session).id}").text
    assert "Read it twice." in theirs
    assert "most likely between" in theirs


def test_learners_study_it_from_then_on(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    number = number_of(session, CRISIS)

    assign(teacher, made, f"set-{number}")

    studied = session.scalars(
        select(StudiedSet.person_id).where(StudiedSet.set_id == number)
    ).all()
    assert set(studied) == {person.id for person in made.learners}


def test_who_joins_later_studies_it_too(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    number = number_of(session, CRISIS)
    assign(teacher, made, f"set-{number}")
    late = add_learner(session, made, "Chinara Abdi")

    assignments.take_up_given(session, class_=made.row, person_id=late.id, now=NOW)
    session.commit()

    assert session.get(StudiedSet, (late.id, number)) is not None


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"what": ""}, "Choose a set or a quiz."),
        ({"what": "set-999999"}, "There is no such set, or it is not yours to give."),
        ({"what": "set-x"}, "Choose a set or a quiz from the list."),
        ({"study_by": "soon"}, "Write a day, such as"),
        ({"study_by": "2020-01-01"}, "This day is over."),
        ({"study_by": "2099-01-01"}, "within the next three years"),
        ({"study_by": f"{LATER}", "exam_on": f"{SOON}"}, "Studying has to end by"),
        ({"note": "x" * 1001}, "Use at most 1,000 characters."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    session: Session,
    made: MadeClass,
    teacher: FlaskClient,
    more: dict[str, str],
    words: str,
) -> None:
    data = {"what": f"set-{number_of(session, CRISIS)}", "note": "Read it twice."}

    sent = teacher.post(f"/classes/{made.code}/assign", data=data | more)

    assert sent.status_code == 422
    assert words in sent.text
    for value in {**data, **more, "what": ""}.values():
        assert value in sent.text
    assert session.scalars(select(Assignment)).all() == []


def test_the_same_set_is_not_given_twice(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    set_ = f"set-{number_of(session, CRISIS)}"
    assign(teacher, made, set_)

    assert assign(teacher, made, set_) == 422


@pytest.mark.slow
def test_changed_days_are_told_and_a_note_alone_is_not(
    session: Session, made: MadeClass, teacher: FlaskClient, ada: FlaskClient
) -> None:
    assign(teacher, made, f"set-{number_of(session, CRISIS)}", study_by=f"{SOON}")
    page = f"/classes/{made.code}/assignments/{only(session).id}"

    teacher.post(page, data={"study_by": f"{SOON}", "note": "All of it."})
    quiet = ada.get("/").text
    teacher.post(page, data={"study_by": f"{LATER}", "note": "All of it."})

    assert "changed" not in quiet
    assert "the dates of Who is who in the crisis changed" in ada.get("/").text
    assert only(session).note == "All of it."


def test_a_day_that_has_passed_may_stay(
    session: Session, made: MadeClass, teacher: FlaskClient, clock: SetClock
) -> None:
    assign(teacher, made, f"set-{number_of(session, CRISIS)}", study_by=f"{SOON}")
    clock.pass_(hours=23)
    session.execute(update(Assignment).values(study_by=NOW.date() - timedelta(days=1)))
    session.commit()
    row = only(session)

    sent = teacher.post(
        f"/classes/{made.code}/assignments/{row.id}",
        data={"study_by": f"{row.study_by}", "note": "Late is fine."},
    )

    assert sent.status_code == 303


def test_taking_back_can_be_undone(
    session: Session, made: MadeClass, teacher: FlaskClient, ada: FlaskClient
) -> None:
    assign(teacher, made, f"set-{number_of(session, CRISIS)}", study_by=f"{SOON}")
    page = f"/classes/{made.code}/assignments/{only(session).id}"

    back = teacher.post(f"{page}/take-back")
    taken = ada.get("/").text
    undo = teacher.get(back.headers["Location"]).text
    teacher.post(f"{page}/give-again")

    assert "was taken back" in taken
    assert "cards met" not in taken
    assert f'action="{page}/give-again"' in undo
    assert "0 of 48 cards met" in ada.get("/").text


def test_a_notice_goes_once_it_is_put_away_and_only_its_own_reader_can(
    app: Flask,
    session: Session,
    made: MadeClass,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    assign(teacher, made, f"set-{number_of(session, CRISIS)}")
    mine = select(ClassNotice.id).where(ClassNotice.person_id == made.learners[0].id)
    number = session.scalars(mine).one()
    session.commit()
    boris = browser_of(app, session, made.learners[1])

    assert boris.post(f"/notices/{number}/away").status_code == 404
    assert "is assigned" in ada.get("/").text
    assert ada.post(f"/notices/{number}/away").status_code == 303
    assert "is assigned" not in ada.get("/").text


def test_learners_with_an_email_are_told_by_mail(
    install: Install, session: Session, made: MadeClass
) -> None:
    app = install(
        mail_url="smtp://127.0.0.1:9",
        mail_from="recto@example.org",
        public_url="http://localhost",
    )
    sent: list[dict[str, str]] = []

    class Kept:
        """Keeps letters instead of sending them."""

        def post(self, **letter: str) -> None:
            sent.append(letter)

    app.extensions["outbox"] = Kept()
    session.get_one(Person, made.learners[0].id).email = "ada@example.org"
    session.commit()
    client = browser_of(app, session, made.teacher)

    assign(client, made, f"set-{number_of(session, CRISIS)}", exam_on=f"{LATER}")

    [letter] = sent
    assert letter["to"] == "ada@example.org"
    assert "for the exam on 4 December" in letter["text"]
    assert f"http://localhost/assignments/{only(session).id}" in letter["text"]


@pytest.mark.slow
def test_a_private_set_is_readable_for_the_class_it_was_given_to(
    app: Flask,
    session: Session,
    made: MadeClass,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    number = own_set(session, made.teacher)
    stranger = browser_of(app, session, new_learner(session))
    before = ada.get("/sets/of-the-teacher").status_code

    assign(teacher, made, f"set-{number}")

    assert before == 404
    assert ada.get("/sets/of-the-teacher").status_code == 200
    assert ada.get("/study?set=of-the-teacher").status_code == 200
    assert ada.get("/sets/of-the-teacher/file").status_code == 404
    assert ada.get("/sets/of-the-teacher/edit").status_code == 404
    assert stranger.get("/sets/of-the-teacher").status_code == 404
    assert stranger.get("/study?set=of-the-teacher").status_code == 404


def test_a_private_set_taken_back_is_gone_for_who_has_not_begun_it(
    session: Session, made: MadeClass, teacher: FlaskClient, ada: FlaskClient
) -> None:
    number = own_set(session, made.teacher)
    assign(teacher, made, f"set-{number}")
    boris = session.get_one(Person, made.learners[1].id)
    question_id = session.scalars(
        select(Question.id).where(Question.set_id == number)
    ).one()
    card = find_card(session, person=boris, question_id=question_id)
    answer(session, boris, card, NOW)

    teacher.post(f"/classes/{made.code}/assignments/{only(session).id}/take-back")

    assert ada.get("/sets/of-the-teacher").status_code == 404
    assert session.get(StudiedSet, (boris.id, number)) is not None


@pytest.fixture
def quiz(session: Session, made: MadeClass) -> Quiz:
    """A quiz for classes."""
    quiz = new_quiz(session, made.teacher, NOW, drawing(session, attempts=2))
    quiz.audience = Audience.CLASS
    session.commit()
    return quiz


def test_a_quiz_for_classes_is_open_to_the_class_it_was_given_to(
    app: Flask,
    session: Session,
    made: MadeClass,
    quiz: Quiz,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    page = f"/quizzes/{quiz.code}"
    stranger = browser_of(app, session, new_learner(session))
    before = ada.get(page).status_code

    assign(teacher, made, f"quiz-{quiz.id}", study_by=f"{SOON}")

    assert before == 404
    assert ada.get(page).status_code == 200
    assert stranger.get(page).status_code == 404
    assert stranger.post(f"{page}/start").status_code == 404
    assert quiz.title in ada.get("/quizzes").text
    assert f"Quiz: {quiz.title}" in ada.get("/").text
    assert ada.post(f"{page}/start").status_code == 303


def test_it_closes_to_the_class_at_the_end_of_the_day(
    session: Session,
    made: MadeClass,
    quiz: Quiz,
    teacher: FlaskClient,
    ada: FlaskClient,
    clock: SetClock,
) -> None:
    assign(teacher, made, f"quiz-{quiz.id}", study_by=f"{NOW.date()}")
    page = f"/quizzes/{quiz.code}/start"
    clock.pass_(hours=14, minutes=59)

    assert quiz.title in ada.get("/quizzes").text
    clock.pass_(minutes=1)
    refused = ada.post(page)

    assert refused.status_code == 422
    assert "This quiz is closed." in refused.text
    assert quiz.title not in ada.get("/quizzes").text


@pytest.mark.slow
def test_a_quiz_taken_back_is_begun_no_more_and_its_attempts_stay(
    session: Session,
    made: MadeClass,
    quiz: Quiz,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    assign(teacher, made, f"quiz-{quiz.id}")
    page = f"/quizzes/{quiz.code}"
    attempt = ada.post(f"{page}/start").headers["Location"]
    ada.post(f"{attempt}/submit")

    teacher.post(f"/classes/{made.code}/assignments/{only(session).id}/take-back")

    assert "not assigned to a class of yours any more" in ada.post(f"{page}/start").text
    assert ada.get(page).status_code == 200
    assert ada.get(attempt).status_code == 200


@pytest.mark.slow
def test_a_learner_of_the_class_gets_extra_time_before_they_begin(
    session: Session,
    made: MadeClass,
    quiz: Quiz,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    ada_id, page = made.learners[0].id, f"/quizzes/{quiz.code}/people"
    sent = {"person": str(ada_id), "extra_attempts": "3"}
    too_soon = teacher.post(page, data=sent).status_code
    assign(teacher, made, f"quiz-{quiz.id}")

    given = teacher.post(page, data=sent).status_code

    assert (too_soon, given) == (404, 303)
    assert "3 extra attempts" in teacher.get(page).text
    assert "5 attempts left" in ada.get("/quizzes").text


def test_a_quiz_that_was_put_away_is_not_on_today(
    session: Session,
    made: MadeClass,
    quiz: Quiz,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    assign(teacher, made, f"quiz-{quiz.id}")
    before = ada.get("/").text

    teacher.post(f"/quizzes/{quiz.code}/archive")

    assert f"Quiz: {quiz.title}" in before
    assert f"Quiz: {quiz.title}" not in ada.get("/").text


def test_a_quiz_for_its_maker_alone_is_not_on_offer(
    session: Session, made: MadeClass, quiz: Quiz, teacher: FlaskClient
) -> None:
    quiz.audience = Audience.OWNER
    session.commit()

    assert "quiz-" not in teacher.get(f"/classes/{made.code}/assign").text
    assert assign(teacher, made, f"quiz-{quiz.id}") == 422


#: What is the class's teachers' own: address, method.
TEACHERS_OWN = [
    ("/classes/{code}/assign", "GET"),
    ("/classes/{code}/assign", "POST"),
    ("/classes/{code}/assignments/{id}", "GET"),
    ("/classes/{code}/assignments/{id}", "POST"),
    ("/classes/{code}/assignments/{id}/take-back", "POST"),
    ("/classes/{code}/assignments/{id}/give-again", "POST"),
]


@pytest.mark.parametrize(("page", "method"), TEACHERS_OWN)
def test_nobody_else_gives_or_changes_or_takes_back(
    app: Flask, session: Session, page: str, method: str
) -> None:
    made = make_class(session, sets=[CRISIS])
    other = make_class(session, teacher=make_teacher(session), code="b", join_code="B")
    administrator = Person(name="Root", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add(administrator)
    session.commit()
    address = page.format(code=made.code, id=made.assignments[0].id)

    for person, status in [
        (made.learners[0], 404),
        (other.learners[0], 404),
        (other.teacher, 404),
        (administrator, 403),
    ]:
        client = browser_of(app, session, person)
        assert client.open(address, method=method).status_code == status, person.name
    guest = app.test_client()
    assert guest.open(address, method=method).status_code == 303
    assert only(session).taken_back_at is None


def test_another_classes_assignment_is_not_found_under_ones_own(
    app: Flask, session: Session
) -> None:
    theirs = make_class(session, sets=[CRISIS])
    mine = make_class(session, teacher=make_teacher(session), code="b", join_code="B")
    client = browser_of(app, session, mine.teacher)
    page = f"/classes/{mine.code}/assignments/{theirs.assignments[0].id}"

    assert client.get(page).status_code == 404
    assert client.post(f"{page}/take-back").status_code == 404


def test_the_page_of_what_is_assigned_is_its_learners(
    app: Flask, session: Session
) -> None:
    made = make_class(session, sets=[CRISIS])
    page = f"/assignments/{made.assignments[0].id}"
    gone = add_learner(session, made, "Gone Away", left_at=NOW)

    for person, status in [
        (made.learners[0], 200),
        (made.teacher, 303),
        (gone, 404),
        (new_learner(session), 404),
        (make_teacher(session), 404),
    ]:
        assert browser_of(app, session, person).get(page).status_code == status
    assert app.test_client().get(page).status_code == 303


def test_looking_at_these_pages_changes_nothing(
    app: Flask,
    session: Session,
    made: MadeClass,
    teacher: FlaskClient,
    ada: FlaskClient,
) -> None:
    assign(teacher, made, f"set-{number_of(session, CRISIS)}", exam_on=f"{LATER}")
    before = len(session.scalars(select(ClassNotice.id)).all())
    row = only(session)

    for client, page in [
        (ada, "/"),
        (ada, f"/assignments/{row.id}"),
        (teacher, f"/classes/{made.code}/assignments/{row.id}"),
    ]:
        assert client.get(page).status_code == 200

    assert len(session.scalars(select(ClassNotice.id)).all()) == before


def test_who_will_be_ready_is_told_to_the_teacher(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    assign(teacher, made, f"set-{number_of(session, CRISIS)}", exam_on=f"{LATER}")

    page = teacher.get(f"/classes/{made.code}/assignments/{only(session).id}").text

    assert "2 learners have not studied for long enough to tell." in page
    assert "Ada Nowak" in page
    assert "0 of 48 met" in page


def test_more_of_a_topic_begins_with_the_set_that_asks_most_about_it(
    app: Flask, session: Session
) -> None:
    made = make_class(session, sets=[CRISIS], code="more", join_code="MMMMMMMM")
    teacher = browser_of(app, session, made.teacher)
    topic = "causes"
    most, number = session.execute(
        select(Question.set_id, func.count())
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(Question.topic == topic, QuestionSet.slug != CRISIS)
        .where(Question.retired_at.is_(None))
        .group_by(Question.set_id)
        .order_by(func.count().desc())
        .limit(1)
    ).one()
    session.commit()

    page = teacher.get(f"/classes/more/assign?topic={topic}").text

    chosen = re.search(r'<option selected value="([^"]+)">([^<]+)<', page)
    assert chosen
    assert chosen[1] == f"set-{most}"
    assert chosen[2].endswith(f"({number} questions on Cause)")
    assert "More on Cause." in page
    assert f"/quizzes/new?set={CRISIS}&amp;topic={topic}&amp;for=class" in page
    assert assign(teacher, made, chosen[1], note="More on Cause.") == 303


def test_more_of_a_topic_that_no_other_set_has_leads_to_a_quiz(
    session: Session, made: MadeClass, teacher: FlaskClient
) -> None:
    page = teacher.get(f"/classes/{made.code}/assign?topic=%00&topic=x").text
    none = teacher.get(f"/classes/{made.code}/assign?topic=no+such+topic").text

    assert "asks about" not in page
    assert "No set that you could give asks about No such topic." in none
    assert "More on" not in none
    assert "<option selected" not in none.replace('<option selected value="">', "")


def test_the_weakest_topic_of_a_report_leads_to_more_of_it(
    app: Flask, session: Session
) -> None:
    made = make_class(session, sets=[CRISIS], code="weak", join_code="WWWWWWWW")
    for learner in made.learners:
        simulated.study(
            session, learner, until=NOW, days=12, new_per_day=9, seed=1, rests=0
        )
    session.commit()

    page = browser_of(app, session, made.teacher).get("/classes/weak/report").text

    found = re.search(r'<b>([^<]+)</b> is the weakest topic.*?"([^"]+topic=\w+)"', page)
    more = re.search(r'href="(/classes/weak/assign\?topic=\w+)"', page)
    assert found
    assert more
    opened = browser_of(app, session, made.teacher).get(more[1])
    assert f"ask about {found[1]} come first" in opened.text
