"""Marking dates, at the precision of the key."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.words import LANGUAGES
from quizapp.questions.marking.dates import asked_back, compare, given_date, mark_date
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask, DateQuestion, Distractor
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grading import HARD_FROM_FRACTION
from tests.questions.strategies import dates, law


def dated(edtf: str) -> DateQuestion:
    return DateQuestion(
        id="q",
        prompt="When?",
        ask=(Ask.TYPED,),
        answer=HistoricalDate.from_edtf(edtf),
    )


LIFTED = DateQuestion(
    id="lifted",
    prompt="On which day of January 2022 was the price cap lifted?",
    ask=(Ask.TYPED, Ask.CHOICE, Ask.TIMELINE),
    answer=HistoricalDate.from_edtf("2022-01-01"),
    distractors=(
        Distractor("2022-01-02", "That day the protests broke out."),
        Distractor("2022-01-06"),
    ),
)


@pytest.mark.parametrize(
    ("given", "key", "verdict", "reason"),
    [
        ("1517-10-31", "1517", "right", ""),
        ("1517", "1517", "right", ""),
        ("1517-10", "1517-10-31", "close", "True, but less exact than the source: 31 October 1517."),
        ("1517", "1517-10-31", "close", "True, but less exact than the source: 31 October 1517."),
        ("15XX", "1517-10-31", "wrong", "True, but far too wide: 31 October 1517."),
        ("179X", "1793", "close", "True, but less exact than the source: 1793."),
        ("17XX", "1793", "close", "True, but less exact than the source: 1793."),
        ("1517-10-30", "1517-10-31", "close", "One day early."),
        ("1517-11-02", "1517-10-31", "close", "Two days late."),
        ("1517-10-12", "1517-10-31", "wrong", "The right month, the wrong day."),
        ("1517-12-25", "1517-10-31", "wrong", "The right year, the wrong month."),
        ("1518-10-31", "1517-10-31", "wrong", "The right day, the wrong year."),
        ("1516", "1517", "close", "One year early."),
        ("1617", "1517", "wrong", "A century too late."),
        ("0044", "-0043", "wrong", "The right number, the wrong era."),
        ("1530", "1517", "wrong", "13 years too late."),
        ("2022-02", "2022-01", "close", "One month late."),
        ("178X", "179X", "close", "One decade early."),
        ("1452", "1450~", "close", "Near: the source says c. 1450."),
        ("1450~", "1450", "close", "True, but less exact than the source: 1450."),
        ("1460", "1450~", "wrong", "Ten years too late."),
        ("1914/1918", "1914/1918", "right", ""),
        ("1914-07/1918-11", "1914/1918", "right", ""),
        ("1914/1919", "1914/1918", "close", "The right beginning, but not the right end."),
        ("1910/1918", "1914/1918", "close", "The right end, but not the right beginning."),
        ("1914", "1914/1918", "close", "That is one end of it: 1914 to 1918."),
        ("1916", "1914/1918", "close", "That lies within it: 1914 to 1918."),
        ("1930", "1914/1918", "wrong", "Twelve years too late."),
        ("1950", "1914/..", "close", "That lies within it: 1914 onwards."),
    ],
)  # fmt: skip
def test_compare(given: str, key: str, verdict: str, reason: str) -> None:
    marking = compare(HistoricalDate.from_edtf(given), HistoricalDate.from_edtf(key))

    assert (marking.verdict, marking.reason) == (verdict, reason)


@pytest.mark.parametrize(
    "text",
    [
        "1 January 2022",
        "Jan 1, 2022",
        "1.1.2022",
        "1/1/2022",
        "2022-01-01",
        "New Year's Day 2022",
        "1 January",
        "new years day",
    ],
)
def test_the_key_in_any_writing_is_right(text: str) -> None:
    assert mark(LIFTED, text, Ask.TYPED).verdict is Verdict.RIGHT


def test_a_listed_wrong_date_is_wrong_however_near() -> None:
    marking = mark(LIFTED, "2 January 2022", Ask.TYPED)

    assert (marking.verdict, marking.reason) == (
        "wrong",
        "That day the protests broke out.",
    )


def test_an_uncertain_order_is_never_read_against_the_learner() -> None:
    june = DateQuestion(
        id="june",
        prompt="When?",
        ask=(Ask.TYPED,),
        answer=HistoricalDate.from_edtf("2022-06-05"),
    )

    for text in ("5/6/2022", "6/5/2022"):
        marking = mark(june, text, Ask.TYPED)

        assert marking.verdict is Verdict.CLOSE
        assert marking.fraction >= HARD_FROM_FRACTION
        question = asked_back(june, text)
        named = question.removeprefix("Do you mean ").removesuffix("?")
        assert (
            marking.reason == f"It can be read as {named}. Write the month as a word."
        )


def test_what_is_asked_back_names_both_readings() -> None:
    asked = asked_back(dated("2022-06-05"), "5/6/2022")

    assert asked == "Do you mean 5 June 2022 or 6 May 2022?"


@pytest.mark.parametrize("text", ["5 June 2022", "5/7/2022", "7/8/2022", "soon", "", "5.6.2022", "6/6/2022", "13/6/2022"])  # fmt: skip
def test_nothing_is_asked_where_it_would_change_nothing(text: str) -> None:
    assert asked_back(dated("2022-06-05"), text) == ""


def test_a_month_that_the_question_names_settles_the_order() -> None:
    told = replace(dated("2022-06-05"), prompt="On which day of June 2022 was it?")

    assert mark(told, "6/5/2022", Ask.TYPED).verdict is Verdict.RIGHT
    assert asked_back(told, "6/5/2022") == ""


def test_a_day_without_a_year_is_not_completed_where_no_one_named_the_year() -> None:
    unsaid = DateQuestion(
        id="q",
        prompt="When was the cap lifted?",
        ask=(Ask.TYPED,),
        answer=LIFTED.answer,
    )

    marking = mark(unsaid, "1 January", Ask.TYPED)

    assert marking.verdict is Verdict.CLOSE
    assert marking.reason == "The right day, but which year?"
    assert mark(unsaid, "2 January", Ask.TYPED).verdict is Verdict.WRONG


def test_a_text_that_is_no_date_says_so() -> None:
    assert mark(LIFTED, "soon", Ask.TYPED).reason == "That could not be read as a date."
    assert mark(LIFTED, "", Ask.TYPED).reason == ""


def test_a_chosen_date_is_marked_by_its_value() -> None:
    assert mark(LIFTED, "2022-01-01", Ask.CHOICE).verdict is Verdict.RIGHT
    assert mark(LIFTED, "2022-01-06", Ask.CHOICE).verdict is Verdict.WRONG


def test_another_right_date_is_right() -> None:
    question = DateQuestion(
        id="q",
        prompt="When?",
        ask=(Ask.TYPED,),
        answer=HistoricalDate.from_edtf("1582-10-04"),
        accept=(HistoricalDate.from_edtf("1582-10-14"),),
    )

    assert mark(question, "14 October 1582", Ask.TYPED).verdict is Verdict.RIGHT


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@given(key=dates())
@settings(law, max_examples=60)
def test_the_key_is_right_in_every_language(language: str, key: HistoricalDate) -> None:
    marking = mark_date(dated(key.edtf()), key.in_words(language))

    assert marking.verdict is Verdict.RIGHT


#: What dates are written with, so that chance comes upon them.
_SCRAPS = st.sampled_from([*"0123456789-–/.,'’()[]?~%<> abcdefijlmnoprstuvxyzéûязвгде", "January", "siècle", "века", "v. Chr.", "до н. э.", "O.S.", " to ", " bis ", "XIX", "c. ", "1er", "'89", "1790s", "early ", "between ", "²", "٣", "\ud800", "\x00", "İ", "ﬁ", "ﷺ"])  # fmt: skip


@pytest.mark.slow
@settings(law, max_examples=400)
@given(dates(), st.text(max_size=150) | st.lists(_SCRAPS, max_size=25).map("".join))
def test_marking_never_raises_whatever_is_typed(key: HistoricalDate, text: str) -> None:
    question = dated(key.edtf())
    marking = mark_date(question, text)

    assert 0 <= marking.fraction <= 1
    assert (marking.verdict is Verdict.RIGHT) == (marking.fraction == 1)
    assert (marking.verdict is Verdict.WRONG) == (marking.fraction == 0)
    assert marking.verdict is Verdict.RIGHT or marking.reason or not text.strip()
    given_date(question, text)
    asked_back(question, text)


@law
@given(dates(), dates())
def test_every_miss_has_its_reason(given: HistoricalDate, key: HistoricalDate) -> None:
    marking = compare(given, key)

    assert (marking.verdict is Verdict.RIGHT) == (marking.fraction == 1)
    assert marking.reason or marking.verdict is Verdict.RIGHT
