"""What can be wrong with the rules of a quiz, and what it says then."""

from datetime import UTC, datetime
from typing import Any

import pytest

from quizapp.quizzes.plan import Chosen, Draw, Layout, Part, Plan, When, problems_of

ONE: tuple[Part, ...] = (Chosen(1),)


def fields(**rules: Any) -> list[str]:
    return [problem.field for problem in problems_of(Plan(**({"parts": ONE} | rules)))]


def test_one_question_is_a_quiz() -> None:
    assert fields() == []


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        ({"parts": ()}, "parts"),
        ({"parts": (Draw(count=201, set_ids=(1,)),)}, "parts"),
        ({"parts": (Draw(count=200, set_ids=(1,)), Chosen(1))}, "parts"),
        ({"parts": (Chosen(1), Draw(count=0, set_ids=(1,)))}, "parts"),
        ({"parts": (Chosen(1), Chosen(2), Chosen(1, 2))}, "parts"),
        ({"parts": (Chosen(1, 0),)}, "parts"),
        ({"parts": (Chosen(1, 100.5),)}, "parts"),
        ({"parts": (Chosen(1, float("nan")),)}, "parts"),
        ({"time_limit_min": 0}, "time_limit_min"),
        ({"time_limit_min": 601}, "time_limit_min"),
        ({"attempts": 0}, "attempts"),
        ({"attempts": 101}, "attempts"),
        ({"pass_pct": 0}, "pass_pct"),
        ({"pass_pct": 101}, "pass_pct"),
        ({"layout": Layout.ALL, "is_one_way": True}, "layout"),
        ({"layout": Layout.ALL, "is_practice": True}, "layout"),
        ({"layout": Layout.ALL, "key_when": When.EACH}, "layout"),
    ],
)
def test_a_rule_out_of_range_is_told_at_its_field(
    rules: dict[str, Any], field: str
) -> None:
    assert fields(**rules) == [field]


def test_the_limits_themselves_are_allowed() -> None:
    assert (
        fields(
            parts=(Draw(count=200, set_ids=(1,), points=100),),
            time_limit_min=600,
            attempts=100,
            pass_pct=100,
        )
        == []
    )
    assert fields(time_limit_min=1, attempts=None, pass_pct=1) == []


def test_a_quiz_closes_after_it_opens() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert fields(opens_at=noon, closes_at=noon) == ["closes_at"]
    assert fields(opens_at=noon, closes_at=noon.replace(minute=1)) == []


def test_every_problem_is_told_at_once() -> None:
    assert fields(parts=(), attempts=0, pass_pct=0) == [
        "parts",
        "attempts",
        "pass_pct",
    ]


@pytest.mark.parametrize("rule", ["verdict_when", "key_when", "evidence_when"])
def test_whatever_is_shown_after_each_question_settles_each(rule: str) -> None:
    assert not Plan(parts=ONE).is_checked_each
    assert Plan(parts=ONE, **{rule: When.EACH}).is_checked_each  # type: ignore[arg-type]
