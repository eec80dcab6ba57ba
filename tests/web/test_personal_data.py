"""What is kept about a person: taken along, or erased."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import set_import
from quizapp.services.set_files import read_set
from quizapp.store.people import Person, SignIn, Try
from quizapp.store.question_sets import QuestionSet
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW
from tests.services.studying import answer, next_card
from tests.services.test_personal_data import SET
from tests.web.conftest import Install
from tests.web.doors import (
    EMAIL,
    PASSWORD,
    cookie_of,
    count_of,
    sign_in,
    sign_up,
    somebody,
)


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
    set_import.import_set(session, content, owner_id=owner.id, now=NOW)
    session.commit()
    assert "Your question sets" in noor.get("/settings/delete").text

    noor.post("/settings/delete", data={"password": PASSWORD, "sets": choice})

    owned = select(QuestionSet.id).where(QuestionSet.slug == "noors-own")
    assert len(session.scalars(owned).all()) == left


@pytest.mark.slow
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


def test_nothing_of_a_deleted_account_is_left_in_sqlites_files(
    install: Install, tmp_path: Path, database_template: Callable[[str], str]
) -> None:
    """Whatever database the others run on: PostgreSQL frees what was deleted itself."""
    file = tmp_path / "own.db"
    file.write_bytes(Path(database_template("sqlite")).read_bytes())
    client = install(database_url=f"sqlite:///{file}").test_client()
    sign_up(client, name="Aigerim Unforgotten")
    assert b"Aigerim Unforgotten" in files_of(file)

    client.post("/settings/delete", data={"password": PASSWORD})

    kept = files_of(file)
    assert b"Aigerim Unforgotten" not in kept
    assert EMAIL.encode() not in kept


def files_of(database: Path) -> bytes:
    """All that stands in the files of an SQLite database."""
    parts = [database, database.with_name(f"{database.name}-wal")]
    return b"".join(part.read_bytes() for part in parts if part.exists())
