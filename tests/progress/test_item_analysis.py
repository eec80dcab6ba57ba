"""Item analysis: point values that others published, and intervals that keep their word."""

from collections import defaultdict
from collections.abc import Callable
from math import exp, log, sqrt
from random import Random
from statistics import correlation as by_statistics
from statistics import covariance, stdev, variance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.progress.interval import Interval
from quizapp.progress.item_analysis import (
    Item,
    ItemAnalysis,
    ItemStatistics,
    item_analysis,
)
from quizapp.progress.item_analysis_intervals import (
    alpha,
    alpha_interval,
    discrimination_interval,
    standard_error_interval,
)
from tests.progress.simulated_class import EASY_TO_HARD, GUESSED, Quiz

#: Marks of 25 learners for 7 questions of a point each, for which the results of
#: another program are published: in tenths, and a third of a point is T.
PUBLISHED = """
    A A A A A 0 A   A A A A 5 A 0   A A A A 5 0 A   0 0 A A A 0 0   A 0 A 0 0 A 5
    A A A A 5 0 5   0 A A A 5 A 5   A A A 0 5 A 5   A 0 A A A A A   0 A A 0 5 A 5
    8 0 A A 5 A 5   A A A 0 5 A A   A 0 A A 5 A 5   A 0 A A A 0 5   0 0 A A 0 A A
    A 0 A 0 5 A A   8 0 A A 5 0 A   A 0 A A 0 A 5   A 0 A A 5 0 5   0 A A 0 5 A 0
    A A T A 5 0 5   A A A 0 5 0 5   A A A A 0 A 5   0 0 A 0 5 A A   0 0 A A A A A
"""
POINTS = {"A": 1.0, "8": 0.8, "5": 0.5, "T": 0.3333333, "0": 0.0}


def items(count: int, points: float = 1.0) -> list[Item]:
    return [Item(number, points) for number in range(count)]


def holds(interval: Interval | None, value: float | None) -> bool:
    assert interval is not None
    assert value is not None
    return value in interval


def published_rows() -> list[list[float]]:
    marks = [POINTS[mark] for mark in PUBLISHED.split()]
    return [marks[start : start + 7] for start in range(0, len(marks), 7)]


def test_the_whole_is_as_published() -> None:
    scores = item_analysis(items(7), published_rows()).scores

    assert scores.attempts == 25
    assert scores.out_of == 7
    assert scores.median == pytest.approx(4.5)
    assert scores.mean == pytest.approx(4.617333332, rel=1e-9)
    assert scores.deviation == pytest.approx(0.8117265554, rel=1e-9)
    assert scores.skewness == pytest.approx(-0.092502502, rel=1e-8)
    assert scores.kurtosis == pytest.approx(-0.7073968557, rel=1e-9)
    assert scores.alpha == pytest.approx(-0.872230935542, rel=1e-9)
    assert scores.error_ratio == pytest.approx(1.368294900795, rel=1e-9)
    assert scores.standard_error == pytest.approx(1.1106813066, rel=1e-9)


@pytest.mark.parametrize(
    ("of", "published"),
    [
        (
            lambda one: one.facility,
            (70.4, 48, 97.3333332, 68, 52, 64, 62),
        ),
        (
            lambda one: one.deviation,
            (
                45.13682901,
                50.99019514,
                13.333334,
                47.60952286,
                30.55050463,
                48.98979486,
                33.1662479,
            ),
        ),
        (
            lambda one: one.discrimination,
            (
                -7.0650767526,
                -28.8982125772,
                -9.1230674268,
                -22.6306444113,
                -17.6997047674,
                -45.3785178421,
                -5.6543166602,
            ),
        ),
        (
            lambda one: one.efficiency,
            (
                -9.4550536967,
                -36.7834118938,
                -21.6545012165,
                -31.4411395613,
                -21.1794802584,
                -56.9365974439,
                -6.5043742058,
            ),
        ),
        (
            lambda one: one.effective_weight,
            (
                21.2922742344,
                18.8979800309,
                4.443012573,
                18.9347251357,
                11.1450138688,
                9.8081339177,
                15.4788602394,
            ),
        ),
    ],
    ids=["facility", "deviation", "discrimination", "efficiency", "effective weight"],
)
def test_every_question_is_as_published(
    of: Callable[[ItemStatistics], float], published: tuple[float, ...]
) -> None:
    found = item_analysis(items(7), published_rows()).items

    assert [100 * of(one) for one in found] == pytest.approx(published, rel=1e-8)


def test_a_small_class_is_as_reckoned_by_hand() -> None:
    rows = [[1.0, 0.0, 2.0], [1.0, 2.0, 2.0], [0.0, 1.0, 0.0], [0.0, 1.0, 0.0]]

    found = item_analysis([Item(1, 1.0), Item(2, 2.0), Item(3, 2.0)], rows)

    first, second, third = found.items
    # Totals 3, 5, 1, 1; rests of the first 2, 4, 1, 1, of the second 3, 3, 0, 0.
    assert [one.facility for one in found.items] == [0.5, 0.5, 0.5]
    assert first.discrimination == pytest.approx(2 / sqrt(1 * 6))
    assert first.efficiency == pytest.approx(1)
    assert second.discrimination == pytest.approx(0)
    assert second.efficiency == pytest.approx(0)
    # Covariances with the total: 1, 2/3, 2.
    roots = [1, sqrt(2 / 3), sqrt(2)]
    assert [one.effective_weight for one in found.items] == pytest.approx(
        [root / sum(roots) for root in roots]
    )
    assert third.effective_weight is not None
    # Variances 1/3, 2/3, 4/3; of totals 11/3.
    assert found.scores.alpha == pytest.approx(3 / 2 * (1 - (7 / 3) / (11 / 3)))
    assert found.scores.median == 2


@st.composite
def classes(draw: st.DrawFn) -> list[list[float]]:
    """Marks in halves of a point, of 3 to 9 learners for 2 to 6 questions."""
    width = draw(st.integers(2, 6))
    row = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=width, max_size=width)
    return draw(st.lists(row, min_size=3, max_size=9))


@pytest.mark.slow
@given(classes())
def test_values_are_those_of_the_definitions(rows: list[list[float]]) -> None:
    found = item_analysis(items(len(rows[0])), rows).items

    for index, one in enumerate(found):
        own = [row[index] for row in rows]
        rest = [sum(row) - row[index] for row in rows]
        most = covariance(sorted(own), sorted(rest))
        if len(set(own)) > 1 and len(set(rest)) > 1:
            assert one.discrimination == pytest.approx(
                by_statistics(own, rest), abs=1e-9
            )
            assert one.efficiency == pytest.approx(
                covariance(own, rest) / most, abs=1e-9
            )
        else:
            assert one.discrimination is None
            assert one.efficiency is None


@pytest.mark.slow
@given(classes())
def test_laws_hold_for_any_class(rows: list[list[float]]) -> None:
    found = item_analysis(items(len(rows[0])), rows)

    weights = [one.effective_weight for one in found.items]
    known = [weight for weight in weights if weight is not None]
    assert not known or sum(known) == pytest.approx(1)
    for one in found.items:
        assert holds(one.facility_interval, one.facility)
        if one.discrimination is not None:
            assert one.efficiency is not None
            assert abs(one.discrimination) <= 1
            assert one.efficiency <= 1 + 1e-9
            assert abs(one.efficiency) >= abs(one.discrimination) - 1e-9
        if one.discrimination_interval is not None:
            assert holds(one.discrimination_interval, one.discrimination)
            assert holds(one.efficiency_interval, one.efficiency)
    if found.scores.alpha is not None:
        assert found.scores.alpha <= 1 + 1e-9
    if found.scores.standard_error_interval is not None:
        assert holds(found.scores.standard_error_interval, found.scores.standard_error)
    if found.scores.alpha_interval is not None:
        assert holds(found.scores.alpha_interval, found.scores.alpha)


@pytest.mark.slow
@given(classes(), st.randoms(use_true_random=False))
def test_the_order_of_learners_tells_nothing(
    rows: list[list[float]], random: Random
) -> None:
    mixed = random.sample(rows, len(rows))

    one, other = (item_analysis(items(len(rows[0])), some) for some in (rows, mixed))

    assert one.scores.alpha == pytest.approx(other.scores.alpha)
    assert [item.discrimination for item in one.items] == pytest.approx(
        [item.discrimination for item in other.items]
    )


@pytest.mark.slow
@given(classes(), st.sampled_from([2.0, 3.0, 10.0]))
def test_points_are_a_unit_and_no_more(rows: list[list[float]], times: float) -> None:
    larger = [[times * mark for mark in row] for row in rows]
    width = len(rows[0])

    one = item_analysis(items(width), rows)
    other = item_analysis(items(width, times), larger)

    assert one.scores.alpha == pytest.approx(other.scores.alpha)
    for before, after in zip(one.items, other.items, strict=True):
        assert before.facility == pytest.approx(after.facility)
        assert before.discrimination == pytest.approx(after.discrimination)
        assert before.effective_weight == pytest.approx(after.effective_weight)


@pytest.mark.slow
@given(classes())
def test_alpha_of_two_halves_is_guttmans(rows: list[list[float]]) -> None:
    assume(len({tuple(row) for row in rows}) > 1)
    halves = [row[:2] for row in rows]
    totals = [sum(row) for row in halves]
    assume(len(set(totals)) > 1)

    found = alpha(halves)

    # Guttman 1945: four times the covariance of the halves, over the totals' variance.
    first, second = zip(*halves, strict=True)
    assert found == pytest.approx(
        4 * covariance(first, second) / stdev(totals) ** 2, abs=1e-9
    )


def test_a_question_that_goes_against_the_rest_has_no_weight() -> None:
    rows = [[1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 0.0]]

    found = item_analysis(items(3), rows).items

    assert found[0].discrimination == pytest.approx(-1)
    assert found[0].effective_weight is None
    assert found[1].effective_weight == pytest.approx(0.5)


@pytest.mark.parametrize("rows", [[], [[1.0, 0.0]], [[1.0, 1.0]] * 12])
def test_what_does_not_vary_has_no_discrimination_and_no_alpha(
    rows: list[list[float]],
) -> None:
    found = item_analysis(items(2), rows)

    assert found.scores.alpha is None
    assert found.scores.standard_error is None
    assert [one.discrimination for one in found.items] == [None, None]
    assert [one.discrimination_interval for one in found.items] == [None, None]
    assert [one.attempts for one in found.items] == [len(rows)] * 2


def test_tenths_that_add_up_to_the_same_do_not_vary() -> None:
    rows = [[0.1, 0.7], [0.3, 0.5], [0.5, 0.3], [0.7, 0.1]]

    scores = item_analysis(items(2), rows).scores

    assert scores.deviation == 0
    assert scores.alpha is None


def test_equal_totals_have_no_standard_error_and_no_interval_of_one() -> None:
    rows = [[0.0, 1.0]] * 3 + [[0.5, 0.5]] * 3

    scores = item_analysis(items(2), rows).scores

    assert scores.standard_error is None
    assert scores.standard_error_interval is None


def test_a_question_without_points_has_no_facility() -> None:
    found = item_analysis([Item(1, 0.0), Item(2, 1.0)], [[0.0, 1.0], [0.0, 0.0]])

    assert found.items[0].facility is None
    assert found.items[0].facility_interval is None
    assert found.items[1].facility == 0.5


def test_who_was_not_asked_does_not_count_for_a_question() -> None:
    rows: list[list[float | None]] = [
        [1.0, 1.0, 1.0],
        [None, 0.0, 1.0],
        [0.0, 0.0, None],
        [None, 1.0, 0.0],
    ]

    found = item_analysis(items(3), rows)

    assert [one.attempts for one in found.items] == [2, 4, 3]
    assert [one.facility for one in found.items] == pytest.approx([0.5, 0.5, 2 / 3])
    assert found.scores.attempts == 1
    # Of the other two questions the learners had 2, 1 of 1, 0 of 1 and 0 of 1.
    assert found.items[1].discrimination == pytest.approx(
        by_statistics([1, 0, 0, 1], [2, 2, 0, 0])
    )


@pytest.mark.parametrize("row", [[1.5, 0.0], [-0.1, 0.0], [1.0]])
def test_marks_outside_the_points_are_refused(row: list[float]) -> None:
    with pytest.raises(ValueError):
        item_analysis(items(2), [row])


def truth(quiz: Quiz) -> ItemAnalysis:
    """What a class of thousands shows."""
    rows = quiz.sit(5_000, Random(7))
    return item_analysis(items(len(quiz.difficulties)), rows)


@pytest.mark.slow
@pytest.mark.parametrize("quiz", [EASY_TO_HARD, GUESSED], ids=["open", "guessed"])
def test_intervals_hold_the_truth_at_class_size(quiz: Quiz) -> None:
    real = truth(quiz)
    random = Random(2026)
    held: defaultdict[str, list[bool]] = defaultdict(list)

    def look(name: str, interval: Interval | None, its_truth: float | None) -> None:
        if interval is not None:
            held[name].append(holds(interval, its_truth))

    for learners in (12, 18, 24, 30):
        for _ in range(75):
            found = item_analysis(items(len(real.items)), quiz.sit(learners, random))
            sure = found.scores
            look("alpha", sure.alpha_interval, real.scores.alpha)
            look("error", sure.standard_error_interval, real.scores.standard_error)
            for one, of in zip(found.items, real.items, strict=True):
                look("facility", one.facility_interval, of.facility)
                look("discrimination", one.discrimination_interval, of.discrimination)
                look("efficiency", one.efficiency_interval, of.efficiency)

    for name in ("alpha", "error", "facility", "discrimination", "efficiency"):
        assert len(held[name]) >= 290
        assert sum(held[name]) / len(held[name]) >= 0.95, name


def test_more_learners_narrow_every_interval() -> None:
    few = EASY_TO_HARD.sit(15, Random(3))

    one, other = (
        item_analysis(items(8), rows) for rows in (few, [*few, *few, *few, *few])
    )

    assert one.scores.alpha_interval is not None
    assert other.scores.alpha_interval is not None
    assert other.scores.alpha_interval.width < one.scores.alpha_interval.width
    for before, after in zip(one.items, other.items, strict=True):
        for few_know, many_know in (
            (before.facility_interval, after.facility_interval),
            (before.discrimination_interval, after.discrimination_interval),
        ):
            assert few_know is not None
            assert many_know is not None
            assert many_know.width < few_know.width


def test_too_few_learners_have_no_interval() -> None:
    rows = [[1.0, 0.0], [0.0, 0.0], [1.0, 1.0], [0.0, 1.0]]

    assert alpha_interval(rows) is None
    assert standard_error_interval(rows) is None
    assert discrimination_interval([1.0, 0.0, 1.0, 0.0], [0.0, 0.0, 1.0, 1.0]) is None


def test_perfect_agreement_of_a_few_is_not_called_certain() -> None:
    column = [1.0, 0.0, 1.0, 0.0, 1.0, 0.0]

    assert discrimination_interval(column, column) is None
    assert alpha_interval([[mark, mark] for mark in column]) is None
    assert standard_error_interval([[mark, mark] for mark in column]) is None


def test_leaving_one_out_is_what_the_jackknife_leaves_out() -> None:
    rows = EASY_TO_HARD.sit(12, Random(5))
    left_out = [alpha([*rows[:place], *rows[place + 1 :]]) for place in range(12)]
    logs = [log(1 - one) for one in left_out if one is not None]
    error = sqrt(11**2 / 12 * variance(logs))
    centre = alpha(rows)

    found = alpha_interval(rows)

    assert found is not None
    assert centre is not None
    alike = sqrt(2 * 8 / (7 * 10))
    reach = 2.20098516 * max(error, alike)  # t of 11 degrees of freedom
    assert found.low == pytest.approx(1 - (1 - centre) * exp(reach))
    assert found.high == pytest.approx(1 - (1 - centre) * exp(-reach))
