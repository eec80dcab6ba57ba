"""The catch-up plan: who comes first, and on which day, when many cards have waited."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heapify, heapreplace

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Strength
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import NO_DAYS_OFF, NO_LOAD, Memory, Policy
from quizapp.scheduling.queue import Candidate
from quizapp.scheduling.study_day import StudyClock

#: How far ahead the worth of a review is counted.
HORIZON_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class DayShare:
    """The waiting cards that are put on one study day, most worth first."""

    day: date
    cards: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """A plan for cards that have waited: "140 waited; 30 today, the rest over 5 days".

    ``shares`` are days in their order, the first of them today (it may be empty where
    today has no room); every waiting card stands in exactly one.
    """

    shares: tuple[DayShare, ...]

    @property
    def today(self) -> tuple[Candidate, ...]:
        return self.shares[0].cards

    @property
    def waiting(self) -> int:
        """How many cards waited."""
        return sum(len(share.cards) for share in self.shares)

    @property
    def rest(self) -> int:
        """How many are left after today."""
        return self.waiting - len(self.today)

    @property
    def rest_days(self) -> int:
        """On how many later days the rest is done."""
        return sum(1 for share in self.shares[1:] if share.cards)


def plan(
    overdue: Sequence[Candidate],
    *,
    today: date,
    cap_per_day: int,
    policy: Policy,
    clock: StudyClock,
    load: Mapping[date, int] = NO_LOAD,
    days_off: Set[date] = NO_DAYS_OFF,
) -> CatchUp:
    """Spreads the waiting cards over days, those first where a review today saves most memory.

    ``load`` counts what is due on a day anyway; together with it no day gets more than
    ``cap_per_day``.  Nothing is put on days off, except that today is taken as offered:
    who asks for a plan is here.  The days after today get even shares.  Raises
    ValueError for a cap under 1 or a card that is new.
    """
    if cap_per_day < 1:
        raise ValueError(f"a day needs room for a card: {cap_per_day}")
    room_today = max(cap_per_day - load.get(today, 0), 0)
    rest = max(len(overdue) - room_today, 0)
    sizes = {today: len(overdue) - rest} | _even_shares(
        rest, today, cap_per_day, load, days_off
    )
    now = clock.start_of(today)
    ordered = most_worth_first(overdue, now=now, policy=policy)
    cards = iter(ordered)
    shares = (
        DayShare(day, tuple(next(cards) for _ in range(size)))
        for day, size in sizes.items()
    )
    return CatchUp(tuple(shares))


def most_worth_first(
    cards: Sequence[Candidate], *, now: datetime, policy: Policy
) -> list[Candidate]:
    """The cards by what a review at ``now`` saves, most first."""

    def key(card: Candidate) -> tuple[float, int]:
        if card.memory is None:
            raise ValueError(
                f"question {card.question_id} is new and has nothing to lose"
            )
        return -memory_saved(card.memory, now, policy), card.question_id

    return sorted(cards, key=key)


def memory_saved(memory: Memory, now: datetime, policy: Policy) -> float:
    """Days of knowing the answer that a review at ``now`` adds over the next 30 days.

    The area under the forgetting curve with the review (recalled or forgotten and
    learned again, each with its chance) less the area without.  So it weighs what has
    faded already and will fade soon against what a review still builds up: a faint but
    once stable memory comes before one just as faint that would be gone again tomorrow.

    In ``tests.benchmarks.scheduling`` this order keeps as much as, or more than, lowest
    recall first, oldest first and fastest fading first; highest recall first keeps least.
    """
    elapsed = max((now - memory.last_review) / timedelta(days=1), 0.0)
    chance = fsrs.recall(memory.stability, elapsed, policy.parameters)
    before = Strength(memory.stability, memory.difficulty)
    kept = fsrs.next_strength(before, Grade.GOOD, max(elapsed, 1.0), policy.parameters)
    lost = fsrs.next_strength(before, Grade.AGAIN, max(elapsed, 1.0), policy.parameters)
    relearned = fsrs.next_strength(lost, Grade.GOOD, 0, policy.parameters)
    reviewed = chance * fsrs.days_known(
        kept.stability, 0, HORIZON_DAYS, policy.parameters
    )
    reviewed += (1 - chance) * fsrs.days_known(
        relearned.stability, 0, HORIZON_DAYS, policy.parameters
    )
    left = fsrs.days_known(
        memory.stability, elapsed, elapsed + HORIZON_DAYS, policy.parameters
    )
    return reviewed - left


def _even_shares(
    cards: int, today: date, cap: int, load: Mapping[date, int], days_off: Set[date]
) -> dict[date, int]:
    """How many cards each day after today gets: as few days as possible, evenly full."""
    room: dict[date, int] = {}
    day = today
    found = 0
    while found < cards:
        day += timedelta(days=1)
        room[day] = 0 if day in days_off else max(cap - load.get(day, 0), 0)
        found += room[day]
    # Always give to the day with the most room; at a tie the earlier one.
    most_room = [(-left, day) for day, left in room.items()]
    heapify(most_room)
    shares = dict.fromkeys(room, 0)
    for _ in range(cards):
        left, day = most_room[0]
        shares[day] += 1
        heapreplace(most_room, (left + 1, day))
    return shares
