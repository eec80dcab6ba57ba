"""Set files: what strangers write, with line and column."""

import ast
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import quizapp
from quizapp import paths
from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.presentation import present
from quizapp.questions.question import Kind
from quizapp.questions.question_set import QuestionSet
from quizapp.questions.verdict import Verdict
from quizapp.services.set_files import (
    LARGEST_FILE,
    SetFileRefused,
    check_set_file,
    inspect_set,
    load_set_file,
    read_set,
    texts_beside,
    write_set,
)
from tests.questions.strategies import law
from tests.questions.test_set_schema import question_sets

HEAD = "format: recto/1\nid: s\ntitle: S\n"
SET = HEAD + (
    "sources:\n"
    "  - {id: briefing, title: Briefing, text: 'The cap was lifted in 2022.'}\n"
    "questions:\n"
    "  - id: q\n"
    "    kind: date\n"
    "    prompt: When was it lifted?\n"
    "    answer: 2022\n"
    "    evidence:\n"
    "      - {source: briefing, quote: The cap was lifted in 2022}\n"
)  # fmt: skip

SHIPPED = sorted(paths.QUESTIONS.rglob("*.yaml"))


def refused(text: str) -> SetFileRefused:
    with pytest.raises(SetFileRefused) as caught:
        read_set(text, name="s.yaml")
    return caught.value


@pytest.mark.slow
@given(question_sets())
@settings(law, max_examples=15)
def test_what_is_written_reads_back_equal(question_set: QuestionSet) -> None:
    assert read_set(write_set(question_set), name="s.yaml") == question_set


def test_scalars_stay_what_the_author_typed() -> None:
    for typed in (
        "no",
        "12:30",
        "0800",
        "1_000",
        "1648-10-24",
        "~",
        "null",
        "1e3",
        "0x1F",
        ".5",
    ):
        text = HEAD + f"description: {typed}\nquestions: []\n"
        assert read_set(text, name="s.yaml").description == typed


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message"),
    [
        ("answer: 2022", "answer: soon", 10, 13, "found “soon”"),
        ("    answer: 2022", "    anser: 2022", 10, 12, "unknown key “anser”"),
        ("kind: date", "kind: dte", 8, 11, "expected one of"),
        ("    answer: 2022\n", "", 7, 5, "answer is missing"),
        ("prompt: When was it lifted?", "prompt:", 9, 5, "found nothing"),
        (
            "quote: The cap was lifted in 2022",
            "quote: The cup",
            12,
            35,
            "is not in source",
        ),
        (
            "title: S",
            "title: Treaty: Westphalia",
            3,
            14,
            "mapping values are not allowed",
        ),
        ("title: S", "title: S\ntitle: T", 4, 1, "stands here twice"),
        ("title: S", "title: &a S", 3, 8, "anchors and aliases"),
        ("title: S", "title: *a", 3, 8, "anchors and aliases"),
        ("title: S", "title: !!str S", 3, 8, "tags (!)"),
        ("title: S", 'title: "\\ud800"', 3, 8, "halves of letters"),
        ("title: S", '"ti\\udfff": S', 3, 1, "halves of letters"),
        ("title: S", "title: !!python/object/apply:os.system [ls]", 3, 8, "tags (!)"),
        ("title: S", "<<: {title: S}", 3, 1, "merge keys"),
        ("title: S", "[a, b]: S", 3, 1, "a key is a list"),
        ("title: S", "\ttitle: S", 3, 1, "cannot start any token"),
        ("title: S", "title: @S", 3, 8, "cannot start any token"),
        ("title: S", 'title: "S', 13, 1, "end of stream"),
    ],
)
def test_an_error_names_line_and_column(
    old: str, new: str, line: int, column: int, message: str
) -> None:
    assert old in SET
    problem = next(
        entry
        for entry in refused(SET.replace(old, new)).problems
        if message in entry.message
    )
    assert (problem.file, problem.line, problem.column) == ("s.yaml", line, column)


def test_a_colon_without_quotes_gets_a_hint() -> None:
    error = refused(SET.replace("title: S", "title: Treaty: Westphalia"))

    assert error.problems[0].hint == "put the text in quotes: it holds a colon"
    assert str(error).startswith("s.yaml:3:14: ")


def test_every_problem_is_told_in_the_order_of_the_file() -> None:
    text = SET.replace("kind: date", "kind: date\n    colour: red").replace(
        "title: S", "title:"
    )

    assert [problem.line for problem in refused(text).problems] == [3, 9]


HOSTILE = {
    "deep flow": "[" * 50_000,
    "deep mapping": "{a: " * 20_000,
    "deep block": "\n".join("  " * depth + "a:" for depth in range(300)),
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "alias bomb": "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
    "many values": "[" + "x," * 30_000 + "]",
    "no such day": "a: 2001-99-99\n",
    "lone surrogate": "title: \ud800",
    "null": "title: \x00",
    "bell": "title: \x07",
    "several documents": "---\na: b\n---\nc: d\n",
    "directive": "%YAML 9.9\n---\na: b\n",
    "unknown directive": "%TAG ! tag:x,2000:\n---\n!a b\n",
    "bad escape": 'title: "\\xZZ"',
    "huge escape": 'title: "\\UFFFFFFFF"',
    "empty": "",
    "comment": "# nothing\n",
    "scalar": "recto",
    "list": "- a\n- b\n",
    "long line": "title: " + "x" * 400_000,
    "long key": "x" * 400_000 + ": y",
    "quotes": "'" * 100_000,
    "many folds": "title: a\n" + "  b\n" * 90_000,
    "too large": "#" * (LARGEST_FILE + 1),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_good_time(name: str) -> None:
    begun = time.process_time()

    refused(HOSTILE[name])

    assert time.process_time() - begun < 5


@given(st.text(max_size=200) | st.text("ab:-[]{}&*!|>'\"%@?#, \n\t0~<", max_size=80))
@settings(law, max_examples=100)
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(SetFileRefused):
        read_set(text, name="s.yaml")


@pytest.mark.slow
def test_the_largest_file_is_read_in_time() -> None:
    question = (
        "  - id: q{0}\n    kind: phrase\n    prompt: What was the reason number {0} of the protests, by the briefing?\n"
        "    answer: a reason that is put into about as many words as usual\n    accept: [one, two, three]\n"
        "    distractors:\n      - {{text: another reason of the same length, why: it came later}}\n      - yet another\n"
        "    explanation: {1}\n"
    )  # fmt: skip
    count = 800
    text = HEAD + "questions:\n"
    text += "".join(
        question.format(number, "It was so. " * 83) for number in range(count)
    )
    assert 0.9 * LARGEST_FILE < len(text) < LARGEST_FILE

    begun = time.process_time()
    read_set(text, name="s.yaml")

    assert time.process_time() - begun < 12  # 3 s on a quiet machine


def test_texts_lie_beside_the_set_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("Secret.", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "big.txt").write_bytes(b"x" * 1_000_001)
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    read_text = texts_beside(folder / "set.yaml")

    assert read_text("texts/a.txt") == "A text."
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt"):
        with pytest.raises(ValueError, match="outside"):
            read_text(name)
    for name, why in (
        ("big.txt", "larger"),
        ("latin.txt", "UTF-8"),
        ("no.txt", "no such"),
        ("texts", "no such"),
    ):
        with pytest.raises(ValueError, match=why):
            read_text(name)


def test_a_text_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_text(
        SET.replace("'The cap was lifted in 2022.'", "../a.txt"), encoding="utf-8"
    )

    with pytest.raises(SetFileRefused) as caught:
        load_set_file(path)

    assert caught.value.problems[0].line == 5
    assert "outside" in caught.value.problems[0].message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetFileRefused, match="no such file"):
        load_set_file(tmp_path / "none.yaml")


def test_windows_lines_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "set.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SET.replace("\n", "\r\n").encode())

    assert load_set_file(path) == read_set(SET, name="s.yaml")


def test_what_was_understood_is_remarked_with_its_line() -> None:
    _, remarks = inspect_set(SET.replace("prompt:", "question:"), name="s.yaml")

    assert [(remark.line, remark.message) for remark in remarks] == [
        (9, "question was understood as prompt")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_set_loads_and_each_key_is_right_in_every_way(path: Path) -> None:
    question_set = load_set_file(path)

    texts = {source.id: source.text for source in question_set.sources}
    for question in question_set.questions:
        for evidence in question.evidence:
            quoted = texts[evidence.source][evidence.start : evidence.end]
            assert quoted == evidence.quote
            assert evidence.end > evidence.start
        for ask in question.ask:
            assert mark(question, key_answer(question), ask).verdict is Verdict.RIGHT
            assert present(question, ask, seed=1).prompt == question.prompt


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_set_needs_no_remark(path: Path) -> None:
    assert [str(remark) for remark in check_set_file(path)[1]] == []


@pytest.mark.slow
def test_the_shipped_sets_hold_all_kinds_and_enough_questions() -> None:
    listed = [
        question for path in SHIPPED for question in load_set_file(path).questions
    ]

    assert len(listed) >= 140
    assert {question.kind for question in listed} == set(Kind) - {Kind.OPEN}


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_set_is_written_and_read_back_equal(path: Path) -> None:
    question_set = load_set_file(path)

    again = read_set(
        write_set(question_set), name=str(path), read_text=texts_beside(path)
    )

    assert again == question_set


def test_written_sets_are_pleasant_to_read() -> None:
    written = write_set(read_set(SET, name="s.yaml"))

    assert "    answer: 2022\n" in written
    assert "\n\n  - id: q\n" in written
    assert "!!" not in written


def test_a_text_that_looks_like_a_question_stays_as_it_is() -> None:
    tricky = "One line.\n- id: q\nquestions:\n- id: r"
    question_set = replace(read_set(SET, name="s.yaml"), description=tricky)

    assert read_set(write_set(question_set), name="s.yaml") == question_set


@pytest.mark.slow
def test_nothing_else_reads_yaml() -> None:
    for path in Path(quizapp.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        imports |= {
            node.module or ""
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
        }
        assert "yaml" not in imports or path.name == "yaml_text.py"


def test_other_programs_read_what_we_write() -> None:
    written = write_set(read_set(SET, name="s.yaml"))

    assert yaml.safe_load(written)["questions"][0]["answer"] == 2022
