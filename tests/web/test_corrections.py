"""The pages on which a key is put right."""

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.services import question_versions
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question
from quizapp.store.quizzes import Correction
from quizapp.store.reviews import Amendment, Review
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    answers,
    attempted,
    corrects,
    question,
    quiz_of,
    set_learner,
    set_owner,
)
from tests.services.quizzing import new_teacher
from tests.web.reader import browser_of, words

MISREAD = "The Governor"


@pytest.fixture
def teacher(session: Session) -> Person:
    return set_owner(session, NOW)


@pytest.fixture
def noor(session: Session, teacher: Person) -> Person:
    """A learner who misread a question, in study and in a quiz."""
    noor = set_learner(session)
    answers(session, noor, question(session), MISREAD, NOW)
    quiz = quiz_of(session, teacher, [question(session)], NOW)
    attempted(session, noor, quiz, [MISREAD.lower()], NOW)
    return noor


@pytest.fixture
def keeper(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


def path(session: Session, act: str = "", slug: str = "governor") -> str:
    number = question(session, slug).id
    session.rollback()
    return f"/questions/{number}/answers{act}"


def hidden(page: TestResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found, f"no field {name}"
    return html.unescape(found[1])


def apply(client: FlaskClient, session: Session, page: TestResponse) -> TestResponse:
    """Press "Apply" on a preview."""
    data = {name: hidden(page, name) for name in ("seen", "content")}
    return client.post(path(session, "/apply"), data=data)


def look_at_alias(client: FlaskClient, session: Session) -> TestResponse:
    data = {"seen": "1", "accept-answer": MISREAD, "gap": "0"}
    return client.post(path(session, "/preview"), data=data)


def test_wrong_answers_stand_together_without_names(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    page = keeper.get(path(session)).text

    assert f"{MISREAD} 2 answers by 1 learner" in words(page)
    assert "Accept this answer" in page
    assert noor.name not in page


@pytest.mark.slow
def test_one_click_shows_who_changes_and_another_marks_them_again(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    preview = look_at_alias(keeper, session)
    before = session.scalar(select(func.count(Correction.id)))
    session.rollback()

    done = apply(keeper, session, preview)

    assert before == 0
    assert "Noor Rahimi January 2022 0 of 1 1, more" in words(preview.text)
    assert done.status_code == 303
    page = words(keeper.get(done.location).text)
    assert "No wrong answers yet" in page
    assert "Rosa Alvarez, today" in page
    assert "1 mark and 2 reviews changed" in page


def test_apply_sent_twice_is_done_once(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    preview = look_at_alias(keeper, session)

    codes = [apply(keeper, session, preview).status_code for _ in range(2)]

    assert codes == [303, 303]
    assert session.scalar(select(func.count(Correction.id))) == 1
    assert session.scalar(select(func.count(Amendment.id))) == 2


def test_a_preview_of_what_was_changed_meanwhile_is_not_applied(
    keeper: FlaskClient, session: Session, teacher: Person, noor: Person
) -> None:
    preview = look_at_alias(keeper, session)
    data = {"seen": "1", "answer": "Anna Lind", "accept": "Lady Lind"}
    other = keeper.post(
        path(session, "/preview"),
        data=data | {"explanation": "", "quote-1": "the governor, Anna Lind"},
    )
    assert apply(keeper, session, other).status_code == 303

    refused = apply(keeper, session, preview)

    assert refused.status_code == 422
    assert "changed in another window" in refused.text


def test_a_key_typed_as_people_write_dates_is_taken(
    keeper: FlaskClient, session: Session, teacher: Person
) -> None:
    data = {"seen": "1", "answer": "5 May 1731", "quote-1": "5 May 1731"}

    preview = keeper.post(
        path(session, "/preview", "closed"), data=data | {"explanation": ""}
    )

    assert "1731-05-05" in words(preview.text)
    assert "Nobody’s marks change" in preview.text


@pytest.mark.slow
def test_what_is_no_key_comes_back_with_words_and_what_was_typed(
    keeper: FlaskClient, session: Session, teacher: Person
) -> None:
    data = {"seen": "1", "answer": "some day", "quote-1": "5 June", "explanation": "Hm"}

    refused = keeper.post(path(session, "/preview", "closed"), data=data)

    assert refused.status_code == 422
    assert "which is no date" in refused.text
    assert 'value="some day"' in refused.text


def test_evidence_that_is_not_in_the_text_is_refused(
    keeper: FlaskClient, session: Session, teacher: Person
) -> None:
    data = {"seen": "1", "answer": "1731-05-05", "quote-1": "5 June", "explanation": ""}

    refused = keeper.post(path(session, "/preview", "closed"), data=data)

    assert refused.status_code == 422
    assert "is not in the text, word for word" in refused.text


def test_choosing_another_option_makes_the_old_key_a_wrong_one(
    keeper: FlaskClient, session: Session, teacher: Person
) -> None:
    data = {"seen": "1", "answer": "Uppsala", "quote-1": "left for Uppsala"}
    preview = keeper.post(
        path(session, "/preview", "left-for"), data=data | {"explanation": ""}
    )

    sent = {name: hidden(preview, name) for name in ("seen", "content")}
    keeper.post(path(session, "/apply", "left-for"), data=sent)

    content = question_versions.content_of(session, question(session, "left-for"))
    assert getattr(content, "answer", "") == "Uppsala"
    wrong = {one.text for one in getattr(content, "distractors", ())}
    assert wrong == {"Oslo", "Turku"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "slug",
    [
        *(
            "governor",
            "closed",
            "left-for",
            "opened-again",
            "people",
            "gap",
            "thoughts",
        ),
        *("years", "steps", "who-did-what"),
    ],
)
def test_the_form_as_it_stands_changes_nothing(
    keeper: FlaskClient, session: Session, teacher: Person, slug: str
) -> None:
    page = keeper.get(path(session, slug=slug)).text
    form = page[page.index('id="change"') :]
    form = form[: form.index("</form>")]
    sent = [
        *re.findall(
            r'<input class="in" id="[^"]*" name="([^"]*)" value="([^"]*)"', form
        ),
        *re.findall(r'name="([^"]*)" value="([^"]*)" checked', form),
        *re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n?([^<]*)</textarea>', form),
        *re.findall(
            r'<select[^>]* name="([^"]*)".*?<option value="([^"]*)" selected',
            form,
            re.DOTALL,
        ),
        ("seen", "1"),
    ]
    data: dict[str, list[str]] = {}
    for name, value in sent:
        data.setdefault(name, []).append(html.unescape(value))

    refused = keeper.post(path(session, "/preview", slug), data=data)

    assert "This is what the question says already" in refused.text


@pytest.mark.slow
def test_the_last_correction_can_be_taken_back(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    apply(keeper, session, look_at_alias(keeper, session))

    back = keeper.post(path(session, "/preview"), data={"seen": "2", "back": "1"})
    apply(keeper, session, back)

    assert question(session).version == 3
    session.rollback()
    assert "2 answers by 1 learner" in words(keeper.get(path(session)).text)


def test_the_learner_sees_the_corrected_verdict_and_the_old_question(
    app: Flask, keeper: FlaskClient, session: Session, noor: Person
) -> None:
    apply(keeper, session, look_at_alias(keeper, session))
    review = session.scalars(select(Review.id).order_by(Review.id)).first()
    session.rollback()

    page = browser_of(app, session, noor).get(f"/study/reviews/{review}").text

    assert "Right" in words(page)
    assert MISREAD in words(page)


def test_results_of_old_attempts_show_what_was_asked_with_the_corrected_key(
    app: Flask, session: Session, teacher: Person
) -> None:
    noor = new_learner(session)
    quiz = quiz_of(session, teacher, [question(session, "closed")], NOW)
    attempt = attempted(session, noor, quiz, ["5 May 1731"], NOW)
    corrects(session, teacher, question(session, "closed"), NOW, answer="1731-05-05")
    address = f"/quizzes/{quiz.code}/attempts/{attempt.id}"

    seen = words(browser_of(app, session, noor).get(f"/attempts/{attempt.id}").text)
    told = browser_of(app, session, teacher).get(address).text

    assert "1 of 1 point" in seen
    assert "6 May 1731" not in seen
    assert "Key: 5 May 1731" in words(told)
    assert f'href="{path(session, slug="closed")}"' in told


@pytest.mark.parametrize("act", ["", "/preview", "/apply"])
def test_to_others_there_is_no_such_page(
    app: Flask, session: Session, noor: Person, act: str
) -> None:
    strangers = [noor, new_teacher(session, NOW, name="Ines Costa")]
    for person in strangers:
        client = browser_of(app, session, person)
        ask = client.post if act else client.get
        assert ask(path(session, act)).status_code == 404


def test_shipped_questions_are_for_administrators(app: Flask, session: Session) -> None:
    number = session.scalars(select(Question.id).order_by(Question.id)).first()
    boss = new_teacher(session, NOW, role=Role.ADMINISTRATOR)
    other = new_teacher(session, NOW, name="Ines Costa")

    codes = [
        browser_of(app, session, one).get(f"/questions/{number}/answers").status_code
        for one in (boss, other)
    ]

    assert codes == [200, 404]


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        {},
        {"seen": "1", "content": "[]"},
        {"seen": "1", "content": "{"},
        {"seen": "9", "content": "{}"},
        {"seen": "1", "content": '{"prompt": 1}'},
    ],
)
def test_an_odd_form_is_refused(
    keeper: FlaskClient, session: Session, teacher: Person, data: dict[str, str]
) -> None:
    assert keeper.post(path(session, "/apply"), data=data).status_code in {404, 422}


def test_the_way_there_stands_on_the_page_of_ones_own_set(
    app: Flask, keeper: FlaskClient, session: Session, noor: Person
) -> None:
    link = f'href="{path(session)}"'

    assert link in keeper.get("/sets/press-laws").text
    assert link not in browser_of(app, session, noor).get("/sets/press-laws").text
