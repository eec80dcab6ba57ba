"""The memory curve: points add up, and words stop where the numbers do."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.memory_curve import (
    FIRST_DAYS,
    CurvePoint,
    DayTally,
    memory_curve,
    of_fit,
    of_memory,
)
from quizapp.progress.readiness import MODEL_ERROR
from quizapp.progress.retention import Judgement
from quizapp.progress.share import Share


def a_point(day: int, *, recalled: int, of: int, predicted: float = 0.9) -> CurvePoint:
    return CurvePoint(day, day, float(day), predicted, Share(recalled, of))


@st.composite
def tallies(draw: st.DrawFn) -> DayTally:
    reviews = draw(st.integers(0, 40))
    return DayTally(
        days=draw(st.integers(0, 400)),
        reviews=reviews,
        recalled=draw(st.integers(0, reviews)),
        predicted=draw(st.floats(0, 1)) * reviews,
    )


def test_a_point_stands_for_a_stretch_of_days() -> None:
    found = memory_curve(
        [DayTally(4, 10, 9, 9.5), DayTally(6, 30, 24, 27.0), DayTally(7, 5, 5, 4.0)]
    )

    assert [(point.first_day, point.last_day) for point in found] == [(4, 6), (7, 7)]
    assert found[0].days == 5.5
    assert found[0].predicted == pytest.approx(36.5 / 40)
    assert found[0].observed == Share(33, 40)


@pytest.mark.slow
@given(st.lists(tallies()))
def test_every_review_of_a_later_day_is_in_one_point(given_: list[DayTally]) -> None:
    found = memory_curve(given_)

    later = [one for one in given_ if one.days]
    assert sum(point.observed.n for point in found) == sum(one.reviews for one in later)
    assert sum(point.observed.count for point in found) == sum(
        one.recalled for one in later
    )
    assert sum(point.predicted * point.observed.n for point in found) == pytest.approx(
        sum(one.predicted for one in later)
    )


@given(st.floats(0, 1))
def test_the_band_holds_the_prediction_and_ends_with_what_is_possible(
    predicted: float,
) -> None:
    low, high = a_point(3, recalled=1, of=2, predicted=predicted).band

    assert 0 <= low <= predicted <= high <= 1
    assert high - low <= 2 * MODEL_ERROR + 1e-12


@pytest.mark.slow
@given(st.lists(tallies()))
def test_points_go_from_short_to_long(given_: list[DayTally]) -> None:
    found = memory_curve(given_)

    assert sorted(point.first_day for point in found) == [p.first_day for p in found]
    for point in found:
        assert point.first_day in FIRST_DAYS
        assert point.first_day <= point.days <= point.last_day


@pytest.mark.slow
@given(st.lists(tallies()), st.lists(tallies()))
def test_it_does_not_matter_who_counted_what(
    one: list[DayTally], other: list[DayTally]
) -> None:
    assert [point.observed for point in memory_curve([*one, *other])] == [
        point.observed for point in memory_curve([*other, *one])
    ]


def test_reviews_on_the_same_day_are_left_out() -> None:
    assert memory_curve([DayTally(0, 10, 10, 9.9)]) == ()


def test_right_predictions_lie_within_their_intervals() -> None:
    random = Random(4)
    held = []

    for _ in range(200):
        given_ = []
        for day in (1, 3, 8, 20):
            chances = [random.betavariate(18 - day / 2, 2) for _ in range(45)]
            recalled = sum(random.random() < chance for chance in chances)
            given_.append(DayTally(day, 45, recalled, sum(chances)))
        held += [point.fit is Judgement.MET for point in memory_curve(given_)]

    assert sum(held) / len(held) >= 0.95


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], "Too few reviews yet to see how long memory holds"),
        (
            [a_point(1, recalled=1, of=9)],
            "Too few reviews yet to see how long memory holds",
        ),
        (
            [a_point(1, recalled=98, of=100), a_point(14, recalled=45, of=50)],
            "Memory holds as far as was seen, 2 weeks",
        ),
        (
            [a_point(14, recalled=90, of=100), a_point(30, recalled=60, of=100)],
            "Memory holds up to 2 weeks",
        ),
        (
            [a_point(10, recalled=90, of=100), a_point(30, recalled=0, of=9)],
            "Memory holds as far as was seen, 10 days",
        ),
        (
            [a_point(1, recalled=50, of=100), a_point(30, recalled=99, of=100)],
            "Memory holds as far as was seen, 30 days, but less after 1 day",
        ),
        (
            [a_point(1, recalled=50, of=100), a_point(30, recalled=60, of=100)],
            "Less is remembered than planned, after 1 day",
        ),
    ],
)
def test_the_heading_tells_how_long_memory_holds(
    points: list[CurvePoint], words: str
) -> None:
    assert of_memory(points, 0.9) == words


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], ""),
        ([a_point(1, recalled=0, of=9)], ""),
        ([a_point(1, recalled=90, of=100)], "Predictions fit what was observed."),
        (
            [a_point(1, recalled=90, of=100), a_point(30, recalled=60, of=100)],
            "Less was recalled than predicted after 30 days.",
        ),
        (
            [a_point(2, recalled=100, of=100), a_point(30, recalled=60, of=100)],
            "Less was recalled than predicted after 30 days, more after 2 days.",
        ),
        (
            [CurvePoint(2, 3, 2.4, 0.8, Share(100, 100))],
            "More was recalled than predicted after 2 to 3 days.",
        ),
    ],
)
def test_a_miss_is_told_only_where_the_interval_shows_it(
    points: list[CurvePoint], words: str
) -> None:
    assert of_fit(points) == words
