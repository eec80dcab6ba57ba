"""Dates: what they mean in days, in words and in EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.dates.calendar_point import day_number
from quizapp.questions.dates.historical_date import (
    FOREVER,
    NEVER,
    HistoricalDate,
    Precision,
    overlaps,
)
from tests.questions.strategies import dates, law


@law
@given(dates())
def test_what_is_written_reads_back_equal(value: HistoricalDate) -> None:
    assert HistoricalDate.from_edtf(value.edtf()) == value


@law
@given(dates())
def test_nothing_ends_before_it_begins(value: HistoricalDate) -> None:
    assert value.earliest <= value.latest


@law
@given(dates())
def test_no_year_zero_is_shown(value: HistoricalDate) -> None:
    assert " 0 " not in f" {value.in_words()} "


@law
@given(dates(), dates())
def test_overlap_does_not_depend_on_the_order(
    one: HistoricalDate, other: HistoricalDate
) -> None:
    assert overlaps(one, other) == overlaps(other, one)


@law
@given(st.dates())
def test_days_are_numbered_as_the_standard_library_does(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()


@pytest.mark.parametrize("year", [-4713, -44, -1, 0, 1, 1582, 1900, 2000])
def test_years_follow_each_other_without_a_gap(year: int) -> None:
    this, following = HistoricalDate.of(year), HistoricalDate.of(year + 1)

    assert this.latest + 1 == following.earliest


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01-02", "2 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("1450~", "c. 1450"),
        ("1450?", "perhaps 1450"),
        ("1450%", "perhaps c. 1450"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("0079", "AD 79"),
        ("179X", "the 1790s"),
        ("17XX", "the 18th century"),
        ("00XX", "the 1st century"),
        ("000X", "the decade from AD 1"),
        ("170X", "the decade from 1700"),  # "the 1700s" are a century to many
        ("20XX", "the 21st century"),
        ("10XX", "the 11th century"),
        ("2022-21", "spring 2022"),
        ("1914/1918", "1914 to 1918"),
        ("1914/..", "1914 onwards"),
        ("../1918", "until 1918"),
        ("1914/", "1914 to an unknown date"),
        ("2022-01-05/2022-01-07", "5 to 7 January 2022"),
        ("2021-12-30/2022-01-07", "30 December 2021 to 7 January 2022"),
        ("-0048/-0043", "49 to 44 BC"),
        ("-0043/0014", "44 BC to AD 14"),
        ("Y-10000", "10001 BC"),
    ],
)
def test_dates_are_said_as_a_text_would(edtf: str, words: str) -> None:
    assert HistoricalDate.from_edtf(edtf).in_words() == words
    assert str(HistoricalDate.from_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "german", "french", "russian"),
    [
        ("2022-01-01", "1. Januar 2022", "1er janvier 2022", "1 января 2022 года"),
        ("1789-07", "Juli 1789", "juillet 1789", "июль 1789 года"),
        ("1648", "1648", "1648", "1648 год"),
        ("1450~", "um 1450", "vers 1450", "около 1450 года"),
        ("1451?", "vielleicht 1451", "peut-être 1451", "возможно, 1451 год"),
        ("-0043", "44 v. Chr.", "44 av. J.-C.", "44 год до н. э."),
        ("-0043-03-15", "15. März 44 v. Chr.", "15 mars 44 av. J.-C.", "15 марта 44 года до н. э."),
        ("0009", "9 n. Chr.", "9 apr. J.-C.", "9 год н. э."),
        ("179X", "1790er Jahre", "années 1790", "1790-е годы"),
        ("17XX", "18. Jahrhundert", "XVIIIe siècle", "XVIII век"),
        ("00XX", "1. Jahrhundert", "Ier siècle", "I век"),
        ("1848-21", "Frühjahr 1848", "printemps 1848", "весна 1848 года"),
        ("1941-24", "Winter 1941/42", "hiver 1941-42", "зима 1941–42 годов"),
        ("1618/1648", "1618 bis 1648", "de 1618 à 1648", "1618–1648 годы"),
        ("-0263/-0240", "264 bis 241 v. Chr.", "264 – 241 av. J.-C.", "264–241 годы до н. э."),
        ("2022-01-05/2022-01-07", "5. bis 7. Januar 2022", "5–7 janvier 2022", "5–7 января 2022 года"),
        ("1991/..", "ab 1991", "depuis 1991", "с 1991 года"),
        ("../1918", "bis 1918", "jusqu’en 1918", "до 1918 года"),
        ("17XX/..", "ab dem 18. Jahrhundert", "depuis le XVIIIe siècle", "с XVIII века"),
        ("../1848-21", "bis Frühjahr 1848", "jusqu’au printemps 1848", "до весны 1848 года"),
    ],
)  # fmt: skip
def test_dates_are_said_in_other_languages(
    edtf: str, german: str, french: str, russian: str
) -> None:
    date = HistoricalDate.from_edtf(edtf)

    assert date.in_words("de") == german
    assert date.in_words("fr-FR") == french
    assert date.in_words("ru") == russian


@pytest.mark.parametrize("text", ["2022-02-29", "2022-13", "2022-00", "800", "1917x", "44 BC", "", "2022-01-01T10:00", "-0000", "1918/1914", "../..", "-004X", "1XXX", "2022-25", "9" * 500])  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        HistoricalDate.from_edtf(text)


@pytest.mark.parametrize(("text", "hint"), [("800", "0800"), ("-43", "-0043"), ("79~", "0079~"), ("-004X", "-0048/-0039")])  # fmt: skip
def test_the_refusal_names_the_nearest_spelling(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match=hint):
        HistoricalDate.from_edtf(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1450~", "1453", True),  # "c. 1450" reaches to 1455
        ("1450", "1453", False),
        ("1450~", "1460", False),
        ("2022-01", "2022-01-31", True),
        ("2022-01", "2022-02-01", False),
        ("1914/1918", "1916", True),
        ("1914/..", "2000", True),
        ("179X", "1799-12-31", True),
        ("179X", "1800", False),
        ("2022-24", "2023-02", True),  # winter begins in December
    ],
)
def test_overlap(one: str, other: str, expected: bool) -> None:
    assert (
        overlaps(HistoricalDate.from_edtf(one), HistoricalDate.from_edtf(other))
        is expected
    )


@pytest.mark.parametrize(("edtf", "precision"), [("2022-01-01", "day"), ("2022-01", "month"), ("2022-22", "season"), ("2022", "year"), ("179X", "decade"), ("17XX", "century"), ("1914-07/1918", "month")])  # fmt: skip
def test_precision(edtf: str, precision: str) -> None:
    assert HistoricalDate.from_edtf(edtf).precision is Precision(precision)


def test_open_ends_reach_beyond_every_calendar() -> None:
    assert HistoricalDate.from_edtf("1914/..").latest == FOREVER
    assert HistoricalDate.from_edtf("../1918").earliest == NEVER


def test_blank_months_say_no_more_than_the_year() -> None:
    assert HistoricalDate.from_edtf("2022-XX-XX") == HistoricalDate.from_edtf("2022")
