"""Who is in a simulated class."""

from quizapp.scheduling.fsrs import checked_parameters
from quizapp.simulation.habits import Habit
from quizapp.simulation.learners import MARK, Belief, simulated_class

MIXED_UP = Belief("a", "wrong", 0.25)
BETTER = Belief("b", "true", 0.5, is_of_the_best=True)


def test_the_same_seed_makes_the_same_class_and_another_makes_another() -> None:
    one, same, other = (
        simulated_class(8, beliefs=[MIXED_UP], seed=seed) for seed in (1, 1, 2)
    )

    assert one == same
    assert one != other


def test_every_name_is_marked_and_told_apart() -> None:
    names = [one.name for one in simulated_class(60, beliefs=[], seed=1)]

    assert all(name.endswith(MARK) for name in names)
    assert len(set(names)) == 60


def test_a_belief_is_held_by_its_share_of_the_class() -> None:
    learners = simulated_class(24, beliefs=[MIXED_UP], seed=3)

    assert sum(one.convictions == {"a": "wrong"} for one in learners) == 6


def test_a_belief_of_the_best_is_held_by_those_who_know_most() -> None:
    learners = simulated_class(10, beliefs=[BETTER], seed=3)

    by_ability = sorted(learners, key=lambda one: -one.ability)
    assert [bool(one.convictions) for one in by_ability] == [True] * 5 + [False] * 5


def test_one_learner_stops() -> None:
    learners = simulated_class(24, beliefs=[], seed=1)

    assert [one.habit for one in learners].count(Habit.STOPPED) == 1


def test_memories_differ_within_the_bounds_of_the_algorithm() -> None:
    learners = simulated_class(24, beliefs=[], seed=1)

    assert len({checked_parameters(one.parameters) for one in learners}) == 24
