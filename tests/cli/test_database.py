"""``quizapp db``."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.store import schema_care
from tests.cli.command_line import CommandLine
from tests.store.filling import connected


def test_where_prints_the_places_and_makes_no_database(own: CommandLine) -> None:
    where = own.json("db", "where")

    assert where["database"] == f"sqlite:///{own.data_dir / 'recto.db'}"
    assert where["backups"] == str(own.data_dir / "backups")
    assert not (own.data_dir / "recto.db").exists()


def test_where_hides_the_password(own: CommandLine) -> None:
    own.more["QUIZAPP_DATABASE_URL"] = (
        "postgresql+psycopg://recto:hush@db.example/recto"
    )

    said = own.done("db", "where")

    assert "hush" not in said
    assert "recto:***@db.example" in said


@pytest.mark.slow
def test_upgrade_makes_the_database_and_again_does_nothing(
    quizapp: CommandLine,
) -> None:
    assert "from nothing to" in quizapp.done("db", "upgrade")
    assert "is up to date" in quizapp.done("db", "upgrade")


@pytest.mark.slow
def test_check_finds_a_new_database_well(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")

    found = quizapp.json("db", "check", "--replay")

    assert found["well"] is True
    assert found["rows"]["review"] == 0


@pytest.mark.parametrize("command", ["check", "backup"])
def test_without_a_database_it_says_how_to_make_one(
    own: CommandLine, command: str
) -> None:
    said = own.refused("db", command)

    assert "no database" in said
    assert not (own.data_dir / "recto.db").exists()


@pytest.mark.slow
def test_check_finds_drift(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")
    with connected(quizapp.database_url) as connection:
        connection.execute(text("DROP INDEX ix_card_question_id"))

    assert "drifted: add index: card.ix_card_question_id" in quizapp.refused(
        "db", "check"
    )


@pytest.mark.slow
def test_check_finds_a_schema_that_is_not_up_to_date(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")
    with connected(quizapp.database_url) as connection:
        connection.execute(text("DELETE FROM alembic_version"))

    assert "not up to date" in quizapp.refused("db", "check")


@pytest.mark.slow
def test_check_finds_a_broken_key(own: CommandLine) -> None:
    own.done("db", "upgrade")
    with connected(f"sqlite:///{own.data_dir / 'recto.db'}") as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql(
            "INSERT INTO studied_set (person_id, set_id, position, added_at) "
            "VALUES (7, 7, 1, '2001-02-03')"
        )
        connection.exec_driver_sql("BEGIN")

    assert "broken key: studied_set" in own.refused("db", "check")


@pytest.mark.slow
def test_check_finds_a_damaged_file(own: CommandLine) -> None:
    own.done("db", "upgrade")
    file = own.data_dir / "recto.db"
    content = bytearray(file.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    file.write_bytes(content)

    assert own.run("db", "check").exit_code == 1


def test_check_refuses_rebuild_without_replay(own: CommandLine) -> None:
    assert own.run("db", "check", "--rebuild").exit_code == 2


@pytest.mark.slow
def test_an_upgrade_of_an_older_database_is_backed_up_first(
    own: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.done("db", "upgrade")
    monkeypatch.setattr(schema_care, "head", lambda: "9999")

    own.done("db", "upgrade")

    names = [path.name for path in (own.data_dir / "backups").glob("*.db")]
    assert len(names) == 1
    assert names[0].endswith("-before-upgrade.db")


@pytest.mark.slow
def test_a_newer_schema_is_refused_in_words(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")
    with connected(quizapp.database_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    for command in ("upgrade", "check"):
        assert "newer version of Recto" in quizapp.refused("db", command)


@pytest.mark.slow
@pytest.mark.parametrize("command", [("db", "upgrade"), ("demo",)])
def test_a_database_that_does_not_fit_is_refused_in_words_and_left_as_it_is(
    quizapp: CommandLine, command: tuple[str, ...]
) -> None:
    quizapp.done("db", "upgrade")
    quizapp.done("user", "add", "ada@school.example")
    with connected(quizapp.database_url) as connection:
        connection.execute(text("ALTER TABLE card DROP COLUMN lapses"))

    said = quizapp.refused(*command)

    assert "does not fit this version of Recto" in said
    assert "it lacks card.lapses. Nothing was changed" in said
    with connected(quizapp.database_url) as connection:
        people = connection.execute(text("SELECT email FROM person")).scalars().all()
        assert people == ["ada@school.example"]


@pytest.mark.slow
def test_a_backup_is_restored_and_what_it_replaced_is_kept(
    quizapp: CommandLine,
) -> None:
    quizapp.done("db", "upgrade")
    backup = quizapp.done("db", "backup").strip()
    moment = datetime(2001, 2, 3, tzinfo=UTC).replace(tzinfo=None)
    with connected(quizapp.database_url) as connection:
        connection.execute(
            text("INSERT INTO try (counted, at) VALUES ('x', :at)"), {"at": moment}
        )

    result = quizapp.run("db", "restore", Path(backup).name, "--yes")

    assert result.exit_code == 0, result.output
    assert "is kept as" in result.stderr
    assert quizapp.json("db", "check")["rows"]["try"] == 0


@pytest.mark.slow
def test_restore_asks_and_does_nothing_without_a_yes(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")
    backup = quizapp.done("db", "backup").strip()

    assert "--yes" in quizapp.refused("db", "restore", backup)


def test_restore_of_a_file_that_is_not_there_is_refused(own: CommandLine) -> None:
    assert "There is no backup" in own.refused("db", "restore", "none.db", "--yes")


@pytest.mark.slow
def test_a_backup_goes_where_it_is_told_and_replaces_nothing(
    quizapp: CommandLine, tmp_path: Path
) -> None:
    quizapp.done("db", "upgrade")
    target = str(tmp_path / "copy.db")

    assert quizapp.done("db", "backup", "-o", target).strip() == target
    assert "exists already" in quizapp.refused("db", "backup", "-o", target)
