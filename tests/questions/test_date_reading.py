"""Reading what people type for dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.date_reading import Ambiguous, DayOfYear, NotADate, read_date
from quizapp.questions.historical_date import HistoricalDate
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
    "mid-January 2022": "2022-01",
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
    "1904-05": {"1904-05", "1904/1905"},
    "1918-21": {"1918-21", "1918/1921"},
    "the 1700s": {"17XX", "170X"},
}

NO_DATE = ["", " ", "hello", "5/1/22", "29 February 2021", "31 April 2022", "14th", "1 2 3 4 May", "Tokayev", "x" * 81, "0", "99999999999 BC", "1914 1918", "\ud800", "5 5 2022", "2022 or 2023", "not 2022"]  # fmt: skip


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
    with pytest.raises(NotADate):
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


@law
@given(dates().filter(lambda date: not date.is_period))
def test_what_we_say_ourselves_is_read_back(value: HistoricalDate) -> None:
    if value.year < -9998 or (value.points[0].unknown_digits and value.year < 100):
        return  # beyond what people type
    read = read_date(value.in_words())

    readings = read.readings if isinstance(read, Ambiguous) else (read,)
    assert any(isinstance(one, HistoricalDate) and one == value for one in readings)
