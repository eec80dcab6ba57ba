"""Readiness: what will be known on the day of an exam, and how sure that is.

Every card is followed along the reviews that study will bring until then, with the
chance to be recalled or forgotten at each.  How much of that study is really done is
told from the learner's last two weeks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum, hypot, sqrt
from typing import NamedTuple

from quizapp.progress.followed_card import HABIT_GRID, Follower, follower
from quizapp.progress.share import Z_95, Share
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.grading import without_guessing

#: How far the mean of predictions may be off for one learner, as a share of the cards.
#: FSRS with default parameters is off by about this much (its calibration error).
MODEL_ERROR = 0.05

#: So many cards tell what another habit would change.
SAMPLE = 20

#: Days of history that tell a pace, and how few tell nothing yet.
PACE_DAYS, FEW_DAYS = 14, 3


class AssignedCard(NamedTuple):
    """A card of an exam that was met; plain, because a class has thousands."""

    stability: float  #: days
    difficulty: float  #: 1–10
    last_day: date  #: study day of the last answer
    due_day: date  #: by FSRS; on the eve of the exam at the latest it is asked
    guess_chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """On how many of how many days somebody studied lately."""

    studied: int
    days: int

    @property
    def is_known(self) -> bool:
        """Whether there is enough history to tell."""
        return self.days >= FEW_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What one learner is expected to know on the day.

    The interval holds the number known with 95 % chance if the model is right about
    this learner within ``MODEL_ERROR``.  Without a known pace (``is_assumed``) all of it
    is what daily study would bring.
    """

    total: int  #: cards assigned
    met: int  #: of them, so far
    known: float  #: expected number of cards known, guesses taken off
    low: float
    high: float
    is_assumed: bool

    @property
    def score(self) -> float:
        """The expected share of cards known, 0–1; 0 of none."""
        return self.known / self.total if self.total else 0.0

    def scores_at_least(self, share: float) -> bool:
        """Whether the expected score reaches a share of 1; not told from no history."""
        return self.total > 0 and self.score >= share and not self.is_assumed


def readiness(
    cards: Sequence[AssignedCard],
    *,
    unmet: int,
    today: date,
    exam: date,
    pace: Pace,
    parameters: Parameters,
    retention: float,
    new_per_day: int,
    cap_per_day: int,
) -> Readiness:
    """What will be known on the study day ``exam``, at this pace, of cards assigned.

    ``cards`` are those met, ``unmet`` counts the others; the exam lies ahead.  On each day that is studied, as many as lately, what is due is done and
    ``new_per_day`` new cards are met, ``cap_per_day`` cards in all at most.
    """
    days, total = (exam - today).days, len(cards) + unmet
    plan = _Plan(days, parameters, retention, new_per_day, cap_per_day)
    dated = _dated(cards, today, days)
    habit, low, high = _habit(pace, days)
    of_met, of_new = plan.ends(dated, habit), plan.ends_of_new(unmet, habit)
    taken = plan.share_done([*of_met, *of_new], habit)
    chances = plan.chances(dated, of_met, taken) + plan.chances((), of_new, taken)
    known = fsum(chances)
    fewer, more = (
        abs(_change(plan, dated, of_met, of_new, habit, bound)) for bound in (low, high)
    )
    variance = fsum(chance * (1 - chance) for chance in chances)
    variance += (MODEL_ERROR * total) ** 2
    on_the_eve = taken * fsum(end.on_the_eve for end in (*of_met, *of_new))
    variance += habit * (1 - habit) * on_the_eve**2
    reach = Z_95 * sqrt(variance)
    return Readiness(
        total=total,
        met=len(cards),
        known=known,
        low=max(known - hypot(reach, fewer), 0.0),
        high=min(known + hypot(reach, more), float(total)),
        is_assumed=not pace.is_known,
    )


def pace_of(by_day: dict[date, int], *, today: date, since: date | None) -> Pace:
    """The pace of the last two weeks before today, or since somebody began.

    ``by_day`` counts answers.  Today counts once something was done on it.
    """
    last = today if by_day.get(today) else today - timedelta(days=1)
    first = last - timedelta(days=PACE_DAYS - 1)
    if since is not None:
        first = max(first, since)
    counts = [count for day, count in by_day.items() if first <= day <= last]
    days = max((last - first).days + 1, 0)
    return Pace(sum(count > 0 for count in counts), days)


def _habit(pace: Pace, days: int) -> tuple[float, float, float]:
    """The share of the coming days that will be studied, and its interval.

    Unsure is both the habit, told from few days, and what comes of it in as few.
    """
    if not pace.is_known:
        return 1.0, 1.0, 1.0
    share = Share(min(pace.studied, pace.days), pace.days)
    middle = (share.low + share.high) / 2
    told = (share.high - share.low) / (2 * Z_95)
    reach = Z_95 * sqrt(told**2 + middle * (1 - middle) / max(days, 1))
    return share.value, max(middle - reach, 0.0), min(middle + reach, 1.0)


class _Dated(NamedTuple):
    """A card that was met, in days from today."""

    stability: float
    difficulty: float
    last: int
    due: int
    guess_chance: float


class _End(NamedTuple):
    """What planned study makes of a card by the day."""

    chance: float  #: to know it, guesses taken off
    reviews: int  #: that the plan takes
    on_the_eve: float  #: what a review on the eve adds


@dataclass(frozen=True, slots=True)
class _Plan:
    """What study until the exam keeps to."""

    days: int  #: until the exam
    parameters: Parameters
    retention: float
    new_per_day: int
    cap_per_day: int

    def ends(self, cards: Sequence[_Dated], habit: float) -> list[_End]:
        follow, ends = self._follower(habit).follow, []
        for stability, difficulty, last, due, guess in cards:
            chance, reviews, gain = follow(stability, difficulty, last, due)
            ends.append(_End(without_guessing(chance, guess), reviews, gain))
        return ends

    def ends_of_new(self, unmet: int, habit: float) -> list[_End]:
        """New cards, so many a day; one that comes too late is not known at all."""
        one, rounded = self._follower(habit), round(habit * HABIT_GRID)
        ends = []
        for number in range(unmet):
            turn = number // self.new_per_day if self.new_per_day else self.days
            day = int(turn * HABIT_GRID / rounded) if rounded else self.days
            if day >= self.days:
                ends += [_End(0.0, 0, 0.0)] * (unmet - number)
                break
            chance, reviews, gain = one.follow_new(day)
            ends.append(_End(chance, reviews + 1, gain))
        return ends

    def share_done(self, ends: Sequence[_End], habit: float) -> float:
        """The share of the planned reviews for which the days have room."""
        needed = sum(end.reviews for end in ends)
        room = self.cap_per_day * self.days * habit
        return min(room / needed, 1.0) if needed else 1.0

    def chances(
        self, cards: Sequence[_Dated], ends: Sequence[_End], taken: float
    ) -> list[float]:
        """To know each card where only that share is done; no card stands for a new one."""
        if taken == 1:
            return [end.chance for end in ends]
        one = self._follower(0.0)
        idle = [
            without_guessing(one.idle(card.stability, card.last), card.guess_chance)
            for card in cards
        ] or [0.0] * len(ends)
        return [
            left + taken * (end.chance - left)
            for end, left in zip(ends, idle, strict=True)
        ]

    def _follower(self, habit: float) -> Follower:
        rounded = round(habit * HABIT_GRID)
        return follower(self.parameters, self.retention, rounded, self.days)


def _dated(cards: Sequence[AssignedCard], today: date, days: int) -> list[_Dated]:
    now, eve = today.toordinal(), days - 1
    return [
        _Dated(
            stability,
            difficulty,
            min(last.toordinal() - now, 0),
            min(max(due.toordinal() - now, 0), eve),
            guess,
        )
        for stability, difficulty, last, due, guess in cards
    ]


def _change(
    plan: _Plan,
    dated: Sequence[_Dated],
    of_met: Sequence[_End],
    of_new: Sequence[_End],
    habit: float,
    other: float,
) -> float:
    """How many more would be known with another habit, told from some of the cards."""
    if habit == other:
        return 0.0

    def known(cards: Sequence[_Dated], ends: Sequence[_End], by: float) -> float:
        return fsum(plan.chances(cards, ends, plan.share_done(ends, by)))

    new = plan.ends_of_new(len(of_new), other)
    change = known((), new, other) - known((), of_new, habit)
    places = sorted(range(len(dated)), key=lambda one: (dated[one].due, dated[one]))
    places = places[:: max(len(places) // SAMPLE, 1)]
    if places:
        some = [dated[place] for place in places]
        now = [of_met[place] for place in places]
        of_some = known(some, plan.ends(some, other), other) - known(some, now, habit)
        change += of_some * len(dated) / len(some)
    return change
