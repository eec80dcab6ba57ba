"""The hardest questions: by what the numbers support, not by luck."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.hardest import Forgetting, hardest
from quizapp.progress.share import Share


@st.composite
def questions(draw: st.DrawFn) -> list[Forgetting]:
    counts = draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 60))))
    return [
        Forgetting(number, Share(forgotten, forgotten + known))
        for number, (forgotten, known) in enumerate(counts)
    ]


def test_six_of_twelve_is_harder_than_one_of_one() -> None:
    found = hardest([Forgetting(1, Share(1, 1)), Forgetting(2, Share(6, 12))])

    assert [one.question_id for one in found.questions] == [2, 1]


def test_what_was_never_forgotten_is_left_out() -> None:
    found = hardest([Forgetting(1, Share(0, 40))])

    assert found.questions == ()
    assert found.of_all == Share(0, 0)


@given(questions())
def test_at_most_ten_and_the_lower_end_falls(given_: list[Forgetting]) -> None:
    found = hardest(given_)

    lows = [one.share.low for one in found.questions]
    assert len(lows) <= 10
    assert lows == sorted(lows, reverse=True)


@given(questions())
def test_all_forgetting_is_that_of_every_question(given_: list[Forgetting]) -> None:
    found = hardest(given_, most=3)

    assert found.of_all.n == sum(one.share.count for one in given_)
    assert found.of_all.count == sum(one.share.count for one in found.questions)


@given(questions())
def test_the_order_of_the_questions_decides_nothing(given_: list[Forgetting]) -> None:
    assert hardest(reversed(given_)) == hardest(given_)
