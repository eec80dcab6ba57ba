"""Scores: of an attempt, by topic, of several attempts, and whether one passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.quizzes.plan import Counts
from quizapp.quizzes.scoring import Marked, Score, by_topic, counted, score

SHARES = [0.4, 0.9, 0.5]

marks = st.builds(
    Marked,
    st.sampled_from(["dates", "causes", ""]),
    st.sampled_from([0.5, 1.0, 2.0, 10.0]),
    st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 2 / 3, 0.99, 1.0])),
)


def test_points_are_weighed_and_close_answers_earn_a_part() -> None:
    found = score([Marked("", 1, 1.0), Marked("", 2, 0.5), Marked("", 1, 0.0)])

    assert (found.points, found.out_of, found.share) == (2.0, 4.0, 0.5)


def test_thirds_add_up_to_whole_points() -> None:
    assert score([Marked("", 1, 1 / 3)] * 3).points == 1.0


def test_an_answer_that_waits_for_a_mark_earns_nothing_yet() -> None:
    found = score([Marked("", 1, 1.0), Marked("", 3, None)])

    assert (found.points, found.out_of, found.unmarked) == (1.0, 4.0, 1)


def test_no_questions_are_no_share_and_no_error() -> None:
    assert score([]).share == 0.0


def test_topics_come_in_the_order_of_the_questions() -> None:
    found = by_topic([Marked("dates", 1, 1), Marked("", 2, 0), Marked("dates", 1, 0)])

    assert list(found) == ["dates", ""]
    assert (found["dates"].points, found["dates"].out_of) == (1, 2)


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        (Counts.BEST, 0.9),
        (Counts.LAST, 0.5),
        (Counts.FIRST, 0.4),
        (Counts.AVERAGE, 0.6),
    ],
)
def test_the_attempt_counts_that_the_quiz_says(counts: Counts, share: float) -> None:
    assert counted(SHARES, counts) == pytest.approx(share)
    assert counted([], counts) is None


@pytest.mark.parametrize(
    ("found", "pass_pct", "passes"),
    [
        (Score(7, 10), 70, True),
        (Score(0.7 * 3, 3), 70, True),
        (Score(6.99, 10), 70, False),
        (Score(6, 10, unmarked=1), 70, None),
        (Score(8, 10, unmarked=1), 70, True),
        (Score(0, 10), None, None),
        (Score(10, 10), 100, True),
    ],
)
def test_who_passes(found: Score, pass_pct: int | None, passes: bool | None) -> None:
    assert found.passes(pass_pct) is passes


@pytest.mark.slow
@given(st.lists(marks, max_size=20))
def test_topics_add_up_to_the_score(listed: list[Marked]) -> None:
    whole, topics = score(listed), by_topic(listed).values()

    # Each sum is rounded at its sixth place.
    rounding = 1e-6 * (len(topics) + 1)
    assert whole.points == pytest.approx(
        sum(one.points for one in topics), abs=rounding
    )
    assert whole.out_of == pytest.approx(
        sum(one.out_of for one in topics), abs=rounding
    )
    assert whole.unmarked == sum(one.unmarked for one in topics)
    assert 0 <= whole.points <= whole.out_of + 1e-6


@pytest.mark.slow
@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.sampled_from(Counts))
def test_what_counts_lies_between_the_worst_and_the_best(
    shares: list[float], counts: Counts
) -> None:
    found = counted(shares, counts)

    assert found is not None
    assert min(shares) - 1e-9 <= found <= max(shares) + 1e-9
    assert found <= (counted(shares, Counts.BEST) or 0) + 1e-9
