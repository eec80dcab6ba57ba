"""Source texts, and the evidence in them."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.services import amendments
from quizapp.services.evidence import proofs
from quizapp.services.reading import marked_paragraphs
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet
from quizapp.store.reviews import StudiedSet
from quizapp.store.source_texts import SourceText
from tests.app_fixtures import NOW
from tests.progress import simulated
from tests.services.studying import answer, next_card
from tests.web.reader import browser_of, words

BODY = "A heading\n\nOne two three.\n\nFour five six seven eight nine ten.\n"


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


def marked(html: str) -> list[str]:
    return re.findall(r"<mark[^>]*>(.*?)</mark>", html)


def test_the_whole_text_is_there_with_its_origin(
    noor: FlaskClient, session: Session
) -> None:
    body = session.scalars(select(SourceText.body)).one()

    page = words(noor.get("/texts/1").text)

    assert "European Parliamentary Research Service (EPRS), 13 January 2022." in page
    assert "May be reproduced and translated" in page
    last = " ".join(body.split())[-60:]
    assert last in page


def test_paragraphs_have_numbers_to_link_to(noor: FlaskClient) -> None:
    page = noor.get("/texts/1").text

    numbers = [int(number) for number in re.findall(r'<p id="p(\d+)">', page)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert '<a class="pn num" href="#p6" aria-label="Paragraph 6">6</a>' in page


def test_nothing_is_marked_before_the_answer(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)

    page = noor.get(f"/texts/1?question={card.question_id}").text

    assert marked(page) == []
    assert "The evidence is marked once you have answered its question." in page


def test_the_evidence_is_marked_after_the_answer(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    proof = proofs(session, question_id=card.question_id, version=card.version)[0]
    quote = next(text for text, is_quote in proof.segments if is_quote)
    session.commit()

    page = noor.get(f"/texts/1?question={card.question_id}").text

    assert marked(page) == [quote]
    assert page.count('id="evidence"') == 1


def test_an_undone_answer_hides_the_evidence_again(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    review = answer(session, learner, card, NOW)
    amendments.undo(session, person=learner, review_id=review.id, now=NOW)
    session.commit()

    assert marked(noor.get(f"/texts/1?question={card.question_id}").text) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "back"),
    [
        ("/study?set=who-is-who", "/study?set=who-is-who"),
        ("/study/reviews/7", "/study/reviews/7"),
        ("/studying", ""),
        ("/library", ""),
        ("//evil.example/study", ""),
    ],
)
def test_a_link_leads_back_to_where_one_studied(
    noor: FlaskClient, before: str, back: str
) -> None:
    page = noor.get("/texts/1", headers={"Referer": f"http://localhost{before}"}).text

    found = re.findall(r'<a href="([^"]*)"[^>]*>[^/]*<use[^>]*/></svg>Back to', page)
    assert found == ([back] if back else [])


def test_from_elsewhere_a_question_leads_back_to_the_next_card(
    noor: FlaskClient,
) -> None:
    assert '<a href="/study" data-key="Escape">' in noor.get("/texts/1?question=1").text


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/texts/999", "/texts/0", "/texts/99999999999999999999", "/texts/one"]
)
def test_a_text_that_is_not_there_is_not_found(noor: FlaskClient, path: str) -> None:
    assert noor.get(path).status_code == 404


@pytest.mark.parametrize("odd", ["0", "-1", "one", "99999999999999999999", ""])
def test_an_odd_question_leaves_the_text_unmarked(noor: FlaskClient, odd: str) -> None:
    page = noor.get("/texts/1", query_string={"question": odd})

    assert page.status_code == 200
    assert marked(page.text) == []


def test_the_text_of_somebody_elses_set_is_not_found(
    noor: FlaskClient, session: Session
) -> None:
    other = Person(name="Somebody else", created_at=NOW)
    session.add(other)
    session.flush()
    session.execute(update(QuestionSet).values(owner_id=other.id, is_shipped=False))
    session.execute(delete(StudiedSet))
    session.commit()

    assert noor.get("/texts/1").status_code == 404


# Notes


def notes(html: str) -> dict[str, str]:
    """The words of each note by its number."""
    found = re.findall(
        r'<div class="note" id="n(\d+)".*?<ul>(.*?)</ul>', html, re.DOTALL
    )
    return {
        number: " ".join(re.sub(r"<[^>]*>", " ", note).split())
        for number, note in found
    }


def test_a_text_has_no_notes_before_an_answer(noor: FlaskClient) -> None:
    page = noor.get("/texts/1").text

    assert 'class="ref"' not in page
    assert "Your questions" not in page


def test_an_answered_question_is_noted_at_its_sentence(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW, knows=False)
    proof = proofs(session, question_id=card.question_id, version=card.version)[0]
    said = key_in_words(card.content)
    session.commit()

    page = noor.get("/texts/1").text

    sentence = "".join(text for text, _ in proof.segments)
    before = unescape(page).partition(
        '<button class="ref" type="button" popovertarget="n1"'
    )[0]
    assert re.sub(r"<[^>]*>", "", before).endswith(sentence[-40:])
    assert 'aria-label="1 question on this sentence">1</button>' in page
    assert f"{card.content.prompt} {said}" in unescape(notes(page)["1"])
    assert f'href="/texts/1?question={card.question_id}#evidence"' in page


@pytest.mark.slow
def test_questions_on_one_sentence_share_a_note(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.study(session, learner, until=NOW, days=20, new_per_day=10)
    session.commit()

    page = noor.get("/texts/1").text

    found = notes(page)
    shown = re.findall(r'href="/texts/1\?question=(\d+)#evidence"', page)
    assert list(found) == [str(number) for number in range(1, len(found) + 1)]
    assert page.count('<button class="ref"') == len(found) < len(set(shown))
    assert f"{len(set(shown))} questions that you have answered" in words(page)
    assert marked(page) == []


def test_an_undone_answer_takes_its_note_back(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    review = answer(session, learner, card, NOW)
    amendments.undo(session, person=learner, review_id=review.id, now=NOW)
    session.commit()

    assert notes(noor.get("/texts/1").text) == {}


@pytest.mark.parametrize(
    ("spans", "notes", "found"),
    [
        ([], {25: 1}, [("One two three.", False, 1)]),
        ([(11, 25)], {25: 1}, [("One two three.", True, 1)]),
        (
            [(11, 18)],
            {14: 2},
            [("One", True, 2), (" two", True, 0), (" three.", False, 0)],
        ),
        ([], {31: 3}, [("One two three.", False, 0)]),  # of the next paragraph
    ],
)
def test_paragraphs_are_cut_where_notes_stand(
    spans: list[tuple[int, int]],
    notes: dict[int, int],
    found: list[tuple[str, bool, int]],
) -> None:
    pieces = marked_paragraphs(BODY, spans, notes)[1].pieces

    assert [(one.text, one.is_evidence, one.note) for one in pieces] == found


# Cutting


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], []),
        ([(11, 14)], ["One"]),
        ([(11, 18), (15, 24)], ["One two three"]),
        ([(19, 31)], ["three.", "Four"]),  # from one paragraph into the next
        ([(32, 36), (11, 14)], ["One", "five"]),
        ([(0, 1000)], ["A heading", "One two three.", BODY[27:].strip()]),
    ],
)
def test_paragraphs_are_cut_where_evidence_is(
    spans: list[tuple[int, int]], found: list[str]
) -> None:
    read = marked_paragraphs(BODY, spans)

    pieces = [piece for one in read for piece in one.pieces]
    assert [piece.text for piece in pieces if piece.is_evidence] == found
    assert [one.text for one in read] == BODY.strip().split("\n\n")
