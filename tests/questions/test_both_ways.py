"""Dates whose day and month could stand either way round, asked back about."""

import pytest

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.marking.both_ways import both_ways
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask, DateQuestion
from quizapp.questions.verdict import Verdict


def dated(edtf: str, prompt: str = "When was it?") -> DateQuestion:
    return DateQuestion(
        id="date",
        prompt=prompt,
        ask=(Ask.TYPED,),
        answer=HistoricalDate.from_edtf(edtf),
    )


@pytest.mark.parametrize("key", ["2022-01-05", "2022-05-01", "2022", "1517-10-31"])
def test_both_readings_are_offered_whatever_is_right(key: str) -> None:
    found = both_ways(dated(key), "5/1/2022", Ask.TYPED)

    assert found == ("5 January 2022", "1 May 2022")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5/1", ("5 January", "1 May")),
        ("5/1/22", ("5 January 22", "1 May 22")),
        ("13/1/2022", ()),
        ("5/5/2022", ()),
        ("5 January 2022", ()),
        ("1618-48", ()),
        ("soon", ()),
        ("", ()),
        ("5/1/2022" * 200, ()),
    ],
)
def test_what_is_clear_is_not_asked_about(text: str, found: tuple[str, ...]) -> None:
    assert both_ways(dated("2022-01-05"), text, Ask.TYPED) == found


def test_a_month_that_the_question_names_settles_it() -> None:
    told = dated("2022-01-05", "On which day of January 2022 was it?")

    assert both_ways(told, "1/5/2022", Ask.TYPED) == ()


def test_a_date_on_the_timeline_is_never_asked_about() -> None:
    assert both_ways(dated("2022-01-05"), "5/1/2022", Ask.TIMELINE) == ()


@pytest.mark.parametrize("text", ["5/1/2022", "1/5/2022", "5/1/22"])
def test_of_the_readings_offered_one_is_right_and_the_text_itself_is_close(
    text: str,
) -> None:
    question = dated("2022-01-05")

    verdicts = {mark(question, said, Ask.TYPED).verdict for said in both_ways(question, text, Ask.TYPED)}  # fmt: skip

    assert Verdict.RIGHT in verdicts
    assert len(verdicts) == 2
    assert mark(question, text, Ask.TYPED).verdict is Verdict.CLOSE
