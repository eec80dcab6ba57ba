"""What a simulated learner truly remembers."""

from datetime import timedelta

import pytest

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS
from quizapp.scheduling.grade import Grade
from quizapp.simulation.remembering import TrueMemory
from tests.app_fixtures import NOW

DAY = NOW.date()


def test_what_was_never_met_is_known_with_the_prior_chance() -> None:
    memory = TrueMemory(DEFAULT_PARAMETERS, prior=0.3)

    assert memory.chance("a", NOW) == 0.3
    assert not memory.has_met("a")


def test_what_was_known_fades_along_the_curve_of_its_own_parameters() -> None:
    memory = TrueMemory(DEFAULT_PARAMETERS, prior=0.3)
    memory.learn("a", knew=True, at=NOW, day=DAY)

    chance = memory.chance("a", NOW + timedelta(days=2))

    stability = fsrs.first_strength(Grade.GOOD, DEFAULT_PARAMETERS).stability
    assert chance == pytest.approx(fsrs.recall(stability, 2, DEFAULT_PARAMETERS))


def test_what_was_not_known_leaves_the_trace_of_something_forgotten() -> None:
    """However the answer came out: a lucky guess teaches no more than a wrong one."""
    memory = TrueMemory(DEFAULT_PARAMETERS, prior=0.3)
    memory.learn("known", knew=True, at=NOW, day=DAY)
    memory.learn("guessed", knew=False, at=NOW, day=DAY)

    later = NOW + timedelta(days=1)
    assert memory.chance("guessed", later) < memory.chance("known", later)


def test_a_second_recall_on_a_later_day_makes_it_fade_more_slowly() -> None:
    memory = TrueMemory(DEFAULT_PARAMETERS, prior=0.3)
    memory.learn("a", knew=True, at=NOW, day=DAY)
    once = memory.chance("a", NOW + timedelta(days=3))
    memory.learn(
        "a", knew=True, at=NOW + timedelta(days=3), day=DAY + timedelta(days=3)
    )

    twice = memory.chance("a", NOW + timedelta(days=6))

    assert twice > once
