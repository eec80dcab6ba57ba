"""Findings: headings that say no more than the numbers do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress import findings
from quizapp.progress.hardest import Forgetting, Hardest
from quizapp.progress.period import Span
from quizapp.progress.recall import Recall
from quizapp.progress.share import Share
from quizapp.progress.time_spent import TimeSpent
from quizapp.scheduling.forecast import Forecast

SUNDAY = date(2026, 11, 22)


def ahead(due: list[int]) -> list[Forecast]:
    """Sunday and the days after."""
    return [
        Forecast(SUNDAY + timedelta(days=index), count, 0)
        for index, count in enumerate(due)
    ]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(9, 12), "So far 75% of 12 reviews remembered, target 90%"),
        (Share(109, 120), "Memory holds: 91% of 120 reviews remembered, target 90%"),
        (
            Share(700, 1000),
            "More is forgotten than planned: 70% of 1,000 reviews remembered, target 90%",
        ),
        (
            Share(985, 1000),
            "Memory holds better than planned: 98% of 1,000 reviews remembered, target 90%",
        ),
    ],
)
def test_retention_is_compared_with_the_target(share: Share, words: str) -> None:
    assert findings.of_retention(share, 0.9) == words


@given(st.integers(1, 29), st.floats(0.7, 0.97))
def test_a_few_reviews_never_make_a_finding(n: int, target: float) -> None:
    share = Share(n // 2, n)

    assert "planned" not in findings.of_retention(share, target)
    assert "hint" in findings.of_how_sure(share)


def test_before_any_card_comes_back_nothing_is_judged() -> None:
    week = Span(SUNDAY - timedelta(days=6), SUNDAY)

    assert (
        findings.of_no_retention(week, week.first)
        == "No card has come back for review yet"
    )
    assert (
        findings.of_no_retention(week, week.first - timedelta(days=1))
        == "No card came back for review in this period"
    )


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ([2, 0, 1], "Cards come back from today on."),
        ([0, 1, 1], "Cards come back from tomorrow on."),
        ([0, 0, 1], "Cards come back from Tuesday 24 November on."),
        ([0, 0, 0], "Once cards come back,"),
    ],
)
def test_what_will_be_seen_is_told_with_its_day(due: list[int], words: str) -> None:
    said = findings.of_first_return(ahead(due), 0.9)

    assert said.startswith(words)
    assert said.endswith("how many you still remember, beside your target of 90%.")


def test_on_the_first_days_is_told_what_was_met() -> None:
    assert findings.of_first_days(Recall(0.99, 10, 185)) == "10 of 185 cards met so far"


def test_a_topic_is_singled_out_when_it_is_clearly_below() -> None:
    groups = {"Cause": Recall(0.71, 9, 12), "Date": Recall(0.93, 30, 30)}

    words = findings.of_recall(Recall(0.88, 39, 42), groups)

    assert words == "Cause fades first: 71% known, 88% over all"


@pytest.mark.parametrize(
    "cause", [Recall(0.87, 9, 12), Recall(0.3, 2, 12), Recall(0.0, 0, 12)]
)
def test_a_topic_near_the_rest_or_hardly_met_is_not(cause: Recall) -> None:
    groups = {"Cause": cause, "Date": Recall(0.9, 30, 30)}

    words = findings.of_recall(Recall(0.88, 39, 42), groups)

    assert words == "About 88% of 39 cards known today"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ([0, 0, 0], "Nothing is due in the next 3 days"),
        ([9, 1, 2], "4 cards a day, most today: 9"),
        ([1, 1, 1], "1 card a day, most today: 1"),
        ([0, 1, 0], "Less than 1 card a day, most on Monday 23 November: 1"),
    ],
)
def test_work_ahead_names_the_busiest_day(due: list[int], words: str) -> None:
    assert findings.of_work_ahead(ahead(due)) == words


def test_a_few_questions_may_make_up_most_forgetting() -> None:
    ten = tuple(Forgetting(number, Share(4, 10)) for number in range(10))

    assert (
        findings.of_hardest(Hardest(ten, Share(40, 80)))
        == "10 questions make up 50% of all forgetting"
    )
    assert (
        findings.of_hardest(Hardest(ten[:1], Share(4, 4)))
        == "1 question forgotten at least once"
    )
    assert (
        findings.of_hardest(Hardest((), Share(0, 0)))
        == "Nothing was forgotten after it was met"
    )


def test_time_is_told_by_day_with_study() -> None:
    assert (
        findings.of_time(TimeSpent(minutes=120, days=30, days_studied=20))
        == "6 min on a day with study, 2 h in all"
    )
    assert findings.of_time(TimeSpent(0, 30, 0)) == "No time spent in this period"
    assert findings.of_time(TimeSpent(0.3, 1, 1)) == "Under 1 min, all on one day"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (0.2, "under 1 min"),
        (6.4, "6 min"),
        (60, "1 h"),
        (200, "3 h 20 min"),
    ],
)
def test_minutes_in_words(minutes: float, words: str) -> None:
    assert findings.in_minutes(minutes) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0%"), (0.001, "under 1%"), (0.5, "50%"), (0.999, "over 99%"), (1, "100%")],
)
def test_percent_never_rounds_to_all_or_nothing(share: float, words: str) -> None:
    assert findings.percent(share) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 22), SUNDAY, "22 Nov"),
        (date(2026, 11, 16), SUNDAY, "16–22 Nov"),
        (date(2026, 10, 26), SUNDAY, "26 Oct – 22 Nov"),
    ],
)
def test_spans_in_words(first: date, last: date, words: str) -> None:
    assert findings.days_in_words(Span(first, last)) == words
