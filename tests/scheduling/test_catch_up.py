from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.catch_up import CatchUp, memory_saved, plan
from quizapp.scheduling.queue import Candidate
from tests.scheduling.cases import ALMATY, NOON, POLICY, TODAY, in_review, law, loads


def card(
    number: int, stability: float = 10.0, days_ago: int = 30, difficulty: float = 5.0
) -> Candidate:
    memory = in_review(
        stability=stability, difficulty=difficulty, days_ago=days_ago, due_in=-5
    )
    return Candidate(
        question_id=number, set_id=1, position=number, fact="", memory=memory
    )


def planned(
    cards: list[Candidate],
    cap: int,
    load: dict[date, int] | None = None,
    off: frozenset[date] = frozenset(),
) -> CatchUp:
    return plan(
        cards,
        today=TODAY,
        cap_per_day=cap,
        policy=POLICY,
        clock=ALMATY,
        load=load or {},
        days_off=off,
    )


def test_a_hundred_and_forty_cards_are_spread_over_today_and_four_days() -> None:
    found = planned([card(number) for number in range(140)], 30)

    assert (found.waiting, len(found.today), found.rest, found.rest_days) == (
        140,
        30,
        110,
        4,
    )
    assert [len(share.cards) for share in found.shares] == [30, 28, 28, 27, 27]


def test_what_is_due_anyway_leaves_less_room() -> None:
    busy = {TODAY + timedelta(days=days): 8 for days in range(40)}

    found = planned([card(number) for number in range(140)], 30, busy)

    assert (len(found.today), found.rest, found.rest_days) == (22, 118, 6)


def test_few_cards_are_all_for_today() -> None:
    found = planned([card(1), card(2)], 30)

    assert (len(found.today), found.rest, found.rest_days) == (2, 0, 0)


def test_nothing_waiting_is_a_plan_of_nothing() -> None:
    found = planned([], 30)

    assert (found.waiting, found.today, found.rest_days) == (0, (), 0)


def test_nothing_is_put_on_days_off() -> None:
    off = frozenset({TODAY + timedelta(days=1), TODAY + timedelta(days=2)})

    found = planned([card(number) for number in range(10)], 5, off=off)

    assert [len(share.cards) for share in found.shares] == [5, 0, 0, 5]
    assert found.rest_days == 1


@pytest.mark.parametrize("cap", [0, -3])
def test_a_day_without_room_is_refused(cap: int) -> None:
    with pytest.raises(ValueError, match="room"):
        planned([card(1)], cap)


def test_a_new_card_does_not_wait() -> None:
    with pytest.raises(ValueError, match="new"):
        planned([Candidate(1, 1, 1, "", None)], 5)


def test_of_two_equally_faint_memories_the_once_stable_one_comes_first() -> None:
    brief = card(1, stability=0.5, days_ago=5)
    stable = card(2, stability=20, days_ago=200)

    assert planned([brief, stable], 1).today == (stable,)


def test_a_fading_memory_comes_before_one_that_is_fresh() -> None:
    assert planned(
        [card(1, stability=30, days_ago=3), card(2, stability=30)], 1
    ).today == (card(2, stability=30),)


def test_the_faintest_does_not_always_come_first() -> None:
    faint_and_soon_gone_again = card(1, stability=0.5, days_ago=15, difficulty=10)
    less_faint_but_lasting = card(2, stability=50, days_ago=250)

    found = planned([faint_and_soon_gone_again, less_faint_but_lasting], 1)

    assert found.today == (less_faint_but_lasting,)


@law
@given(st.floats(0.001, 36_500), st.floats(1, 10), st.integers(0, 4000))
def test_a_review_today_saves_no_more_than_the_days_counted(
    stability: float, difficulty: float, days_ago: int
) -> None:
    memory = in_review(stability=stability, difficulty=difficulty, days_ago=days_ago)

    assert -30 <= memory_saved(memory, NOON, POLICY) <= 30


cards = st.lists(
    st.builds(card, st.integers(1, 500), st.floats(0.1, 300), st.integers(1, 300)),
    max_size=60,
    unique_by=lambda candidate: candidate.question_id,
)
days_off = st.frozensets(
    st.integers(0, 20).map(lambda days: TODAY + timedelta(days=days))
)


@law
@given(cards, st.integers(1, 12), loads, days_off)
def test_nothing_is_lost_and_no_day_is_over_the_cap(
    waiting: list[Candidate], cap: int, load: dict[date, int], off: frozenset[date]
) -> None:
    found = planned(waiting, cap, load, off)

    spread = [one.question_id for share in found.shares for one in share.cards]
    assert sorted(spread) == sorted(one.question_id for one in waiting)
    assert found.waiting == len(waiting) == len(found.today) + found.rest
    assert found.shares[0].day == TODAY
    for share in found.shares:
        assert not share.cards or len(share.cards) + load.get(share.day, 0) <= cap
        assert not share.cards or share.day == TODAY or share.day not in off


@law
@given(cards, st.integers(1, 12), st.randoms(use_true_random=False))
def test_most_memory_is_saved_first_however_the_cards_are_sorted(
    waiting: list[Candidate], cap: int, random: object
) -> None:
    found = planned(waiting, cap)

    now = ALMATY.start_of(TODAY)
    saved = [
        memory_saved(one.memory, now, POLICY)
        for share in found.shares
        for one in share.cards
        if one.memory
    ]
    assert saved == sorted(saved, reverse=True)
    assert planned(waiting[::-1], cap) == found
