"""Values and strategies that the scheduling tests share."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from quizapp.scheduling.fsrs import BOUNDS, DEFAULT_PARAMETERS
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory, Phase, after_review
from quizapp.scheduling.policy import Policy
from quizapp.scheduling.study_day import StudyClock

#: A busy machine is no reason to fail.
law = settings(max_examples=30, deadline=None)
few = settings(max_examples=15, deadline=None)

ALMATY = StudyClock("Asia/Almaty")
POLICY = Policy()
STEADY = Policy(fuzz=False)
NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)  #: noon in Almaty
TODAY = date(2026, 11, 22)

ZONES = (
    "UTC",
    "Asia/Almaty",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Kathmandu",
)

grades = st.sampled_from(list(Grade))
clocks = st.builds(StudyClock, st.sampled_from(ZONES), st.integers(0, 1439))
moments = st.integers(0, 30 * 365 * 24 * 60).map(
    lambda minutes: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
seeds = st.integers(0, 2**63 - 1)
guesses = st.sampled_from((0.0, 1 / 31, 0.25, 1 / 3, 0.5))
steps = st.lists(
    st.integers(1, 23 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=3
).map(tuple)
any_parameters = st.one_of(
    st.just(DEFAULT_PARAMETERS),
    st.tuples(*(st.floats(low, high) for low, high in BOUNDS)),
)
policies = st.builds(
    Policy,
    parameters=any_parameters,
    desired_retention=st.floats(0.70, 0.97),
    learning_steps=steps,
    relearning_steps=steps,
    maximum_interval_days=st.sampled_from((1, 2, 3, 30, 365, 36_500)),
    fuzz=st.booleans(),
)
loads = st.dictionaries(
    st.integers(0, 60).map(lambda days: TODAY + timedelta(days=days)), st.integers(0, 5)
)


def in_review(
    *,
    stability: float = 20.0,
    difficulty: float = 5.0,
    days_ago: int = 20,
    due_in: int = 0,
    lapses: int = 0,
) -> Memory:
    """A card in the review phase, last seen some days ago at noon."""
    due_day = TODAY + timedelta(days=due_in)
    last = NOON - timedelta(days=days_ago)
    return Memory(
        phase=Phase.REVIEW,
        step=0,
        stability=stability,
        difficulty=difficulty,
        due=ALMATY.start_of(due_day),
        due_day=due_day,
        last_review=last,
        last_day=ALMATY.day_of(last),
        reviews=5,
        lapses=lapses,
    )


def in_step(
    *, due_in_min: float = 0, phase: Phase = Phase.LEARNING, days_ago: int = 0
) -> Memory:
    """A card in its first step, last seen a quarter of an hour (or some days more) ago."""
    due = NOON + timedelta(minutes=due_in_min)
    last = NOON - timedelta(minutes=15, days=days_ago)
    return Memory(
        phase=phase,
        step=0,
        stability=1.0,
        difficulty=5.0,
        due=due,
        due_day=ALMATY.day_of(due),
        last_review=last,
        last_day=ALMATY.day_of(last),
        reviews=1,
        lapses=0,
    )


@st.composite
def memories(draw: st.DrawFn, policy: Policy, clock: StudyClock) -> Memory | None:
    """A memory that a short past has left, or none."""
    memory: Memory | None = None
    at = draw(moments)
    for grade in draw(st.lists(grades, max_size=4)):
        at += timedelta(minutes=draw(st.integers(0, 60 * 24 * 40)))
        memory = after_review(
            memory, grade, at=at, clock=clock, policy=policy, seed=draw(seeds)
        )
    return memory
