"""What of an attempt may be shown, and that no key comes before its time."""

from datetime import UTC, datetime
from itertools import product

import pytest

from quizapp.quizzes.plan import Plan, When
from quizapp.quizzes.reveal import ALL, NOTHING, Shown, shown

CLOSED_AT = datetime(2026, 11, 22, tzinfo=UTC)


def at(
    plan: Plan, *, settled: bool = False, over: bool = False, closed: bool = False
) -> Shown:
    return shown(
        plan,
        is_settled=settled,
        is_over=over,
        closed_at=CLOSED_AT if closed else None,
    )


@pytest.mark.parametrize(
    ("when", "states"),
    [
        # While it runs, settled, over, and closed to all.
        (When.EACH, (False, True, True, True)),
        (When.SUBMITTED, (False, False, True, True)),
        (When.CLOSED, (False, False, False, True)),
        (When.NEVER, (False, False, False, False)),
    ],
)
def test_each_moment_shows_from_then_on(when: When, states: tuple[bool, ...]) -> None:
    plan = Plan(verdict_when=when, key_when=when, evidence_when=when)
    found = [
        at(plan),
        at(plan, settled=True),
        at(plan, settled=True, over=True),
        at(plan, settled=True, over=True, closed=True),
    ]

    assert found == [ALL if state else NOTHING for state in states]


def test_practice_shows_each_answer_at_once_whatever_the_rules() -> None:
    plan = Plan(
        is_practice=True,
        verdict_when=When.NEVER,
        key_when=When.NEVER,
        evidence_when=When.NEVER,
    )

    assert at(plan) == NOTHING
    assert at(plan, settled=True) == ALL
    assert at(plan, over=True) == ALL


def test_verdicts_can_come_before_keys() -> None:
    plan = Plan(verdict_when=When.EACH, key_when=When.CLOSED)

    assert at(plan, settled=True) == Shown(verdict=True, key=False, evidence=False)


def test_a_key_waits_for_its_verdict_and_evidence_for_its_key() -> None:
    for verdict, key, evidence in product(When, repeat=3):
        plan = Plan(verdict_when=verdict, key_when=key, evidence_when=evidence)
        for settled, over, closed in product([False, True], repeat=3):
            found = at(plan, settled=settled, over=over, closed=closed)
            assert found.verdict or not found.key
            assert found.key or not found.evidence


def test_an_attempt_that_runs_shows_nothing_of_what_is_not_settled() -> None:
    for verdict, key, evidence in product(When, repeat=3):
        plan = Plan(verdict_when=verdict, key_when=key, evidence_when=evidence)
        for closed in (False, True):
            assert at(plan, closed=closed) == NOTHING
