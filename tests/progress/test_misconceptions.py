"""Misconceptions: learners are counted once, and planted rates are found again."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.interval import Interval, exact_share
from quizapp.progress.misconception_words import (
    category_of,
    of_confusion,
    of_interval,
    of_misconception,
)
from quizapp.progress.misconceptions import (
    Confusion,
    Misconception,
    Response,
    confusions,
    misconceptions,
)
from quizapp.progress.share import Share

REASONS = ("reversed cause and effect", "wrong century", "later namesake")


def a_response(
    learner: int, *, question: int = 1, offered: str = "", chosen: str = ""
) -> Response:
    return Response(
        learner,
        question,
        frozenset(filter(None, offered.split("|"))),
        frozenset(filter(None, chosen.split("|"))),
    )


@st.composite
def responses(draw: st.DrawFn) -> Response:
    offered = draw(st.frozensets(st.sampled_from(REASONS)))
    chosen = draw(st.frozensets(st.sampled_from(sorted(offered)))) if offered else set()
    return Response(
        draw(st.integers(1, 6)), draw(st.integers(1, 4)), offered, frozenset(chosen)
    )


def test_who_chose_a_reason_twice_counts_once() -> None:
    found = misconceptions(
        [
            a_response(1, question=1, offered="too early", chosen="too early"),
            a_response(1, question=2, offered="too early", chosen="too early"),
            a_response(2, question=2, offered="too early", chosen="too early"),
            a_response(3, question=1, offered="too early|too late", chosen="too late"),
            a_response(4, question=3, offered="too late"),
        ]
    )

    assert found == (Misconception("too early", Share(2, 3), 3, (2, 1)),)


def test_who_never_had_it_on_offer_does_not_count() -> None:
    (one,) = misconceptions(
        [
            *(a_response(n, offered="wrong side", chosen="wrong side") for n in (1, 2)),
            a_response(3, offered="too late"),
            a_response(4, offered="wrong side"),
        ]
    )

    assert one.learners == Share(2, 3)


def test_case_spaces_and_the_full_stop_make_no_other_reason() -> None:
    (one,) = misconceptions(
        [
            a_response(1, offered="Wrong  side.", chosen="Wrong  side."),
            a_response(2, offered="wrong side", chosen="wrong side"),
            a_response(3, offered="wrong side"),
        ]
    )

    assert one == Misconception("wrong side", Share(2, 3), 2, (1,))


def test_a_distractor_without_a_reason_says_nothing() -> None:
    given_ = [Response(n, 1, frozenset({"", "."}), frozenset({""})) for n in range(9)]

    assert misconceptions(given_) == ()


def test_what_one_learner_did_is_no_pattern() -> None:
    given_ = [a_response(1, offered="wrong side", chosen="wrong side")]

    assert misconceptions(given_) == ()
    assert len(misconceptions(given_, fewest=1)) == 1


@pytest.mark.slow
@given(st.lists(responses(), max_size=40), st.randoms(use_true_random=False))
def test_order_does_not_matter(given_: list[Response], random: Random) -> None:
    mixed = random.sample(given_, len(given_))

    assert misconceptions(given_) == misconceptions(mixed)


@pytest.mark.slow
@given(st.lists(responses(), max_size=40))
def test_counts_are_those_of_sets(given_: list[Response]) -> None:
    for one in misconceptions(given_, fewest=1):
        chosen = [given for given in given_ if one.reason in given.chosen]
        offered = {given.learner_id for given in given_ if one.reason in given.offered}
        assert one.learners.count == len({given.learner_id for given in chosen})
        assert one.learners.n == len(offered)
        assert one.answers == len(chosen)
        assert set(one.questions) == {given.question_id for given in chosen}


def test_the_surest_to_be_common_comes_first() -> None:
    many = [
        a_response(n, offered="a|b", chosen="b" if n < 9 else "a") for n in range(20)
    ]
    few = [a_response(n, question=2, offered="c", chosen="c") for n in range(2)]

    assert [one.reason for one in misconceptions(many + few)] == ["a", "b", "c"]


@pytest.mark.slow
@pytest.mark.parametrize("planted", [0.15, 0.4, 0.7])
def test_planted_rates_lie_within_the_interval(planted: float) -> None:
    random = Random(24)
    held = 0

    for _ in range(300):
        holders = [n for n in range(24) if random.random() < planted]
        given_ = [
            Response(n, question, frozenset(REASONS[:2]), chosen)
            for n in range(24)
            for question in range(3)
            for chosen in [frozenset(REASONS[:1] if n in holders else ())]
        ]
        found = misconceptions(given_, fewest=1)
        held += planted in (found[0].interval if found else exact_share(0, 24))

    assert held / 300 >= 0.95


def test_the_same_wrong_answer_of_several_is_a_confusion() -> None:
    groups = [
        Confusion(1, "2019", "2011", Share(6, 24)),
        Confusion(1, "2019", "1919", Share(1, 24)),
        Confusion(2, "Tokayev", "Nazarbayev", Share(9, 24)),
    ]

    found = confusions(groups)

    assert [one.given for one in found] == ["Nazarbayev", "2011"]
    assert 0.25 in found[1].interval


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("reversed cause and effect", "9 of 24 reversed cause and effect"),
        ("Reversed cause and effect.", "9 of 24 reversed cause and effect"),
        ("too early", "9 of 24 placed it too early"),
        ("Wrong century", "9 of 24 were in the wrong century"),
        ("this answers “Who paid?”", "9 of 24 gave the answer to another question"),
        (
            "The capital, not the port.",
            "9 of 24 chose this: The capital, not the port",
        ),
        ("took the heir for the king", "9 of 24 took the heir for the king"),
    ],
)
def test_a_misconception_in_words(reason: str, words: str) -> None:
    assert of_misconception(Misconception(reason, Share(9, 24), 11, (1,))) == words


def test_like_reasons_of_several_questions_have_one_category() -> None:
    first = category_of("this answers “Who paid?”")

    assert first == category_of("this answers “Why did it fall?”")
    assert category_of("The capital.") == "The capital."
    assert category_of(first) == first


def test_a_confusion_in_words() -> None:
    assert (
        of_confusion(Confusion(1, "2011", "2019", Share(6, 24)))
        == "6 of 24 confused 2011 with 2019"
    )
    assert of_confusion(
        Confusion(1, "the price cap was lifted on New Year's Day", "war", Share(2, 9))
    ).startswith("2 of 9 answered “war” instead of “the price")


def test_an_interval_in_words() -> None:
    assert of_interval(Interval(0.188, 0.594)) == "19–59% of such learners would"
