"""The Progress page: what it shows, to whom, and that it changes nothing."""

import re
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from quizapp.services import sign_ins
from quizapp.store.base import Base
from quizapp.store.people import Person
from tests.accessibility import faults
from tests.app_fixtures import NOW
from tests.class_fixtures import make_class
from tests.progress import simulated
from tests.web.doors import browser_of

PERIODS = ("30", "90", "year", "all")


@pytest.fixture
def token(session: Session, learner: Person) -> str:
    token = sign_ins.start(
        session,
        person_id=learner.id,
        browser="a test",
        lasts=timedelta(days=1),
        now=NOW,
    )
    session.commit()
    return token


@pytest.fixture
def reader(client: FlaskClient, token: str) -> FlaskClient:
    """The learner's browser, signed in."""
    client.set_cookie("recto", token)
    return client


@pytest.fixture
def studied(session: Session, learner: Person) -> Person:
    simulated.study(session, learner, until=NOW, days=90, new_per_day=1)
    return learner


def rows(session: Session) -> dict[str, int]:
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def test_who_is_signed_out_is_sent_to_the_door(client: FlaskClient) -> None:
    response = client.get("/progress")

    assert response.status_code == 303
    assert "next=/progress" in response.headers["Location"].replace("%2F", "/")


@pytest.mark.slow
def test_a_newcomer_is_told_how_to_begin(reader: FlaskClient) -> None:
    html = reader.get("/progress").text

    assert "Nothing to show yet" in html
    assert 'href="/study"' in html
    assert '<svg class="ch' not in html


@pytest.mark.slow
@pytest.mark.parametrize("period", PERIODS)
def test_every_period_shows_every_chart(
    reader: FlaskClient, studied: Person, period: str
) -> None:
    response = reader.get(f"/progress?period={period}")

    html = response.text
    assert response.status_code == 200
    for part in ("recall", "retention", "activity", "ahead", "time", "hardest", "year"):
        assert f'aria-labelledby="{part}"' in html
    chosen = re.findall(r'href="([^"]+)" aria-current="true"', html)
    assert chosen == [f"/progress?period={period}"]


@pytest.mark.slow
@pytest.mark.parametrize("odd", ["", "31", "ALL", "%00", "x" * 500])
def test_an_odd_period_shows_ninety_days(
    reader: FlaskClient, studied: Person, odd: str
) -> None:
    html = reader.get(f"/progress?period={odd}").text

    assert re.findall(r'aria-current="true">([^<]+)', html) == ["90 days"]


def test_the_headings_say_what_was_found(reader: FlaskClient, studied: Person) -> None:
    headings = re.findall(
        r"<h2 id[^>]*>([^<]+)", reader.get("/progress?period=all").text
    )

    assert any(
        re.match(r".*\d+% of \d+ reviews remembered, target 90%", one)
        for one in headings
    )
    assert any(re.fullmatch(r"\d+ reviews on \d+ of \d+ days", one) for one in headings)
    assert any(
        re.fullmatch(r"\d+ questions make up \d+% of all forgetting", one)
        for one in headings
    )


@pytest.mark.slow
def test_the_first_day_says_what_will_appear_and_when(
    reader: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.study(
        session, learner, until=NOW - timedelta(hours=1), days=1, new_per_day=10
    )

    html = reader.get("/progress").text

    assert "10 of 185 cards met so far" in html
    assert "No card has come back for review yet" in html
    assert "Cards come back from " in html
    assert "reviews on your first day" in html
    assert "Not met yet: Actor, Cause" in html
    assert "expected, not tested yet" in html
    assert "last week" not in html


def test_an_empty_chart_is_not_drawn(
    reader: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.study(
        session, learner, until=NOW - timedelta(hours=1), days=1, new_per_day=10
    )

    html = reader.get("/progress").text

    assert html.count("<summary>Show numbers</summary>") == 3


def test_what_to_study_next_stands_with_why_and_what_starts_it(
    reader: FlaskClient, session: Session, learner: Person
) -> None:
    until = NOW - timedelta(days=9)
    simulated.study(session, learner, until=until, days=12, new_per_day=4, rests=0)

    html = reader.get("/progress").text
    [steps] = re.findall(r'<ol class="steps">(.*?)</ol>', html, re.DOTALL)
    [why] = re.findall(r"(\d+ of them|All \d+) were due before today", steps)
    started = reader.get("/study")

    assert "Do today’s review" in steps
    assert "your goal is 90%" in steps
    assert why
    assert 'href="/study"' in steps
    assert started.status_code == 200


def test_practice_of_a_topic_starts_a_quiz_on_it(
    reader: FlaskClient, learner: Person
) -> None:
    sent = {"set": "kazakhstan-2022-who-is-who", "topic": "actors"}

    made = reader.post("/quizzes/practice", data=sent)
    page = reader.get(made.headers["Location"])
    odd = reader.post("/quizzes/practice", data=sent | {"topic": "\0'--"})

    assert "(actors)" in page.text
    assert "10 questions" in page.text
    assert odd.status_code == 422


def test_an_exam_of_a_class_is_told_with_how_sure_it_is(
    app: Flask, session: Session
) -> None:
    made = make_class(
        session,
        learners=1,
        sets=["kazakhstan-2022-who-is-who"],
        exam_on=NOW.date() + timedelta(days=12),
    )
    [ada] = made.learners
    simulated.study(session, ada, until=NOW, days=5, new_per_day=4, rests=0)

    html = browser_of(app, session, ada).get("/progress").text

    assert "Ready for 4 December" in html
    assert re.search(r"known on the day at this pace, most likely \d+ to \d+", html)


def test_few_reviews_are_called_a_hint(
    reader: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.study(session, learner, until=NOW, days=12, new_per_day=1, rests=0)

    html = reader.get("/progress").text

    assert "treat it as a hint" in html
    assert "So far" in html


@pytest.mark.slow
def test_every_chart_has_its_numbers_as_a_table(
    reader: FlaskClient, studied: Person
) -> None:
    html = reader.get("/progress").text

    assert html.count("<summary>Show numbers</summary>") == 4
    assert all(
        re.search(r"<t[hd][ >]", table)
        for table in re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    )


@pytest.mark.slow
def test_looking_changes_nothing(
    reader: FlaskClient, session: Session, studied: Person
) -> None:
    before = rows(session)

    reader.get("/progress")

    session.rollback()
    assert rows(session) == before


@pytest.mark.slow
def test_no_key_is_given_away(
    reader: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.add_questions(session, learner, sets=1, each=30, now=NOW)
    session.commit()
    simulated.study(session, learner, until=NOW, days=60, new_per_day=40, rests=0)

    html = reader.get("/progress?period=all").text

    assert "Who stood at place" in html
    assert "Somebody" not in html


def test_the_page_has_nothing_inline(reader: FlaskClient, studied: Person) -> None:
    html = reader.get("/progress").text

    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=", html)


# In a browser

#: The smallest text of any chart, as it stands on the screen, in pixels.
SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll("svg text")]
  .filter(text => text.getBoundingClientRect().width)
  .map(text => parseFloat(getComputedStyle(text).fontSize)
    * text.ownerSVGElement.getScreenCTM().a))"""


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.browser
@pytest.mark.one_database
def test_it_can_be_read_at_every_width(
    address: str, token: str, studied: Person, browser: Browser
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    context.add_cookies([{"name": "recto", "value": token, "url": address}])
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/progress")

    for width in (320, 390, 700, 1000, 1280):
        assert faults(page, widths=(width,)) == []
        assert page.evaluate(SMALLEST_TEXT) >= (11 if width > 320 else 10), width
    context.close()
    assert said == []
