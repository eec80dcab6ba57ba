"""What strangers send: nothing breaks, nothing is told before its time."""

import time
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask, Kind
from quizapp.scheduling.vacation import MOST_DAYS
from quizapp.services.cards import read_question
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW, SetClock
from tests.web.conftest import Install
from tests.web.test_study import (
    address,
    carried,
    count,
    do_not_know,
    undo_address,
)

SETTINGS = {
    "name": "Guest",
    "time_zone": "UTC",
    "day_start": "04:00",
    "new_per_day": "10",
    "reviews_per_day": "200",
    "desired_retention": "90",
    "theme": "system",
}

TOO_LARGE = [2**31, 2**63, 10**30]


def question_of(session: Session, kind: Kind) -> int:
    """The first question of a kind."""
    wanted = select(Question.id).where(Question.kind == kind).order_by(Question.id)
    found = session.scalars(wanted.limit(1)).one()
    session.rollback()  # lets the app write
    return found


# Numbers


@pytest.mark.slow
@pytest.mark.parametrize("number", TOO_LARGE)
def test_an_id_beyond_every_column_is_nobodys(
    guest: FlaskClient, app: Flask, number: int
) -> None:
    tried = 0
    for rule in app.url_map.iter_rules():
        if not any(name.endswith("_id") for name in rule.arguments):
            continue
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<int:{name}>", str(number))
        for method in (rule.methods or set()) - {"OPTIONS"}:
            status = guest.open(path, method=method).status_code
            assert status in {404, 405}, (method, path)
            tried += 1
    assert tried >= 10


@pytest.mark.slow
@pytest.mark.parametrize(
    "seen", ["9" * 20, "9" * 400, "9" * 4000, "9" * 5000, "-1", "NaN"]
)
def test_a_count_of_answers_that_cannot_be_is_refused(
    guest: FlaskClient, session: Session, seen: str
) -> None:
    page = guest.get("/study").text

    assert do_not_know(guest, page, seen=seen).status_code == 422
    assert count(session) == 0


@pytest.mark.slow
@pytest.mark.parametrize("field", ["new_per_day", "desired_retention"])
@pytest.mark.parametrize("number", ["9" * 18, "9" * 400, "9" * 5000, "-1", "NaN"])
def test_a_setting_that_no_computer_counts_with_is_refused(
    guest: FlaskClient, field: str, number: str
) -> None:
    assert guest.post("/settings", data=SETTINGS | {field: number}).status_code == 422


@pytest.mark.slow
@pytest.mark.parametrize("number", ["9" * 400, "0", "201", ""])
def test_more_new_cards_than_there_can_be_are_refused(
    guest: FlaskClient, number: str
) -> None:
    assert guest.post("/study/more", data={"extra": number}).status_code == 422


def test_a_notice_about_a_card_that_cannot_be_is_not_shown(guest: FlaskClient) -> None:
    page = guest.get("/study?aside=buried-" + "9" * 5000)

    assert page.status_code == 200
    assert "Put off" not in page.text


# Headers


@pytest.mark.parametrize("header", ["Origin", "Referer"])
def test_a_header_that_is_no_address_breaks_nothing(
    guest: FlaskClient, client: FlaskClient, header: str
) -> None:
    for path in ("/theme", "/settings", "/sign-out", "/study/more"):
        reply = guest.post(path, headers={header: "http://["})
        assert reply.status_code < 500, path
        if header == "Origin":
            assert reply.status_code == 403, path


def test_no_page_is_made_for_a_host_that_is_not_ours(client: FlaskClient) -> None:
    reply = client.get("/", headers={"Host": "evil.example"})

    assert reply.status_code == 400
    assert "evil.example" not in reply.text


def test_a_proxy_that_passes_on_a_strangers_host_opens_no_page(
    install: Install,
) -> None:
    site = "https://recto.example"
    client = install(public_url=site, trusted_proxies=1).test_client()

    reply = client.get("/", base_url=site, headers={"X-Forwarded-Host": "evil.example"})

    assert reply.status_code == 400
    assert client.get("/", base_url=site).status_code == 200


# One page, one answer


def test_a_page_answers_one_card_only(guest: FlaskClient, session: Session) -> None:
    first = guest.get("/study").text
    do_not_know(guest, first, form_id="one-page-only")
    second = guest.get("/study").text

    reply = do_not_know(guest, second, form_id="one-page-only", grade="3")

    assert reply.status_code == 422
    assert "answered another card" in reply.text
    assert count(session) == 1


@pytest.mark.parametrize("form_id", ["short", "a" * 37, "\0" * 10, "<b>bold</b>"])
def test_a_page_is_known_by_an_id_of_ours(
    guest: FlaskClient, session: Session, form_id: str
) -> None:
    page = guest.get("/study").text

    assert do_not_know(guest, page, form_id=form_id).status_code == 422
    assert count(session) == 0


# Keys


def test_no_key_is_told_of_a_card_that_is_asked_otherwise(
    guest: FlaskClient, session: Session
) -> None:
    rows = session.execute(
        select(Question.id, QuestionVersion.content).join(
            QuestionVersion, QuestionVersion.question_id == Question.id
        )
    ).all()
    session.rollback()
    asks = {row.id: read_question(row.content).ask for row in rows}
    later = [
        number
        for number, ways in asks.items()
        if Ask.FLASHCARD in ways and ways[0] is not Ask.FLASHCARD
    ]
    assert later

    for number in later:
        path = f"/study/cards/{number}/answer?form_id=a-strangers-page&seen=0"
        assert guest.get(path).status_code == 404, number
    assert count(session) == 0


# Large answers


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.ORDER, {"item": ["A" * 50_000], "place": ["1"]}),
        (Kind.ORDER, {"item": ["A"] * 51, "place": ["1"] * 51}),
        (Kind.MATCH, {"left": ["A" * 50_000], "right": ["B"]}),
        (Kind.MATCH, {"left": ["A"], "right": ["B" * 50_000]}),
        (Kind.MULTIPLE, {"answer": ["A", *[""] * 5_000]}),
        (Kind.CLOZE, {"answer": ["A" * 50_000]}),
    ],
)
def test_more_than_a_page_can_send_is_not_kept(
    guest: FlaskClient, session: Session, kind: Kind, fields: dict[str, list[str]]
) -> None:
    page = guest.get(f"/study/cards/{question_of(session, kind)}").text

    reply = guest.post(address(page), data={**carried(page), **fields})

    assert reply.status_code == 422
    assert count(session) == 0


@pytest.mark.parametrize("path", ["/sign-in", "/settings", "/theme"])
def test_no_form_is_as_large_as_to_keep_the_server_busy(
    guest: FlaskClient, path: str
) -> None:
    body = "&".join(["a"] * 400_000)

    started = time.process_time()
    reply = guest.post(
        path, data=body, content_type="application/x-www-form-urlencoded"
    )

    assert reply.status_code == 413
    assert time.process_time() - started < 0.5


def test_the_longest_answer_is_taken_in_any_script(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get(f"/study/cards/{question_of(session, Kind.CLOZE)}").text
    body = urlencode({**carried(page), "answer": "💥" * 10_000})

    reply = guest.post(
        address(page), data=body, content_type="application/x-www-form-urlencoded"
    )

    assert reply.status_code == 303
    assert count(session) == 1


# Vacations


@pytest.mark.slow
def test_a_vacation_of_ten_thousand_years_is_refused(
    guest: FlaskClient, session: Session
) -> None:
    for first, last in (
        ("0001-01-01", "9999-12-31"),
        ("2026-07-01", str((NOW + timedelta(days=MOST_DAYS + 400)).date())),
    ):
        days = {"vacation_from": first, "vacation_to": last}
        reply = guest.post("/settings", data=SETTINGS | days)
        assert reply.status_code == 422
        assert f"at most {MOST_DAYS} days" in reply.text

    assert session.scalars(select(Person.vacation_from)).one() is None


# What is shown of others


def test_markup_in_an_answer_and_a_name_stays_text(
    guest: FlaskClient, session: Session
) -> None:
    markup = "<img src=x onerror=alert(1)>{{7*7}}"
    page = guest.get(f"/study/cards/{question_of(session, Kind.CLOZE)}").text
    reply = guest.post(address(page), data={**carried(page), "answer": markup})
    assert count(session, Review) == 1

    shown = guest.get(reply.location).text

    assert "<img src=x" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "/sets/%00",
        "/study?set=%00",
        "/search?q=%00",
        "/search?q=a%00b",
        "/progress?period=%00",
        "/reset/%00",
        "/first-administrator/%00",
        "/static/%00",
        "/?next=%00",
    ],
)
def test_a_nul_in_an_address_breaks_nothing(guest: FlaskClient, path: str) -> None:
    assert guest.get(path).status_code < 500


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/sign-in", {"email": "a\0@b.example", "password": "a\0b"}),
        ("/signup", {"name": "\0", "email": "a\0@b.example", "password": "\0" * 20}),
        ("/settings", SETTINGS | {"name": "a\0b"}),
        ("/settings", SETTINGS | {"time_zone": "UTC\0"}),
        ("/settings/sign-ins/end", {"handle": "\0"}),
        ("/sets/%00/study", {}),
        ("/study/more", {"extra": "\0"}),
        ("/join", {"code": "\0"}),
        ("/theme", {"theme": "\0"}),
        ("/reset/%00", {"password": "\0"}),
    ],
)
def test_a_nul_in_a_field_breaks_nothing(
    guest: FlaskClient, path: str, fields: dict[str, str]
) -> None:
    assert guest.post(path, data=fields).status_code < 500


def test_a_nul_in_an_answer_is_an_answer(guest: FlaskClient, session: Session) -> None:
    page = guest.get(f"/study/cards/{question_of(session, Kind.CLOZE)}").text

    reply = guest.post(address(page), data={**carried(page), "answer": "a\0b"})

    assert reply.status_code == 303
    assert guest.get(reply.location).status_code == 200
    assert guest.get("/settings/export").status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("days", [-400, -1, 400, 10_000])
def test_a_clock_that_leaps_breaks_nothing(
    guest: FlaskClient, session: Session, clock: SetClock, days: int
) -> None:
    card = f"/study/cards/{question_of(session, Kind.CLOZE)}"
    do_not_know(guest, guest.get(card).text)
    clock.pass_(days=days)
    guest.post("/guest", data={"time_zone": "UTC"})  # the sign-in may have ended

    for _ in range(2):
        page = guest.get(card).text
        assert do_not_know(guest, page).status_code == 303
    for path in ("/", "/study", "/library", "/progress", "/settings/export"):
        assert guest.get(path).status_code == 200, path
    assert guest.post(undo_address(guest.get(card).text)).status_code == 303
