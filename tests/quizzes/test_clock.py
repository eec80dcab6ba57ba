"""When a quiz may be begun, and when an attempt's time is up."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.quizzes.clock import closing, deadline, why_not_begin
from quizapp.quizzes.plan import NO_ALLOWANCE, Allowance, Plan

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_without_limit_and_closing_an_attempt_has_no_end() -> None:
    assert deadline(Plan(), NO_ALLOWANCE, NOON) is None


def test_extra_time_lengthens_the_limit() -> None:
    plan = Plan(time_limit_min=40)

    assert deadline(plan, NO_ALLOWANCE, NOON) == NOON + minutes(40)
    assert deadline(plan, Allowance(extra_time_pct=25), NOON) == NOON + minutes(50)


def test_the_closing_time_ends_an_attempt_early_and_extra_time_does_not_move_it() -> (
    None
):
    plan = Plan(time_limit_min=40, closes_at=NOON + minutes(30))

    assert deadline(plan, Allowance(extra_time_pct=100), NOON) == NOON + minutes(30)


def test_a_closing_time_of_ones_own_goes_before_the_quizs() -> None:
    plan = Plan(closes_at=NOON)
    later, earlier = Allowance(closes_at=NOON + HOUR), Allowance(closes_at=NOON - HOUR)

    assert closing(plan, later) == NOON + HOUR
    assert deadline(plan, later, NOON) == NOON + HOUR
    assert closing(plan, earlier) == NOON - HOUR


def test_practice_has_no_time_limit_and_any_number_of_attempts() -> None:
    plan = Plan(time_limit_min=1, attempts=1, is_practice=True)

    assert deadline(plan, NO_ALLOWANCE, NOON) is None
    assert why_not_begin(plan, NO_ALLOWANCE, made=50, now=NOON) == ""


@pytest.mark.parametrize(
    ("now", "why_not"),
    [
        (NOON - minutes(1), "This quiz is not open yet."),
        (NOON, ""),
        (NOON + HOUR - minutes(1), ""),
        (NOON + HOUR, "This quiz is closed."),
    ],
)
def test_a_quiz_is_begun_from_its_opening_until_before_its_closing(
    now: datetime, why_not: str
) -> None:
    plan = Plan(opens_at=NOON, closes_at=NOON + HOUR)

    assert why_not_begin(plan, NO_ALLOWANCE, made=0, now=now) == why_not


@pytest.mark.parametrize(
    ("attempts", "extra", "made", "why_not"),
    [
        (1, 0, 0, ""),
        (1, 0, 1, "You have taken this quiz. It can be taken once."),
        (1, 1, 1, ""),
        (1, 1, 2, "You have used all 2 attempts."),
        (3, 0, 3, "You have used all 3 attempts."),
        (None, 0, 99, ""),
    ],
)
def test_attempts_are_counted(
    attempts: int | None, extra: int, made: int, why_not: str
) -> None:
    allowance = Allowance(extra_attempts=extra)

    said = why_not_begin(Plan(attempts=attempts), allowance, made=made, now=NOON)

    assert said == why_not


@given(
    limit=st.one_of(st.none(), st.integers(1, 600)),
    extra=st.integers(0, 400),
    closes=st.one_of(st.none(), st.integers(1, 1000)),
    own=st.one_of(st.none(), st.integers(1, 1000)),
)
def test_nobody_loses_by_extra_time_and_nobody_goes_on_after_closing(
    limit: int | None, extra: int, closes: int | None, own: int | None
) -> None:
    plan = Plan(
        time_limit_min=limit, closes_at=NOON + minutes(closes) if closes else None
    )
    own_closing = NOON + minutes(own) if own else None
    plain = deadline(plan, Allowance(closes_at=own_closing), NOON)
    longer = deadline(
        plan, Allowance(extra_time_pct=extra, closes_at=own_closing), NOON
    )
    ends = own_closing or plan.closes_at

    if plain is None or longer is None:
        assert plain is longer is None
        assert limit is None
    else:
        assert longer >= plain
        assert ends is None or longer <= ends
