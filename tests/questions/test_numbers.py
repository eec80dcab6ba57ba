"""Marking numbers in every usual writing."""

from decimal import Decimal

import pytest

from quizapp.questions.marking import mark
from quizapp.questions.numbers import canonical, in_figures, read_numbers
from quizapp.questions.question import Ask, Distractor, NumberQuestion


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


RIGHT = [
    ("160", "", "160"),
    ("160", "", "over 160"),
    ("160", "people", "more than 160 people"),
    ("160", "", "one hundred and sixty"),
    ("10000", "", "10 000"),
    ("10000", "", "10,000"),
    ("10000", "", "10.000"),
    ("10000", "", "10'000"),
    ("10000", "", "10’000"),
    ("10000", "", "10\u202f000"),
    ("10000", "", "10k"),
    ("10000", "", "ten thousand"),
    ("10000", "people", "nearly 10 000 were arrested"),
    ("785000000", "US$", "785 million"),
    ("785000000", "US$", "US$785 million"),
    ("785000000", "US$", "$785m"),
    ("785000000", "", "0.785 billion"),
    ("785000000", "", "785,000,000"),
    ("1234567.5", "", "1,234,567.5"),
    ("1234567.5", "", "1.234.567,5"),
    ("7.5", "", "7,5"),
    ("-5", "", "-5"),
    ("-5", "", "−5"),
    ("45", "%", "45%"),
    ("45", "%", "45 percent"),
    ("45", "%", "45"),
    ("30", "years", "thirty years"),
    ("4", "days", "four"),
    ("21", "", "twenty-one"),
    ("2000", "", "two thousand"),
    ("12", "", "a dozen"),
    ("160", "", "١٦٠"),
]

WRONG = [
    ("160", "", "16"),
    ("160", "", ""),
    ("160", "", "many"),
    ("160", "", "160 or 170"),
    ("160", "", "nan"),
    ("160", "", "inf"),
    ("160", "", "1e2"),
    ("160", "", "0x" + "A" * 50),
    ("160", "", "9" * 5000),
    ("785000000", "", "785"),
    ("5", "km", "5 miles"),
    ("4", "days", "4 weeks"),
]


@pytest.mark.parametrize(("answer", "unit", "text"), RIGHT)
def test_right(answer: str, unit: str, text: str) -> None:
    assert mark(asked(answer, unit), text, Ask.TYPED).verdict == "right"


@pytest.mark.parametrize(("answer", "unit", "text"), WRONG)
def test_wrong(answer: str, unit: str, text: str) -> None:
    assert mark(asked(answer, unit), text, Ask.TYPED).verdict == "wrong"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("150", "right"), ("170", "right"), ("149", "wrong"), ("171", "wrong")],
)
def test_within_the_tolerance_is_right(text: str, verdict: str) -> None:
    assert (mark(asked("160", tolerance="10"), text, Ask.TYPED).verdict == "right") == (
        verdict == "right"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("16", "These were security officers."),
        ("160 000", "The right figures, but of another magnitude."),
        ("lots", "Give one number."),
    ],
)
def test_a_wrong_number_says_why(text: str, reason: str) -> None:
    assert mark(asked("160"), text, Ask.TYPED).reason == reason


def test_near_is_close() -> None:
    assert mark(asked("160"), "163", Ask.TYPED).verdict == "close"


def test_an_uncertain_point_is_read_both_ways() -> None:
    assert set(read_numbers("10.000")) == {Decimal(10), Decimal(10_000)}


@pytest.mark.parametrize(("number", "text"), [("10000", "10\u202f000"), ("2022", "2022"), ("7.50", "7.5"), ("0", "0"), ("-12345.5", "-12\u202f345.5"), ("1E+6", "1\u202f000\u202f000")])  # fmt: skip
def test_numbers_are_shown_in_groups(number: str, text: str) -> None:
    assert in_figures(Decimal(number)) == text


def test_the_plain_writing_has_no_exponent() -> None:
    assert canonical(Decimal("1E+3")) == "1000"
