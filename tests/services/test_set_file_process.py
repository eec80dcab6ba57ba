"""Set files are read in a child, within limits."""

import pytest

from quizapp.services.set_file_process import read_apart
from quizapp.services.set_files import LARGEST_FILE, SetFileRefused
from tests.services.correcting import SET, TEXT


def refusal(data: bytes, **more: float) -> str:
    with pytest.raises(SetFileRefused) as refused:
        read_apart(data, name="set.yaml", texts={}, **more)
    return str(refused.value)


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "larger than 1000 kB" in refusal(b"x" * (LARGEST_FILE + 1))


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert "takes too long" in refusal(b"a: b", patience_s=0.001)


def test_a_file_that_is_not_utf_8_says_where() -> None:
    assert refusal(b"format: recto/1\nid: \xff").startswith("set.yaml:2:5: ")


@pytest.mark.slow
def test_a_problem_stands_at_its_line_and_column() -> None:
    told = refusal(SET.replace("kind: number", "kind: numbr").encode())

    assert "set.yaml:" in told
    assert "numbr" in told


@pytest.mark.slow
def test_the_texts_sent_along_are_part_of_the_set() -> None:
    text = SET.replace("TEXT", "note.txt")

    found = read_apart(
        text.encode(), name="set.yaml", texts={"note.txt": TEXT.encode()}
    )

    source = found.question_set.sources[0]
    assert source.text == TEXT
    assert source.text_path == ""
