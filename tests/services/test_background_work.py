"""Texts are taken by one worker each, come back from one that is gone, and are kept."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, Refused, TooManyTries
from quizapp.services import background_work, derivations
from quizapp.store.derivations import Derivation, DerivationUpload, Stage
from quizapp.store.drafts import DraftQuestion, Standing
from quizapp.store.people import Person
from quizapp.store.source_texts import SourceText
from tests.app_fixtures import NOW
from tests.services.deriving import (
    FOUND,
    QUESTIONS,
    TEXT,
    handed_in,
    new_teacher,
    read,
    with_drafts,
)

LATER = NOW + timedelta(minutes=2)


@pytest.fixture
def ruth(session: Session) -> Person:
    return new_teacher(session)


def claim(session: Session, worker: str, now: object = NOW) -> Derivation | None:
    found = background_work.claim(session, worker=worker, now=now)  # type: ignore[arg-type]
    session.commit()
    return found


def test_a_text_is_taken_by_one_worker(session: Session, ruth: Person) -> None:
    text = handed_in(session, ruth)

    first, second = claim(session, "one"), claim(session, "two")

    assert first is not None
    assert first.id == text.id
    assert second is None


def test_two_workers_at_once_never_take_the_same(
    session: Session, engine: Engine, ruth: Person
) -> None:
    ids = {handed_in(session, ruth, text=f"{TEXT} {number}").id for number in range(4)}
    taken = []

    for number in range(6):
        with Session(engine) as other:
            found = claim(other, f"worker {number}")
            taken.append(found.id if found else None)

    assert set(taken[:4]) == ids
    assert taken[4:] == [None, None]


def test_a_text_of_a_worker_that_is_gone_is_read_by_another(
    session: Session, ruth: Person
) -> None:
    text = handed_in(session, ruth)
    claim(session, "one")

    too_early = claim(session, "two", NOW + timedelta(seconds=30))
    later = claim(session, "two", LATER)

    assert too_early is None
    assert later is not None
    assert later.id == text.id
    assert not background_work.beat(
        session, derivation_id=text.id, worker="one", share=0.5, doing="", now=LATER
    )
    assert not background_work.finish(
        session, derivation_id=text.id, worker="one", found=FOUND, now=LATER
    )


def test_a_text_that_ends_every_worker_is_given_up_in_words(
    session: Session, ruth: Person
) -> None:
    text = handed_in(session, ruth)

    for number in range(background_work.MOST_TRIES + 1):
        claim(session, f"worker {number}", NOW + number * timedelta(minutes=2))

    session.refresh(text)
    assert text.stage is Stage.FAILED
    assert "Try a part of the text" in text.problem


def test_a_cancelled_text_is_kept_and_stops_its_worker(
    session: Session, ruth: Person
) -> None:
    text = handed_in(session, ruth)
    claim(session, "one")

    stopped = derivations.cancel(session, derivation=text, now=NOW)
    session.commit()

    assert stopped
    assert not background_work.beat(
        session, derivation_id=text.id, worker="one", share=0.5, doing="", now=NOW
    )
    assert session.get_one(SourceText, text.source_text_id).body == TEXT
    assert claim(session, "two", LATER) is None


def test_a_failed_text_can_be_read_again(session: Session, ruth: Person) -> None:
    text = handed_in(session, ruth)
    claim(session, "one")
    background_work.fail(
        session, derivation_id=text.id, worker="one", problem="Broken.", now=NOW
    )
    session.commit()
    session.refresh(text)
    failed = text.stage

    derivations.read_again(session, person=ruth, derivation=text)
    read(session)

    session.refresh(text)
    assert (failed, text.stage, text.problem) == (Stage.FAILED, Stage.DONE, "")


def test_drafts_are_kept_in_the_order_of_the_text_with_their_rank(
    session: Session, ruth: Person
) -> None:
    derivation = with_drafts(
        session, ruth, found=FOUND | {"questions": QUESTIONS[::-1]}
    )

    drafts = session.scalars(
        select(DraftQuestion)
        .where(DraftQuestion.derivation_id == derivation.id)
        .order_by(DraftQuestion.position)
    ).all()
    assert [json.loads(one.content)["prompt"] for one in drafts] == [
        one["prompt"] for one in QUESTIONS
    ]
    assert [one.rank for one in drafts] == [5, 4, 3, 2, 1]
    assert all(
        TEXT[start:end] in json.loads(one.content)["evidence"][0]["quote"]
        for one in drafts
        for start, end in json.loads(one.spans)
    )


def test_the_next_text_is_ranked_by_what_was_decided(
    session: Session, ruth: Person
) -> None:
    features = {"bias": 1.0, "rule test": 1.0}
    questions = [one | {"features": features} for one in QUESTIONS]
    derivation = with_drafts(session, ruth, found=FOUND | {"questions": questions})
    drafts = session.scalars(select(DraftQuestion).order_by(DraftQuestion.id)).all()
    drafts[0].standing = drafts[1].standing = Standing.ACCEPTED
    drafts[1].content = drafts[0].content
    drafts[2].standing = Standing.REJECTED
    session.commit()

    request = background_work.request_of(session, derivation)

    told = [(json.loads(given), became) for given, became in request.decided]
    assert told == [(features, "reject"), (features, "edit"), (features, "accept")]


def test_a_draft_that_is_no_question_loses_no_other(
    session: Session, ruth: Person, caplog: pytest.LogCaptureFixture
) -> None:
    broken = QUESTIONS[0] | {"answer": "not a date", "rule": "broken rule"}

    derivation = with_drafts(
        session, ruth, found=FOUND | {"questions": [broken, *QUESTIONS[1:]]}
    )

    count = len(
        session.scalars(
            select(DraftQuestion.id).where(DraftQuestion.derivation_id == derivation.id)
        ).all()
    )
    assert count == len(QUESTIONS) - 1
    assert "broken rule" in caplog.text


def test_a_file_is_kept_until_it_is_read_and_its_text_then(
    session: Session, ruth: Person
) -> None:
    text = handed_in(
        session, ruth, title="", text="", upload_name="press.txt", upload=b"x"
    )
    before = session.get(DerivationUpload, text.id)
    session.commit()

    read(session)

    session.refresh(text)
    assert before is not None
    assert text.title == "The press at Yeon"
    assert session.get_one(SourceText, text.source_text_id).body == TEXT
    assert (
        session.scalars(
            select(DerivationUpload).execution_options(populate_existing=True)
        ).all()
        == []
    )


def test_the_same_text_again_leads_to_the_same_drafts(
    session: Session, ruth: Person
) -> None:
    first = with_drafts(session, ruth)

    again = handed_in(session, ruth)

    assert again.id == first.id


def test_the_same_page_sent_twice_hands_in_once(session: Session, ruth: Person) -> None:
    handed = derivations.Handed(title="T", text="A text. It stands here.")

    twice = [
        derivations.hand_in(session, owner=ruth, handed=handed, form_id="f", now=NOW)
        for _ in range(2)
    ]

    assert twice[0] is twice[1]


def test_one_person_does_not_fill_the_queue(session: Session, ruth: Person) -> None:
    for number in range(derivations.MOST_WAITING):
        handed_in(session, ruth, text=f"{TEXT} {number}")

    with pytest.raises(TooManyTries):
        handed_in(session, ruth, text="One more.")


def test_guests_and_empty_texts_are_refused(session: Session, ruth: Person) -> None:
    guest = Person(name="Guest", is_guest=True, created_at=NOW)
    session.add(guest)
    session.commit()

    with pytest.raises(NotAllowed):
        handed_in(session, guest)
    with pytest.raises(Refused, match="Paste a text"):
        handed_in(session, ruth, text=" \n ")
    with pytest.raises(Refused, match="is no date"):
        handed_in(session, ruth, published="next week")
