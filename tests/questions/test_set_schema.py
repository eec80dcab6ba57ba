"""Sets as plain values: every error with its path, and back without loss."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Ask, Kind, NumberQuestion, Question
from quizapp.questions.question_set import QuestionSet, Source
from quizapp.questions.schema.set_schema import (
    SchemaRefused,
    dump,
    dump_question,
    json_schema,
    read,
    read_question,
)
from tests.questions.strategies import dates, law, questions, slugs, texts

TEXT = "On New Year's Day 2022, the government lifted the price cap."


def a_set(*listed: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A small set of plain values."""
    return {
        "format": "recto/1",
        "id": "kazakhstan",
        "title": "Kazakhstan",
        "sources": [{"id": "briefing", "title": "Briefing", "text": TEXT}],
        "questions": list(listed),
    } | changed


def a_question(**changed: Any) -> dict[str, Any]:
    plain = {
        "id": "lifted",
        "kind": "date",
        "prompt": "When was the cap lifted?",
        "answer": "2022-01-01",
        "distractors": ["2022-01-02"],
        "evidence": [{"source": "briefing", "quote": "On New Year's Day 2022"}],
    }
    return {key: value for key, value in (plain | changed).items() if value is not None}


def problems(plain: Any) -> list[tuple[tuple[str | int, ...], str, str]]:
    with pytest.raises(SchemaRefused) as caught:
        read(plain)
    return [(entry.path, entry.message, entry.hint) for entry in caught.value.problems]


@st.composite
def question_sets(draw: st.DrawFn) -> QuestionSet:
    """Whole sets, with evidence from their own texts."""
    text = draw(texts) + "\n\n" + draw(texts) + "\n"
    source = Source(
        id=draw(slugs),
        title=draw(texts),
        author=draw(st.just("") | texts),
        licence=draw(st.just("") | texts),
        published=draw(st.just("") | dates().map(lambda date: date.edtf())),
        text=text,
    )
    quote = text.split()[0]
    start = text.index(quote)
    evidence = (Evidence(source.id, quote, start, start + len(quote)),)
    listed = draw(
        st.lists(questions(), max_size=3, unique_by=lambda question: question.id)
    )
    proved: list[Question] = [
        replace(question, evidence=evidence) for question in listed
    ]
    return QuestionSet(
        id=draw(slugs),
        title=draw(texts),
        description=draw(st.just("") | texts),
        language=draw(st.sampled_from(["en", "de", "kk"])),
        sources=(source,),
        questions=tuple(proved),
    )


@pytest.mark.slow
@given(question_sets())
@settings(law, max_examples=20)
def test_what_is_written_reads_back_equal(question_set: QuestionSet) -> None:
    reading = read(dump(question_set))

    assert reading.question_set == question_set
    assert reading.notes == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(law, max_examples=6)
def test_a_question_goes_through_json(kind: Kind, data: st.DataObject) -> None:
    question = data.draw(questions(kind))

    assert read_question(json.loads(json.dumps(dump_question(question)))) == question


def test_a_quote_is_located_in_its_text() -> None:
    evidence = read(a_set(a_question())).question_set.questions[0].evidence[0]

    assert (
        TEXT[evidence.start : evidence.end]
        == evidence.quote
        == "On New Year's Day 2022"
    )


REFUSED = [
    ({"kind": "dat"}, ("kind",), "expected one of date", "did you mean date?"),
    ({"kind": None}, (), "kind is missing", ""),
    ({"answer": None}, (), "answer is missing", ""),
    ({"answer": "800"}, ("answer",), "a year has four digits: 0800", ""),
    ({"answer": "soon"}, ("answer",), "expected a date such as", ""),
    ({"answer": ["2022"]}, ("answer",), "found a list", ""),
    ({"explanatoin": "x"}, ("explanatoin",), "unknown key “explanatoin”", "did you mean explanation?"),
    ({"prompt": "  "}, ("prompt",), "found nothing, expected a text", ""),
    ({"prompt": "a\x07b"}, ("prompt",), "control character (U+0007)", "take it out"),
    ({"id": "Price Cap"}, ("id",), "expected an id", "write price-cap"),
    ({"ask": ["timelien"]}, ("ask", 0), "expected one of timeline, typed", "did you mean timeline?"),
    ({"ask": ["order"]}, ("ask", 0), "expected one of", ""),
    ({"ask": ["typed", "typed"]}, ("ask",), "named twice", ""),
    ({"ask": ["choice"], "distractors": None}, ("ask",), "choice needs distractors", ""),
    ({"distractors": ["2022-01-01"]}, ("distractors",), "is a right answer too", ""),
    ({"distractors": ["2022-01-02", "2022-01-02"]}, ("distractors",), "stands there 2 times", ""),
    ({"distractors": ["soon"]}, ("distractors",), "found “soon”, which is no date", ""),
    ({"distractors": [{"text": "2022-01-02", "wy": "x"}]}, ("distractors", 0, "wy"), "unknown key", "did you mean why?"),
    ({"axis": {"from": "2023", "to": "2024"}}, ("axis",), "the key lies outside", ""),
    ({"axis": {"from": "2024", "to": "2023"}}, ("axis",), "ends before it begins", ""),
    ({"axis": {"from": "2021"}}, ("axis",), "to is missing", ""),
    ({"evidence": [{"source": "briefing", "quote": "the government raised"}]}, ("evidence", 0, "quote"), "is not in source briefing", "the text has: the government lifted"),
    ({"evidence": [{"source": "breifing", "quote": "On"}]}, ("evidence", 0, "source"), "there is no source", "did you mean briefing?"),
    ({"kind": "number", "answer": "785 million"}, ("answer",), "expected a number in figures", ""),
    ({"kind": "number", "answer": "nan"}, ("answer",), "expected a number in figures", ""),
    ({"kind": "number", "answer": "5", "tolerance": "-1", "distractors": ["6"]}, ("tolerance",), "expected 0 or more", ""),
    ({"kind": "true-false", "answer": "yes", "distractors": None}, ("answer",), "expected true or false", "write true"),
    ({"kind": "cloze", "answer": None, "text": "no gap"}, ("text",), "the text has no gap", ""),
    ({"kind": "cloze", "answer": None, "text": "a {{ }} gap"}, ("text",), "a gap is empty", ""),
    ({"kind": "cloze", "answer": None, "text": "a {{b}} {{gap"}, ("text",), "a gap is not closed", ""),
    ({"kind": "choice", "distractors": None}, (), "distractors is missing", ""),
    ({"kind": "name", "accept": ["a"], "reject": ["A"]}, ("reject",), "accepted and rejected", ""),
    ({"kind": "order", "answer": None, "distractors": None, "items": ["a"]}, ("items",), "expected at least 2", ""),
    ({"kind": "order", "answer": None, "distractors": None, "items": [{"text": "a", "date": "2022"}, {"text": "b", "date": "2021"}]}, ("items",), "is dated before", "put them in order"),
    ({"kind": "match", "answer": None, "pairs": [{"left": "a", "right": "b"}, {"left": "a", "right": "c"}]}, ("pairs",), "stands there 2 times", ""),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "path", "message", "hint"), REFUSED)
def test_an_error_names_its_place_and_the_nearest_spelling(
    changed: dict[str, Any], path: tuple[str | int, ...], message: str, hint: str
) -> None:
    found = problems(a_set(a_question(**changed)))

    assert ("questions", 0, *path) in [entry[0] for entry in found]
    entry = next(entry for entry in found if entry[0] == ("questions", 0, *path))
    assert message in entry[1]
    assert hint in entry[2]


SET_REFUSED = [
    ({"format": "recto/2"}, ("format",), "expected one of recto/1"),
    ({"titel": "x"}, ("titel",), "unknown key"),
    ({"questions": "none"}, ("questions",), "expected a list of questions"),
    ({"questions": ["none"]}, ("questions", 0), "expected a mapping"),
    ({"sources": [{"id": "a", "title": "A", "text": "a.txt"}]}, ("sources", 0, "text"), "cannot be read"),
    ({"sources": [{"id": "a", "title": "A", "text": "x y"}] * 2}, ("sources", 1, "id"), "another source"),
    ({"sources": [{"id": "a", "text": "x y"}]}, ("sources", 0), "title is missing"),
    ({"sources": [{"id": "a", "title": "A", "text": "x y", "published": "soon"}]}, ("sources", 0, "published"), "no date"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "path", "message"), SET_REFUSED)
def test_an_error_of_the_set_names_its_place(
    changed: dict[str, Any], path: tuple[str | int, ...], message: str
) -> None:
    found = {entry[0]: entry[1] for entry in problems(a_set(**changed))}

    assert message in found[path]


@pytest.mark.parametrize(
    "odd", [None, [], "text", 1, True, {}, {"format": {}}, {"questions": {}}]
)
def test_what_is_no_set_at_all_is_refused(odd: Any) -> None:
    assert problems(odd)


def test_every_error_is_told_not_only_the_first() -> None:
    found = problems(
        a_set(
            a_question(answer="soon"),
            a_question(kind="dat"),
            a_question(ids="x"),
            title="",
        )
    )

    assert {("title",), ("questions", 0, "answer"), ("questions", 1, "kind")} <= {
        e[0] for e in found
    }
    assert ("questions", 2, "ids") in {entry[0] for entry in found}


def test_two_questions_of_one_name_are_refused() -> None:
    found = problems(a_set(a_question(), a_question()))

    assert found == [
        (
            ("questions", 1, "id"),
            "question 1 is called “lifted” too",
            "give it another id",
        )
    ]


def test_unless_told_a_question_is_asked_in_every_way_it_can_be() -> None:
    with_options = read_question(a_question())
    without = read_question(a_question(distractors=None))

    assert with_options is not None
    assert with_options.ask == (Ask.TIMELINE, Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD)
    assert without is not None
    assert without.ask == (Ask.TIMELINE, Ask.TYPED, Ask.FLASHCARD)


UNDERSTOOD: list[tuple[dict[str, Any], str]] = [
    (
        {"prompt": None, "question": "When was the cap lifted?"},
        "question was understood as prompt",
    ),
    (
        {"prompt": None, "stem": "When was the cap lifted?"},
        "stem was understood as prompt",
    ),
    (
        {"prompt": None, "text": "When was the cap lifted?"},
        "text was understood as prompt",
    ),
    ({"answer": None, "correct": "2022-01-01"}, "correct was understood as answer"),
    ({"answer": None, "solution": "2022-01-01"}, "solution was understood as answer"),
    ({"kind": "Date"}, "“Date” was understood as date"),
    (
        {"distractors": None, "options": ["2022-01-01", "2022-01-02"]},
        "options was understood as the key and 1",
    ),
    ({"distractors": "2022-01-02"}, "was understood as a list of one"),
]


@pytest.mark.parametrize(("changed", "note"), UNDERSTOOD)
def test_other_programs_spellings_are_understood_and_told(
    changed: dict[str, Any], note: str
) -> None:
    reading = read(a_set(a_question(**changed)))

    assert reading.question_set == read(a_set(a_question())).question_set
    assert any(note in entry.message for entry in reading.notes)


def test_feedback_is_understood_as_explanation() -> None:
    question = read_question(a_question(feedback="It was a holiday."))

    assert question is not None
    assert question.explanation == "It was a holiday."


def test_a_key_by_its_place_is_not_guessed() -> None:
    found = problems(
        a_set(
            a_question(answer="1", distractors=None, kind="choice", options=["a", "b"])
        )
    )

    assert "may count from 0 or from 1" in found[0][1]


def test_an_unknown_spelling_of_two_keys_is_not_guessed() -> None:
    found = problems(a_set(a_question(prompt=None, question="a", stem="b")))

    assert {entry[0][-1] for entry in found} >= {"question", "stem"}


def test_values_from_json_read_like_texts() -> None:
    question = read_question(
        {
            "id": "q",
            "kind": "number",
            "prompt": "How many?",
            "answer": 7.5,
            "tolerance": 1,
        }
    )

    assert isinstance(question, NumberQuestion)
    assert (question.answer, question.tolerance) == (Decimal("7.5"), Decimal(1))
    truth = read_question(
        {"id": "q", "kind": "true-false", "prompt": "?", "answer": True}
    )
    assert dump_question(truth)["answer"] == "true" if truth else False


@pytest.mark.slow
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["format", "id", "title", "sources", "questions", "kind", "answer", "text", "prompt", "items", "pairs", "options", "evidence", "x"]), inner, max_size=5), max_leaves=14))  # fmt: skip
@settings(law, max_examples=80)
def test_no_values_make_the_reading_fail_otherwise(plain: Any) -> None:
    with pytest.raises(SchemaRefused):
        read(plain)


def test_the_json_schema_describes_every_kind() -> None:
    schema = json_schema()

    kinds = {entry["title"] for entry in schema["$defs"]["question"]["oneOf"]}
    assert kinds == set(Kind)
    assert schema["$schema"].endswith("2020-12/schema")
    json.dumps(schema)


@pytest.mark.slow
@given(question_sets())
@settings(law, max_examples=10)
def test_what_we_write_fits_the_json_schema(question_set: QuestionSet) -> None:
    schema = json_schema()

    assert fits(json.loads(json.dumps(dump(question_set))), schema, schema["$defs"])


@pytest.mark.parametrize(
    "changed",
    [{"kind": "dat"}, {"answer": None}, {"colour": "red"}, {"ask": ["order"]}, {"evidence": [{"quote": "x"}]}],
)  # fmt: skip
def test_what_is_refused_does_not_fit_the_json_schema(changed: dict[str, Any]) -> None:
    schema = json_schema()

    assert fits(a_set(a_question()), schema, schema["$defs"])
    assert not fits(a_set(a_question(**changed)), schema, schema["$defs"])


def fits(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> bool:
    """Check the words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return fits(value, defs[schema["$ref"].rpartition("/")[2]], defs)
    types = {"string": str, "number": int, "integer": int, "boolean": bool}
    types |= {"array": list, "object": dict}
    names = schema.get("type", [])
    expected = tuple(
        types[name] for name in ([names] if isinstance(names, str) else names)
    )
    rules = (
        not expected or isinstance(value, expected),
        value == schema.get("const", value),
        value in schema.get("enum", [value]),
        "pattern" not in schema or re.search(schema["pattern"], value) is not None,
        "oneOf" not in schema
        or sum(fits(value, one, defs) for one in schema["oneOf"]) == 1,
        "anyOf" not in schema or any(fits(value, one, defs) for one in schema["anyOf"]),
    )
    if not all(rules):
        return False
    if isinstance(value, list):
        enough = len(value) >= schema.get("minItems", 0)
        return enough and all(
            fits(item, schema.get("items", {}), defs) for item in value
        )
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        return (
            set(schema["required"]) <= set(value) <= set(known)
            and schema["additionalProperties"] is False
            and all(fits(item, known[key], defs) for key, item in value.items())
        )
    return True
