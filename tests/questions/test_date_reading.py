"""Reading what people type for dates."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.dates.folding import folded
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import WORDS, Sense, Word
from quizapp.questions.dates.reading import (
    Ambiguous,
    DayOfYear,
    NotADate,
    read_date,
    readings,
)
from quizapp.questions.dates.words import LANGUAGES
from tests.questions.strategies import dates, law

ONE_READING = {
    "5 January 2022": "2022-01-05",
    "Jan 5, 2022": "2022-01-05",
    "january 5th 2022": "2022-01-05",
    "the 5th of January, 2022": "2022-01-05",
    "5.1.2022": "2022-01-05",
    "05.01.2022": "2022-01-05",
    "2022-01-05": "2022-01-05",
    "2022-1-5": "2022-01-05",
    "2022/01/05": "2022-01-05",
    "13/1/2022": "2022-01-13",
    "1/13/2022": "2022-01-13",
    "5/5/2022": "2022-05-05",
    "New Year's Day 2022": "2022-01-01",
    "New Year’s Day 2022": "2022-01-01",
    "January 2022": "2022-01",
    "in Jan. 2022": "2022-01",
    "mid-January 2022": "2022-01-10/2022-01-20",
    "2022": "2022",
    " 2022. ": "2022",
    "44 BC": "-0043",
    "44 b.c.": "-0043",
    "44BC": "-0043",
    "44 BCE": "-0043",
    "March 15, 44 BC": "-0043-03-15",
    "AD 79": "0079",
    "79 A.D.": "0079",
    "24 August 79 AD": "0079-08-24",
    "c. 1450": "1450~",
    "c.1450": "1450~",
    "circa 1450": "1450~",
    "1450?": "1450?",
    "1790s": "179X",
    "the 1790's": "179X",
    "18th century": "17XX",
    "the eighteenth century": "17XX",
    "5th century BC": "-0499/-0400",
    "the 40s BC": "-0048/-0039",
    "1914-18": "1914/1918",
    "1914–1918": "1914/1918",
    "from 1914 to 1918": "1914/1918",
    "between 1618 and 1648": "1618/1648",
    "49-44 BC": "-0048/-0043",
    "44 BC to AD 14": "-0043/0014",
    "5-7 January 2022": "2022-01-05/2022-01-07",
    "January to March 2022": "2022-01/2022-03",
    "30 January – 2 February 2022": "2022-01-30/2022-02-02",
    "spring 1848": "1848-21",
    "the summer of 1914": "1914-22",
    "1914/1918": "1914/1918",
    "-0043": "-0043",
}

SEVERAL_READINGS = {
    "5/1/2022": {"2022-01-05", "2022-05-01"},
    "5-1-2022": {"2022-01-05", "2022-05-01"},
    "5/1/22": {"0022-01-05", "0022-05-01"},
    "18 Juny 1815": {"1815-06-18", "1815-07-18"},
    "9/11/2001": {"2001-11-09", "2001-09-11"},
}

SHADES = {
    "1904-05": ["1904-05", "1904/1905"],
    "1918-21": ["1918-21", "1918/1921"],
    "the 1700s": ["17XX", "170X"],
    "winter 1942": ["1942-24", "1941-24"],
    "before 1914": ["../1914", "../1913"],
    "27 BC – 14": ["-0026/0014", "-0026/-0013"],
    "XVIII": ["17XX", "0018"],
}

NO_DATE = ["", " ", "hello", "29 February 2021", "31 April 2022", "14th", "1 2 3 4 May", "Tokayev", "x" * 81, "0", "99999999999 BC", "1914 1918", "\ud800", "5 5 2022", "2022 or 2023", "not 2022"]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), ONE_READING.items())
def test_one_reading(text: str, edtf: str) -> None:
    assert read_date(text) == HistoricalDate.from_edtf(edtf)


@pytest.mark.parametrize(("text", "edtfs"), SEVERAL_READINGS.items())
def test_an_order_that_is_not_certain_gives_every_reading(
    text: str, edtfs: set[str]
) -> None:
    read = read_date(text)

    assert isinstance(read, Ambiguous)
    assert {date.edtf() for date in read.readings} == edtfs


@pytest.mark.parametrize(("text", "edtfs"), SHADES.items())
def test_shades_of_one_meaning_do_not_exclude_each_other(
    text: str, edtfs: list[str]
) -> None:
    found = readings(text)

    assert [one.date for one in found] == [
        HistoricalDate.from_edtf(edtf) for edtf in edtfs
    ]
    assert {one.choice for one in found} == {0}


@pytest.mark.parametrize("text", NO_DATE)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("6 January", 1, 6),
        ("January 6th", 1, 6),
        ("January", 1, 0),
        ("New Year's Day", 1, 1),
        ("29 February", 2, 29),
    ],
)
def test_a_day_without_its_year_waits_for_one(text: str, month: int, day: int) -> None:
    assert read_date(text) == DayOfYear(month, day)


def test_a_year_completes_a_day() -> None:
    assert DayOfYear(1, 6).in_year(2022) == HistoricalDate.of(2022, 1, 6)
    with pytest.raises(ValueError, match="no such day"):
        DayOfYear(2, 29).in_year(2021)


@law
@given(dates())
def test_the_standard_form_is_among_its_readings(value: HistoricalDate) -> None:
    read = read_date(value.edtf())

    assert value in (read.readings if isinstance(read, Ambiguous) else [read])


@law
@given(st.text(max_size=90) | st.text("0123456789-/. cadebjnsthr'?~", max_size=30))
def test_reading_gives_a_date_or_says_it_is_none(text: str) -> None:
    try:
        read = read_date(text)
    except NotADate:
        return
    assert isinstance(read, HistoricalDate | Ambiguous | DayOfYear)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@given(value=dates())
@settings(law, max_examples=100)
def test_what_we_say_ourselves_is_read_back(
    language: str, value: HistoricalDate
) -> None:
    assert read_date(value.in_words(language)) == value


@law
@given(
    st.lists(
        st.sampled_from(sorted(WORDS) + list("()-/.,'~?%<>&") + ["5", "44", "1848"]),
        max_size=14,
    )
)
def test_any_words_of_dates_are_read_or_refused(words: list[str]) -> None:
    for reading in readings(" ".join(words)):
        assert isinstance(reading.date, HistoricalDate | DayOfYear)


@pytest.mark.parametrize("text", ["1" * 10_000, "1-" * 5_000, "(" * 10_000, "I" * 10_000, "mid " * 2_500, "٣" * 10_000, "\u0301" * 10_000, "1 to " * 2_000, "ﷺ" * 100, "x" * 10_000])  # fmt: skip
def test_a_text_as_long_as_a_book_is_no_date(text: str) -> None:
    assert readings(text) == []


def test_the_date_of_a_sentence_is_read_only_where_one_is_expected() -> None:
    text = "The war began on 28 July 1914, in Vienna"

    assert readings(text) == []
    assert [one.date for one in readings(text, in_sentence=True)] == [
        HistoricalDate.of(1914, 7, 28)
    ]


def test_no_word_has_two_meanings_by_accident() -> None:
    # "mar" is March and not mardi; "c" is circa unless a century's number precedes it.
    assert WORDS["mar"] == Word(Sense.MONTH, 3)
    assert WORDS["c"] == Word(Sense.ABOUT)
    assert all(text == folded(text) for text in WORDS)
