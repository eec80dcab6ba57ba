"""Marking under whatever is typed: a hundred thousand answers over all kinds, and long ones."""

import random
from typing import Any

import pytest

from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.marking.parts import parts_of
from quizapp.questions.question import (
    WAYS,
    Ask,
    Kind,
    Question,
)
from quizapp.questions.schema.question_schema import read_question
from quizapp.questions.verdict import Verdict
from tests.questions.tables import table

PLAIN: dict[str, dict[str, Any]] = {
    "date": {"answer": "2022-01-02", "distractors": ["2022-01-05"]},
    "name": {"answer": "Kassym-Jomart Tokayev", "accept": ["Tokayev"], "reject": ["Nazarbayev"], "distractors": ["Askar Mamin"]},
    "number": {"answer": "785000000", "unit": "US$", "tolerance": "1000", "accept": ["0.8bn"], "distractors": ["16"]},
    "phrase": {"answer": "the price cap on gas was lifted", "accept": ["gas became dearer"], "distractors": ["a strike"]},
    "choice": {"answer": "Almaty", "distractors": ["Astana"]},
    "multiple": {"answers": ["Almaty", "Astana"], "distractors": ["Omsk", "Tomsk"]},
    "true-false": {"answer": "false", "correction": "It was 2022."},
    "cloze": {"text": "On {{2 January}} {{10 000}} people in {{Kazakhstan}} paid {{45 %}}.", "distractors": ["1999"]},
    "order": {"items": [{"text": "a", "date": "2022-01"}, {"text": "b", "date": "2022-01-02"}, "c"]},
    "match": {"pairs": [{"left": "1", "right": "a"}, {"left": "2", "right": "b"}]},
    "open": {"rubric": [{"criterion": "names the cap", "points": "2"}, "a date"]},
}  # fmt: skip
WORDS = [
    "785", "million", "Mio.", "US$", "%", "½", "−", "-", "to", "between", "and", "of", "a", "half", "XIV", "10^6",
    "e", "1.234", "1,234,5", "einundzwanzig", "quatre-vingt", "двадцать", "не", "not", "²", "⁻", "٣", "１", "\u200b",
    "\u202e", "\ud800", "\x00", "ﷺ", "İ", "ß", "ǅ", "🏴", "\u0301" * 9, "January", "2022-01-02", "c.", "BC", "AD", "Tokayev",
    "K.-J.", "true", "again", "right", "verdict", "2", "b", "a", "Almaty", "{{", "|", "\n", "\t", "'", '"', "/", "..",
    "the", "price", "cap", "without", "no", "points", "1/0", "0/0", "9" * 60, "1e999", "inf", "nan", "",
]  # fmt: skip


def asked(kind: str) -> Question:
    question = read_question({"id": "q", "kind": kind, "prompt": "?"} | PLAIN[kind])
    assert question is not None
    return question


def anything(chance: random.Random, depth: int = 0) -> Any:
    """Texts of words and signs most of the time, odd shapes now and then."""
    shape = chance.random()
    if shape < 0.7 or depth > 2:
        words = chance.choices(WORDS, k=chance.randrange(6))
        return chance.choice(["", " ", " ", "-"]).join(words)
    if shape < 0.8:
        return [anything(chance, depth + 1) for _ in range(chance.randrange(5))]
    if shape < 0.9:
        return {
            str(anything(chance, 3)): anything(chance, depth + 1)
            for _ in range(chance.randrange(4))
        }
    if shape < 0.95:
        return chance.choice([None, True, False, 0, -1, 2.5, float("nan"), 10**30])
    return "".join(
        chr(chance.randrange(0x11_0000)) for _ in range(chance.randrange(30))
    )


def hold_the_laws(question: Question, answer: Any, ask: Ask) -> None:
    marking = mark(question, answer, ask)

    assert 0 <= marking.fraction <= 1
    assert (marking.verdict is Verdict.RIGHT) == (marking.fraction == 1)
    assert mark(question, answer, ask) == marking
    parts_of(question, answer, ask)


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_nothing_typed_makes_marking_raise(kind: Kind) -> None:
    chance = random.Random(f"torture {kind}")
    question = asked(kind)

    for _ in range(300):
        hold_the_laws(question, anything(chance), chance.choice(WAYS[kind]))


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_nothing_typed_makes_marking_raise_in_ten_thousand_tries(kind: Kind) -> None:
    chance = random.Random(f"long torture {kind}")
    question = asked(kind)

    for _ in range(10_000):
        hold_the_laws(question, anything(chance), chance.choice(WAYS[kind]))


LONG = [
    "9" * 10_000,
    "1," * 5_000,
    "1 " * 5_000,
    "-" * 10_000,
    "a" * 10_000,
    "a " * 5_000,
    "½" * 10_000,
    "\u0301" * 10_000,
    "ﷺ" * 10_000,
    "(" * 10_000,
    "1/1/" * 2_500,
    "einund" * 1_666,
    "quatre-vingt-" * 700,
    "January " * 1_250,
    "Kassym-Jomart " * 714,
    "price cap not " * 714,
    "\ud800" * 10_000,
    "👩‍👩‍👧" * 2_000,
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_ten_kilobytes_are_marked_and_wrong(kind: Kind) -> None:
    question = asked(kind)

    with table(at_least=18) as row:
        for text in LONG:
            with row(ascii(text[:6])):
                for answer in (text, [text] * 4, {"1": text, text: "a"}):
                    for ask in WAYS[kind]:
                        assert mark(question, answer, ask).verdict is Verdict.WRONG


@pytest.mark.parametrize("kind", Kind)
def test_the_key_is_right_in_every_way_it_is_asked(kind: Kind) -> None:
    question = asked(kind)

    for ask in WAYS[kind]:
        assert mark(question, key_answer(question), ask).verdict is Verdict.RIGHT


NUMBERS = ["0", "-5", "7.5", "0.001", "1000000", "123456789012345678901234567890", "0.000000000000001"]  # fmt: skip


@pytest.mark.parametrize("unit", ["", "%", "km", "US$", "million US$", "people", "°C", "m", "h", "k", "percentage points", "share", "t"])  # fmt: skip
def test_the_key_of_a_number_is_right_with_every_unit(unit: str) -> None:
    with table(at_least=7) as row:
        for number in NUMBERS:
            with row(number):
                question = read_question({"id": "q", "kind": "number", "prompt": "?", "answer": number} | ({"unit": unit} if unit else {}))  # fmt: skip
                assert question is not None
                key = key_answer(question)

                assert mark(question, key, Ask.TYPED).verdict is Verdict.RIGHT
                assert (
                    mark(question, f"{key} {unit}", Ask.TYPED).verdict is Verdict.RIGHT
                )
