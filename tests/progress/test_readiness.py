"""What will be known on the day of an exam, against learners who are simulated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.readiness import (
    AssignedCard,
    Pace,
    Readiness,
    pace_of,
    readiness,
)
from quizapp.scheduling import fsrs
from quizapp.scheduling.exam import Exam, final_days
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory, after_review
from quizapp.scheduling.policy import Policy
from quizapp.scheduling.queue import Candidate
from quizapp.scheduling.study_day import StudyClock
from tests.scheduling.cases import TODAY, law

POLICY = Policy(learning_steps=(), relearning_steps=())
CLOCK = StudyClock("UTC")
DAILY = Pace(14, 14)
DAY = timedelta(days=1)


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def card(
    stability: float, *, ago: int = 2, due: int = 1, guess: float = 0.0
) -> AssignedCard:
    return AssignedCard(stability, 5.0, on(-ago), on(due), guess)


#: A card that was not met.
NEW = None


def told(
    cards: Sequence[AssignedCard | None],
    *,
    exam: date,
    pace: Pace = DAILY,
    new_per_day: int = 5,
    cap: int = 200,
) -> Readiness:
    return readiness(
        [one for one in cards if one is not None],
        unmet=sum(one is None for one in cards),
        today=TODAY,
        exam=exam,
        pace=pace,
        parameters=POLICY.parameters,
        retention=POLICY.desired_retention,
        new_per_day=new_per_day,
        cap_per_day=cap,
    )


@dataclass
class Simulated:
    """Somebody whose memory is FSRS's, and who studies on a share of days."""

    chance: Random
    habit: float
    new_per_day: int = 5
    cards: dict[int, Memory | None] = field(
        default_factory=lambda: dict.fromkeys(range(51))
    )
    by_day: dict[date, int] = field(default_factory=dict)

    def live(self, day: date, exam: date) -> None:
        if self.chance.random() >= self.habit:
            return
        moved = final_days(
            [
                Exam(
                    exam,
                    tuple(
                        Candidate(key, 1, key, "", memory)
                        for key, memory in self.cards.items()
                    ),
                )
            ],
            today=day,
            cap_per_day=200,
            policy=POLICY,
        )
        new = 0
        for key, memory in self.cards.items():
            if memory is None:
                new += 1
                if new <= self.new_per_day:
                    self.answer(key, day, None, right=self.chance.random() < 0.6)
            elif moved.get(key, memory.due_day) <= day:
                right = self.chance.random() < self.recall(key, day)
                self.answer(key, day, memory, right=right)

    def answer(
        self, key: int, day: date, memory: Memory | None, *, right: bool
    ) -> None:
        self.by_day[day] = self.by_day.get(day, 0) + 1
        grades = [Grade.GOOD] if right else [Grade.AGAIN, Grade.GOOD]
        for grade in grades:
            memory = after_review(
                memory,
                grade,
                at=datetime.combine(day, time(12), UTC),
                clock=CLOCK,
                policy=POLICY,
                seed=key,
            )
        self.cards[key] = memory

    def recall(self, key: int, day: date) -> float:
        memory = self.cards[key]
        if memory is None:
            return 0.0
        return fsrs.recall(
            memory.stability, (day - memory.last_day).days, POLICY.parameters
        )

    def known_on(self, day: date) -> int:
        return sum(self.chance.random() < self.recall(key, day) for key in self.cards)

    def told(self, exam: date) -> Readiness:
        cards = [
            AssignedCard(
                memory.stability, memory.difficulty, memory.last_day, memory.due_day
            )
            if memory
            else NEW
            for memory in self.cards.values()
        ]
        pace = pace_of(self.by_day, today=TODAY, since=on(-10))
        return told(cards, exam=exam, pace=pace)


@cache
def lives(habit: float, seed: int, days: int = 12) -> tuple[Readiness, int]:
    """What was told ten days after they began, and how many were known in the end."""
    one, exam = Simulated(Random(seed), habit), on(days)
    for number in range(-10, 0):
        one.live(on(number), exam)
    before = one.told(exam)
    for number in range(days):
        one.live(on(number), exam)
    return before, one.known_on(exam)


@pytest.mark.slow
@pytest.mark.parametrize("habit", [1.0, 0.6, 0.3])
def test_the_interval_holds_what_simulated_learners_know(habit: float) -> None:
    """Of those who go on as they did, at least nine in ten."""
    found = [lives(habit, seed) for seed in range(40)]

    held = sum(told.low - 0.5 <= known <= told.high + 0.5 for told, known in found)
    assert held >= 0.9 * len(found)


@pytest.mark.slow
@pytest.mark.parametrize("habit", [1.0, 0.6])
def test_the_mean_of_the_predictions_is_what_comes(habit: float) -> None:
    found = [lives(habit, seed) for seed in range(40)]

    told = sum(one.known for one, _ in found) / len(found)
    known = sum(count for _, count in found) / len(found)
    assert told == pytest.approx(known, abs=51 * 0.06)


def test_who_stopped_is_expected_to_know_what_fades() -> None:
    stopped = Pace(0, 14)
    cards = [card(10.0)] * 20 + [NEW] * 20

    found = told(cards, exam=on(12), pace=stopped)

    left = 20 * fsrs.recall(10.0, 14, POLICY.parameters)
    assert found.known == pytest.approx(left, abs=0.2)
    assert not found.is_assumed


def test_without_a_history_daily_study_is_assumed() -> None:
    found = told([NEW] * 20, exam=on(12), pace=Pace(0, 0))
    daily = told([NEW] * 20, exam=on(12))

    assert found.is_assumed
    assert found.known == daily.known
    assert not found.scores_at_least(0.7)
    assert daily.scores_at_least(0.7)


def test_a_guess_is_no_knowledge() -> None:
    plain = told([card(3.0)] * 10, exam=on(5), pace=Pace(0, 14))
    guessed = told([card(3.0, guess=0.5)] * 10, exam=on(5), pace=Pace(0, 14))

    assert guessed.score == pytest.approx((plain.score - 0.5) / 0.5)


def test_new_cards_that_come_too_late_are_not_known() -> None:
    found = told([NEW] * 20, exam=on(3), new_per_day=5)

    assert found.known <= 15


def test_a_cap_that_is_too_low_costs() -> None:
    cards = [card(5.0)] * 40

    assert told(cards, exam=on(3), cap=4).known < told(cards, exam=on(3)).known - 1


def test_nothing_assigned_is_no_score() -> None:
    found = told([], exam=on(3))

    assert (found.score, found.scores_at_least(0.0)) == (0.0, False)


paces = st.builds(Pace, st.integers(0, 14), st.just(14))
some = st.lists(
    st.one_of(
        st.just(NEW),
        st.builds(
            card,
            st.floats(0.2, 300),
            ago=st.integers(0, 30),
            due=st.integers(-20, 40),
            guess=st.sampled_from([0.0, 0.25, 0.5]),
        ),
    ),
    max_size=40,
)


@law
@given(some, st.integers(1, 40), paces, st.integers(0, 20))
def test_what_is_told_lies_within_what_there_is(
    cards: list[AssignedCard | None], days: int, pace: Pace, new: int
) -> None:
    found = told(cards, exam=on(days), pace=pace, new_per_day=new)

    assert 0 <= found.low <= found.known <= found.high <= len(cards)


@law
@given(some, st.integers(2, 40), st.integers(0, 14))
def test_studying_more_never_predicts_less(
    cards: list[AssignedCard | None], days: int, studied: int
) -> None:
    """But for cards that a review on the way leaves weaker than none would."""
    less, more = (
        told(cards, exam=on(days), pace=Pace(count, 14)).known
        for count in (studied, 14)
    )

    assert more >= less - 0.03 * len(cards)


def test_the_pace_is_that_of_two_weeks() -> None:
    by_day = {on(-20): 50, on(-3): 10, on(-1): 4, TODAY: 6}

    assert pace_of(by_day, today=TODAY, since=on(-40)) == Pace(3, 14)
    assert pace_of(by_day, today=TODAY, since=on(-3)) == Pace(3, 4)


def test_a_day_that_has_just_begun_is_not_held_against_anybody() -> None:
    assert pace_of({on(-1): 4}, today=TODAY, since=on(-1)) == Pace(1, 1)
