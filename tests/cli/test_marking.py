"""``quizapp mark``: requests in, verdicts out, in order."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import CommandLine

QUESTION = {"id": "q", "kind": "number", "prompt": "How many?", "answer": 10000}
RIGHT = {"question": QUESTION, "answer": "ten thousand", "ask": "typed"}
WRONG = {"question": QUESTION, "answer": "1000", "ask": "typed"}


def lines(*values: Any) -> str:
    return "".join(
        f"{value if isinstance(value, str) else json.dumps(value)}\n"
        for value in values
    )


def read_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    path = tmp_path / "requests.jsonl"
    path.write_text(lines(RIGHT, WRONG))
    return path


def test_each_line_has_its_result_in_order(own: CommandLine, requests: Path) -> None:
    assert read_lines(own.done("mark", "--lines", str(requests))) == [
        {"verdict": "right", "fraction": 1.0, "reason": ""},
        {"verdict": "wrong", "fraction": 0.0, "reason": "Ten times too few."},
    ]


def test_requests_come_from_stdin(own: CommandLine) -> None:
    result = own.run("mark", "--lines", "-", stdin=lines(RIGHT).rstrip("\n"))

    assert result.exit_code == 0
    assert read_lines(result.stdout)[0]["verdict"] == "right"


def test_a_bad_line_stands_in_its_place_and_the_rest_is_marked(
    own: CommandLine,
) -> None:
    result = own.run("mark", "--lines", "-", stdin=lines(RIGHT, "{", "", WRONG))

    first, bad, empty, last = read_lines(result.stdout)
    assert result.exit_code == 1
    assert (first["verdict"], last["verdict"]) == ("right", "wrong")
    assert "no JSON" in bad["error"]
    assert empty == {"error": "the line is empty"}
    assert "line 2: no JSON" in result.stderr
    assert "Not marked: 2." in result.stderr


def test_lines_that_are_no_text_are_bad_lines(own: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines(RIGHT).encode() + b"\xff\xfe\n")

    result = own.run("mark", "--lines", str(path))

    first, bad = read_lines(result.stdout)
    assert first["verdict"] == "right"
    assert bad == {"error": "no UTF-8 at byte 1"}


@pytest.mark.slow
def test_many_lines_come_out_as_many(own: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    numbered = [
        {"question": QUESTION | {"answer": place}, "answer": str(place - place % 2)}
        for place in range(1, 5001)
    ]
    path.write_text(lines(*numbered))

    results = read_lines(own.done("mark", "--lines", str(path)))

    rights = [result["verdict"] == "right" for result in results]
    assert rights == [place % 2 == 0 for place in range(1, 5001)]


def test_a_document_holds_one_request_or_a_list(own: CommandLine) -> None:
    one = own.run("mark", "-", stdin=json.dumps(RIGHT))
    several = own.run("mark", "-", stdin=json.dumps([RIGHT, {"answer": 1}]))

    assert json.loads(one.stdout)["verdict"] == "right"
    assert (one.exit_code, several.exit_code) == (0, 1)
    assert [*json.loads(several.stdout)[1]] == ["error"]
    assert "request 2: question is missing" in several.stderr


def test_what_is_no_json_is_refused(own: CommandLine) -> None:
    result = own.run("mark", "-", stdin=lines(RIGHT, WRONG))

    assert result.exit_code == 1
    assert "add --lines" in result.stderr
    assert result.stdout == ""


def test_a_missing_file_is_wrong_usage(own: CommandLine) -> None:
    assert own.run("mark", "nowhere.jsonl").exit_code == 2
    assert own.run("mark").exit_code == 2


def test_the_help_has_an_example_that_works(own: CommandLine) -> None:
    shown = own.done("mark", "--help")

    assert "quizapp mark --lines -" in shown
    start, end = shown.index("'{") + 1, shown.index("}'") + 1
    example = " ".join(shown[start:end].split())
    result = own.run("mark", "--lines", "-", stdin=example)
    assert read_lines(result.stdout)[0]["verdict"] == "right"
