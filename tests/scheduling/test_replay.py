from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import history_of
from quizapp.scheduling.memory import Memory, after_review
from quizapp.scheduling.policy import Policy
from quizapp.scheduling.replay import LoggedReview, logged, replay
from quizapp.scheduling.study_day import StudyClock
from tests.scheduling.cases import (
    ALMATY,
    NOON,
    POLICY,
    clocks,
    few,
    grades,
    guesses,
    law,
    moments,
    policies,
    seeds,
)


@st.composite
def pasts(draw: st.DrawFn) -> tuple[list[LoggedReview], list[Memory]]:
    """A log and the memory that each of its reviews left, under changing circumstances."""
    log: list[LoggedReview] = []
    states: list[Memory] = []
    memory: Memory | None = None
    clock, policy, at = draw(clocks), draw(policies), draw(moments)
    for _ in range(draw(st.integers(1, 8))):
        if draw(st.integers(0, 4)) == 0:
            clock, policy = draw(clocks), draw(policies)
        at += timedelta(minutes=draw(st.integers(1, 60 * 24 * 30)))
        memory = answer(log, memory, draw, at, clock, policy)
        states.append(memory)
    return log, states


def answer(
    log: list[LoggedReview],
    memory: Memory | None,
    draw: st.DrawFn,
    at: datetime,
    clock: StudyClock,
    policy: Policy,
) -> Memory:
    """Counts one answer and logs it."""
    grade, guess, seed = draw(grades), draw(guesses), draw(seeds)
    today = clock.day_of(at)
    load = {
        today + timedelta(days=days): draw(st.integers(0, 3)) for days in range(1, 15)
    }
    after = after_review(
        memory,
        grade,
        at=at,
        clock=clock,
        policy=policy,
        guess_chance=guess,
        seed=seed,
        load=load,
        offered=today + timedelta(days=draw(st.integers(0, 30))),
        days_off=frozenset({today + timedelta(days=draw(st.integers(1, 10)))}),
    )
    log.append(
        logged(after, grade, clock=clock, policy=policy, seed=seed, guess_chance=guess)
    )
    return after


@st.composite
def one_more(
    draw: st.DrawFn,
    log: list[LoggedReview],
    memory: Memory | None,
    at: datetime,
    like: LoggedReview,
) -> Memory:
    """The memory after one more answer, which is logged."""
    return answer(log, memory, draw, at, like.clock, like.policy)


def test_an_empty_log_leaves_no_memory() -> None:
    assert replay([]) is None


@pytest.mark.slow
@law
@given(pasts())
def test_the_log_gives_the_memory_that_was_stored(
    past: tuple[list[LoggedReview], list[Memory]],
) -> None:
    log, states = past

    assert [replay(log[: index + 1]) for index in range(len(log))] == states


@pytest.mark.slow
@law
@given(pasts())
def test_undoing_the_last_answer_leads_back_to_the_memory_before(
    past: tuple[list[LoggedReview], list[Memory]],
) -> None:
    log, states = past
    undone = replace(log[-1], undone_at=log[-1].at + timedelta(minutes=1))

    assert replay([*log[:-1], undone]) == (states[-2] if len(states) > 1 else None)


@pytest.mark.slow
@law
@given(st.data())
def test_going_on_after_an_amendment_or_an_undoing_keeps_log_and_memory_alike(
    data: st.DataObject,
) -> None:
    log, _ = data.draw(pasts())
    changed = data.draw(st.integers(0, len(log) - 1))
    at = log[-1].at + timedelta(hours=1)
    if data.draw(st.booleans()):
        log[changed] = replace(
            log[changed], amended_to=data.draw(grades), amended_at=at
        )
    else:
        log[changed] = replace(log[changed], undone_at=at)
    memory = replay(log)
    last = log[-1]

    for hours in (1, 50):
        later = at + timedelta(hours=hours)
        memory = data.draw(one_more(log, memory, later, last))

        assert replay(log) == memory


@pytest.mark.slow
@few
@given(pasts())
def test_amending_to_the_same_grade_changes_due_days_at_most(
    past: tuple[list[LoggedReview], list[Memory]],
) -> None:
    log, states = past
    amended_at = log[-1].at + timedelta(hours=1)
    log[0] = replace(log[0], amended_to=log[0].grade, amended_at=amended_at)

    memory = replay(log)

    assert memory is not None
    assert (memory.stability, memory.difficulty) == (
        states[-1].stability,
        states[-1].difficulty,
    )
    assert (memory.reviews, memory.lapses) == (states[-1].reviews, states[-1].lapses)


def one_review(**changed: object) -> LoggedReview:
    review = LoggedReview(
        at=NOON,
        day=ALMATY.day_of(NOON),
        grade=Grade.EASY,
        clock=ALMATY,
        policy=POLICY,
        seed=5,
    )
    return replace(review, **changed)  # type: ignore[arg-type]


def test_an_amended_review_counts_as_if_given_so() -> None:
    amended = one_review(amended_to=Grade.AGAIN, amended_at=NOON + timedelta(minutes=2))

    assert replay([amended]) == replay([one_review(grade=Grade.AGAIN)])


def test_a_choice_made_for_the_grade_before_is_not_kept_for_the_amended_one() -> None:
    hard_after = one_review(
        due_day=date(2026, 12, 2),
        amended_to=Grade.EASY,
        amended_at=NOON + timedelta(minutes=2),
    )

    assert replay([hard_after]) == replay([one_review()])


def test_a_day_that_the_grade_does_not_permit_is_chosen_anew() -> None:
    impossible = one_review(due_day=date(2031, 1, 1), due=NOON)

    assert replay([impossible]) == replay([one_review()])


def test_the_study_day_on_record_counts_and_not_what_the_clock_says_now() -> None:
    recorded = one_review(day=date(2026, 11, 21))

    memory = replay([recorded])

    assert memory is not None
    assert memory.last_day == date(2026, 11, 21)


def test_the_moment_on_record_is_kept_though_time_zone_tables_change() -> None:
    shown = replay([one_review()])
    assert shown is not None
    moved = shown.due + timedelta(hours=1)

    memory = replay([one_review(due=moved, due_day=shown.due_day)])

    assert memory is not None
    assert memory.due == moved


def test_other_parameters_replay_to_another_memory() -> None:
    other = Policy(parameters=(*POLICY.parameters[:3], 20.0, *POLICY.parameters[4:]))

    memory = replay([one_review()], policy=other)

    assert memory is not None
    assert memory.stability == 20.0


def test_an_amended_grade_needs_its_moment() -> None:
    with pytest.raises(ValueError, match="belong together"):
        one_review(amended_to=Grade.GOOD)


@pytest.mark.slow
@few
@given(pasts())
def test_a_history_holds_the_answers_that_count(
    past: tuple[list[LoggedReview], list[Memory]],
) -> None:
    log, states = past
    log[-1] = replace(log[-1], amended_to=Grade.AGAIN, amended_at=log[-1].at)
    log.append(replace(log[-1], undone_at=log[-1].at))

    history = history_of(log)

    assert len(history.reviews) == len(states)
    assert history.reviews[-1].grade is Grade.AGAIN
    assert min(history.gaps()) >= 0
