"""What is asked before an exam, and on which day."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling import fsrs
from quizapp.scheduling.exam import (
    SURE,
    Deadline,
    Exam,
    NewCards,
    final_days,
    new_cards,
    recall_on,
    wants_review,
)
from quizapp.scheduling.fsrs import Strength
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.queue import Candidate
from tests.scheduling.cases import POLICY, TODAY, in_review, in_step, law, loads


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def card(number: int, memory: Memory | None) -> Candidate:
    return Candidate(number, 1, number, "", memory)


def known(number: int, stability: float, days_ago: int = 3) -> Candidate:
    due_in = max(round(stability) - days_ago, 1)
    return card(
        number, in_review(stability=stability, days_ago=days_ago, due_in=due_in)
    )


def days(
    cards: list[Candidate],
    exam: date,
    *,
    cap: int = 200,
    load: dict[date, int] | None = None,
    off: frozenset[date] = frozenset(),
) -> dict[int, date]:
    return final_days(
        [Exam(exam, tuple(cards))],
        today=TODAY,
        cap_per_day=cap,
        policy=POLICY,
        load=load or {},
        days_off=off,
    )


some_cards = st.lists(
    st.tuples(st.floats(0.5, 400), st.integers(0, 60)), min_size=1, max_size=30
).map(
    lambda pairs: [
        known(number, stability, days_ago)
        for number, (stability, days_ago) in enumerate(pairs)
    ]
)
exam_days = st.integers(1, 50).map(on)
caps = st.integers(1, 12)


def asked_on(one: Candidate, found: dict[int, date]) -> date:
    assert one.memory is not None
    return found.get(one.question_id, one.memory.due_day)


def test_a_card_due_after_the_exam_is_asked_on_its_eve() -> None:
    assert days([known(1, 60.0)], on(20)) == {1: on(19)}


def test_a_card_due_before_keeps_its_day() -> None:
    assert days([known(1, 8.0)], on(20)) == {}


def test_a_card_that_is_sure_on_the_day_is_left_in_peace() -> None:
    sure = known(1, 300.0, days_ago=1)

    assert recall_on(sure.memory, on(5), POLICY) > SURE  # type: ignore[arg-type]
    assert days([sure], on(5)) == {}


def test_over_the_cap_the_weakest_come_last() -> None:
    cards = [known(number, 40.0 + number) for number in range(5)]

    found = days(cards, on(10), cap=2)

    assert found == {0: on(9), 1: on(9), 2: on(8), 3: on(8), 4: on(7)}


def test_what_is_due_anyway_takes_room() -> None:
    cards = [known(number, 40.0 + number) for number in range(3)]

    found = days(cards, on(10), cap=3, load={on(9): 2, on(8): 3})

    assert found == {0: on(9), 1: on(7), 2: on(7)}


def test_cards_on_one_fact_are_kept_a_day_apart() -> None:
    cards = [replace(known(number, 40.0 + number), fact="1990") for number in range(2)]

    assert days(cards, on(10)) == {0: on(9), 1: on(8)}


def test_where_no_other_day_is_left_they_share_one() -> None:
    cards = [replace(known(number, 8.0 + number), fact="1990") for number in range(3)]

    assert days(cards, on(2)) == {0: on(1), 1: on(0), 2: on(1)}


def test_a_day_off_stays_one() -> None:
    found = days([known(1, 40.0)], on(10), off=frozenset({on(9), on(8)}))

    assert found == {1: on(7)}


def test_what_finds_no_place_is_asked_from_today_on() -> None:
    cards = [known(number, 8.0 + number) for number in range(5)]

    found = days(cards, on(2), cap=1)

    assert found == {0: on(1), 1: on(0), 2: on(0), 3: on(0), 4: on(0)}


def test_a_card_answered_today_is_not_asked_again_today() -> None:
    assert days([known(1, 3.0, days_ago=0)], on(1)) == {}


def test_new_cards_and_those_in_their_steps_go_their_own_way() -> None:
    cards = [card(1, None), card(2, in_step(due_in_min=5))]

    assert days(cards, on(10)) == {}


def test_an_exam_that_is_over_moves_nothing() -> None:
    assert days([known(1, 60.0)], TODAY) == {}


def test_two_exams_share_the_room_of_a_day() -> None:
    exams = [Exam(on(10), (known(1, 40.0),)), Exam(on(11), (known(2, 40.0),))]

    found = final_days(
        exams, today=TODAY, cap_per_day=1, policy=POLICY, load={on(10): 1}
    )

    assert found == {1: on(9), 2: on(8)}


@law
@given(some_cards, exam_days, caps, loads)
def test_nothing_that_wants_a_review_is_put_past_the_exam(
    cards: list[Candidate], exam: date, cap: int, load: dict[date, int]
) -> None:
    found = days(cards, exam, cap=cap, load=load)

    for one in cards:
        memory = one.memory
        assert memory is not None
        if wants_review(memory, exam, POLICY) and memory.last_day < TODAY:
            assert asked_on(one, found) < exam


@law
@given(some_cards, exam_days, caps, loads)
def test_nothing_is_asked_later_than_fsrs_would_or_in_the_past(
    cards: list[Candidate], exam: date, cap: int, load: dict[date, int]
) -> None:
    found = days(cards, exam, cap=cap, load=load)

    for one in cards:
        assert one.memory is not None
        if one.question_id in found:
            assert TODAY <= found[one.question_id] < one.memory.due_day


@law
@given(some_cards, exam_days, st.integers(1, 20), caps, loads)
def test_an_earlier_exam_never_asks_later(
    cards: list[Candidate], exam: date, sooner: int, cap: int, load: dict[date, int]
) -> None:
    earlier = max(exam - timedelta(days=sooner), on(1))

    late, early = (
        days(cards, day, cap=cap, load=load) for day in (exam, min(earlier, exam))
    )

    for one in cards:
        memory = one.memory
        assert memory is not None
        # A card that is sure for the earlier exam has no review before it to compare.
        if wants_review(memory, min(earlier, exam), POLICY) and memory.last_day < TODAY:
            assert asked_on(one, early) <= asked_on(one, late)


@law
@given(some_cards, exam_days, caps, loads)
def test_no_coming_day_gets_more_than_the_cap(
    cards: list[Candidate], exam: date, cap: int, load: dict[date, int]
) -> None:
    found = days(cards, exam, cap=cap, load=load)

    for day, brought in Counter(found.values()).items():
        if day > TODAY:
            assert brought + load.get(day, 0) <= cap


@law
@given(some_cards, exam_days, caps)
def test_the_order_of_the_cards_changes_nothing(
    cards: list[Candidate], exam: date, cap: int
) -> None:
    assert days(cards, exam, cap=cap) == days(cards[::-1], exam, cap=cap)


@pytest.mark.parametrize("stability", [5.0, 15.0, 60.0, 200.0])
def test_the_last_review_leaves_more_on_the_day_than_none(stability: float) -> None:
    """With the chance to have forgotten it by then counted in."""
    memory = in_review(stability=stability, days_ago=3, due_in=round(stability))
    exam = on(30)
    [place] = days([card(1, memory)], exam).values() or [memory.due_day]
    before = Strength(memory.stability, memory.difficulty)
    elapsed = (place - memory.last_day).days
    chance = fsrs.recall(memory.stability, elapsed, POLICY.parameters)

    def left(grade: Grade) -> float:
        after = fsrs.next_strength(before, grade, elapsed, POLICY.parameters)
        return fsrs.recall(after.stability, (exam - place).days, POLICY.parameters)

    expected = chance * left(Grade.GOOD) + (1 - chance) * left(Grade.AGAIN)
    assert expected >= recall_on(memory, exam, POLICY)


def test_new_cards_are_spread_evenly() -> None:
    found = new_cards([Deadline(on(9), 51)], today=TODAY, most_per_day=30)

    assert found == NewCards(per_day=6, too_many=0)


def test_of_two_deadlines_the_tighter_one_decides() -> None:
    found = new_cards(
        [Deadline(on(1), 8), Deadline(on(9), 10)], today=TODAY, most_per_day=30
    )

    assert found.per_day == 4


def test_what_no_day_has_room_for_is_told() -> None:
    found = new_cards([Deadline(on(4), 51)], today=TODAY, most_per_day=8)

    assert found == NewCards(per_day=8, too_many=11)


def test_days_off_bring_nothing_new() -> None:
    off = frozenset({TODAY, on(1)})

    resting = new_cards(
        [Deadline(on(4), 9)], today=TODAY, most_per_day=30, days_off=off
    )
    after = new_cards([Deadline(on(4), 9)], today=on(2), most_per_day=30, days_off=off)

    assert (resting.per_day, after.per_day) == (0, 3)


@law
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 80)), max_size=4),
    st.integers(0, 30),
)
def test_the_pace_meets_all_that_there_is_room_for(
    deadlines: list[tuple[int, int]], most: int
) -> None:
    waiting = [Deadline(on(left), unmet) for left, unmet in sorted(deadlines)]
    told = new_cards(waiting, today=TODAY, most_per_day=most)

    missed = 0
    for day in (on(number) for number in range(41)):
        rest = new_cards(waiting, today=day, most_per_day=most).per_day
        left = []
        for one in waiting:
            met = min(rest, one.unmet)
            rest -= met
            left.append(Deadline(one.last, one.unmet - met))
        missed += sum(one.unmet for one in left if one.last == day)
        waiting = [one for one in left if one.last > day]

    assert (missed == 0) == (told.too_many == 0)
