"""Settings: read from the environment, refused when they cannot be used."""

from pathlib import Path

import pytest

from quizapp import create_app
from quizapp.config import BadSetting, Settings, read_settings
from quizapp.database import db
from quizapp.services import backups
from quizapp.services.rephrasing import endpoint_of


def read(folder: Path, **given: str) -> Settings:
    environment = {f"QUIZAPP_{name}": value for name, value in given.items()}
    return read_settings({"QUIZAPP_DATA_DIR": str(folder), **environment})


def test_two_classes_may_come_in_an_hour_unless_one_says_otherwise(
    tmp_path: Path,
) -> None:
    assert read(tmp_path).newcomers_an_hour == 60
    assert read(tmp_path, NEWCOMERS_AN_HOUR="400").newcomers_an_hour == 400


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5"])
def test_a_number_of_newcomers_that_cannot_be_is_refused(
    tmp_path: Path, number: str
) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_NEWCOMERS_AN_HOUR has to be"):
        read(tmp_path, NEWCOMERS_AN_HOUR=number)


def test_with_no_newcomers_at_all_it_says_which_setting_is_meant(
    tmp_path: Path,
) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_OPEN_SIGN_UP=no"):
        read(tmp_path, NEWCOMERS_AN_HOUR="0")


@pytest.mark.parametrize(
    "address",
    [
        "http://models.school.example/v1",
        "http://localhost.evil.example/v1",
        "ftp://models.school.example",
        "https:///v1",
        "models.school.example",
    ],
)
def test_an_endpoint_that_others_could_listen_to_is_refused(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_REPHRASING_URL has to start with"):
        read(tmp_path, REPHRASING_URL=address, REPHRASING_MODEL="small")


def test_an_endpoint_needs_a_model(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="which model to ask"):
        read(tmp_path, REPHRASING_URL="https://models.school.example/v1")


@pytest.mark.parametrize("key", ["sk-secret\r", "sk-secret\nX: y", "sk-sécret"])
def test_a_key_that_no_header_holds_is_refused_and_not_told(
    tmp_path: Path, key: str
) -> None:
    with pytest.raises(BadSetting, match="on one line") as refusal:
        read(tmp_path, REPHRASING_KEY=key)

    assert "sk-" not in str(refusal.value)


def test_without_an_endpoint_there_is_none(tmp_path: Path) -> None:
    assert endpoint_of(read(tmp_path)) is None


def test_a_public_address_that_only_begins_like_this_machines_is_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_PUBLIC_URL has to start with"):
        read(tmp_path, PUBLIC_URL="http://localhost.evil.example")


@pytest.mark.parametrize(
    "environment",
    [
        {"QUIZAPP_DATA_DIR": "kept"},
        {"QUIZAPP_DATA_DIR": "else", "QUIZAPP_DATABASE_URL": "sqlite:///kept/recto.db"},
    ],
)
def test_commands_and_pages_use_one_database_where_its_folder_is_named_from_here(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    settings = read_settings(environment)

    here = str(tmp_path / "kept" / "recto.db")
    assert str(backups.sqlite_file(settings.database_url)) == here
    with create_app(settings).app_context():
        assert db.engine.url.database == here


def test_an_address_that_is_no_databases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_DATABASE_URL has to look like"):
        read(tmp_path, DATABASE_URL="recto.db")
