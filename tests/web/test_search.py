"""Search."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.services.cards import find_card
from quizapp.services.search import HITS_A_PAGE
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet
from tests.app_fixtures import NOW
from tests.progress import simulated
from tests.services.studying import answer, next_card
from tests.web.reader import browser_of, words
from tests.web.test_library import names_of

HEADINGS = ("Sets", "Questions", "Places in texts")


@pytest.fixture
def noor(app: Flask, session: Session, learner: Person) -> FlaskClient:
    return browser_of(app, session, learner)


@pytest.mark.slow
def test_search_finds_sets_and_cards(noor: FlaskClient) -> None:
    page = words(noor.get("/search?q=who+is+who").text)
    assert "Sets 1 Who is who in the crisis" in page

    page = words(noor.get("/search?q=TOKAYEV+csto").text)
    assert "Questions" in page
    assert "Tokayev" in page


def test_a_key_is_found_only_once_it_was_answered(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    number, prompt, key = next(
        row for row in names_of(session) if row[2].split()[-1] not in row[1]
    )
    before = unescape(words(noor.get("/search", query_string={"q": key}).text))
    assert prompt not in before

    card = find_card(session, person=learner, question_id=number)
    answer(session, learner, card, NOW, knows=False)

    after = unescape(words(noor.get("/search", query_string={"q": key}).text))
    assert f"{prompt} Answer: {key}" in after


@pytest.mark.slow
def test_a_date_is_found_as_it_is_said(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    assert card.content.kind == "date"
    answer(session, learner, card, NOW)
    said = key_in_words(card.content)

    page = unescape(words(noor.get("/search", query_string={"q": said}).text))

    assert f"{card.content.prompt} Answer: {said}" in page


@pytest.mark.slow
@pytest.mark.parametrize(
    "odd",
    [
        "%",
        "_",
        "'",
        '"',
        "\\",
        "\0",
        "a\0b",
        "<script>",
        "Ж" * 300,
        "a" * 10_000,
        "a " * 5000,
    ],
)
def test_odd_words_are_only_words(noor: FlaskClient, odd: str) -> None:
    response = noor.get("/search", query_string={"q": odd})

    assert response.status_code == 200
    assert "<script>" not in words(response.text)


def test_bytes_that_are_no_text_are_harmless(noor: FlaskClient) -> None:
    assert noor.get("/search?q=%ED%A0%80%FF%00&page=%FF&in=%00").status_code == 200


def test_a_percent_sign_stands_for_itself(noor: FlaskClient) -> None:
    assert "Nothing found" in noor.get("/search?q=%25%25%25").text


def test_search_without_words_asks_for_some(noor: FlaskClient) -> None:
    page = noor.get("/search").text

    assert "Search sets, questions, the answers you have given" in page
    assert "Nothing found" not in page


def test_many_questions_come_in_pages(
    noor: FlaskClient, session: Session, learner: Person
) -> None:
    simulated.add_questions(session, learner, sets=1, each=60, now=NOW)
    session.commit()

    pages = [noor.get(f"/search?q=stood+at+place&page={n}").text for n in (1, 2, 3)]

    assert [len(re.findall(r"#q-\d+", page)) for page in pages] == [HITS_A_PAGE] * 3
    assert len({found for page in pages for found in re.findall(r"#q-\d+", page)}) == 60
    assert "21 to 40 of 60 results" in words(pages[1])
    assert "Page 2 of 3" in words(pages[1])
    assert 'rel="prev" href="/search?q=stood+at+place"' in pages[1]
    assert 'rel="next" href="/search?q=stood+at+place&amp;page=3"' in pages[1]
    assert 'rel="next"' not in pages[2]


@pytest.mark.parametrize("page", ["0", "-3", "x", "", "9" * 30, "9" * 6000])
def test_an_odd_page_is_one_that_there_is(noor: FlaskClient, page: str) -> None:
    response = noor.get("/search", query_string={"q": "Tokayev", "page": page})

    assert response.status_code == 200
    assert "Questions" in words(response.text)


def test_sets_come_first_then_questions_then_places(noor: FlaskClient) -> None:
    page = noor.get("/search?q=crisis").text

    places = [page.index(f">{words}<") for words in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("part", "links"),
    [("sets", "/sets/[a-z]"), ("questions", "/sets/[^#]*#q-"), ("texts", "/texts/")],
)
def test_one_kind_may_be_shown_alone(noor: FlaskClient, part: str, links: str) -> None:
    page = noor.get(f"/search?q=crisis&in={part}").text

    found = re.findall(r'<h3><a href="([^"]*)"', page)
    assert found
    assert all(re.match(links, link) for link in found)
    assert f'<input type="hidden" name="in" value="{part}">' in page


def test_a_kind_without_hits_says_so(noor: FlaskClient) -> None:
    page = words(noor.get("/search?q=Nazarbayev&in=sets").text)

    assert "Nothing of this kind holds all these words." in page
    assert noor.get("/search?q=crisis&in=odd").status_code == 200


def test_a_place_in_a_text_leads_to_its_paragraph(noor: FlaskClient) -> None:
    page = noor.get("/search", query_string={"q": '"price cap on liquefied"'}).text

    (number,) = re.findall(r'href="/texts/1#p(\d+)"', page)
    paragraph = noor.get("/texts/1").text.partition(f'<p id="p{number}">')[2]
    assert "price cap on liquefied" in paragraph.partition("</p>")[0]
    assert "price cap on liquefied" in page


def test_a_text_is_found_by_its_title(noor: FlaskClient) -> None:
    assert '<h3><a href="/texts/1">' in noor.get("/search?q=crackdown+chaos").text


def test_the_words_sought_are_shown_and_nothing_else_is_markup(
    noor: FlaskClient, session: Session
) -> None:
    session.execute(
        update(QuestionSet).values(title="Of <b>Čapek</b> & <script>", description="")
    )
    session.commit()

    page = noor.get("/search?q=capek+script").text

    assert (
        'Of &lt;b&gt;<b class="hit">Čapek</b>&lt;/b&gt; &amp; '
        '&lt;<b class="hit">script</b>&gt;'
    ) in page


@pytest.mark.parametrize("query", ["Жанаозен", "ЖАНАОЗЕН", "жанаозен"])
def test_words_of_other_scripts_are_found(
    noor: FlaskClient, session: Session, query: str
) -> None:
    session.execute(update(QuestionSet).values(title="Жанаозен, 2011"))
    session.commit()

    assert '<b class="hit">Жанаозен</b>, 2011' in noor.get(f"/search?q={query}").text


def test_words_that_begin_alike_come_before_parts_of_words(
    noor: FlaskClient, session: Session
) -> None:
    titles = {1: "An overruled order", 2: "Who ruled"}
    for number, title in titles.items():
        session.execute(
            update(QuestionSet).where(QuestionSet.id == number).values(title=title)
        )
    session.commit()

    page = words(noor.get("/search?q=ruled&in=sets").text)

    assert page.index("Who ruled") < page.index("An over ruled order")


@pytest.mark.slow
def test_no_key_is_in_the_page_of_what_was_not_answered(noor: FlaskClient) -> None:
    pages = [noor.get(f"/search?q=2022&in=questions&page={n}").text for n in (1, 2, 3)]

    assert all("#q-" in page and "Answer:" not in page for page in pages)


def test_a_set_is_found_by_its_description(noor: FlaskClient, session: Session) -> None:
    session.execute(
        update(QuestionSet)
        .where(QuestionSet.title.startswith("January 2022"))
        .values(description="Of Ünal and Čapek: 50% of it")
    )
    session.commit()

    for query in ("ünal čAPEK", "unal capek", "50%"):
        page = noor.get("/search", query_string={"q": query})
        assert "Sets 1 January 2022" in words(page.text)
