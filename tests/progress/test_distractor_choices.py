"""Distractor choices: thirds are fair, and a distractor beats the key only surely."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.distractor_choices import (
    Choice,
    DistractorChoices,
    distractor_choices,
    thirds_of,
)
from quizapp.progress.share import Share

OPTIONS = ("Almaty", "Astana", "Baikonur")


def counted(choices: list[Choice]) -> DistractorChoices:
    return distractor_choices(choices, options=OPTIONS, key=frozenset({"Almaty"}))


def a_class(*counts: int) -> list[Choice]:
    """So many learners for each of the options; what they have else is the same."""
    return [
        Choice(frozenset({option}), 1.0)
        for option, count in zip(OPTIONS, counts, strict=True)
        for _ in range(count)
    ]


CHOICES = st.lists(
    st.builds(
        Choice,
        st.frozensets(st.sampled_from(OPTIONS), max_size=2),
        st.sampled_from([0.0, 0.1 + 0.2, 0.3, 1.0, 2.0, 7.5]),
    ),
    max_size=30,
)


def test_thirds_show_who_chose_what() -> None:
    points = [9, 8, 7, 5, 4, 3, 2, 1, 0]
    chosen = ["Almaty"] * 4 + ["Astana", "Almaty", "Astana", "Astana", ""]

    found = counted(
        [
            Choice(frozenset(filter(None, [option])), own)
            for option, own in zip(chosen, points, strict=True)
        ]
    )

    key, astana, baikonur = found.options
    assert key.is_key
    assert key.whole == Share(5, 9)
    assert key.thirds == (Share(0, 3), Share(2, 3), Share(3, 3))
    assert astana.thirds == (Share(2, 3), Share(1, 3), Share(0, 3))
    assert baikonur.whole == Share(0, 9)
    assert found.empty == Share(1, 9)


@pytest.mark.slow
@given(CHOICES)
def test_thirds_add_up_to_the_class(choices: list[Choice]) -> None:
    for option in counted(choices).options:
        assert sum(option.thirds, Share(0, 0)) == option.whole
        assert option.whole.n == len(choices)


@pytest.mark.slow
@given(CHOICES, st.randoms(use_true_random=False))
def test_the_order_of_learners_does_not_matter(
    choices: list[Choice], random: Random
) -> None:
    assert counted(choices) == counted(random.sample(choices, len(choices)))


@given(st.lists(st.integers(0, 6), max_size=40))
def test_who_has_more_is_in_no_lower_third_and_equals_are_together(
    points: list[int],
) -> None:
    thirds = thirds_of(points)

    for own, third in zip(points, thirds, strict=True):
        for other, its in zip(points, thirds, strict=True):
            assert own < other or third >= its


@given(st.integers(1, 40))
def test_thirds_of_unequal_learners_differ_by_one_at_most(n: int) -> None:
    thirds = thirds_of(list(range(n)))

    sizes = [thirds.count(third) for third in range(3)]
    assert max(sizes) - min(sizes) <= 1


def test_a_class_of_equals_is_in_the_middle() -> None:
    assert thirds_of([0.1 + 0.2, 0.3, 0.3]) == [1, 1, 1]


def test_a_key_that_was_taken_away_is_refused() -> None:
    with pytest.raises(ValueError, match="Aktau"):
        distractor_choices([], options=OPTIONS, key=frozenset({"Aktau"}))


@pytest.mark.parametrize(
    ("counts", "beating"),
    [
        ((5, 6, 3), ()),  # one more is chance
        ((3, 12, 3), ()),
        ((2, 14, 2), ("Astana",)),
        ((0, 12, 12), ("Astana", "Baikonur")),
        ((12, 2, 2), ()),
        ((0, 0, 0), ()),
    ],
)
def test_a_distractor_beats_the_key_only_where_the_interval_says_so(
    counts: tuple[int, int, int], beating: tuple[str, ...]
) -> None:
    found = counted(a_class(*counts)).beating_the_key

    assert tuple(option.option for option in found) == beating


@pytest.mark.parametrize("n", [12, 20, 30])
def test_a_question_of_guesses_is_hardly_ever_called_beaten(n: int) -> None:
    random = Random(n)
    options = ("key", "a", "b", "c")

    beaten = [
        distractor_choices(
            [Choice(frozenset({random.choice(options)}), 0.0) for _ in range(n)],
            options=options,
            key=frozenset({"key"}),
        ).beating_the_key
        for _ in range(400)
    ]

    assert sum(map(bool, beaten)) / 400 <= 0.025


def test_of_several_right_options_none_is_the_key() -> None:
    found = distractor_choices(
        a_class(0, 9, 9), options=OPTIONS, key=frozenset({"Almaty", "Astana"})
    )

    assert found.key is None
    assert found.beating_the_key == ()
