"""Learners added by a list: looked at first, then made, with cards to print."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.services.form_ids import new_form_id
from quizapp.services.mail import Outbox
from quizapp.store.classes import ClassMember
from quizapp.store.people import Person
from tests.app_fixtures import NOW, SetClock
from tests.class_fixtures import MadeClass, make_class
from tests.web.doors import browser_of, count_of, is_signed_in, sign_up
from tests.web.test_joining import CODE

SENT = re.compile(r'name="roster" value="([^"]*)"')


class Letters(Outbox):
    """An outbox that keeps its letters."""

    def __init__(self) -> None:
        super().__init__("smtp://localhost", "recto@example.org")
        self.posted: list[tuple[str, str]] = []

    def post(self, *, to: str, subject: str, text: str) -> None:
        self.posted.append((to, text))


@pytest.fixture
def made(session: Session) -> MadeClass:
    return make_class(
        session, learners=["Ada Nowak"], sets=["kazakhstan-2022-who-is-who"]
    )


@pytest.fixture
def lena(app: Flask, session: Session, made: MadeClass) -> FlaskClient:
    """The browser of the class's teacher."""
    return browser_of(app, session, made.teacher)


@pytest.fixture
def letters(app: Flask) -> Letters:
    """Mail is set up, and goes here."""
    app.extensions["outbox"] = outbox = Letters()
    return outbox


def look_at(lena: FlaskClient, made: MadeClass, text: str) -> TestResponse:
    return lena.post(f"/classes/{made.code}/roster", data={"roster": text})


def add(
    lena: FlaskClient, made: MadeClass, text: str, form_id: str = ""
) -> TestResponse:
    """Add a list that was looked at."""
    data = {"roster": text, "form_id": form_id or new_form_id(NOW)}
    return lena.post(
        f"/classes/{made.code}/roster/add", data=data, follow_redirects=True
    )


def send_file(lena: FlaskClient, made: MadeClass, data: bytes) -> TestResponse:
    """Look at a file.  Put together here: the client would leave large ones open."""
    head = 'Content-Disposition: form-data; name="file"; filename="roster.csv"'
    body = b"--x\r\n%s\r\n\r\n%s\r\n--x--\r\n" % (head.encode(), data)
    return lena.post(
        f"/classes/{made.code}/roster",
        data=body,
        content_type="multipart/form-data; boundary=x",
    )


def names(session: Session, made: MadeClass) -> set[str]:
    """Who learns in the class now."""
    found = session.scalars(
        select(ClassMember.name).where(ClassMember.class_id == made.id)
    ).all()
    session.rollback()  # lets the app write
    return set(found)


def test_a_list_is_looked_at_before_anything_is_made(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    page = look_at(lena, made, "Blue Fox\nRed Hen, red@\nada nowak\n")

    assert page.status_code == 200
    assert "1 learner to add, 2 lines left out" in page.text
    assert "Add 1 learner" in page.text
    assert "Write an email such as" in page.text
    assert "is in the class already" in page.text
    assert names(session, made) == {"Ada Nowak"}


@pytest.mark.slow
def test_who_is_added_gets_a_card_that_lets_them_in(
    app: Flask, lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    page = add(lena, made, "Blue Fox\nRed Hen").text

    codes = CODE.findall(page)
    assert "2 recovery cards" in page
    assert names(session, made) == {"Ada Nowak", "Blue Fox", "Red Hen"}
    for code in codes:
        learner = app.test_client()
        assert learner.post("/sign-in/card", data={"code": code}).status_code == 303
        assert is_signed_in(learner)
        assert learner.get("/study?set=kazakhstan-2022-who-is-who").status_code == 200


def test_a_double_click_adds_once_and_shows_the_same_cards(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    form_id = new_form_id(NOW)

    first = CODE.findall(add(lena, made, "Blue Fox\nRed Hen", form_id).text)
    second = CODE.findall(add(lena, made, "Blue Fox\nRed Hen", form_id).text)

    assert first == second
    assert count_of(session, Person) == 4  # two more than teacher and Ada


def test_cards_are_shown_for_an_hour_and_then_never_again(
    lena: FlaskClient, made: MadeClass, clock: SetClock
) -> None:
    form_id = new_form_id(NOW)
    address = f"/classes/{made.code}/cards?made={form_id}"
    add(lena, made, "Blue Fox", form_id)
    assert CODE.search(lena.get(address).text)

    clock.pass_(minutes=61)

    assert not CODE.search(lena.get(address).text)


def test_without_mail_an_email_is_not_kept_and_everybody_gets_a_card(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    looked = look_at(lena, made, "Blue Fox, fox@example.org").text
    add(lena, made, "Blue Fox, fox@example.org")

    assert "The emails are not kept" in looked
    assert "Blue Fox" in names(session, made)
    assert set(session.scalars(select(Person.email))) == {None}


def test_a_letter_goes_alike_to_who_has_an_account_and_who_has_none(
    app: Flask,
    lena: FlaskClient,
    made: MadeClass,
    session: Session,
    letters: Letters,
) -> None:
    sign_up(app.test_client(), email="noor@example.org")
    text = "Noor, noor@example.org\nTimur, timur@example.org\nBlue Fox"

    page = add(lena, made, text).text

    assert "2 letters" in page
    (one, first), (other, second) = letters.posted
    assert (one, other) == ("noor@example.org", "timur@example.org")
    assert first == second
    assert "/join/KZ4M7QHX" in first
    assert names(session, made) == {"Ada Nowak", "Blue Fox"}


@pytest.mark.slow
def test_an_email_is_not_asked_again_and_again(
    lena: FlaskClient, made: MadeClass, letters: Letters
) -> None:
    for _ in range(7):
        page = add(lena, made, "noor@example.org").text

    assert len(letters.posted) == 5
    assert "asked often enough today" in page


@pytest.mark.slow
def test_letters_need_a_code_that_opens(
    lena: FlaskClient, made: MadeClass, letters: Letters
) -> None:
    lena.post(f"/classes/{made.code}/code/revoke")

    refused = add(lena, made, "Noor, noor@example.org")

    assert refused.status_code == 422
    assert "Make a new code first" in refused.text
    assert letters.posted == []


def test_what_looks_like_a_formula_or_markup_is_shown_as_text(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    nasty = ["=HYPERLINK(1)", "<script>alert(1)</script>"]
    text = "\n".join(nasty)

    page = look_at(lena, made, text).text
    add(lena, made, text)

    assert "<script>alert" not in page
    assert set(nasty) < names(session, made)


HOSTILE: list[tuple[bytes, int, str]] = [
    (b"x" * 10_000_000, 413, "larger than 300 kB"),
    (b"a\n" * 200_000, 422, "larger than 300 kB"),
    (b"Noor\0Rahimi\n", 422, "no text file"),
    (b"PK\x03\x04" + bytes(range(256)) * 100, 422, "no text file"),
    (b"".join(b"Learner %d\n" % n for n in range(10_000)), 422, "in parts"),
    (b'"' + b"x" * 250_000, 422, "cannot be read"),
    (b"\xff\xfe\x00\xd8", 422, "cannot be read"),
    (b"", 422, "The list is empty"),
]


@pytest.mark.parametrize(("data", "status", "words"), HOSTILE)
def test_a_hostile_file_is_refused_in_words(
    lena: FlaskClient,
    made: MadeClass,
    session: Session,
    data: bytes,
    status: int,
    words: str,
) -> None:
    refused = send_file(lena, made, data)

    assert refused.status_code == status
    assert words in refused.text
    assert names(session, made) == {"Ada Nowak"}


def test_a_file_from_a_spreadsheet_is_read(lena: FlaskClient, made: MadeClass) -> None:
    data = "Name;E-Mail\r\nZoë Müller;\r\n".encode("cp1252")

    page = send_file(lena, made, data).text

    assert "Zoë Müller" in page
    assert "spelled right" in page


def test_a_list_pasted_that_is_too_large_is_refused_in_words(
    lena: FlaskClient, made: MadeClass
) -> None:
    refused = look_at(lena, made, "x" * 700_000)

    assert refused.status_code == 413
    assert "larger than 300 kB" in refused.text


def test_nobody_is_added_to_a_class_that_is_put_away(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    lena.post(f"/classes/{made.code}/put-away")

    refused = add(lena, made, "Blue Fox")

    assert refused.status_code == 422
    assert names(session, made) == {"Ada Nowak"}


def test_a_list_that_was_refused_can_be_sent_again(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    form_id = new_form_id(NOW)
    lena.post(f"/classes/{made.code}/put-away")
    assert add(lena, made, "Blue Fox", form_id).status_code == 422
    lena.post(f"/classes/{made.code}/bring-back")

    add(lena, made, "Blue Fox", form_id)

    assert names(session, made) == {"Ada Nowak", "Blue Fox"}


def test_what_was_looked_at_is_what_is_sent(lena: FlaskClient, made: MadeClass) -> None:
    page = look_at(lena, made, "Blue Fox\n\nRed Hen\n").text

    found = SENT.search(page)
    assert found is not None
    assert found[1] == "name\temail\nBlue Fox\t\nRed Hen\t\n"


@pytest.mark.slow
def test_too_many_rosters_with_letters_add_nobody_and_keep_the_list(
    lena: FlaskClient, made: MadeClass, session: Session, letters: Letters
) -> None:
    for number in range(40):
        add(lena, made, f"noor{number}@example.org")

    refused = add(lena, made, "Timur, timur@example.org\nBlue Fox")

    assert refused.status_code == 429
    assert "timur@example.org" in refused.text
    assert "Blue Fox" not in names(session, made)
    assert len(letters.posted) == 40
