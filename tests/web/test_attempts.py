"""Taking a quiz over HTTP: what is kept, refused, shown and held back."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.database import db
from quizapp.questions.answer import Answer
from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Chosen, Layout, Plan, When
from quizapp.services import set_import
from quizapp.services.set_files import read_set
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Ended
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW, SetClock
from tests.services.quizzing import new_teacher
from tests.services.test_progress import statements
from tests.web.doors import sign_up
from tests.web.taking import (
    JSON,
    Taker,
    a_quiz,
    begin,
    one_of_each_way,
    typed_dates,
)

#: The statements that keeping an answer takes, signing in included.
MOST_STATEMENTS = {"postgresql": 2, "sqlite": 4}


def test_a_quiz_is_taken_from_start_to_results_by_forms_alone(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))

    for number, key in taker.keys().items():
        reply = taker.save(number, key, go="next")
        assert reply.status_code == 303
    assert reply.location.endswith("/review")
    assert "All 5 questions are answered." in noor.get(reply.location).text
    submitted = taker.submit()

    assert submitted.location == taker.url
    results = noor.get(taker.url).text
    assert '<p class="fig">5<small> of 5</small></p>' in results
    assert taker.attempt().points == 5


@pytest.mark.slow
def test_every_way_of_asking_is_kept_and_shown_again(
    noor: FlaskClient, session: Session
) -> None:
    plan = Plan(parts=tuple(Chosen(id_) for id_ in one_of_each_way(session)))
    taker = begin(noor, session, a_quiz(session, plan))
    keys = taker.keys()
    asks = {taker.ask(number) for number in keys}

    for number, key in keys.items():
        assert taker.save(number, key).status_code == 303

    kept = {number: json.loads(row.answer) for number, row in taker.rows().items()}
    assert asks >= {Ask.TIMELINE, Ask.TYPED, Ask.CHOICE, Ask.ORDER, Ask.MATCH}
    for number, key in keys.items():
        said = kept[number]
        wanted = str(key).lower() if isinstance(key, bool) else key
        assert said in (wanted, [wanted]), number
        filled = shown_as_filled(taker.page(number))
        assert filled
        assert set(filled) <= set(flat(said))


def shown_as_filled(page: str) -> list[str]:
    """What the fields of a question's page hold."""
    fields = page.partition('id="answer"')[2].partition("</form>")[0]
    chosen = r'type="(?:radio|checkbox)" name="answer" value="([^"]*)"[^>]* checked'
    typed = r'<input class="in[^"]*"[^>]* name="answer"[^>]* value="([^"]+)"'
    picked = r"<option[^>]* selected>([^<]+)"
    patterns = (chosen, typed, picked)
    return [unescape(text) for each in patterns for text in re.findall(each, fields)]


def flat(answer: Answer) -> list[str]:
    """The texts of an answer, and the places of an order."""
    match answer:
        case dict():
            return list(answer.values())
        case list():
            return [*answer, *map(str, range(1, len(answer) + 1))]
        case _:
            return [str(answer)]


def test_part_of_an_answer_is_kept(noor: FlaskClient, session: Session) -> None:
    plan = Plan(parts=tuple(Chosen(id_) for id_ in one_of_each_way(session)))
    taker = begin(noor, session, a_quiz(session, plan))
    keys = taker.keys()
    number = next(at for at in keys if taker.ask(at) is Ask.MATCH)
    key = keys[number]
    assert isinstance(key, dict)
    half = {
        left: right if at < 1 else "" for at, (left, right) in enumerate(key.items())
    }

    taker.save(number, half)

    (pair,) = json.loads(taker.rows()[number].answer).items()
    assert pair in key.items()


def test_an_answer_can_be_taken_out_again(noor: FlaskClient, session: Session) -> None:
    taker = begin(noor, session, a_quiz(session))
    taker.save(1, "something", headers=JSON)

    reply = taker.save(1, None, seen=1, headers=JSON)

    assert reply.json is not None
    assert reply.json["saves"] == 2
    assert taker.rows()[1].answer is None


def test_a_save_is_answered_in_few_bytes_with_the_time_of_day(
    noor: FlaskClient, session: Session, clock: SetClock
) -> None:
    taker = begin(noor, session, a_quiz(session, time_limit_min=20))
    clock.pass_(minutes=5)

    reply = taker.save(1, "an answer", headers=JSON)

    assert reply.json == {"saves": 1, "saved": "14:05", "left_ms": 15 * 60_000}
    assert taker.rows()[1].saves == 1


def test_a_save_takes_few_statements(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session, time_limit_min=20))
    fields = taker.fields(1, "an answer") | {"seen": "0"}

    with app.app_context(), statements(db.engine) as said:
        noor.post(f"{taker.url}/questions/1", data=fields, headers=JSON)
        most = MOST_STATEMENTS[db.engine.dialect.name]

    assert len(said) <= most, said


def test_nobody_saves_into_the_attempt_of_another_or_where_no_question_is(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))
    other, stranger = app.test_client(), app.test_client()
    sign_up(other, name="Omar", email="omar@example.org")
    fields = taker.fields(1, "an answer") | {"seen": "0"}

    for headers in ({}, JSON):
        url = f"{taker.url}/questions"
        replies = [
            other.post(f"{url}/1", data=fields, headers=headers),
            noor.post(f"{url}/99", data=fields, headers=headers),
            noor.post("/attempts/99/questions/1", data=fields, headers=headers),
            stranger.post(f"{url}/1", data=fields, headers=headers),
        ]
        assert [reply.status_code for reply in replies] == [404, 404, 404, 303]

    assert taker.rows()[1].saves == 0


def test_an_answer_that_a_script_saves_and_flags_is_kept_with_its_flag(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))

    reply = taker.save(1, "an answer", go="flag", headers=JSON)

    assert reply.json is not None
    assert (reply.json["saves"], taker.rows()[1].is_flagged) == (1, True)


def test_a_second_window_is_shown_the_stored_answer_and_chooses(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))
    taker.save(1, "of the first window")

    told = taker.save(1, "of the second", headers=JSON)
    page = taker.save(1, "of the second", go="next")
    instead = taker.save(1, "of the second", seen=1, go="next")

    assert (told.status_code, page.status_code) == (409, 409)
    assert told.json is not None
    assert (told.json["stored"], told.json["saves"]) == (["of the first window"], 1)
    assert "of the first window" in page.text
    assert '<input type="hidden" name="answer" value="of the second">' in page.text
    assert instead.status_code == 303
    assert json.loads(taker.rows()[1].answer) in ("of the second", ["of the second"])


def test_a_second_window_that_changed_nothing_just_goes_on(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))
    taker.save(1, "of the first window")

    reply = taker.save(1, None, seen=0, go="next")

    assert reply.location.endswith("?q=2")
    assert taker.rows()[1].saves == 1


@pytest.mark.slow
def test_after_the_deadline_what_was_saved_is_submitted_and_nothing_more_is_kept(
    noor: FlaskClient, session: Session, clock: SetClock
) -> None:
    taker = begin(noor, session, a_quiz(session, time_limit_min=20))
    taker.save(1, taker.keys()[1])
    clock.pass_(minutes=20)

    seen = noor.get(f"{taker.url}?q=2")
    unsubmitted = taker.attempt().ended_at
    told = taker.save(2, "too late", headers=JSON)

    assert unsubmitted is None  # reading changes nothing
    assert "Time was up at 14:20" in seen.text
    assert '<p class="fig">1<small> of 5</small></p>' in seen.text
    assert told.status_code == 409
    assert told.json == {"over": True, "url": taker.url}
    assert taker.attempt().ended is Ended.TIME_UP
    assert taker.rows()[2].answer is None


def test_submitting_twice_counts_once(noor: FlaskClient, session: Session) -> None:
    taker = begin(noor, session, a_quiz(session))
    taker.save(1, taker.keys()[1])

    replies = [taker.submit(), taker.submit()]

    assert [reply.status_code for reply in replies] == [303, 303]
    assert len(session.scalars(select(Review)).all()) == 1
    session.rollback()


def test_a_flag_is_kept_with_the_answer(noor: FlaskClient, session: Session) -> None:
    taker = begin(noor, session, a_quiz(session))

    taker.save(1, "an answer", go="flag")

    row = taker.rows()[1]
    assert (row.is_flagged, row.saves) == (True, 1)
    assert "Question 1, answered, flagged" in taker.page(2)


# One way, and checked one by one


@pytest.mark.slow
def test_a_question_that_was_left_is_not_come_back_to_where_there_is_no_way_back(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session, is_one_way=True))
    taker.save(1, "my answer", go="next")

    back = noor.get(f"{taker.url}?q=1")
    ahead = noor.get(f"{taker.url}?q=4")
    again = taker.save(1, "another", seen=1, headers=JSON)

    assert back.location.endswith("?q=2")
    assert ahead.location.endswith("?q=2")
    assert again.status_code == 409
    assert "Previous" not in taker.page(2)
    assert noor.get(f"{taker.url}/questions").status_code == 404


def test_practice_shows_key_and_evidence_once_an_answer_is_checked(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session, is_practice=True))

    reply = taker.save(1, taker.keys()[1], go="check")
    page = noor.get(reply.location).text

    assert "From the text" in page
    assert re.search(r'id="verdict"[^>]*>.*?Right', page, re.DOTALL)
    assert "From the text" not in taker.page(2)


def test_checking_nothing_hands_nothing_in(noor: FlaskClient, session: Session) -> None:
    taker = begin(noor, session, a_quiz(session, is_practice=True))

    reply = taker.save(1, None, go="check")

    assert "There is nothing to check yet." in noor.get(reply.location).text
    assert taker.rows()[1].settled_at is None


def test_all_questions_on_one_page_are_saved_together(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session, layout=Layout.ALL))
    data: dict[str, Any] = {}
    for number in (1, 2):
        fields = taker.fields(number, taker.keys()[number]) | {"seen": "0"}
        data |= {f"q{number}-{name}": value for name, value in fields.items()}

    reply = noor.post(f"{taker.url}/questions", data=data | {"go": "flag-2"})
    page = noor.get(taker.url).text

    assert reply.status_code == 303
    assert "2</span> of 5 answered" in page
    assert taker.rows()[2].is_flagged


# Who may


@pytest.mark.slow
@pytest.mark.parametrize(
    "ask",
    [
        lambda client, url: client.get(url),
        lambda client, url: client.get(f"{url}/review"),
        lambda client, url: client.get(f"{url}/questions"),
        lambda client, url: client.post(f"{url}/questions/1", data={"answer": "x"}),
        lambda client, url: client.post(f"{url}/questions", data={"q1-answer": "x"}),
        lambda client, url: client.post(f"{url}/submit"),
    ],
)
def test_an_attempt_is_its_learners_alone(
    app: Flask,
    noor: FlaskClient,
    session: Session,
    ask: Callable[[FlaskClient, str], TestResponse],
) -> None:
    taker = begin(noor, session, a_quiz(session))
    other, stranger = app.test_client(), app.test_client()
    sign_up(other, email="other@example.org")

    assert ask(other, taker.url).status_code == 404
    assert ask(stranger, taker.url).status_code == 303
    assert taker.rows()[1].saves == 0
    assert taker.attempt().ended_at is None


# Nothing before its time

#: In keys, reasons, explanations and evidence, and nowhere else.
CANARY = "Zyxwogrub"

CANARIES = """
format: recto/1
id: canaries
title: A set whose keys sing
language: en
sources:
  - id: one
    title: A text
    published: 2020-01-01
    text: |
      The Zyxwogrub was seen in 1867 by Ada Zyxwogrub. It weighed 86719 grams.
questions:
  - id: typed
    kind: name
    prompt: Who saw it?
    answer: Ada Zyxwogrub
    ask: [typed]
    explanation: It was Ada Zyxwogrub.
    hint: Think of Zyxwogrub.
    evidence: [{source: one, quote: by Ada Zyxwogrub}]
  - id: number
    kind: number
    prompt: How heavy was it?
    answer: 86719
    unit: grams
    ask: [typed]
    evidence: [{source: one, quote: It weighed 86719 grams}]
  - id: date
    kind: date
    prompt: When was it seen?
    answer: 1867
    ask: [typed]
    evidence: [{source: one, quote: seen in 1867}]
  - id: cloze
    kind: cloze
    prompt: Fill the gap.
    text: "The {{Zyxwogrub|Zyxwogrub beast}} was seen."
    evidence: [{source: one, quote: The Zyxwogrub was seen}]
  - id: choice
    kind: choice
    prompt: Which of them?
    answer: This
    distractors:
      - {text: That, why: Zyxwogrub says no}
      - Other
    explanation: Zyxwogrub says so.
    evidence: [{source: one, quote: The Zyxwogrub was seen}]
  - id: truth
    kind: true-false
    prompt: Nobody saw it.
    answer: false
    correction: Zyxwogrub did.
    evidence: [{source: one, quote: The Zyxwogrub was seen}]
  - id: open
    kind: open
    prompt: Describe it.
    rubric: Says Zyxwogrub.
    evidence: [{source: one, quote: The Zyxwogrub was seen}]
"""


def singing(session: Session, **rules: Any) -> Plan:
    """A plan of questions whose keys can be told from anything else."""
    content = read_set(CANARIES, name="canaries.yaml")
    set_import.import_set(session, content, owner_id=None, now=NOW, is_shipped=True)
    session.commit()
    set_id = select(QuestionSet.id).where(QuestionSet.slug == "canaries")
    ids = session.scalars(select(Question.id).where(Question.set_id.in_(set_id)))
    return Plan(parts=tuple(Chosen(id_) for id_ in ids), **rules)


AS_JSON: dict[str, Any] = {"headers": JSON}


def everything_said_before_the_end(taker: Taker) -> str:
    """All pages, replies and headers that an attempt under way can give."""
    client, count = taker.client, len(taker.rows())
    numbers = range(1, count + 1)
    paths = [taker.url, f"{taker.url}/review", f"{taker.url}/questions", "/quizzes"]
    paths += [f"{taker.url}?q={number}" for number in numbers]
    replies = [client.get(path) for path in paths]
    for number in numbers:
        for given in ("That", "false", "Other"):
            replies += [taker.save(number, given), taker.save(number, given, **AS_JSON)]
        replies.append(taker.save(number, "That", seen=9, go="check", headers=JSON))
        replies.append(taker.save(number, "That", seen=1, go="check"))
        replies.append(client.get(f"{taker.url}?q={number}"))
    return "\n".join(f"{reply.headers}\n{reply.text}" for reply in replies)


def assert_silent(said: str) -> None:
    for word in (CANARY, "86719", "86,719", "1867", "says no"):
        assert word not in said


@pytest.mark.slow
@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"verdict_when": When.EACH, "key_when": When.SUBMITTED},
        {"verdict_when": When.NEVER, "key_when": When.NEVER},
    ],
)
def test_nothing_of_a_key_is_said_while_an_attempt_is_under_way(
    noor: FlaskClient, session: Session, rules: dict[str, Any]
) -> None:
    taker = begin(noor, session, a_quiz(session, singing(session, **rules)))

    assert_silent(everything_said_before_the_end(taker))


@pytest.mark.slow
@pytest.mark.parametrize("when", [When.CLOSED, When.NEVER])
def test_nothing_of_a_key_is_said_after_the_end_before_its_time(
    noor: FlaskClient, session: Session, clock: SetClock, when: When
) -> None:
    rules: dict[str, Any] = {"verdict_when": when, "key_when": when}
    plan = singing(session, closes_at=NOW + timedelta(hours=1), **rules)
    taker = begin(noor, session, a_quiz(session, plan))
    for number in taker.rows():
        taker.save(number, "That")
    taker.submit()
    review_ids = list(session.scalars(select(Review.id)))
    session.rollback()

    paths = [taker.url, f"{taker.url}?show=all", f"{taker.url}?show=missed"]
    paths += [f"/study/reviews/{review_id}" for review_id in review_ids]
    replies = [noor.get(path) for path in paths]
    regraded = noor.post(
        f"/study/reviews/{review_ids[0]}/grade",
        data={"grade": "3"},
        headers={"HX-Request": "true"},
    )
    missed = noor.get(f"/study?attempt={taker.attempt_id}")
    clock.pass_(hours=2)
    later = noor.get(f"{taker.url}?show=all").text

    assert review_ids
    assert_silent("\n".join(reply.text for reply in [*replies, regraded]))
    assert "Not right" not in replies[0].text
    assert missed.status_code == 404  # even how many were missed is not told
    assert (CANARY in later) is (when is When.CLOSED)


# What came of it


def test_results_show_what_was_asked_although_the_question_changed_since(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session, singing(session)))
    taker.submit()
    changed = read_set(CANARIES.replace("Who saw it?", "Who was it?"), name="c.yaml")
    set_import.import_set(session, changed, owner_id=None, now=NOW, is_shipped=True)
    session.commit()

    page = noor.get(f"{taker.url}?show=all").text

    assert "Who saw it?" in page
    assert "Who was it?" not in page


@pytest.mark.slow
def test_results_are_filtered_by_what_was_missed_and_flagged(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))
    for number, key in taker.keys().items():
        taker.save(number, key if number < 4 else "nothing of the kind")
    taker.save(1, taker.keys()[1], seen=1, go="flag")
    taker.submit()

    def numbers(show: str) -> list[str]:
        page = noor.get(f"{taker.url}?show={show}").text
        return re.findall(r'<li id="r(\d+)">', page)

    assert numbers("") == numbers("missed") == ["4", "5"]
    assert numbers("flagged") == ["1"]
    assert len(numbers("all")) == 5


@pytest.mark.slow
def test_what_was_missed_can_be_studied_at_once_and_nothing_else(
    noor: FlaskClient, session: Session, clock: SetClock
) -> None:
    taker = begin(noor, session, a_quiz(session))
    for number, key in taker.keys().items():
        taker.save(number, key if number < 4 else "nothing of the kind")
    taker.submit()
    missed = {row.question_id for at, row in taker.rows().items() if at >= 4}

    link = f"/study?attempt={taker.attempt_id}"
    results, asked = noor.get(taker.url).text, set()
    for _ in range(4):
        page = noor.get(link).text
        found = re.search(r"/study/cards/(\d+)/answer", page)
        assert found is not None
        asked.add(int(found[1]))
        form = dict(
            re.findall(r'name="(form_id|seen|ask|attempt)" value="([^"]*)"', page)
        )
        sent = noor.post(found[0], data=form | {"dont_know": "1", "grade": "1"})
        assert sent.status_code == 303, (sent.status_code, form)
        clock.pass_(minutes=9)

    assert "The two you missed are in your review." in results
    assert link in results
    assert asked == missed


def test_what_stayed_unanswered_of_a_teachers_own_set_can_be_studied_once_keys_are_shown(
    noor: FlaskClient, session: Session
) -> None:
    chosen = typed_dates(session, owner_id=new_teacher(session, NOW).id)
    taker = begin(noor, session, a_quiz(session, Plan(parts=chosen)))
    numbers = [part.question_id for part in chosen]
    before = [noor.get(f"/study/cards/{number}").status_code for number in numbers]
    taker.submit()

    link = f"/study?attempt={taker.attempt_id}"
    results, asked = noor.get(taker.url).text, []
    for _ in numbers:
        page = noor.get(link).text
        found = re.search(r"/study/cards/(\d+)/answer", page)
        assert found is not None
        asked.append(int(found[1]))
        form = dict(re.findall(r'name="(form_id|seen|ask)" value="([^"]*)"', page))
        sent = noor.post(found[0], data=form | {"dont_know": "1"})
        assert noor.get(sent.headers["Location"]).status_code == 200

    assert before == [404, 404]
    assert link in results
    assert asked == numbers


def test_what_stayed_unanswered_can_be_put_off_and_come_back(
    noor: FlaskClient, session: Session
) -> None:
    chosen = typed_dates(session, owner_id=new_teacher(session, NOW).id)
    taker = begin(noor, session, a_quiz(session, Plan(parts=chosen)))
    taker.submit()
    number = chosen[0].question_id

    put_off = noor.post(f"/study/cards/{number}/bury")
    resumed = noor.post(f"/study/cards/{number}/resume")

    assert (put_off.status_code, resumed.status_code) == (303, 303)
    assert noor.get(resumed.headers["Location"]).status_code == 200


def test_what_was_missed_is_not_studied_while_its_key_is_kept_back(
    noor: FlaskClient, session: Session
) -> None:
    chosen = typed_dates(session, owner_id=new_teacher(session, NOW).id)
    plan = Plan(parts=chosen, key_when=When.CLOSED, evidence_when=When.CLOSED)
    taker = begin(noor, session, a_quiz(session, plan))
    taker.submit()

    link = f"/study?attempt={taker.attempt_id}"

    assert link not in noor.get(taker.url).text
    assert noor.get(link).status_code == 404
    assert noor.get(f"/study/cards/{chosen[0].question_id}").status_code == 404


@pytest.mark.slow
def test_the_median_is_told_of_five_learners_and_not_of_four(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    code = a_quiz(session)
    pages = []
    for number in range(5):
        client = app.test_client()
        sign_up(client, email=f"learner{number}@example.org")
        taker = begin(client, session, code)
        taker.save(1, taker.keys()[1])
        taker.submit()
        pages.append(client.get(taker.url).text)

    assert "class median" not in pages[3]
    assert "class median 1" in pages[4]


@pytest.mark.slow
def test_results_of_more_questions_take_no_more_statements(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    counts = []
    for questions in (3, 12):
        taker = begin(noor, session, a_quiz(session, count=questions))
        taker.submit()
        with app.app_context(), statements(db.engine) as said:
            page = noor.get(f"{taker.url}?show=all").text
        assert page.count("<blockquote>") >= questions
        counts.append(len(said))

    assert counts[0] == counts[1]
