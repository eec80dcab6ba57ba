"""``quizapp check``, ``import``, ``export`` and ``schema``."""

import json
from pathlib import Path

import pytest

from quizapp.services.shipped_sets import shipped_set_files
from tests.cli.command_line import CommandLine

SMALL = """\
format: recto/1
id: capitals
title: Capitals
language: en
licence: CC0-1.0
sources:
  - id: atlas
    title: A small atlas
    text: |
      The capital of Kazakhstan is Astana. Its largest city is Almaty.
questions:
  - id: capital
    kind: name
    topic: places
    prompt: What is the capital of Kazakhstan?
    answer: Astana
    distractors: [Almaty, Shymkent, Karaganda]
    evidence:
      - {source: atlas, quote: "The capital of Kazakhstan is Astana"}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "capitals.yaml"
    path.write_text(SMALL)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    path.write_text(SMALL.replace("kind: name", "kind: nmae"))
    return path


@pytest.mark.slow
def test_the_shipped_sets_pass_the_check(own: CommandLine) -> None:
    own.done("check", *map(str, shipped_set_files()))


def test_an_error_names_file_line_and_column(own: CommandLine, broken: Path) -> None:
    result = own.run("check", str(broken))

    assert result.exit_code == 1
    assert result.stdout.startswith(f"{broken}:13:")
    assert "nmae" in result.stdout
    assert "errors: 1" in result.stderr


def test_errors_come_as_json_too(own: CommandLine, broken: Path) -> None:
    found = json.loads(own.run("check", str(broken), "--format", "json").stdout)

    assert found["errors"][0]["file"] == str(broken)
    assert found["errors"][0]["line"] == 13


def test_a_file_that_is_not_there_is_refused(own: CommandLine) -> None:
    assert own.run("check", "nowhere.yaml").exit_code == 1


def test_checking_nothing_is_wrong_usage(own: CommandLine) -> None:
    assert own.run("check").exit_code == 2


@pytest.mark.slow
def test_importing_again_changes_nothing(quizapp: CommandLine, small: Path) -> None:
    quizapp.done("db", "upgrade")

    first = quizapp.json("import", str(small))
    again = quizapp.json("import", str(small))

    assert first[0]["added"] == ["capital"]
    assert again[0]["added"] == []
    assert again[0]["unchanged"] == 1


@pytest.mark.slow
def test_a_dry_run_tells_what_would_change_and_changes_nothing(
    quizapp: CommandLine, small: Path
) -> None:
    quizapp.done("db", "upgrade")

    (told,) = quizapp.json("import", "--dry-run", str(small))

    assert told["added"] == ["capital"]
    assert told["marked_again"] == []
    assert quizapp.json("db", "check")["rows"]["question_set"] == 0


@pytest.mark.slow
def test_one_broken_file_keeps_all_out(
    quizapp: CommandLine, small: Path, broken: Path
) -> None:
    quizapp.done("db", "upgrade")

    assert "nmae" in quizapp.refused("import", str(small), str(broken))
    assert quizapp.json("db", "check")["rows"]["question_set"] == 0


def test_an_owner_is_somebody_who_is_there(quizapp: CommandLine, small: Path) -> None:
    quizapp.done("db", "upgrade")

    said = quizapp.refused("import", str(small), "--owner", "nobody@school.example")

    assert "nobody@school.example" in said


def test_importing_into_no_database_says_how_to_make_one(
    own: CommandLine, small: Path
) -> None:
    assert "quizapp db upgrade" in own.refused("import", str(small))


@pytest.mark.slow
def test_what_is_exported_imports_as_the_same(
    quizapp: CommandLine, small: Path, tmp_path: Path
) -> None:
    quizapp.done("db", "upgrade")
    quizapp.done("import", str(small))
    copy = tmp_path / "copy.yaml"

    quizapp.done("export", "capitals", "-o", str(copy))

    assert quizapp.json("import", str(copy))[0]["unchanged"] == 1
    assert quizapp.json("export", "capitals")["questions"][0]["answer"] == "Astana"


@pytest.mark.slow
def test_the_shipped_sets_survive_export_and_import(
    own: CommandLine, tmp_path: Path
) -> None:
    own.done("db", "upgrade")
    before = own.json("import", *map(str, shipped_set_files()))

    for report in before:
        copy = str(tmp_path / f"{report['id']}.yaml")
        own.done("export", report["id"], "-o", copy)
        (again,) = own.json("import", copy)
        assert again["unchanged"] == len(report["added"])


@pytest.mark.slow
def test_a_set_that_is_not_there_is_not_exported(quizapp: CommandLine) -> None:
    quizapp.done("db", "upgrade")

    assert "no set" in quizapp.refused("export", "nowhere")


def test_the_schema_is_json_schema(own: CommandLine) -> None:
    assert json.loads(own.done("schema"))["$schema"].startswith("https://json-schema")
