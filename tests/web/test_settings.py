"""Settings: how somebody studies, who is signed in, what is kept about them."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.config import Settings
from quizapp.services import library
from quizapp.services.set_files import read_set
from quizapp.store.people import Person, SignIn, Try
from quizapp.store.question_sets import QuestionSet
from quizapp.store.reviews import Review
from quizapp.web.settings import browser_name
from tests.app_fixtures import NOW
from tests.services.studying import answer, next_card
from tests.services.test_personal_data import SET
from tests.web.doors import (
    EMAIL,
    PASSWORD,
    cookie_of,
    count_of,
    hash_quickly,
    is_signed_in,
    sign_in,
    sign_up,
    somebody,
)

GOOD = {
    "name": "Noor R.",
    "time_zone": "Europe/Paris",
    "day_start": "03:30",
    "new_per_day": "15",
    "reviews_per_day": "120",
    "desired_retention": "85",
    "vacation_from": "2026-12-20",
    "vacation_to": "2027-01-03",
    "theme": "dark",
}


@pytest.fixture
def noor(app: Flask) -> FlaskClient:
    """The browser of somebody signed in."""
    hash_quickly(app)
    client = app.test_client()
    sign_up(client)
    return client


@pytest.fixture
def guest(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.post("/guest")
    return client


def test_the_page_shows_what_is_chosen(noor: FlaskClient) -> None:
    page = noor.get("/settings").text

    for name in (
        "Your name",
        "Time zone",
        "Day starts at",
        "New cards a day",
        "Reviews a day",
        "Desired retention",
        "Theme",
        "Single-key shortcuts",
        "Current password",
        "Export my data",
        "Delete my account",
    ):
        assert name in page
    assert '<option selected value="Asia/Almaty">' in page
    assert 'value="04:00"' in page
    assert 'value="90"' in page


def test_what_is_chosen_is_kept(noor: FlaskClient, session: Session) -> None:
    saved = noor.post("/settings", data=GOOD)

    assert saved.headers["Location"] == "/settings?done=saved"
    person = somebody(session)
    assert (person.name, person.time_zone) == ("Noor R.", "Europe/Paris")
    assert person.day_start_min == 210
    assert (person.new_per_day, person.reviews_per_day) == (15, 120)
    assert person.desired_retention == pytest.approx(0.85)
    assert person.vacation_from == date(2026, 12, 20)
    assert person.vacation_to == date(2027, 1, 3)
    assert person.theme.value == "dark"
    assert not person.keys_on
    page = noor.get(saved.headers["Location"]).text
    assert "Saved." in page
    assert 'data-theme="dark"' in page
    assert 'data-keys="off"' in page


def test_a_vacation_can_be_called_off(noor: FlaskClient, session: Session) -> None:
    noor.post("/settings", data=GOOD)
    noor.post("/settings", data=GOOD | {"vacation_from": "", "vacation_to": ""})

    assert somebody(session).vacation_from is None


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "  ", "name you go by"),
        ("time_zone", "Mars/Olympus", "Choose one of these"),
        ("day_start", "", "such as 04:00"),
        ("day_start", "25:00", "such as 04:00"),
        ("day_start", "13:00", "between midnight and noon"),
        ("new_per_day", "", "0 to 1000"),
        ("new_per_day", "-1", "0 to 1000"),
        ("new_per_day", "many", "0 to 1000"),
        ("new_per_day", "9" * 5000, "0 to 1000"),
        ("reviews_per_day", "10000", "0 to 9999"),
        ("desired_retention", "69", "70 to 97"),
        ("desired_retention", "98", "70 to 97"),
        ("desired_retention", "nan", "70 to 97"),
        ("vacation_from", "soon", "such as|2026-07-14"),
        ("vacation_to", "", "both days"),
        ("vacation_to", "2026-12-01", "before the first"),
        ("theme", "pink", "Choose one of these|Not a valid"),
    ],
)
def test_a_refused_choice_says_why_and_changes_nothing(
    noor: FlaskClient, session: Session, field: str, typed: str, words: str
) -> None:
    response = noor.post("/settings", data=GOOD | {field: typed})

    assert response.status_code == 422
    assert any(each in response.text for each in words.split("|"))
    assert somebody(session).name == "Noor Rahimi"


def test_nothing_else_about_a_person_can_be_chosen(
    noor: FlaskClient, session: Session
) -> None:
    more = {"role": "administrator", "email": "x@example.org", "parameters": "[]"}

    noor.post("/settings", data=GOOD | more)

    person = somebody(session)
    assert (person.role.value, person.email) == ("learner", EMAIL)
    assert person.parameters is None


# Password and sign-ins


def test_another_password_signs_out_every_other_browser(
    app: Flask, noor: FlaskClient
) -> None:
    other = app.test_client()
    sign_in(other)

    changed = noor.post(
        "/settings/password", data={"current": PASSWORD, "new": "quite another one"}
    )

    assert changed.headers["Location"] == "/settings?done=password"
    assert is_signed_in(noor)
    assert not is_signed_in(other)
    assert sign_in(other).status_code == 422
    assert sign_in(other, password="quite another one").status_code == 303


@pytest.mark.parametrize(
    ("current", "new", "words"),
    [
        ("not this one", "quite another one", "not your password"),
        (PASSWORD, "short", "at least 8"),
        (PASSWORD, "password1", "first that are guessed"),
        (PASSWORD, EMAIL, "too easy"),
        ("", "quite another one", "Write it first"),
    ],
)
def test_a_password_is_changed_only_by_who_knows_it(
    noor: FlaskClient, current: str, new: str, words: str
) -> None:
    response = noor.post("/settings/password", data={"current": current, "new": new})

    assert response.status_code == 422
    assert words in response.text
    assert sign_in(noor).status_code == 303


def test_guessing_inside_is_as_slow_as_at_the_door(noor: FlaskClient) -> None:
    data = {"current": "not this one", "new": "quite another one"}

    statuses = [
        noor.post("/settings/password", data=data).status_code for _ in range(11)
    ]

    assert statuses == [422] * 10 + [429]
    assert is_signed_in(noor)


def test_one_can_sign_out_another_of_ones_browsers(
    app: Flask, noor: FlaskClient
) -> None:
    lost = app.test_client()
    phone = {"User-Agent": "Mozilla/5.0 (iPhone; …) Version/19.0 Safari/604.1"}
    lost.post("/sign-in", data={"email": EMAIL, "password": PASSWORD}, headers=phone)
    page = noor.get("/settings").text
    assert "Safari on iPhone" in page
    handle = page.split('name="handle" value="')[1].partition('"')[0]
    assert handle not in (cookie_of(lost), cookie_of(noor))

    noor.post("/settings/sign-ins/end", data={"handle": handle})

    assert not is_signed_in(lost)
    assert is_signed_in(noor)


def test_one_can_sign_out_everywhere_else(app: Flask, noor: FlaskClient) -> None:
    others = [app.test_client() for _ in range(3)]
    for other in others:
        sign_in(other)

    noor.post("/settings/sign-ins/end", data={"handle": "others"})

    assert is_signed_in(noor)
    assert not any(map(is_signed_in, others))


def test_nobody_ends_the_sign_in_of_somebody_else(
    app: Flask, noor: FlaskClient, session: Session
) -> None:
    handle = session.scalars(select(SignIn.token_hash)).one()[:16]
    session.commit()
    stranger = app.test_client()
    sign_up(stranger, email="ada@example.org", name="Ada Okoro")

    ended = stranger.post("/settings/sign-ins/end", data={"handle": handle})

    assert ended.status_code == 404
    assert is_signed_in(noor)


@pytest.mark.parametrize(
    ("calls_itself", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:153.0) Firefox/153.0", "Firefox on Windows"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/156.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)  # fmt: skip
def test_browsers_go_by_what_people_call_them(calls_itself: str, name: str) -> None:
    assert browser_name(calls_itself) == name


# What is kept about them


def test_the_export_is_a_file_with_everything(
    noor: FlaskClient, session: Session
) -> None:
    person = somebody(session)
    answer(session, person, next_card(session, person, NOW), NOW)

    response = noor.get("/settings/export")

    assert response.mimetype == "application/json"
    disposition = response.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="recto-2026-11-22.json"'
    kept = json.loads(response.text)
    assert kept["account"]["email"] == EMAIL
    assert len(kept["reviews"]) == 1
    assert cookie_of(noor) not in response.text


def test_deleting_needs_the_password(noor: FlaskClient, session: Session) -> None:
    refused = noor.post("/settings/delete", data={"password": "not this one"})

    assert refused.status_code == 422
    assert "not your password" in refused.text
    assert somebody(session).email == EMAIL


def test_an_account_is_deleted_whole(noor: FlaskClient, session: Session) -> None:
    person = somebody(session)
    answer(session, person, next_card(session, person, NOW), NOW)
    session.commit()  # lets the app write
    noor.post("/settings/delete", data={"password": "a mistake"})

    gone = noor.post("/settings/delete", data={"password": PASSWORD})

    assert gone.headers["Location"] == "/?afterwards=deleted"
    assert '"storage"' in gone.headers["Clear-Site-Data"]
    assert cookie_of(noor) == ""
    assert "is deleted" in noor.get("/?afterwards=deleted").text
    for table in (Person, SignIn, Review):
        assert count_of(session, table) == 0
    left = {counted.split()[1] for counted in session.scalars(select(Try.counted))}
    assert "account" not in left
    session.commit()
    assert sign_in(noor).status_code == 422


@pytest.mark.parametrize(("choice", "left"), [("keep", 1), ("delete", 0)])
def test_ones_sets_stay_or_go_as_one_chooses(
    noor: FlaskClient, session: Session, choice: str, left: int
) -> None:
    owner = somebody(session)
    content = read_set(SET, name="noors-own.yaml")
    library.import_set(session, content, owner_id=owner.id, now=NOW)
    session.commit()
    assert "Your question sets" in noor.get("/settings/delete").text

    noor.post("/settings/delete", data={"password": PASSWORD, "sets": choice})

    owned = select(QuestionSet.id).where(QuestionSet.slug == "noors-own")
    assert len(session.scalars(owned).all()) == left


def test_a_guest_has_settings_too_and_deletes_by_a_word(
    guest: FlaskClient, session: Session
) -> None:
    page = guest.get("/settings").text
    assert "You study as a guest" in page
    assert "Current password" not in page
    assert guest.post("/settings/password", data={}).status_code == 404

    assert guest.post("/settings/delete", data={"word": "yes"}).status_code == 422
    assert guest.post("/settings/delete", data={"word": " Delete "}).status_code == 303
    assert count_of(session, Person) == 0


def test_an_earlier_moment_is_told_in_the_persons_own_time(noor: FlaskClient) -> None:
    assert "22 November 2026, 14:00" in noor.get("/settings").text
    assert NOW + timedelta(hours=5) == NOW.replace(hour=14)


def test_nothing_of_a_deleted_account_is_left_in_sqlites_files(
    client: FlaskClient, settings: Settings
) -> None:
    if not settings.is_sqlite:
        return  # PostgreSQL frees what was deleted by itself
    sign_up(client, name="Aigerim Unforgotten")
    client.post("/settings/delete", data={"password": PASSWORD})

    file = Path(settings.database_url.removeprefix("sqlite:///"))
    parts = [file, file.with_name(f"{file.name}-wal")]
    kept = b"".join(part.read_bytes() for part in parts if part.exists())

    assert b"Aigerim Unforgotten" not in kept
    assert EMAIL.encode() not in kept
