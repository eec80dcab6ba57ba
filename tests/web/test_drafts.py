"""Looking through drafts: each act, who may do it, and what two at once see."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.store.derivations import Derivation
from quizapp.store.drafts import DraftQuestion, Standing
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import EvidenceSpan, Question, QuestionSet
from tests.app_fixtures import NOW
from tests.services.deriving import TEXT, in_store, new_teacher, with_drafts
from tests.web.reader import browser_of, words


@pytest.fixture
def ruth(session: Session) -> Person:
    return new_teacher(session)


@pytest.fixture
def derivation(session: Session, ruth: Person) -> Derivation:
    return with_drafts(session, ruth)


@pytest.fixture
def browser(
    app: Flask, session: Session, ruth: Person, derivation: Derivation
) -> FlaskClient:
    return browser_of(app, session, ruth)


@pytest.fixture
def address(derivation: Derivation) -> str:
    return f"/texts/{derivation.source_text_id}/drafts"


def standings(engine: Engine) -> list[str]:
    return [one.standing.value for one in in_store(engine)]


def test_the_page_shows_text_drafts_and_evidence(
    browser: FlaskClient, address: str
) -> None:
    page = browser.get(address)

    told = words(page.text)
    assert page.status_code == 200
    assert "When was the press at Yeon closed? Answer 1731" in told
    assert "year as the text has it" in told
    assert "a year of four figures" in told
    assert "0 accepted · 0 rejected · 5 to check" in told
    assert "Less sure 1 draft; each says why" in told
    assert "5 of 5 sentences have questions" in told
    assert page.text.count("<mark") >= 2


def test_accepting_leads_to_the_next_draft(
    browser: FlaskClient, address: str, engine: Engine
) -> None:
    first, second = in_store(engine)[:2]

    sent = browser.post(f"/drafts/{first.id}/accept", data={"seen": 1})

    assert sent.status_code == 303
    assert f"draft={second.id}" in sent.headers["Location"]
    assert standings(engine) == ["accepted", *["waiting"] * 4]


@pytest.mark.slow
def test_a_double_click_decides_once(browser: FlaskClient, engine: Engine) -> None:
    first = in_store(engine)[0]

    codes = [
        browser.post(f"/drafts/{first.id}/accept", data={"seen": 1}).status_code
        for _ in range(2)
    ]

    assert codes == [303, 303]
    assert in_store(engine)[0].version == 2


def test_who_saw_an_older_version_is_told_what_stands(
    browser: FlaskClient, engine: Engine
) -> None:
    first = in_store(engine)[0]
    browser.post(f"/drafts/{first.id}/accept", data={"seen": 1})

    late = browser.post(f"/drafts/{first.id}/reject", data={"seen": 1})

    assert late.status_code == 409
    assert "changed in another window" in late.text
    assert "Accepted" in words(late.text)
    assert standings(engine)[0] == "accepted"


def test_undo_takes_one_decision_back(browser: FlaskClient, engine: Engine) -> None:
    first = in_store(engine)[0]
    browser.post(f"/drafts/{first.id}/reject", data={"seen": 1})

    browser.post(f"/drafts/{first.id}/undo", data={"seen": 2})

    assert standings(engine)[0] == "waiting"
    assert in_store(engine)[0].version == 3


def test_undo_of_the_page_takes_back_the_latest(
    browser: FlaskClient, address: str, engine: Engine
) -> None:
    first, second = in_store(engine)[:2]
    browser.post(f"/drafts/{first.id}/accept", data={"seen": 1})
    browser.post(f"/drafts/{second.id}/reject", data={"seen": 1})

    for _ in range(2):
        browser.post(f"{address}/undo")

    assert standings(engine) == ["waiting"] * 5


def test_the_rest_is_accepted_and_taken_back_at_once(
    browser: FlaskClient, address: str, engine: Engine
) -> None:
    first, *others = in_store(engine)
    browser.post(f"/drafts/{first.id}/reject", data={"seen": 1})
    rest = [f"{one.id}:1" for one in others if one.doubts == "[]"]

    sent = browser.post(f"{address}/accept-rest", data={"rest": rest})
    page = browser.get(sent.headers["Location"])
    after = standings(engine)
    browser.post(f"{address}/undo")

    assert "3 drafts accepted." in page.text
    assert after == ["rejected", "accepted", "accepted", "accepted", "waiting"]
    assert standings(engine) == ["rejected", *["waiting"] * 4]


def test_the_rest_leaves_alone_what_changed_meanwhile(
    browser: FlaskClient, address: str, engine: Engine
) -> None:
    first = in_store(engine)[0]
    browser.post(f"/drafts/{first.id}/reject", data={"seen": 1})

    browser.post(f"{address}/accept-rest", data={"rest": [f"{first.id}:1"]})

    assert standings(engine)[0] == "rejected"


FORM = {
    "seen": 1,
    "prompt": "Who had the press closed?",
    "answer": "Ilse Varga",
    "accept": "Governor Varga",
    "reject": "",
    "others": "Martin Oduya\nThe guilds – they protested",
    "quote-1": "Governor Ilse Varga had ordered it.",
    "explanation": "",
}


@pytest.mark.slow
def test_an_edit_is_kept_and_undone(browser: FlaskClient, engine: Engine) -> None:
    second = in_store(engine)[1]

    sent = browser.post(f"/drafts/{second.id}/edit", data=FORM)
    edited = in_store(engine)[1]
    browser.post(f"/drafts/{second.id}/undo", data={"seen": 2})

    assert sent.status_code == 303
    assert "Who had the press closed?" in edited.content
    assert "Governor Varga" in edited.content
    assert in_store(engine)[1].content == second.content


def test_evidence_that_is_not_in_the_text_is_refused_at_its_field(
    browser: FlaskClient, engine: Engine
) -> None:
    second = in_store(engine)[1]

    sent = browser.post(
        f"/drafts/{second.id}/edit", data=FORM | {"quote-1": "Ilse Varga ordered it."}
    )

    assert sent.status_code == 422
    assert "is not in the text, word for word" in sent.text
    assert "Who had the press closed?" in sent.text
    assert in_store(engine)[1].version == 1


def test_evidence_is_checked_while_one_types(
    browser: FlaskClient, engine: Engine
) -> None:
    second = in_store(engine)[1]
    url = f"/drafts/{second.id}/check"

    wrong = browser.post(url, data=FORM | {"quote-1": "in 1999"}).text
    right = browser.post(url, data=FORM).text
    bare = browser.post(url, data=FORM | {"quote-1": "closed in 1731"}).text

    assert "is not in the text, word for word" in wrong
    assert "The evidence stands in the text." in right
    assert "The evidence does not hold the answer" in bare
    assert in_store(engine)[1].version == 1


def test_publishing_makes_a_set_with_its_evidence(
    browser: FlaskClient, address: str, session: Session, engine: Engine
) -> None:
    for one in in_store(engine)[:2]:
        browser.post(f"/drafts/{one.id}/accept", data={"seen": 1})

    sent = browser.post(
        address.replace("drafts", "publish"),
        data={"where": "new", "title": "The press"},
    )

    assert sent.headers["Location"] == "/sets/the-press"
    made = session.scalars(select(QuestionSet).where(QuestionSet.slug == "the-press"))
    questions = session.scalars(
        select(Question).where(Question.set_id == made.one().id)
    ).all()
    spans = session.scalars(
        select(EvidenceSpan).where(
            EvidenceSpan.question_id.in_([one.id for one in questions])
        )
    ).all()
    assert [one.kind for one in questions] == ["date", "name"]
    assert [TEXT[one.start : one.end] for one in spans] == [
        "The press at Yeon was closed in 1731.",
        "Governor Ilse Varga had ordered it.",
    ]


def test_publishing_to_a_set_adds_to_it_and_never_twice(
    browser: FlaskClient, address: str, session: Session, engine: Engine
) -> None:
    publish = address.replace("drafts", "publish")
    drafts = in_store(engine)
    browser.post(f"/drafts/{drafts[0].id}/accept", data={"seen": 1})
    browser.post(publish, data={"where": "new", "title": "The press"})
    browser.post(f"/drafts/{drafts[3].id}/accept", data={"seen": 1})

    added = browser.post(publish, data={"where": "old", "set": "the-press"})
    again = browser.post(publish, data={"where": "old", "set": "the-press"})

    live = session.scalars(
        select(Question.slug)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == "the-press", Question.retired_at.is_(None))
    ).all()
    assert added.status_code == 303
    assert again.status_code == 422
    assert len(live) == 2


def test_a_published_draft_is_not_changed_any_more(
    browser: FlaskClient, address: str, engine: Engine
) -> None:
    first = in_store(engine)[0]
    browser.post(f"/drafts/{first.id}/accept", data={"seen": 1})
    browser.post(address.replace("drafts", "publish"), data={"title": "The press"})

    sent = browser.post(f"/drafts/{first.id}/undo", data={"seen": 3})

    assert sent.status_code == 422
    assert standings(engine)[0] == "accepted"


ACTS = [
    ("GET", "/texts/{text}/drafts"),
    ("GET", "/texts/{text}/publish"),
    ("POST", "/texts/{text}/publish"),
    ("POST", "/texts/{text}/drafts/accept-rest"),
    ("POST", "/texts/{text}/drafts/undo"),
    ("POST", "/drafts/{draft}/accept"),
    ("POST", "/drafts/{draft}/reject"),
    ("POST", "/drafts/{draft}/undo"),
    ("POST", "/drafts/{draft}/edit"),
    ("POST", "/drafts/{draft}/check"),
    ("GET", "/texts/reading/{derivation}"),
    ("POST", "/texts/reading/{derivation}/cancel"),
    ("POST", "/texts/reading/{derivation}/again"),
    ("GET", "/texts/new?from={derivation}"),
]


def test_drafts_are_their_owners_and_nobody_elses(
    app: Flask, session: Session, derivation: Derivation, engine: Engine
) -> None:
    other = browser_of(app, session, new_teacher(session, "Ola Brandt"))
    first = in_store(engine)[0]

    codes = {
        other.open(
            address.format(
                text=derivation.source_text_id, draft=first.id, derivation=derivation.id
            ),
            method=method,
            data={"seen": 1} if method == "POST" else None,
        ).status_code
        for method, address in ACTS
    }

    assert codes == {404}
    assert standings(engine) == ["waiting"] * 5


def test_an_administrator_may_look_after_them_and_is_told_so(
    app: Flask, session: Session, address: str, derivation: Derivation, engine: Engine
) -> None:
    person = Person(name="Ada Min", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add(person)
    session.commit()
    browser = browser_of(app, session, person)
    first = in_store(engine)[0]

    page = browser.get(address)
    browser.post(f"/drafts/{first.id}/accept", data={"seen": 1})

    assert "What you do here is logged." in page.text
    assert in_store(engine)[0].standing is Standing.ACCEPTED


def test_filters_keep_to_their_kind(
    browser: FlaskClient, address: str, engine: Engine
) -> None:
    told = words(browser.get(f"{address}?topic=causes").text)

    assert "Why did the guilds protest?" in told
    assert "Who led the protests?" not in told


def test_drafts_come_in_the_order_of_the_text(
    engine: Engine, derivation: Derivation
) -> None:
    drafts: list[DraftQuestion] = in_store(engine)

    assert [one.position for one in drafts] == [1, 2, 3, 4, 5]


def test_the_most_useful_comes_first_unless_the_texts_order_is_chosen(
    browser: FlaskClient, address: str, session: Session
) -> None:
    drafts = session.scalars(
        select(DraftQuestion).order_by(DraftQuestion.position)
    ).all()
    for rank, one in enumerate(reversed(drafts), 1):
        one.rank = rank
    session.commit()

    useful = browser.get(address).text
    by_text = browser.get(f"{address}?order=text").text

    assert "Edit: " not in useful
    assert useful.index('id="d4"') < useful.index('id="d1"')
    assert by_text.index('id="d1"') < by_text.index('id="d4"')
    assert 'aria-current="true">Most useful first' in useful
    sent = browser.post("/drafts/1/accept", data={"seen": 1, "order": "text"})
    assert "order=text" in sent.headers["Location"]
    assert "draft=2" in sent.headers["Location"]


def test_so_many_as_were_wanted_come_first_and_the_rest_apart(
    browser: FlaskClient, address: str, derivation: Derivation, session: Session
) -> None:
    derivation.wanted = 2
    session.commit()

    page = browser.get(address).text

    before, more = page.split("More drafts (3)")
    assert 'id="d2"' in before
    assert 'id="d3"' in more
    assert "(2)" in before.partition("Accept the rest")[2][:60]


@pytest.mark.slow
def test_only_those_wanted_are_counted_and_stand_in_the_text(
    browser: FlaskClient, address: str, derivation: Derivation, session: Session
) -> None:
    derivation.wanted = 2
    session.commit()

    page = browser.get(address).text

    assert "<b>2 to check</b>" in page
    assert "All 2</a>" in page
    assert "Draft 1 of 2" in page or "Draft 2 of 2" in page
    text = page.partition('<article class="txt"')[2].partition("</article>")[0]
    assert text.count("<sup>") == 2
    assert {"<sup>1</sup>" in text, "<sup>2</sup>" in text} == {True}


def test_one_of_the_others_that_is_accepted_counts_too(
    browser: FlaskClient, address: str, derivation: Derivation, session: Session
) -> None:
    derivation.wanted = 2
    session.commit()

    browser.post("/drafts/3/accept", data={"seen": 1})

    page = browser.get(address).text
    assert "1 accepted · 0 rejected · <b>2 to check</b>" in page
    text = page.partition('<article class="txt"')[2].partition("</article>")[0]
    assert text.count("<sup>") == 3
