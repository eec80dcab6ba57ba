"""Requests of other programs: read, marked, remembered, refused."""

import json
from typing import Any

import pytest

from quizapp.questions.marking_requests import BadRequest, RequestMarker

NUMBER = {"kind": "number", "answer": 10000}


def line(**fields: Any) -> str:
    return json.dumps(fields)


def test_a_question_needs_neither_id_nor_prompt() -> None:
    marking = RequestMarker().mark_line(line(question=NUMBER, answer="ten thousand"))

    assert marking.verdict == "right"


def test_a_question_is_asked_as_it_prefers_unless_told() -> None:
    question = NUMBER | {"distractors": ["9000"], "ask": ["choice"]}
    marker = RequestMarker()

    assert marker.mark_line(line(question=question, answer="9999")).verdict == "wrong"
    typed = line(question=question, answer="9999", ask="typed")
    assert marker.mark_line(typed).verdict == "close"


@pytest.mark.parametrize(
    "text",
    [
        '{"question": {"kind": "true-false", "answer": true}, "answer": true}',
        '{"answer": true, "question": {"kind": "true-false", "answer": true}}',
        '{"question":{"kind":"true-false","answer":true},"answer":true,"ask":"choice"}',
        ' {  "question" : {"kind": "true-false", "answer": true} , "answer" : true } ',
        '{"question": {"kind": "true-false", "answer": true}, "ask": "choice", "answer": true}',
        '{"question": {"kind": "true-false", "answer": true}, "answer": true, "more": {"answer": 1}}',
        '{"question": {"kind": "true-false", "answer": true}, "answer": false, "answer": true}',
        '{"question": {"kind": "true-false", "answer": false}, "answer": true, "question": {"kind": "true-false", "answer": true}}',
        '{"question": {"kind": "true-false", "answer": false}, "answer": true, "\\u0071uestion": {"kind": "true-false", "answer": true}}',
        '{"question": {"kind": "true-false", "answer": true, "hint": "", "tags": null}, "answer": "True"}',
    ],
)
def test_however_a_line_is_written_it_says_the_same_each_time(text: str) -> None:
    marker = RequestMarker()

    for _ in range(3):
        assert marker.mark_line(text).verdict == "right"


def test_names_of_the_set_make_a_surname_unclear() -> None:
    question = {"kind": "name", "prompt": "Who led it?", "answer": "Alikhan Smailov"}
    marker = RequestMarker()

    alone = marker.mark_line(line(question=question, answer="Smailov"))
    shared = marker.mark_line(
        line(question=question, answer="Smailov", among=["Askar Smailov"])
    )

    assert (alone.verdict, shared.verdict) == ("right", "close")


@pytest.mark.parametrize("among", ["Askar Smailov", [1], {"a": "b"}])
def test_names_of_the_set_are_a_list(among: Any) -> None:
    question = {"kind": "name", "prompt": "Who led it?", "answer": "Alikhan Smailov"}

    with pytest.raises(BadRequest, match=r"among: found .*, expected a list of names"):
        RequestMarker().mark_line(line(question=question, answer="a", among=among))


def test_a_question_met_before_is_told_from_one_that_looks_like_it() -> None:
    marker = RequestMarker()
    first = '{"question": {"kind": "choice", "answer": "a", "distractors": ["b"]}, "answer": "a"}'
    other = '{"question": {"kind": "choice", "answer": "b", "distractors": ["a"]}, "answer": "a"}'
    nested = '{"question": {"kind": "cloze", "text": "{{,\\"answer\\"}}"}, "answer": "answer"}'

    for _ in range(3):  # read, read and kept, known
        assert marker.mark_line(first).verdict == "right"
        assert marker.mark_line(other).verdict == "wrong"
        assert marker.mark_line(nested).verdict == "right"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no JSON"),
        ("nonsense", "no JSON"),
        ("[]", "expected an object with a question"),
        ("{}", "question is missing"),
        ('{"question": {"kind": "number", "answer": 1}}', "answer is missing"),
        ('{"question": {"kind": "number"}, "answer": 1}', "question: answer is missing"),
        ('{"question": {"kind": "counted", "answer": 1}, "answer": 1}', "question, kind: found “counted”"),
        ('{"question": {"kind": "number", "answer": "many"}, "answer": 1}', "question, answer: found “many”"),
        ('{"question": 5, "answer": 1}', "question: found “5”"),
        ('{"question": {"kind": "number", "answer": 1}, "answer": 1, "ask": "type"}', "did you mean typed"),
        ('{"question": {"kind": "number", "answer": 1}, "answer": 1, "ask": 7}', "ask: found “7”"),
        ('{"question": {"kind": "number", "answer": 1}, "answer": 1', "no JSON"),
        ('{"question": {"kind": "number", "answer": 1}, "answer": 1} x', "no JSON"),
        ('{"question": {"kind": "number", "answer": 1} "answer": 1}', "no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"question": {"kind": "number", "answer": 1}, "answer": ' + "9" * 5000 + "}", "no JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_marked_says_why(text: str, message: str) -> None:
    marker = RequestMarker()

    for _ in range(3):
        with pytest.raises(BadRequest) as caught:
            marker.mark_line(text)
        assert message in str(caught.value)


def test_a_line_whose_question_is_known_is_refused_as_before() -> None:
    marker = RequestMarker()
    for _ in range(2):
        marker.mark_line(line(question=NUMBER, answer="1"))

    for rest in ('"answer": 1', '"answer": }', '"answer": 1}}', '"answer" 1}'):
        with pytest.raises(BadRequest):
            marker.mark_line(f'{{"question": {json.dumps(NUMBER)}, {rest}')
    with pytest.raises(BadRequest):
        marker.mark_line(f'{{"question": {json.dumps(NUMBER)} "answer": 1}}')


def test_where_a_line_is_no_json_is_said_from_its_beginning() -> None:
    marker = RequestMarker()
    good = line(question=NUMBER, answer="1")
    bad = good.replace('"1"}', '"1" 2}')

    for _ in range(3):
        with pytest.raises(BadRequest, match=f"column {bad.index(' 2}') + 2}"):
            marker.mark_line(bad)
        marker.mark_line(good)


@pytest.mark.parametrize("name", ["question", "\\u0071uestion"])
def test_a_line_with_two_questions_leaves_the_first_unknown(name: str) -> None:
    marker = RequestMarker()
    first = '{"question": {"kind": "true-false", "answer": false}, "answer": true'
    other = '{"kind": "true-false", "answer": true}'

    for _ in range(3):
        marking = marker.mark_line(f'{first}, "{name}": {other}}}')
        assert marking.verdict == "right"

    assert marker.mark_line(f"{first}}}").verdict == "wrong"


def test_words_of_marking_within_a_question_are_its_own() -> None:
    marker = RequestMarker()
    question = {"kind": "choice", "answer": "answer", "distractors": ["question"]}
    lines = [
        (line(question=question, answer="answer"), "right"),
        (line(question=question, ask="choice", answer="question"), "wrong"),
        (line(question=question, answer="answer", more=["answer"]), "right"),
        (line(answer="answer", question=question), "right"),
    ]

    for text, verdict in lines * 3:
        assert marker.mark_line(text).verdict == verdict
