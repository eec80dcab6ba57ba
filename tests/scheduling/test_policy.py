import json
import math
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from quizapp.scheduling.policy import Policy
from tests.scheduling.cases import few, policies


@pytest.mark.parametrize(
    "wrong",
    [
        {"desired_retention": 0.69},
        {"desired_retention": 0.98},
        {"desired_retention": math.nan},
        {"maximum_interval_days": 0},
        {"maximum_interval_days": 36_501},
        {"leech_threshold": -1},
        {"learning_steps": (timedelta(0),)},
        {"learning_steps": (timedelta(days=1),)},
        {"relearning_steps": (timedelta(minutes=-1),)},
        {"parameters": (1.0,) * 20},
    ],
)
def test_a_policy_out_of_range_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Policy(**wrong)


@pytest.mark.parametrize(
    ("chance", "target"),
    [(0.0, 0.90), (0.25, 0.925), (0.5, 0.95), (1 / 3, 0.9 + 0.1 / 3)],
)
def test_lucky_guesses_raise_the_target(chance: float, target: float) -> None:
    assert Policy().target(chance) == pytest.approx(target)


@pytest.mark.parametrize("chance", [-0.1, 1.0, math.nan])
def test_a_chance_that_is_none_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="guess"):
        Policy().target(chance)


@few
@given(policies)
def test_a_policy_survives_being_written_down(policy: Policy) -> None:
    written = json.dumps(policy.as_values())

    assert Policy.from_values(json.loads(written)) == policy


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("algorithm", "fsrs-7"),
        ("parameters", None),
        ("parameters", "1,2"),
        ("desired_retention", "0.9"),
        ("desired_retention", True),
        ("learning_steps_s", [1e300]),
        ("learning_steps_s", [math.nan]),
        ("leech_threshold", None),
    ],
)
def test_a_policy_written_wrongly_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError):
        Policy.from_values(Policy().as_values() | {name: value})
