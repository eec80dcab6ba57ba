"""The clock of a quiz: when it may be begun, and when an attempt's time is up."""

from datetime import datetime, timedelta

from quizapp.quizzes.plan import Allowance, Plan


def closing(plan: Plan, allowance: Allowance) -> datetime | None:
    """When the quiz closes to one person; None if it never does.  UTC."""
    return allowance.closes_at or plan.closes_at


def deadline(plan: Plan, allowance: Allowance, started_at: datetime) -> datetime | None:
    """When an attempt's time is up; None if it has no end.  UTC.

    Extra time lengthens the time limit; the closing time holds all the same, unless
    the person has one of their own.
    """
    closes_at = closing(plan, allowance)
    if plan.is_practice or plan.time_limit_min is None:
        return closes_at
    minutes = plan.time_limit_min * (100 + allowance.extra_time_pct) / 100
    ends_at = started_at + timedelta(minutes=minutes)
    return min(ends_at, closes_at) if closes_at else ends_at


def why_not_begin(plan: Plan, allowance: Allowance, *, made: int, now: datetime) -> str:
    """Why no attempt can be begun, for the learner; empty if one can.

    ``made``: attempts of this person so far.
    """
    closes_at = closing(plan, allowance)
    if plan.opens_at and now < plan.opens_at:
        return "This quiz is not open yet."
    if closes_at and now >= closes_at:
        return "This quiz is closed."
    if plan.attempts is None or plan.is_practice:
        return ""
    allowed = plan.attempts + allowance.extra_attempts
    if made < allowed:
        return ""
    return (
        "You have taken this quiz. It can be taken once."
        if allowed == 1
        else f"You have used all {allowed} attempts."
    )
