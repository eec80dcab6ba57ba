"""A text is read in a process of its own: what it finds comes back, trouble in words."""

import subprocess
import sys

import pytest

from quizapp.errors import Refused
from quizapp.services.deriving_process import (
    ReadingFailed,
    Request,
    Stopped,
    read_apart,
)
from tests.services.deriving import TEXT

pytestmark = pytest.mark.slow


def go_on(_share: float, _doing: str) -> bool:
    return True


def test_what_is_found_comes_back_with_progress() -> None:
    told: list[float] = []

    def beat(share: float, doing: str) -> bool:
        told.append(share)
        return bool(doing) or share == 0

    found = read_apart(Request(title="The press", published="", text=TEXT), beat=beat)

    assert found["text"] == TEXT
    assert found["title"] == "The press"
    assert found["questions"]
    assert told == sorted(told)
    for question in found["questions"]:
        for quote in question["evidence"]:
            assert TEXT[quote["start"] : quote["end"]] == quote["quote"]


def test_a_file_is_read_there_too() -> None:
    upload = ("\ufeff" + TEXT.replace("\n", "\r\n")).encode()

    found = read_apart(
        Request(title="", published="1735", upload_name="press.txt", upload=upload),
        beat=go_on,
    )

    assert found["text"].startswith("The press at Yeon was closed in 1731.")
    assert found["published"] == "1735"


def test_what_cannot_be_read_is_refused_in_words() -> None:
    request = Request(
        title="", published="", upload_name="press.txt", upload=b"\xff\xfe\x00"
    )

    with pytest.raises(Refused):
        read_apart(request, beat=go_on)


def test_a_text_that_nobody_waits_for_is_left() -> None:
    with pytest.raises(Stopped):
        read_apart(
            Request(title="", published="", text=TEXT * 50), beat=lambda *_: False
        )


def test_what_takes_too_long_is_ended_in_words() -> None:
    with pytest.raises(ReadingFailed, match="too long"):
        read_apart(
            Request(title="", published="", text=TEXT * 2_000),
            beat=go_on,
            patience_s=0,
        )


def test_who_serves_pages_loads_nothing_of_what_deriving_takes() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, quizapp.cli.serve; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )

    loaded = set(told.stdout.split())
    assert "quizapp.cli.background" in loaded
    assert not loaded & {"quizapp.derivation.derive", "spacy", "pycrfsuite", "numpy"}
