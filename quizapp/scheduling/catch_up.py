"""The catch-up plan: who comes first, and on which day, when many cards have waited."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heapify, heapreplace
from math import log

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Strength
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import NO_DAYS_OFF, NO_LOAD, Memory, Policy
from quizapp.scheduling.queue import Candidate
from quizapp.scheduling.study_day import StudyClock


@dataclass(frozen=True, slots=True)
class DayShare:
    """The waiting cards that are put on one study day, most urgent first."""

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
    """Spreads the waiting cards over days, those first whose memory waiting would cost most.

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
    ordered = most_urgent_first(overdue, now=now, wait_days=len(sizes), policy=policy)
    cards = iter(ordered)
    shares = (
        DayShare(day, tuple(next(cards) for _ in range(size)))
        for day, size in sizes.items()
    )
    return CatchUp(tuple(shares))


def most_urgent_first(
    cards: Sequence[Candidate], *, now: datetime, wait_days: float, policy: Policy
) -> list[Candidate]:
    """The cards in the order in which waiting ``wait_days`` would cost most."""

    def key(card: Candidate) -> tuple[float, int]:
        if card.memory is None:
            raise ValueError(
                f"question {card.question_id} is new and has nothing to lose"
            )
        return -urgency(card.memory, now, wait_days, policy), card.question_id

    return sorted(cards, key=key)


def urgency(memory: Memory, now: datetime, wait_days: float, policy: Policy) -> float:
    """What putting a review off by ``wait_days`` is expected to cost, 0 or more.

    The recall that fades meanwhile, times what is at stake if the card is then
    forgotten: the logarithm of the stability after a pass over that after a lapse,
    that is, roughly how many successful reviews it takes to get back.
    """
    elapsed_days = max((now - memory.last_review) / timedelta(days=1), 0.0)
    soon = fsrs.recall(memory.stability, elapsed_days, policy.parameters)
    late = fsrs.recall(memory.stability, elapsed_days + wait_days, policy.parameters)
    return (soon - late) * _at_stake(memory, max(elapsed_days, 1.0), policy)


def _at_stake(memory: Memory, elapsed_days: float, policy: Policy) -> float:
    before = Strength(memory.stability, memory.difficulty)
    kept, lost = (
        fsrs.next_strength(before, grade, elapsed_days, policy.parameters).stability
        for grade in (Grade.GOOD, Grade.AGAIN)
    )
    return log(kept / lost)


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
