"""Making a quiz: the form, its rows, its rules, and what becomes of it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.quizzes.plan import (
    Audience,
    Chosen,
    Counts,
    Difficulty,
    Draw,
    Layout,
    Plan,
    When,
)
from quizapp.services import quizzes
from quizapp.services.cards import read_question
from quizapp.services.quiz_plans import plan_of
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.quizzes import Quiz
from tests.app_fixtures import NOW
from tests.services.quizzing import drawing, new_quiz, new_teacher, set_ids
from tests.web.reader import browser_of, words

SLUG = "kazakhstan-2022-who-is-who"

Sent = dict[str, str | list[str]]


@pytest.fixture
def teacher(session: Session) -> Person:
    return new_teacher(session, NOW, time_zone="Asia/Almaty")


@pytest.fixture
def rosa(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


def row(number: int = 0, **changes: str) -> Sent:
    """A row that draws."""
    values = {
        "count": "3",
        "sets": "",
        "topic": "",
        "kind": "",
        "difficulty": "",
        "points": "1",
    } | changes
    return {f"draws-{number}-{name}": value for name, value in values.items()}


def filled(session: Session, **changes: str | list[str]) -> Sent:
    """What a browser sends of a form with one row."""
    ids = [str(one) for one in set_ids(session)]
    session.commit()
    return {
        "act": "save",
        "title": "January 2022",
        "sets": ids,
        **row(),
        "audience": "link",
        "attempts": "1",
        "counts": "best",
        "verdict_when": "submitted",
        "key_when": "submitted",
        "evidence_when": "submitted",
        "layout": "one",
        "shuffles_options": "y",
    } | changes


def kept(session: Session) -> Quiz:
    """The only quiz there is."""
    session.expire_all()
    quiz = session.scalars(select(Quiz)).one()
    session.commit()
    return quiz


def kept_plan(session: Session) -> Plan:
    plan = plan_of(session, kept(session))
    session.commit()
    return plan


def shown(html: str) -> Mapping[str, Any]:
    """What the form on a page would send, by name; ticks and choices that are set."""
    form = html.partition('name="title"')[2].partition("</form>")[0]
    form = 'name="title"' + form
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", "<input " + form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        is_tick = 'type="checkbox"' in tag or 'type="radio"' in tag
        if name and (not is_tick or " checked" in tag):
            fields.setdefault(name[1], []).append(value[1] if value else "")
    for name_of, options in re.findall(
        r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        found = re.search(r'selected value="([^"]*)"|value="([^"]*)" selected', options)
        fields[name_of] = [(found[1] or found[2] or "") if found else ""]
    return fields


def error_at(html: str, field: str) -> str:
    """What the page says is wrong with a field."""
    found = re.search(rf'id="{field}-error">.*?<span>(.*?)</span>', html, re.DOTALL)
    return found[1] if found else ""


def key_words(session: Session, question_id: int) -> str:
    content = session.scalars(
        select(QuestionVersion.content).where(
            QuestionVersion.question_id == question_id
        )
    ).one()
    session.commit()
    return str(key_in_words(read_question(content)))


# Making


def test_a_quiz_is_made_from_the_form(rosa: FlaskClient, session: Session) -> None:
    made = rosa.post("/quizzes/new", data=filled(session))

    quiz = kept(session)
    assert made.location == f"/quizzes?done=made#quiz-{quiz.code}"
    assert quiz.audience is Audience.LINK
    assert kept_plan(session).parts == (Draw(count=3, set_ids=set_ids(session)),)
    session.commit()
    page = rosa.get(made.location).text
    assert f'value="http://localhost/quizzes/{quiz.code}"' in page


def test_six_dates_and_three_causes(rosa: FlaskClient, session: Session) -> None:
    ids = set_ids(session)
    sent = filled(session) | row(count="6", topic="dates", kind="date")
    sent |= row(7, count="2", topic="causes", points="2.5", sets=str(ids[0]))

    answer = rosa.post("/quizzes/new", data=sent)

    # The first set has one cause only.
    assert answer.status_code == 422
    assert "There are not enough questions to draw 2 of causes: 1 fit." in answer.text
    rosa.post("/quizzes/new", data=sent | row(7, topic="causes", points="2.5"))
    assert kept_plan(session).parts == (
        Draw(count=6, set_ids=ids, topic="dates", kind="date"),
        Draw(count=3, set_ids=ids, topic="causes", points=2.5),
    )


def test_every_rule_is_kept(rosa: FlaskClient, session: Session) -> None:
    rosa.post(
        "/quizzes/new",
        data=filled(
            session,
            instructions="Read each question twice.",
            opens_at="2026-11-23T14:00",
            closes_at="2026-11-25T14:30",
            time_limit_min="40",
            attempts="3",
            counts="average",
            pass_pct="60",
            verdict_when="each",
            key_when="submitted",
            evidence_when="closed",
            is_one_way="y",
            shuffles_questions="y",
            shuffles_options="",
        ),
    )

    plan = kept_plan(session)
    # Almaty is five hours ahead of UTC.
    assert plan.opens_at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert plan.closes_at == datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    assert (plan.time_limit_min, plan.attempts, plan.pass_pct) == (40, 3, 60)
    assert plan.counts is Counts.AVERAGE
    assert [plan.verdict_when, plan.key_when, plan.evidence_when] == [
        When.EACH,
        When.SUBMITTED,
        When.CLOSED,
    ]
    assert plan.layout is Layout.ONE
    assert plan.is_one_way
    assert plan.shuffles_questions
    assert kept(session).instructions == "Read each question twice."


def test_no_number_of_attempts_is_any_number(
    rosa: FlaskClient, session: Session
) -> None:
    rosa.post("/quizzes/new", data=filled(session, attempts=""))

    assert kept(session).attempts is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "value", "words_at"),
    [
        ("title", "  ", "Give the quiz a title."),
        ("title", "x" * 201, "Use at most 200 characters."),
        ("draws-0-count", "many", "Write a whole number from 1 to 200."),
        ("draws-0-count", "0", "Write a whole number from 1 to 200."),
        ("draws-0-count", "9" * 400, "Write a whole number from 1 to 200."),
        ("draws-0-points", "nan", "Write a number such as 1 or 0.5, at most 100."),
        ("draws-0-points", "-1", "Write a number such as 1 or 0.5, at most 100."),
        ("opens_at", "tomorrow", "Write a day and a time."),
        ("opens_at", "0001-01-01T00:00", "Write a day and a time."),
        ("time_limit_min", "0", "Give 1 to 600 minutes, or none for no limit."),
        ("time_limit_min", "an hour", "Write a whole number from 1 to 600."),
        ("attempts", "0", "Allow 1 to 100 attempts, or any number."),
        ("pass_pct", "101", "The mark to pass is between 1 and 100 per cent."),
        ("counts", "worst", "Choose one of these."),
        ("audience", "everyone", "Choose one of these."),
        ("password", "abc", "Use 4 to 256 characters."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    rosa: FlaskClient, session: Session, field: str, value: str, words_at: str
) -> None:
    sent = filled(session, closes_at="2026-11-25T14:30", instructions="Twice.")

    refused = rosa.post("/quizzes/new", data=sent | {field: value})

    assert refused.status_code == 422
    assert error_at(refused.text, field) == words_at
    form = shown(refused.text)
    for name in ("closes_at", "draws-0-count", "draws-0-points", "time_limit_min"):
        if name in sent | {field: value}:
            assert form[name] == [(sent | {field: value})[name]]
    assert form["sets"] == sent["sets"]
    assert "Twice.</textarea>" in refused.text
    session.expire_all()
    assert session.scalars(select(Quiz)).all() == []


@pytest.mark.slow
def test_a_quiz_of_nothing_is_told_at_the_questions(
    rosa: FlaskClient, session: Session
) -> None:
    sent = {
        name: value for name, value in filled(session).items() if "draws" not in name
    }

    refused = rosa.post("/quizzes/new", data=sent)

    assert refused.status_code == 422
    said = error_at(refused.text, "questions")
    assert said == "Choose at least one question, or draw some."


# The form's own buttons, which work without a script


def test_rows_are_added_and_removed_and_what_was_typed_stays(
    rosa: FlaskClient, session: Session
) -> None:
    sent = filled(session, act="add", title="As typed")

    added = rosa.post("/quizzes/new", data=sent | row(count="not a number"))
    assert added.status_code == 200
    form = shown(added.text)
    assert form["title"] == ["As typed"]
    assert form["draws-0-count"] == ["not a number"]
    assert form["draws-1-count"] == ["5"]

    sent |= row(1, count="8", topic="causes") | {"act": "drop:0"}
    dropped = shown(rosa.post("/quizzes/new", data=sent).text)
    assert "draws-1-count" not in dropped
    assert (dropped["draws-0-count"], dropped["draws-0-topic"]) == (["8"], ["causes"])


def test_questions_are_chosen_by_hand_with_their_points(
    rosa: FlaskClient, session: Session
) -> None:
    first, second = _questions(session, 2)
    sent = {
        name: value for name, value in filled(session).items() if "draw" not in name
    }
    sent |= {"browse": str(set_ids(session)[1])}
    session.commit()

    listed = rosa.post("/quizzes/new", data=sent | {"act": "browse"}).text
    assert f'name="chosen" value="{first}"' in listed
    rosa.post(
        "/quizzes/new",
        data=sent | {"chosen": [str(first), str(second)], f"points-{second}": "2"},
    )

    assert kept_plan(session).parts == (Chosen(first, 1.0), Chosen(second, 2.0))


def _questions(session: Session, number: int) -> list[int]:
    """The first questions of the second set."""
    wanted = (
        select(Question.id)
        .where(Question.set_id == set_ids(session)[1])
        .order_by(Question.position)
        .limit(number)
    )
    found = list(session.scalars(wanted))
    session.commit()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("points", ["", "nan", "-1", "101", "a"])
def test_points_that_cannot_be_given_are_told_at_their_question(
    rosa: FlaskClient, session: Session, points: str
) -> None:
    (one,) = _questions(session, 1)
    sent = filled(session) | {"chosen": str(one), f"points-{one}": points}

    refused = rosa.post("/quizzes/new", data=sent)

    assert refused.status_code == 422
    assert error_at(refused.text, f"p-{one}").startswith("Write a number")
    assert shown(refused.text)[f"points-{one}"] == [points]


@pytest.mark.slow
@pytest.mark.parametrize("odd", ["0", "-3", "x", "9" * 30, "٣", "1\0"])
def test_odd_questions_are_none(rosa: FlaskClient, session: Session, odd: str) -> None:
    rosa.post("/quizzes/new", data=filled(session) | {"chosen": odd})

    assert kept_plan(session).parts == (Draw(count=3, set_ids=set_ids(session)),)
    session.commit()


def test_a_teacher_sees_keys_beside_the_questions_and_a_learner_does_not(
    rosa: FlaskClient, noor: FlaskClient, session: Session
) -> None:
    (one,) = _questions(session, 1)
    sent = filled(session, act="browse", browse=str(set_ids(session)[1]))
    session.commit()
    key = key_words(session, one)

    of_teacher = rosa.post("/quizzes/new", data=sent).text
    of_learner = noor.post("/quizzes/new", data=sent | {"audience": "owner"}).text

    prompt = f'value="{one}" id="c-{one}"'
    assert key in of_teacher.partition(prompt)[2].partition("</li>")[0]
    assert prompt in of_learner
    assert key not in of_learner.partition(prompt)[2].partition("</li>")[0]
    assert "key-l" not in of_learner


def test_each_row_says_how_many_questions_it_finds(
    rosa: FlaskClient, session: Session
) -> None:
    sent = filled(session) | row(topic="dates") | row(1, difficulty="hard")
    sent |= row(2, topic="made up")

    page = words(rosa.get("/quizzes/found", query_string=sent).text + "<main></main>")
    html = rosa.get("/quizzes/found", query_string=sent).text

    assert page == ""
    dates = session.scalars(
        select(Question).where(Question.topic == "dates", Question.retired_at.is_(None))
    ).all()
    session.commit()
    assert f"finds {len(dates)} questions" in html
    assert "finds 0 questions" in html
    assert html.count("hx-swap-oob") == 3
    assert 'id="draws-2-found" hx-swap-oob="true"></span>' in html
    assert "Asks 9 questions" in html


# Learners make quizzes for themselves


def test_a_learner_makes_a_quiz_for_themselves_only(
    noor: FlaskClient, session: Session
) -> None:
    page = noor.get("/quizzes/new").text
    assert "Whoever has the link" not in page

    refused = noor.post("/quizzes/new", data=filled(session))
    assert refused.status_code == 422

    made = noor.post("/quizzes/new", data=filled(session, audience="owner"))
    assert made.location == f"/quizzes/{kept(session).code}"
    assert kept(session).audience is Audience.OWNER


def test_practice_on_a_set_is_one_click_and_one_quiz(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    page = noor.get(f"/quizzes/new?set={SLUG}").text
    assert "10 questions from this set, practice</button>" in page

    begun = [noor.post("/quizzes/practice", data={"set": SLUG}) for _ in range(2)]

    quiz = kept(session)
    assert {answer.location for answer in begun} == {f"/quizzes/{quiz.code}"}
    assert (quiz.owner_id, quiz.is_practice) == (learner.id, True)
    (draw,) = kept_plan(session).parts
    assert isinstance(draw, Draw)
    assert draw.count == 10


@pytest.mark.parametrize("slug", ["", "no-such-set", "\0"])
def test_practice_on_no_set_is_not_there(noor: FlaskClient, slug: str) -> None:
    assert noor.post("/quizzes/practice", data={"set": slug}).status_code == 404


# Changing


def test_the_form_shows_a_quiz_as_it_is_and_saving_changes_nothing(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    ids = set_ids(session)
    (one,) = _questions(session, 1)
    plan = Plan(
        parts=(
            Chosen(one, 2.5),
            Draw(count=4, set_ids=ids, topic="dates"),
            Draw(count=2, set_ids=ids[:1], points=0.5),
            Draw(count=1, set_ids=ids[:2], difficulty=Difficulty.MEDIUM),
        ),
        closes_at=datetime(2026, 12, 24, 18, 30, tzinfo=UTC),
        attempts=None,
        pass_pct=55,
    )
    quiz = new_quiz(session, teacher, NOW, plan)

    form = shown(rosa.get(f"/quizzes/{quiz.code}/edit").text)
    saved = rosa.post(
        f"/quizzes/{quiz.code}/edit",
        data={**form, "act": "save", "seen_version": str(quiz.version)},
    )

    assert saved.status_code == 303, saved.text
    assert kept_plan(session) == plan
    assert kept(session).version == 2


@pytest.mark.slow
def test_a_change_in_another_window_is_told_and_nothing_typed_is_lost(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = new_quiz(session, teacher, NOW)
    seen = str(quiz.version)
    address = f"/quizzes/{quiz.code}/edit"
    first = filled(session, title="The first", seen_version=seen)
    rosa.post(address, data=first)

    second = filled(session, title="The second", seen_version=seen)
    refused = rosa.post(address, data=second)

    assert refused.status_code == 409
    assert "was changed in another window" in refused.text
    assert shown(refused.text)["title"] == ["The second"]
    assert kept(session).title == "The first"
    now = re.search(r'name="seen_version" value="(\d+)"', refused.text)
    assert now
    rosa.post(address, data=second | {"seen_version": now[1]})
    assert kept(session).title == "The second"


@pytest.mark.slow
def test_a_password_is_kept_until_it_is_dropped(
    rosa: FlaskClient, session: Session
) -> None:
    rosa.post("/quizzes/new", data=filled(session, password="open sesame"))
    quiz = kept(session)
    assert quiz.password_hash
    assert "open sesame" not in quiz.password_hash
    address = f"/quizzes/{quiz.code}/edit"

    rosa.post(address, data=filled(session, seen_version="1"))
    assert kept(session).password_hash == quiz.password_hash

    rosa.post(address, data=filled(session, seen_version="2", drops_password="y"))
    assert kept(session).password_hash is None


def test_a_withdrawn_question_is_told_and_left_out(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    first, second = _questions(session, 2)
    quiz = new_quiz(session, teacher, NOW, Plan(parts=(Chosen(first), Chosen(second))))
    session.get_one(Question, first).retired_at = NOW
    session.commit()

    page = words(rosa.get(f"/quizzes/{quiz.code}/edit").text)

    assert "1 chosen question was withdrawn from its set and left out." in page


# Whose it is


@pytest.mark.parametrize("page", ["edit", "attempts", "people", "worksheet", "marking"])
def test_nobody_else_looks_behind_a_quiz(
    noor: FlaskClient, session: Session, teacher: Person, page: str
) -> None:
    quiz = new_quiz(session, teacher, NOW)

    assert noor.get(f"/quizzes/{quiz.code}/{page}").status_code == 404
    assert noor.get(f"/quizzes/nosuchquiz/{page}").status_code == 404


@pytest.mark.parametrize("act", ["edit", "archive", "restore", "people"])
def test_nobody_else_changes_a_quiz(
    noor: FlaskClient, session: Session, teacher: Person, act: str
) -> None:
    quiz = new_quiz(session, teacher, NOW)

    assert noor.post(f"/quizzes/{quiz.code}/{act}").status_code == 404


def test_an_administrator_changes_a_quiz_on_its_makers_own_set(
    app: Flask, rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    own = session.scalars(select(QuestionSet).order_by(QuestionSet.id)).first()
    assert own
    own.is_shipped, own.owner_id = False, teacher.id
    chosen = session.scalars(
        select(Question.id).where(Question.set_id == own.id)
    ).first()
    assert chosen
    plan = Plan(parts=(Chosen(chosen), Draw(count=2, set_ids=(own.id,))))
    quiz = new_quiz(session, teacher, NOW, plan)
    boss = new_teacher(session, NOW, name="Ada Ek", role=Role.ADMINISTRATOR)
    ada = browser_of(app, session, boss)
    address = f"/quizzes/{quiz.code}/edit"
    page = ada.get(address).text
    form = {**shown(page), "title": "Put right", "seen_version": "1", "act": "save"}

    saved = ada.post(address, data=form)

    assert own.title in page
    assert saved.status_code == 303, words(saved.text)
    assert (kept(session).title, kept(session).owner_id) == ("Put right", teacher.id)
    assert kept_plan(session).parts == plan.parts
    assert rosa.get(address).status_code == 200
    assert own.title not in ada.get("/quizzes/new").text


def test_a_set_that_is_not_ones_own_cannot_be_drawn_from(
    rosa: FlaskClient, session: Session, learner: Person
) -> None:
    theirs = session.scalars(select(QuestionSet)).first()
    assert theirs
    theirs.is_shipped, theirs.owner_id = False, learner.id
    session.commit()

    page = rosa.get("/quizzes/new").text
    refused = rosa.post("/quizzes/new", data=filled(session, sets=[str(theirs.id)]))

    assert theirs.title not in page
    assert refused.status_code == 422


# The list, and putting away


def test_putting_a_quiz_away_can_be_undone(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = new_quiz(session, teacher, NOW)

    away = rosa.post(f"/quizzes/{quiz.code}/archive")
    page = rosa.get(away.location).text

    assert kept(session).archived_at == NOW
    assert "1 quiz put away" in page
    undo = re.search(r'class="toast".*?action="([^"]*)"', page, re.DOTALL)
    assert undo
    rosa.post(undo[1])
    assert kept(session).archived_at is None


def test_the_list_says_what_is_open_and_what_came_of_it(
    rosa: FlaskClient, session: Session, teacher: Person
) -> None:
    moments: list[dict[str, Any]] = [
        {},
        {"opens_at": NOW.replace(hour=12)},
        {"closes_at": NOW.replace(hour=8)},
    ]
    for rules in moments:
        new_quiz(session, teacher, NOW, drawing(session, **rules))

    page = words(rosa.get("/quizzes").text)

    assert "Open 0 attempts" in page
    assert "Opens today, 17:00" in page
    assert "Closed today, 13:00" in page


def test_who_has_no_quizzes_is_told_what_to_do(noor: FlaskClient) -> None:
    page = noor.get("/quizzes").text

    assert "No quizzes yet" in page
    assert '<a class="btn primary" href="/quizzes/new">Make a practice quiz</a>' in page


def test_a_quiz_of_ones_own_can_be_withdrawn_from_others(
    noor: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = new_quiz(session, teacher, NOW)
    noor.post(f"/quizzes/{quiz.code}/start")
    assert "Continue" in words(noor.get("/quizzes").text)

    details = quizzes.Details(title=quiz.title, audience=Audience.OWNER)
    quizzes.change_quiz(
        session,
        person=teacher,
        quiz=quiz,
        seen_version=quiz.version,
        details=details,
        plan=plan_of(session, quiz),
        now=NOW,
    )
    session.commit()

    assert "Continue" not in words(noor.get("/quizzes").text)


@pytest.mark.slow
def test_the_address_may_name_sets_a_topic_and_a_class(noor: FlaskClient) -> None:
    page = noor.get(f"/quizzes/new?set={SLUG}&topic=dates&for=class").text

    assert '<option selected value="dates">' in page
    assert 'value="Date: ' in page


def test_an_odd_topic_in_the_address_is_left_out(noor: FlaskClient) -> None:
    page = noor.get(f"/quizzes/new?set={SLUG}&topic=x%00y&for=nobody")

    assert page.status_code == 200
    assert "x\0y" not in page.text
