"""``/healthz`` and ``/readyz``."""

from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp import create_app
from quizapp.config import default_settings
from quizapp.database import db
from quizapp.store import schema_care
from quizapp.store.engine import make_engine


@pytest.fixture
def url(tmp_path: Path) -> str:
    return default_settings(tmp_path).database_url


def ask(tmp_path: Path, path: str) -> tuple[int, object]:
    app = create_app(default_settings(tmp_path))
    answer = app.test_client().get(path)
    with app.app_context():
        db.engine.dispose()
    return answer.status_code, answer.json


def test_alive_without_a_database(tmp_path: Path) -> None:
    assert ask(tmp_path, "/healthz") == (200, {"status": "alive"})


@pytest.mark.slow
def test_ready_once_the_database_is_migrated(tmp_path: Path, url: str) -> None:
    schema_care.upgrade(url)

    assert ask(tmp_path, "/readyz") == (
        200,
        {"status": "ready", "database": "migrated"},
    )


def test_not_ready_with_an_empty_database(tmp_path: Path) -> None:
    assert ask(tmp_path, "/readyz") == (
        503,
        {"status": "not ready", "database": "not migrated"},
    )


@pytest.mark.slow
def test_not_ready_with_the_schema_of_another_version(tmp_path: Path, url: str) -> None:
    schema_care.upgrade(url)
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    assert ask(tmp_path, "/readyz")[0] == 503


def test_not_ready_without_a_file_that_can_be_opened(tmp_path: Path, url: str) -> None:
    (tmp_path / "recto.db").mkdir()

    assert ask(tmp_path, "/readyz") == (
        503,
        {"status": "not ready", "database": "unreachable"},
    )
