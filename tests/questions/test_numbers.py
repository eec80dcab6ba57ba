"""Marking numbers in every usual writing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.marking.numbers import mark_number, read_numbers
from quizapp.questions.numbers.figures import canonical, in_figures
from quizapp.questions.question import Ask, Distractor, NumberQuestion
from tests.questions.cases.numbers import CASES
from tests.questions.number_writing import WRITERS
from tests.questions.strategies import law
from tests.questions.tables import table


def asked(answer: str, unit: str = "", tolerance: str = "0") -> NumberQuestion:
    return NumberQuestion(
        id="q",
        prompt="How many?",
        ask=(Ask.TYPED, Ask.CHOICE),
        answer=Decimal(answer),
        unit=unit,
        tolerance=Decimal(tolerance),
        distractors=(Distractor("16", "These were security officers."),),
    )


def test_numbers_are_marked_as_a_fair_teacher_marks() -> None:
    with table(at_least=402) as row:
        for case in CASES:
            question = replace(
                asked(case.key, case.unit, case.tolerance),
                accept=case.accept,
                distractors=(),
            )
            with row(f"{case.key} {case.unit}: {case.typed!r}"):
                marking = mark_number(question, case.typed)

                assert marking.verdict == case.verdict
                assert case.reason.casefold() in marking.reason.casefold()


@pytest.mark.slow
@pytest.mark.parametrize("language", WRITERS)
@given(number=st.integers(0, 999) | st.integers(0, 999_999_999))
@settings(law, max_examples=150)
def test_numbers_in_words_are_read_in_four_languages(
    language: str, number: int
) -> None:
    assert Decimal(number) in read_numbers(WRITERS[language](number))


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "'", "\u00a0", "\u202f", "\u2009", "’"]))  # fmt: skip
@law
def test_thousands_are_read_with_any_sign_between_them(
    number: int, between: str
) -> None:
    assert Decimal(number) in read_numbers(f"{number:,}".replace(",", between))


@given(st.integers(0, 10**6), st.sampled_from(["km", "m", "mile", "kg", "%", "US$", "days", "ha"]))  # fmt: skip
@law
def test_a_number_is_right_with_its_own_unit_and_without(
    number: int, unit: str
) -> None:
    question = replace(asked(str(number), unit), distractors=())

    assert mark_number(question, f"{number} {unit}").verdict == "right"
    assert mark_number(question, str(number)).verdict == "right"


@pytest.mark.parametrize("text", ["", "one " * 49, "1 " * 90, "-" * 200, "1,1" * 60, "einund" * 33, "цать" * 50, "½" * 200, "⁻²" * 90, "10^" * 60, "²" * 200, "1/" * 90, "quatre-" * 25, "m" * 200, "IVXL" * 50, "9" * 200, "1e" * 90, "£" * 200, "\u0301" * 200, "ﷺ" * 200, "1" + "\u200b" * 190, "٣" * 200, "\ud800" * 200])  # fmt: skip
def test_nothing_that_is_typed_raises(text: str) -> None:
    for unit in ("", "km", "million US$", "%"):
        marking = mark_number(asked("160", unit), text)
        assert marking.verdict == "wrong"


@pytest.mark.parametrize(
    ("unit", "text", "verdict"),
    [
        ("million US$", "785", "right"),
        ("million US$", "785 million", "right"),
        ("million US$", "$785,000,000", "right"),
        ("million US$", "785 billion", "wrong"),
        ("million tonnes", "785 million kg", "wrong"),
    ],
)
def test_a_unit_may_hold_a_magnitude(unit: str, text: str, verdict: str) -> None:
    assert mark_number(asked("785", unit), text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("150", "right"), ("170", "right"), ("149", "wrong"), ("171", "wrong")],
)
def test_within_the_tolerance_is_right(text: str, verdict: str) -> None:
    assert (mark_number(asked("160", tolerance="10"), text).verdict == "right") == (
        verdict == "right"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("16", "These were security officers."),
        ("160 000", "A thousand times too many."),
        ("-160", "The right figures, but the wrong sign."),
        ("150-200", "A range that holds the one number asked for."),
        ("1-200", "True, but the range is too wide."),
        ("lots", "Give one number."),
    ],
)
def test_a_wrong_number_says_why(text: str, reason: str) -> None:
    assert mark_number(asked("160"), text).reason == reason


def test_near_is_close() -> None:
    assert mark_number(asked("160"), "163").verdict == "close"


def test_an_uncertain_point_is_read_both_ways() -> None:
    assert set(read_numbers("10.000")) == {Decimal(10), Decimal(10_000)}


@pytest.mark.parametrize(("number", "text"), [("10000", "10\u202f000"), ("2022", "2022"), ("7.50", "7.5"), ("0", "0"), ("-12345.5", "-12\u202f345.5"), ("1E+6", "1\u202f000\u202f000")])  # fmt: skip
def test_numbers_are_shown_in_groups(number: str, text: str) -> None:
    assert in_figures(Decimal(number)) == text


def test_the_plain_writing_has_no_exponent() -> None:
    assert canonical(Decimal("1E+3")) == "1000"
