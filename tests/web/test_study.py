"""The study pages over HTTP: what they take, refuse, show and keep to themselves."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.database import db
from quizapp.questions.question import Ask, Kind
from quizapp.services import set_import, shipped_sets
from quizapp.services.cards import read_question
from quizapp.services.set_files import load_set_file
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.reviews import Amendment, Card, Review
from quizapp.web import study_urls
from tests.app_fixtures import NOW, SetClock
from tests.services.test_progress import statements

CARD_ACTS = ("answer", "suspend", "bury", "resume")

HTMX = {"HX-Request": "true"}


@pytest.fixture
def guest(client: FlaskClient) -> FlaskClient:
    """A browser that studies without an account."""
    client.post("/guest", data={"time_zone": "UTC"})
    return client


def carried(page: str) -> dict[str, str]:
    """What a card's page sends back besides the answer."""
    wanted = r'name="(form_id|seen|ask|set|offered_\d)" value="([^"]*)"'
    return {name: unescape(value) for name, value in re.findall(wanted, page)}


def address(page: str) -> str:
    """Where a card's page sends its answer."""
    found = re.search(r'action="(/study/cards/\d+/answer)"', page)
    assert found is not None, page
    return found[1]


def count(session: Session, table: type = Review) -> int:
    session.rollback()
    number = session.scalar(select(func.count()).select_from(table)) or 0
    session.rollback()  # lets the app write
    return number


def do_not_know(client: FlaskClient, page: str, **changes: str) -> TestResponse:
    data = carried(page) | {"dont_know": "1"} | changes
    return client.post(address(page), data=data)


def cards_of_every_way(
    guest: FlaskClient, session: Session
) -> Iterator[tuple[Any, Ask, str]]:
    """A page for each kind and way of asking, as a browser gets it."""
    seen = set()
    rows = session.execute(
        select(Question.id, Question.kind, Question.slug, QuestionVersion.content)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .order_by(Question.id)
    ).all()
    session.rollback()
    for question in rows:
        first = read_question(question.content).ask[0]
        if (question.kind, first) not in seen:
            seen.add((question.kind, first))
            yield question, first, guest.get(f"/study/cards/{question.id}").text


def test_a_signed_out_browser_is_led_to_the_landing_page(client: FlaskClient) -> None:
    reply = client.get("/study")

    assert reply.status_code == 303
    assert reply.headers["Location"].startswith("/?next=")


def test_an_answer_leads_to_its_feedback(guest: FlaskClient) -> None:
    page = guest.get("/study").text

    reply = do_not_know(guest, page)

    assert reply.status_code == 303
    assert "From the text" in guest.get(reply.headers["Location"]).text


def test_with_htmx_the_next_page_is_the_answer(guest: FlaskClient) -> None:
    page = guest.get("/study").text

    reply = guest.post(
        address(page), data=carried(page) | {"dont_know": "1"}, headers=HTMX
    )

    assert reply.status_code == 200
    assert "From the text" in reply.text


def test_the_same_page_sent_again_gets_the_stored_verdict(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/study").text

    replies = [do_not_know(guest, page) for _ in range(3)]

    assert {reply.headers["Location"] for reply in replies} == {
        replies[0].headers["Location"]
    }
    assert count(session) == 1


@pytest.mark.slow
def test_another_answer_to_an_answered_card_gets_409_and_the_one_that_counts(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/study").text
    first = do_not_know(guest, page)

    reply = guest.post(address(page), data=carried(page) | {"answer": "1917"})

    assert reply.status_code == 409
    assert first.headers["Location"].partition("?")[0] in reply.text
    assert count(session) == 1


def test_an_empty_answer_is_asked_for_again_with_422(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/study").text

    reply = guest.post(address(page), data=carried(page) | {"answer": " "})

    assert reply.status_code == 422
    assert address(reply.text) == address(page)
    assert count(session) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "broken",
    [
        {"form_id": ""},
        {"form_id": "x" * 37},
        {"seen": "-1"},
        {"seen": "many"},
        {"ask": "telepathy"},
        {"ask": "flashcard", "grade": "5"},
        {"offered_3": "soon"},
        {"answer": "x" * 20_000, "dont_know": ""},
    ],
)
def test_a_page_that_was_tampered_with_is_refused_and_nothing_is_kept(
    guest: FlaskClient, session: Session, broken: dict[str, str]
) -> None:
    page = guest.get("/study").text

    reply = do_not_know(guest, page, **broken)

    assert reply.status_code == 422
    assert count(session) == 0


def test_odd_numbers_and_times_are_taken_as_they_can_be(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/study").text

    reply = do_not_know(guest, page, taken_ms=str(10**12), shown_ms="-5")

    assert reply.status_code == 303
    review = session.scalars(select(Review)).one()
    assert (review.taken_ms, review.shown_ms) == (2**31 - 1, 0)


@pytest.mark.slow
def test_no_page_tells_the_key_before_its_card_is_answered(
    guest: FlaskClient, session: Session
) -> None:
    """Explanations, reasons, aliases and evidence are given words found nowhere else."""
    content = load_set_file(shipped_sets.shipped_set_files()[0])
    marked = []
    for number, question in enumerate(content.questions):
        canary = f"canary{number:03}"
        changes: dict[str, object] = {"explanation": f"explanation {canary}"}
        if question.kind in {Kind.NAME, Kind.PHRASE}:
            changes["accept"] = (f"alias {canary}",)
        if getattr(question, "correction", None):
            changes["correction"] = f"correction {canary}"
        if getattr(question, "distractors", ()):
            changes["distractors"] = tuple(
                replace(wrong, why=f"why {canary}")
                for wrong in question.distractors  # type: ignore[union-attr]
            )
        marked.append(replace(question, **changes))  # type: ignore[arg-type]
    set_import.import_set(
        session,
        replace(content, questions=tuple(marked)),
        owner_id=None,
        now=NOW,
        is_shipped=True,
    )
    session.commit()
    ids = session.scalars(
        select(Question.id).where(Question.set_id == 1).order_by(Question.id)
    ).all()
    session.rollback()

    paths = [f"/study/cards/{question_id}" for question_id in ids]
    paths += ["/", "/library", "/sets/kazakhstan-2022-day-by-day", "/study"]
    paths += ["/search?q=Kazakhstan", "/search?q=explanation", "/progress"]
    replies = {path: guest.get(path) for path in paths}

    told = [
        path
        for path, reply in replies.items()
        if "canary" in f"{reply.text}{reply.headers}".replace(path, "")
    ]
    assert told == []


def test_typed_keys_are_not_in_the_page(guest: FlaskClient, session: Session) -> None:
    told = []
    for question, ask, page in cards_of_every_way(guest, session):
        if ask not in {Ask.TYPED, Ask.FLASHCARD}:
            continue
        content = json.loads(question.content)
        key = str(content.get("answer", ""))
        if len(key) > 3 and key in unescape(page):
            told.append((question.slug, key))

    assert told == []


@pytest.mark.slow
def test_a_card_that_is_no_flashcard_does_not_show_its_other_side(
    guest: FlaskClient, session: Session
) -> None:
    for question, ask, page in cards_of_every_way(guest, session):
        content = read_question(question.content)
        if ask is Ask.FLASHCARD or Ask.FLASHCARD in content.ask:
            continue
        reply = guest.get(
            f"/study/cards/{question.id}/answer", query_string=carried(page)
        )
        assert reply.status_code == 404, question.slug


@pytest.mark.slow
def test_every_kind_in_every_way_can_be_left_unknown(
    guest: FlaskClient, session: Session
) -> None:
    kinds = set()
    for question, ask, page in cards_of_every_way(guest, session):
        kinds.add(question.kind)
        if ask is Ask.FLASHCARD:
            continue
        reply = guest.post(
            address(page), data=carried(page) | {"dont_know": "1"}, headers=HTMX
        )
        assert reply.status_code == 200, question.slug
        assert "Not known yet" in reply.text, question.slug

    assert kinds == {kind.value for kind in Kind} - {"open"}


def undo_address(page: str) -> str:
    """Where a page's Undo leads."""
    found = re.search(r'action="(/study/reviews/\d+/undo)"', page)
    assert found is not None, page
    return found[1]


def test_undo_leads_back_to_the_card(guest: FlaskClient, session: Session) -> None:
    page = guest.get("/study").text
    do_not_know(guest, page)

    reply = guest.post(undo_address(guest.get("/study").text))

    assert reply.status_code == 303
    assert address(guest.get(reply.headers["Location"]).text) == address(page)


def test_there_is_nothing_to_undo_at_first(guest: FlaskClient) -> None:
    page = guest.get("/study").text

    assert "There is no answer to undo yet." in page
    assert "/undo" not in page


def test_an_undo_sent_twice_takes_back_one_answer(
    guest: FlaskClient, session: Session
) -> None:
    for _ in range(2):
        do_not_know(guest, guest.get("/study").text)
    undo = undo_address(guest.get("/study").text)

    replies = [guest.post(undo) for _ in range(2)]

    assert {reply.status_code for reply in replies} == {303}
    assert replies[0].headers["Location"] == replies[1].headers["Location"]
    assert count(session, Amendment) == 1


def test_two_tabs_that_undo_the_same_answer_take_back_one(
    guest: FlaskClient, session: Session
) -> None:
    for _ in range(3):
        do_not_know(guest, guest.get("/study").text)
    tabs = [guest.get("/study").text for _ in range(2)]

    for tab in tabs:
        assert guest.post(undo_address(tab), headers=HTMX).status_code == 200

    assert count(session, Amendment) == 1


@pytest.mark.slow
def test_a_card_cannot_be_answered_in_an_easier_way_than_it_is_asked(
    guest: FlaskClient, session: Session
) -> None:
    tried = 0
    for question, ask, page in cards_of_every_way(guest, session):
        for other in set(read_question(question.content).ask) - {ask}:
            sent = carried(page) | {"ask": other.value, "grade": "4", "answer": "1"}
            reply = guest.post(address(page), data=sent)
            assert reply.status_code == 422, (question.slug, other)
            tried += 1

    assert tried > 3
    assert count(session) == 0


def options(page: str) -> list[str]:
    """The options of a card's page or of its feedback, in order."""
    chosen = r'<span class="ltr" aria-hidden="true">\w</span><span>([^<]+)<'
    return [unescape(text) for text in re.findall(chosen, page)]


@pytest.mark.slow
def test_feedback_shows_the_options_as_the_card_did(
    guest: FlaskClient, session: Session
) -> None:
    compared = 0
    for question, ask, page in cards_of_every_way(guest, session):
        if ask is Ask.CHOICE and question.kind != "cloze":
            feedback = do_not_know(guest, page, shown_ms="1").headers["Location"]
            assert options(guest.get(feedback).text) == options(page)
            compared += 1

    assert compared > 1


def test_where_an_option_stands_tells_another_learner_nothing(
    app: Flask, guest: FlaskClient, session: Session
) -> None:
    stranger = app.test_client()
    stranger.post("/guest")
    choices = [
        question.id
        for question, ask, _ in cards_of_every_way(guest, session)
        if ask is Ask.CHOICE and question.kind in {"choice", "multiple"}
    ]
    paths = [f"/study/cards/{question}" for question in choices]

    mine, theirs, again = (
        [options(browser.get(path).text) for path in paths]
        for browser in (guest, stranger, guest)
    )

    assert mine == again
    assert mine != theirs
    assert [sorted(one) for one in mine] == [sorted(one) for one in theirs]


def test_a_suspended_card_can_be_taken_back_at_once(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/study").text
    card = address(page).removesuffix("/answer")

    after = guest.post(f"{card}/suspend", headers=HTMX).text

    assert address(after) != address(page)
    assert f'action="{card}/resume"' in after
    assert address(guest.post(f"{card}/resume", headers=HTMX).text) == address(page)


def test_learning_more_brings_new_cards_today(
    guest: FlaskClient, session: Session, clock: SetClock
) -> None:
    person = session.scalars(select(Person)).one()
    person.new_per_day = 0
    session.commit()
    assert (
        "Done for today" in guest.get("/study").text
        or "Nothing" in guest.get("/study").text
    )

    reply = guest.post("/study/more", data={"extra": "3"})

    assert reply.status_code == 303
    assert carried(guest.get("/study").text)["seen"] == "0"


def test_an_answered_card_takes_nine_statements(
    app: Flask, guest: FlaskClient, session: Session
) -> None:
    """Four bring a card that was met before, five take the answer and show feedback."""
    do_not_know(guest, guest.get("/study?new=1").text)
    person = session.scalars(select(Person)).one()
    person.new_per_day = 0
    session.commit()
    with app.app_context():
        engine = db.engine

    with statements(engine) as asked:
        page = guest.get("/study").text
    with statements(engine) as answered:
        sent = carried(page) | {"dont_know": "1", "done": "1", "total": "9"}
        guest.post(address(page), data=sent, headers=HTMX)

    on_a_timeline = carried(page)["ask"] == "timeline"  # with the events known
    assert len(asked) <= 4 + on_a_timeline
    assert len(answered) <= 5 + on_a_timeline


@pytest.mark.parametrize(
    ("slug", "near", "said"),
    [
        ("protests-begin-day", "2022-01-03", "One day late"),
        ("price-cap-lifted-day", "2021-12-31", "One day early"),
    ],
)
def test_a_close_date_says_how_close_first(
    guest: FlaskClient, session: Session, slug: str, near: str, said: str
) -> None:
    number = session.scalars(select(Question.id).where(Question.slug == slug)).one()
    session.rollback()
    page = guest.get(f"/study/cards/{number}").text

    sent = carried(page) | {"answer": near}
    feedback = guest.post(address(page), data=sent, headers=HTMX).text

    assert f'<span class="sr">Close: </span>{said}</span></h2>' in feedback
    assert feedback.count(said) == 1
    assert "Counts as Hard" in feedback


def test_feedback_has_an_address_to_come_back_to(guest: FlaskClient) -> None:
    page = guest.get("/study?set=kazakhstan-2022-day-by-day").text
    sent = carried(page) | {"dont_know": "1", "set": "kazakhstan-2022-day-by-day"}

    reply = guest.post(address(page), data=sent, headers=HTMX)

    there = reply.headers["HX-Replace-Url"]
    assert re.fullmatch(r"/study/reviews/\d+\?set=kazakhstan-2022-day-by-day", there)
    assert "Not known yet" in guest.get(there).text


@pytest.mark.slow
def test_addresses_written_out_are_those_of_the_routes(app: Flask) -> None:
    scope = {"set": "a b&c", "new": "1"}
    with app.test_request_context():
        routes = [
            url_for("study.next_card", set="a b&c", new="1"),
            url_for("study.card", question_id=7, set="a b&c", new="1"),
            *(url_for(f"study.{act}", question_id=7) for act in CARD_ACTS),
            url_for("study.feedback", review_id=7, set="a b&c", new="1"),
            url_for("study.undo", review_id=7),
            url_for("study.regrade", review_id=7),
            url_for("texts.text", text_id=3, question=7, _anchor="evidence"),
        ]

    assert routes == [
        study_urls.session(scope),
        study_urls.card(7, values=scope),
        *(study_urls.card(7, act) for act in CARD_ACTS),
        study_urls.review(7, values=scope),
        study_urls.review(7, "undo"),
        study_urls.review(7, "grade"),
        study_urls.evidence(3, 7),
    ]


@pytest.mark.slow
def test_nobody_answers_undoes_or_sees_for_somebody_else(
    app: Flask, guest: FlaskClient, session: Session
) -> None:
    reply = do_not_know(guest, guest.get("/study").text)
    review = int(re.findall(r"\d+", reply.headers["Location"])[0])
    stranger = app.test_client()
    stranger.post("/guest")

    assert stranger.get(f"/study/reviews/{review}").status_code == 404
    assert stranger.post(f"/study/reviews/{review}/undo").status_code == 404
    graded = stranger.post(f"/study/reviews/{review}/grade", data={"grade": "4"})
    assert graded.status_code == 404


def test_a_form_from_another_site_changes_nothing(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/study").text

    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
    ):
        reply = guest.post(
            address(page), data=carried(page) | {"dont_know": "1"}, headers=headers
        )
        assert reply.status_code == 403

    assert count(session) == 0


def test_looking_changes_nothing(guest: FlaskClient, session: Session) -> None:
    page = guest.get("/study").text
    guest.get(address(page), query_string=carried(page))
    guest.get("/study?new=1")

    assert (count(session), count(session, Card)) == (0, 0)


def test_a_date_that_could_mean_two_days_is_asked_back_and_then_stands(
    guest: FlaskClient, session: Session
) -> None:
    version = next(
        row
        for row in session.scalars(select(QuestionVersion))
        if json.loads(row.content).get("answer") == "2022-01-02"
    )
    changed = {"ask": ["typed"], "prompt": "On which day did it begin?"}
    version.content = json.dumps(json.loads(version.content) | changed)
    session.commit()
    page = guest.get(f"/study/cards/{version.question_id}").text
    answered = {**carried(page), "answer": "1/2/2022"}

    asked = guest.post(address(page), data=answered)
    before = count(session)
    again = guest.post(address(page), data={**answered, "doubted": "1/2/2022"})

    assert asked.status_code == 422
    assert "1 February 2022 or 2 January 2022?" in asked.text
    assert 'value="1/2/2022"' in asked.text
    assert (before, again.status_code, count(session)) == (0, 303, 1)
