"""The queue: which card to ask next, and which ones wait."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from quizapp.scheduling.fsrs import interval_days
from quizapp.scheduling.memory import Memory, Policy
from quizapp.scheduling.study_day import StudyClock, require_aware

LEARN_AHEAD = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a learner may be asked; without a memory it is new."""

    question_id: int
    set_id: int
    position: int  #: among the learner's new cards, in the order they are to be met
    fact: str  #: candidates on one fact are kept a day apart; empty = none
    memory: Memory | None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a learner wants to do in one study day, and has done already.

    ``extra_new`` raises today's limit of new cards ("Learn 5 more"); ``new_done``
    counts those too.  Cards in their learning steps have no limit.
    """

    new_per_day: int = 10
    reviews_per_day: int = 200
    new_done: int = 0
    reviews_done: int = 0
    extra_new: int = 0

    def __post_init__(self) -> None:
        counts = (
            self.new_per_day,
            self.reviews_per_day,
            self.new_done,
            self.reviews_done,
        )
        if min(*counts, self.extra_new) < 0:
            raise ValueError(f"a limit is negative: {self}")

    @property
    def new_left(self) -> int:
        return max(self.new_per_day + self.extra_new - self.new_done, 0)

    @property
    def reviews_left(self) -> int:
        return max(self.reviews_per_day - self.reviews_done, 0)


class Reason(StrEnum):
    """Why a card is put off although it could be asked today."""

    SIBLING = "sibling"  #: another card on the same fact has its turn today
    LIMIT = "limit"  #: the day's limit is reached


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A card that is put off to another day."""

    candidate: Candidate
    reason: Reason


@dataclass(frozen=True, slots=True)
class Queue:
    """Today's cards.  Every candidate stands in at most one of the three tuples.

    ``ordered`` are the cards to ask now, in turn; ``later`` those in their learning
    steps that come back today, but not yet; ``held_back`` those put off.  Where only
    later cards are left, the ones due within the learn-ahead time are ordered now.
    """

    ordered: tuple[Candidate, ...]
    later: tuple[Candidate, ...]
    held_back: tuple[HeldBack, ...]
    due: int  #: reviews in ``ordered``
    learning: int  #: cards in their steps, now or later today
    new: int  #: new cards in ``ordered``
    next_later: datetime | None  #: when the first of ``later`` comes back, UTC

    @property
    def next(self) -> Candidate | None:
        """The card to ask now, if any."""
        return self.ordered[0] if self.ordered else None


def build_queue(
    candidates: Iterable[Candidate],
    *,
    now: datetime,
    today: date,
    clock: StudyClock,
    policy: Policy,
    limits: Limits,
    facts_done_today: Set[str] = frozenset(),
    learn_ahead: timedelta = LEARN_AHEAD,
    worth: Callable[[Memory], float] | None = None,
) -> Queue:
    """The queue of one learner at ``now``, which falls on the study day ``today``.

    First the learning steps that have run out, longest waiting first; then due reviews
    and new cards, evenly mixed.  Reviews come with the faintest memory first, measured
    against the target; new cards in their order.  Of the cards on one fact
    only one is asked in a study day: a card in its steps before a review, a review
    before a new card.  ``facts_done_today`` are the facts of the cards answered today.

    Where more reviews wait than the limit takes, those get a turn that are worth most
    by ``worth`` (see ``catch_up``), if it is given, and the others another day.

    The same candidates give the same queue, in whatever order they are handed in.
    Raises ValueError for a naive ``now``.
    """
    now = require_aware(now)
    end = max(clock.start_of(today + timedelta(days=1)), now + learn_ahead)
    steps, reviews, new = _grouped(candidates, today, end)
    turns = _Turns(today, facts_done_today)
    # A card under way today has its fact already, before any other may claim it.
    steps.sort(
        key=lambda pair: (pair[1].last_day != today, pair[1].due, _place(pair[0]))
    )
    learning = [pair for pair in steps if turns.claim(*pair)]
    reviews.sort(key=_faintest_first(now, policy))
    due = turns.claim_up_to(
        limits.reviews_left, _most_worth_first(reviews, limits.reviews_left, worth)
    )
    rank = {card.question_id: place for place, (card, _) in enumerate(reviews)}
    due.sort(key=lambda card: rank[card.question_id])
    fresh = turns.claim_up_to(limits.new_left, sorted(new, key=_place))

    ready, waiting = _ready_and_waiting(learning, now)
    ordered = ready + _evenly_mixed(due, fresh)
    if not ordered:
        ordered, waiting = _split(waiting, now + learn_ahead)
    return Queue(
        ordered=tuple(ordered),
        later=tuple(card for card, _ in waiting),
        held_back=tuple(turns.held_back),
        next_later=waiting[0][1].due if waiting else None,
        due=len(due),
        learning=len(learning),
        new=len(fresh),
    )


_Known = tuple[Candidate, Memory]


class _Turns:
    """Who gets a turn today: groups come by in turn, each best first."""

    def __init__(self, today: date, facts_done: Set[str]) -> None:
        self.held_back: list[HeldBack] = []
        self._today = today
        self._taken = set(facts_done)

    def claim(self, candidate: Candidate, memory: Memory | None) -> bool:
        """Whether the candidate's fact is free today; it is taken from now on.

        For a card in its steps that was answered today it is: that card has it.
        """
        fact = candidate.fact
        if fact:
            own = (
                memory is not None
                and memory.in_steps
                and memory.last_day == self._today
            )
            if fact in self._taken and not own:
                self.held_back.append(HeldBack(candidate, Reason.SIBLING))
                return False
            self._taken.add(fact)
        return True

    def claim_up_to(
        self, limit: int, candidates: Iterable[Candidate]
    ) -> list[Candidate]:
        """Those that get a turn, at most ``limit``.

        One over the limit keeps its fact: a new card must not slip in for its review.
        """
        chosen: list[Candidate] = []
        for candidate in candidates:
            if not self.claim(candidate, candidate.memory):
                continue
            if len(chosen) < limit:
                chosen.append(candidate)
            else:
                self.held_back.append(HeldBack(candidate, Reason.LIMIT))
        return chosen


def _grouped(
    candidates: Iterable[Candidate], today: date, end: datetime
) -> tuple[list[_Known], list[_Known], list[Candidate]]:
    """In their steps until ``end``, due for review, and new; the others are not due."""
    steps: list[_Known] = []
    reviews: list[_Known] = []
    new: list[Candidate] = []
    for candidate in {
        candidate.question_id: candidate for candidate in candidates
    }.values():
        memory = candidate.memory
        if memory is None:
            new.append(candidate)
        elif memory.in_steps:
            if memory.due <= end:
                steps.append((candidate, memory))
        elif memory.due_day <= today:
            reviews.append((candidate, memory))
    return steps, reviews, new


def _place(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.position, candidate.set_id, candidate.question_id


def _faintest_first(
    now: datetime, policy: Policy
) -> Callable[[_Known], tuple[float, tuple[int, int, int]]]:
    """Sorts by recall against the target, lowest first.

    That is the time gone by over the time the target allows, longest first: the same
    order without working out a power for each card.
    """
    allowed = interval_days(
        1.0, policy.desired_retention, policy.parameters
    )  # a unit of stability

    def key(pair: _Known) -> tuple[float, tuple[int, int, int]]:
        candidate, memory = pair
        elapsed_days = (now - memory.last_review).total_seconds() / 86_400
        return -elapsed_days / (memory.stability * allowed), _place(candidate)

    return key


def _most_worth_first(
    reviews: Sequence[_Known], limit: int, worth: Callable[[Memory], float] | None
) -> list[Candidate]:
    """The order in which reviews ask for a turn; as they are if all get one."""
    if worth is None or len(reviews) <= limit:
        return [card for card, _ in reviews]
    ranked = sorted(reviews, key=lambda pair: (-worth(pair[1]), _place(pair[0])))
    return [card for card, _ in ranked]


def _ready_and_waiting(
    learning: Sequence[_Known], now: datetime
) -> tuple[list[Candidate], list[_Known]]:
    by_due = sorted(learning, key=lambda pair: (pair[1].due, _place(pair[0])))
    return _split(by_due, now)


def _split(
    by_due: Sequence[_Known], until: datetime
) -> tuple[list[Candidate], list[_Known]]:
    """Those due by a moment, and the rest."""
    early = [card for card, memory in by_due if memory.due <= until]
    return early, list(by_due[len(early) :])


def _evenly_mixed(
    reviews: Sequence[Candidate], new: Sequence[Candidate]
) -> list[Candidate]:
    """Both in their own order, each spread over the whole; a review first."""
    places = [
        ((index + 0.5) / len(reviews), 0, card) for index, card in enumerate(reviews)
    ]
    places += [((index + 0.5) / len(new), 1, card) for index, card in enumerate(new)]
    return [card for *_, card in sorted(places, key=lambda place: place[:2])]
