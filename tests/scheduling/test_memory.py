import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.due_window import due_window
from quizapp.scheduling.fsrs import interval_days
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import (
    Memory,
    Phase,
    after_review,
    became_leech,
    is_leech,
    preview,
    recall_now,
)
from quizapp.scheduling.policy import Policy
from quizapp.scheduling.study_day import StudyClock
from tests.scheduling.cases import (
    ALMATY,
    NOON,
    POLICY,
    STEADY,
    TODAY,
    clocks,
    few,
    grades,
    guesses,
    in_review,
    in_step,
    law,
    loads,
    memories,
    moments,
    policies,
    seeds,
)


def answered(
    memory: Memory | None, *given: Grade, at: datetime = NOON, policy: Policy = STEADY
) -> Memory:
    """The memory after some answers, each given when the card was due again."""
    for grade in given:
        memory = after_review(memory, grade, at=at, clock=ALMATY, policy=policy, seed=1)
        at = memory.due
    assert memory is not None
    return memory


AGAIN, HARD, GOOD, EASY = Grade

#: Such that the loads' days lie ahead.
moments_of_load = st.integers(-30, 30).map(lambda days: NOON + timedelta(days=days))


@pytest.mark.parametrize(
    ("given", "phase", "step", "minutes"),
    [
        ([AGAIN], Phase.LEARNING, 0, 1),
        ([HARD], Phase.LEARNING, 0, 5.5),
        ([GOOD], Phase.LEARNING, 1, 10),
        ([GOOD, HARD], Phase.LEARNING, 1, 10),
        ([GOOD, AGAIN], Phase.LEARNING, 0, 1),
        ([EASY, AGAIN], Phase.RELEARNING, 0, 10),
        ([EASY, AGAIN, HARD], Phase.RELEARNING, 0, 15),
        ([EASY, AGAIN, AGAIN], Phase.RELEARNING, 0, 10),
    ],
)
def test_steps_come_back_by_the_minute(
    given: list[Grade], phase: Phase, step: int, minutes: float
) -> None:
    memory = answered(None, *given)

    assert (memory.phase, memory.step) == (phase, step)
    assert memory.due - memory.last_review == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("given", "days"),
    [([EASY], 8), ([GOOD, GOOD], 2), ([GOOD, EASY], 4), ([GOOD, GOOD, GOOD], 11)],
)
def test_after_its_steps_a_card_comes_back_by_the_day(
    given: list[Grade], days: int
) -> None:
    memory = answered(None, *given)

    assert memory.phase is Phase.REVIEW
    assert memory.due_day == memory.last_day + timedelta(days=days)
    assert memory.due == ALMATY.start_of(memory.due_day)


def test_without_steps_a_new_card_goes_on_by_days_at_once() -> None:
    policy = Policy(learning_steps=(), relearning_steps=(), fuzz=False)

    forgotten = answered(None, GOOD, AGAIN, policy=policy)

    assert forgotten.phase is Phase.REVIEW
    assert forgotten.due_day == forgotten.last_day + timedelta(days=1)
    assert forgotten.lapses == 1


def test_a_step_that_is_no_more_leads_on_to_days() -> None:
    memory = replace(in_step(), step=5)

    assert answered(memory, HARD).phase is Phase.REVIEW
    assert answered(memory, AGAIN).step == 0


def test_only_forgetting_in_the_review_phase_is_a_lapse() -> None:
    memory = answered(None, AGAIN, GOOD, AGAIN, EASY, AGAIN, AGAIN, GOOD)

    assert (memory.reviews, memory.lapses) == (7, 1)


def test_a_step_ends_with_the_study_day() -> None:
    just_before_four = datetime(2026, 11, 22, 22, 55, tzinfo=UTC)

    memory = answered(None, GOOD, at=just_before_four)

    assert memory.due == datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert memory.due_day == date(2026, 11, 23)


def test_an_evening_and_the_next_morning_are_two_study_days() -> None:
    evening = datetime(2026, 11, 22, 16, tzinfo=UTC)  # 21:00 in Almaty
    learned = answered(None, EASY, at=evening)

    morning = answered(learned, GOOD, at=evening + timedelta(hours=11))
    night = answered(learned, GOOD, at=evening + timedelta(hours=5))

    assert morning.last_day == learned.last_day + timedelta(days=1)
    assert night.last_day == learned.last_day
    assert morning.stability != night.stability


def test_a_card_answered_at_nine_past_nine_is_due_at_nine() -> None:
    memory = answered(None, EASY, at=datetime(2026, 11, 22, 4, 9, tzinfo=UTC))

    assert memory.due_day <= ALMATY.day_of(datetime(2026, 11, 30, 4, tzinfo=UTC))


def test_a_clock_that_went_back_counts_as_no_time() -> None:
    memory = in_review(days_ago=3)
    before = memory.last_review - timedelta(days=400)

    after = answered(memory, GOOD, at=before)
    same_day = answered(memory, GOOD, at=memory.last_review)

    assert after.stability == same_day.stability
    assert after.last_review == before
    assert recall_now(memory, before, POLICY) == 1


def test_a_naive_moment_is_refused() -> None:
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(ValueError, match="time zone"):
        answered(None, GOOD, at=naive)
    with pytest.raises(ValueError, match="time zone"):
        recall_now(in_review(), naive, POLICY)


def test_moments_are_kept_in_utc() -> None:
    memory = answered(None, GOOD, at=datetime.fromisoformat("2026-11-22T12:00+05:00"))

    assert memory.last_review.tzinfo is UTC
    assert memory.last_review == NOON


def test_recall_fades_between_days_too() -> None:
    memory = in_review(stability=20, days_ago=20)

    assert recall_now(memory, NOON, POLICY) == pytest.approx(0.9)
    assert recall_now(memory, NOON + timedelta(hours=6), POLICY) < 0.9


@pytest.mark.slow
@law
@given(st.data(), policies, clocks, guesses, seeds, loads)
def test_the_preview_is_what_is_applied(
    data: st.DataObject,
    policy: Policy,
    clock: StudyClock,
    guess: float,
    seed: int,
    load: dict[date, int],
) -> None:
    memory = data.draw(memories(policy, clock))
    at = data.draw(st.one_of(moments, moments_of_load))

    shown = preview(
        memory,
        at=at,
        clock=clock,
        policy=policy,
        guess_chance=guess,
        seed=seed,
        load=load,
    )

    for grade in Grade:
        applied = after_review(
            memory,
            grade,
            at=at,
            clock=clock,
            policy=policy,
            guess_chance=guess,
            seed=seed,
            load=load,
        )
        assert applied == shown[grade]


@pytest.mark.slow
@law
@given(st.data(), policies, clocks, seeds, loads, loads)
def test_what_a_page_offered_is_applied_though_the_load_changed_meanwhile(
    data: st.DataObject,
    policy: Policy,
    clock: StudyClock,
    seed: int,
    load: dict[date, int],
    later_load: dict[date, int],
) -> None:
    memory = data.draw(memories(policy, clock))
    at = data.draw(st.one_of(moments, moments_of_load))
    shown = preview(memory, at=at, clock=clock, policy=policy, seed=seed, load=load)

    for grade in Grade:
        applied = after_review(
            memory,
            grade,
            at=at,
            clock=clock,
            policy=policy,
            seed=seed + 1,
            load=later_load,
            offered=shown[grade].due_day,
        )
        assert applied == shown[grade]


@pytest.mark.parametrize("days", [-1, 0, 1, 1000])
def test_an_offer_outside_the_window_is_ignored(days: int) -> None:
    memory = in_review()
    told = after_review(
        memory,
        GOOD,
        at=NOON,
        clock=ALMATY,
        policy=POLICY,
        seed=3,
        offered=TODAY + timedelta(days=days),
    )

    assert told == after_review(
        memory, GOOD, at=NOON, clock=ALMATY, policy=POLICY, seed=3
    )


@pytest.mark.slow
@law
@given(st.data(), policies, clocks, guesses, seeds, loads, loads.map(frozenset))
def test_an_easier_grade_never_comes_back_earlier(
    data: st.DataObject,
    policy: Policy,
    clock: StudyClock,
    guess: float,
    seed: int,
    load: dict[date, int],
    off: frozenset[date],
) -> None:
    memory = data.draw(memories(policy, clock))
    at = data.draw(st.one_of(moments, moments_of_load))

    shown = preview(
        memory,
        at=at,
        clock=clock,
        policy=policy,
        guess_chance=guess,
        seed=seed,
        load=load,
    )

    dues = [shown[grade].due for grade in Grade]
    assert dues == sorted(dues)


@law
@given(st.floats(5, 1000), st.floats(1, 10), st.integers(1, 400), seeds, loads)
def test_hard_good_and_easy_are_days_apart(
    stability: float, difficulty: float, days_ago: int, seed: int, load: dict[date, int]
) -> None:
    memory = in_review(stability=stability, difficulty=difficulty, days_ago=days_ago)

    shown = preview(memory, at=NOON, clock=ALMATY, policy=POLICY, seed=seed, load=load)

    assert shown[HARD].due_day < shown[GOOD].due_day < shown[EASY].due_day


@law
@given(st.data(), policies, clocks, guesses, seeds, grades)
def test_intervals_lie_between_a_day_and_the_maximum_and_numbers_are_finite(
    data: st.DataObject,
    policy: Policy,
    clock: StudyClock,
    guess: float,
    seed: int,
    grade: Grade,
) -> None:
    memory = data.draw(memories(policy, clock))
    at = data.draw(st.one_of(moments, moments_of_load))

    after = after_review(
        memory, grade, at=at, clock=clock, policy=policy, guess_chance=guess, seed=seed
    )

    days = (after.due_day - after.last_day).days
    if after.phase is Phase.REVIEW:
        assert 1 <= days <= policy.maximum_interval_days
        assert after.due == clock.start_of(after.due_day)
    else:
        assert 0 <= days <= 1
        assert at < after.due
    assert math.isfinite(after.stability)
    assert 1 <= after.difficulty <= 10
    assert after.reviews == (memory.reviews if memory else 0) + 1


@law
@given(st.floats(0.1, 3000), st.integers(0, 400), guesses, grades, seeds)
def test_the_interval_stays_in_its_window(
    stability: float, days_ago: int, guess: float, grade: Grade, seed: int
) -> None:
    policy = Policy(relearning_steps=())
    memory = in_review(stability=stability, days_ago=days_ago)

    after = after_review(
        memory,
        grade,
        at=NOON,
        clock=ALMATY,
        policy=policy,
        guess_chance=guess,
        seed=seed,
    )

    interval = interval_days(after.stability, policy.target(guess), policy.parameters)
    assert (after.due_day - TODAY).days in due_window(interval, policy)


def test_over_many_seeds_every_day_of_the_window_comes_equally_often() -> None:
    memory = in_review(stability=6, days_ago=6)

    days = Counter(
        after_review(
            memory, GOOD, at=NOON, clock=ALMATY, policy=POLICY, seed=seed
        ).due_day
        for seed in range(1500)
    )

    expected = 1500 / len(days)
    assert len(days) >= 5
    assert (max(days) - min(days)).days == len(days) - 1
    # Chi-square; 99.99 % of fair draws stay below 3.5 per day of the window.
    assert sum(
        (count - expected) ** 2 / expected for count in days.values()
    ) < 3.5 * len(days)


@few
@given(st.data(), policies, seeds, grades)
def test_the_same_seed_gives_the_same_interval(
    data: st.DataObject, policy: Policy, seed: int, grade: Grade
) -> None:
    memory = data.draw(memories(policy, ALMATY))

    one, other = (
        after_review(memory, grade, at=NOON, clock=ALMATY, policy=policy, seed=seed)
        for _ in range(2)
    )

    assert one == other


@pytest.mark.slow
@law
@given(st.data(), clocks, seeds, st.floats(0.70, 0.97), st.floats(0.70, 0.97), policies)
def test_a_higher_desired_retention_never_lengthens(
    data: st.DataObject,
    clock: StudyClock,
    seed: int,
    one: float,
    other: float,
    policy: Policy,
) -> None:
    memory = data.draw(memories(policy, clock))
    at = data.draw(st.one_of(moments, moments_of_load))

    low, high = (
        preview(
            memory,
            at=at,
            clock=clock,
            policy=replace(policy, desired_retention=aim),
            seed=seed,
        )
        for aim in sorted((one, other))
    )

    for grade in Grade:
        assert high[grade].due <= low[grade].due


@pytest.mark.slow
@law
@given(st.data(), clocks, seeds, guesses, policies)
def test_allowing_for_guesses_never_lengthens(
    data: st.DataObject, clock: StudyClock, seed: int, guess: float, policy: Policy
) -> None:
    memory = data.draw(memories(policy, clock))
    at = data.draw(st.one_of(moments, moments_of_load))

    free, guessed = (
        preview(
            memory, at=at, clock=clock, policy=policy, seed=seed, guess_chance=chance
        )
        for chance in (0.0, guess)
    )

    for grade in Grade:
        assert guessed[grade].due <= free[grade].due


def test_a_vacation_is_avoided_where_the_window_allows() -> None:
    memory = in_review(stability=6, days_ago=6)
    window = {
        after_review(memory, GOOD, at=NOON, clock=ALMATY, policy=POLICY, seed=s).due_day
        for s in range(100)
    }
    off = frozenset(sorted(window)[1:])

    for seed in range(20):
        after = after_review(
            memory, GOOD, at=NOON, clock=ALMATY, policy=POLICY, seed=seed, days_off=off
        )
        assert after.due_day == min(window)


@few
@given(
    st.data(),
    st.lists(st.tuples(clocks, grades, moments), min_size=1, max_size=8),
    seeds,
)
def test_moving_between_zones_breaks_nothing(
    data: st.DataObject, past: list[tuple[StudyClock, Grade, datetime]], seed: int
) -> None:
    memory: Memory | None = None

    for clock, grade, at in past:
        memory = after_review(
            memory, grade, at=at, clock=clock, policy=POLICY, seed=seed
        )

        assert memory.due_day >= memory.last_day == clock.day_of(at)
        assert 0 < recall_now(memory, at, POLICY) <= 1


@pytest.mark.parametrize(
    ("lapses", "leech"),
    [
        (0, False),
        (7, False),
        (8, True),
        (9, False),
        (11, False),
        (12, True),
        (16, True),
    ],
)
def test_a_leech_is_told_at_the_threshold_and_every_half_more(
    lapses: int, leech: bool
) -> None:
    assert is_leech(in_review(lapses=lapses), POLICY) is leech


def test_a_threshold_of_none_makes_no_leech() -> None:
    assert not is_leech(in_review(lapses=8), Policy(leech_threshold=0))


def test_a_card_becomes_a_leech_by_the_lapse_and_not_by_what_follows() -> None:
    before = in_review(lapses=7)
    lapsed = answered(before, AGAIN)
    relearned = answered(lapsed, GOOD)

    assert became_leech(before, lapsed, STEADY)
    assert not became_leech(lapsed, relearned, STEADY)
