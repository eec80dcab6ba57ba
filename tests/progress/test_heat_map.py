"""The heat map: whole weeks, every review counted, levels in order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.heat_map import LEVELS, WEEKS, heat_map

TODAY = date(2026, 11, 18)  #: a Wednesday

COUNTS = st.dictionaries(
    st.integers(0, 500).map(lambda back: TODAY - timedelta(days=back)),
    st.integers(0, 400),
)


def test_weeks_run_from_monday_to_today() -> None:
    found = heat_map({}, today=TODAY)

    days = [day.day for week in found.weeks for day in week]
    assert len(found.weeks) == WEEKS
    assert days[0].weekday() == 0
    assert days[-1] == TODAY
    assert len(set(days)) == len(days) == (WEEKS - 1) * 7 + 3


def test_a_whole_year_fits() -> None:
    found = heat_map({}, today=TODAY)

    assert found.weeks[0][0].day <= TODAY - timedelta(days=364)


@pytest.mark.slow
@given(COUNTS)
def test_every_review_within_the_weeks_is_counted_once(counts: dict[date, int]) -> None:
    found = heat_map(counts, today=TODAY)

    first = found.weeks[0][0].day
    assert found.total == sum(count for day, count in counts.items() if day >= first)


@pytest.mark.slow
@given(COUNTS)
def test_more_reviews_are_never_a_lower_level(counts: dict[date, int]) -> None:
    cells = [day for week in heat_map(counts, today=TODAY).weeks for day in week]

    ordered = sorted(cells, key=lambda cell: cell.reviews)
    levels = [cell.level for cell in ordered]
    assert levels == sorted(levels)
    assert all((cell.level == 0) == (cell.reviews == 0) for cell in cells)
    assert all(0 <= cell.level < LEVELS for cell in cells)


def test_each_level_has_about_a_quarter_of_the_days() -> None:
    counts = {TODAY - timedelta(days=back): back + 1 for back in range(100)}

    cells = [day for week in heat_map(counts, today=TODAY).weeks for day in week]

    sizes = [sum(cell.level == level for cell in cells) for level in range(1, LEVELS)]
    assert sizes == [25, 25, 25, 25]


def test_the_sentence_says_how_many_on_how_many_days() -> None:
    counts = {TODAY: 3, TODAY - timedelta(days=2): 1200}

    assert (
        heat_map(counts, today=TODAY).sentence
        == "Reviews per day, last 53 weeks: 1,203 reviews on 2 days"
    )
    assert heat_map({TODAY: 1}, today=TODAY).sentence.endswith("1 review on 1 day")
