"""``quizapp derive``: the JSON of the contract, a set that loads, exit codes."""

import json
from pathlib import Path

import pytest

from quizapp.services.set_files import load_set_file
from tests.cli.command_line import CommandLine
from tests.services.deriving import TEXT


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "the-press.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_what_the_contract_says(own: CommandLine, text: Path) -> None:
    found = json.loads(
        own.done("derive", "--format", "json", "--published", "1735", str(text))
    )

    assert found["text"] == TEXT
    assert found["published"] == "1735"
    assert {"dates", "actors", "causes"} <= found["findings"].keys()
    assert found["questions"]
    for question in found["questions"]:
        assert {
            *("id", "kind", "topic", "prompt", "accept", "distractors"),
            *("evidence", "confidence", "warnings"),
        } <= question.keys()
        for quote in question["evidence"]:
            assert TEXT[quote["start"] : quote["end"]] == quote["quote"]
    for date in found["findings"]["dates"]:
        assert TEXT[date["start"] : date["end"]] == date["text"]


def test_a_set_comes_that_the_check_takes(
    own: CommandLine, text: Path, tmp_path: Path
) -> None:
    written = tmp_path / "set.yaml"

    own.done("derive", "-o", str(written), str(text))
    own.done("check", str(written))

    found = load_set_file(written)
    assert found.id == "the-press"
    assert found.sources[0].text == TEXT
    for question in found.questions:
        for quote in question.evidence:
            assert TEXT[quote.start : quote.end] == quote.quote


@pytest.mark.slow
def test_a_long_text_stands_beside_its_set(
    own: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.cli.deriving.LONGEST_INLINE", 20)
    text, written = tmp_path / "press.txt", tmp_path / "out" / "set.yaml"
    written.parent.mkdir()
    text.write_text(TEXT, encoding="utf-8")

    own.done("derive", "-o", str(written), str(text))

    assert load_set_file(written).sources[0].text == TEXT
    assert (written.parent / "set.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.slow
def test_each_line_is_a_text_of_its_own(own: CommandLine) -> None:
    lines = [
        "The press at Yeon was closed in 1731.",
        "",
        "In 1734 Ilse Varga opened it.",
    ]

    result = own.run("derive", "--lines", "-", stdin="\n".join(lines))

    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [one.get("text", "") for one in told] == lines
    assert told[1] == {"error": "the line is empty"}
    assert "Not read: 1." in result.stderr


def test_a_page_becomes_questions_on_its_words(
    own: CommandLine, tmp_path: Path
) -> None:
    page = tmp_path / "press.html"
    told = "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))
    page.write_text(f"<title>The press</title><nav>Home</nav>{told}", encoding="utf-8")

    found = json.loads(own.done("derive", "--format", "json", str(page)))

    assert found["text"] == TEXT
    assert found["questions"]


def test_what_is_no_text_is_refused(own: CommandLine, tmp_path: Path) -> None:
    empty, picture = tmp_path / "empty.txt", tmp_path / "picture.txt"
    empty.write_text(" \n")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xff")

    assert "no text" in own.refused("derive", str(empty))
    assert own.refused("derive", str(picture))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--published", "next week"),
        ("--format", "xml"),
        ("--lines", "--format", "yaml"),
        ("--no-such-option",),
    ],
)
def test_wrong_usage_is_told_apart(
    own: CommandLine, text: Path, arguments: tuple[str, ...]
) -> None:
    result = own.run("derive", *arguments, str(text))

    assert result.exit_code == 2


def test_help_has_an_example(own: CommandLine) -> None:
    assert "quizapp derive --published 2022-01" in own.done("derive", "--help")
