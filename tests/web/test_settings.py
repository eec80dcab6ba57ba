"""Settings: how somebody studies, and their password."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.web.doors import (
    EMAIL,
    PASSWORD,
    is_signed_in,
    sign_in,
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "  ", "name you go by"),
        ("name", "\u200d\ufeff", "can be seen"),
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


def test_days_left_empty_are_no_fault_of_a_form_refused_for_something_else(
    noor: FlaskClient,
) -> None:
    empty = {"vacation_from": "", "vacation_to": "", "new_per_day": "many"}

    page = noor.post("/settings", data=GOOD | empty).text

    assert "Write a whole number from 0 to 1000." in page
    assert "Write the day as" not in page


def test_nothing_else_about_a_person_can_be_chosen(
    noor: FlaskClient, session: Session
) -> None:
    more = {"role": "administrator", "email": "x@example.org", "parameters": "[]"}

    noor.post("/settings", data=GOOD | more)

    person = somebody(session)
    assert (person.role.value, person.email) == ("learner", EMAIL)
    assert person.parameters is None


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


@pytest.mark.slow
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


@pytest.mark.slow
def test_guessing_inside_is_as_slow_as_at_the_door(noor: FlaskClient) -> None:
    data = {"current": "not this one", "new": "quite another one"}

    statuses = [
        noor.post("/settings/password", data=data).status_code for _ in range(11)
    ]

    assert statuses == [422] * 10 + [429]
    assert is_signed_in(noor)
