"""Readiness: what will be known on the day of an exam, and how sure that is.

Every card is followed along the reviews that study will bring until then, with the
chance to be recalled or forgotten at each.  How much of that study is really done is
told from the learner's last two weeks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot, log, sqrt

from quizapp.progress.followed_card import (
    DIFFICULTY_GRID,
    HABIT_GRID,
    STABILITY_GRID,
    followed,
    followed_new,
)
from quizapp.progress.share import Z_95, Share
from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Parameters, Strength
from quizapp.scheduling.grading import without_guessing

#: How far the mean of predictions may be off for one learner, as a share of the cards.
#: FSRS with default parameters is off by about this much (its calibration error).
MODEL_ERROR = 0.05

#: So many cards tell what another habit would change.
SAMPLE = 20

#: Days of history that tell a pace, and how few tell nothing yet.
PACE_DAYS, FEW_DAYS = 14, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedCard:
    """A card of an exam as it stands: met (with a strength) or new (without)."""

    strength: Strength | None
    last_day: date | None  #: study day of the last answer
    due_day: date | None  #: when it is asked next, the exam considered
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
    today: date,
    exam: date,
    pace: Pace,
    parameters: Parameters,
    retention: float,
    new_per_day: int,
    cap_per_day: int,
) -> Readiness:
    """What will be known of the cards on the study day ``exam``, at this pace.

    On each day that is studied, as many as lately, what is due is done and
    ``new_per_day`` new cards are met, ``cap_per_day`` cards in all at most.
    """
    plan = _Plan((exam - today).days, parameters, retention, new_per_day, cap_per_day)
    dated = [_Dated.of(card, today) for card in cards if card.strength is not None]
    habit, low, high = _habit(pace, plan.days)
    ends = _Ends.of(plan, dated, len(cards), habit)
    fewer, more = (
        abs(_change(plan, dated, len(cards), habit, bound)) for bound in (low, high)
    )
    variance = sum(chance * (1 - chance) for chance in ends.chances)
    variance += (MODEL_ERROR * len(cards)) ** 2
    variance += habit * (1 - habit) * ends.on_the_eve**2
    reach = Z_95 * sqrt(variance)
    below, above = hypot(reach, fewer), hypot(reach, more)
    return Readiness(
        total=len(cards),
        met=len(dated),
        known=ends.known,
        low=max(ends.known - below, 0.0),
        high=min(ends.known + above, float(len(cards))),
        is_assumed=not pace.is_known,
    )


def pace_of(cards_by_day: dict[date, int], *, today: date, since: date | None) -> Pace:
    """The pace of the last two weeks before today, or since somebody began.

    Today counts once something was done on it.
    """
    last = today if cards_by_day.get(today) else today - timedelta(days=1)
    first = last - timedelta(days=PACE_DAYS - 1)
    if since is not None:
        first = max(first, since)
    counts = [cards for day, cards in cards_by_day.items() if first <= day <= last]
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


@dataclass(frozen=True, slots=True)
class _Plan:
    """What study until the exam keeps to."""

    days: int  #: until the exam
    parameters: Parameters
    retention: float
    new_per_day: int
    cap_per_day: int


@dataclass(frozen=True, slots=True)
class _Dated:
    """A card that was met, in days from today."""

    strength: Strength
    ago: int
    due: int
    guess_chance: float

    @classmethod
    def of(cls, card: AssignedCard, today: date) -> "_Dated":
        if card.strength is None or card.last_day is None or card.due_day is None:
            raise ValueError("a card that was met has a strength and its days")
        ago = max((today - card.last_day).days, 0)
        due = max((card.due_day - today).days, 0)
        return cls(card.strength, ago, due, card.guess_chance)


@dataclass(frozen=True, slots=True)
class _End:
    """The chance to know a card on the day, guesses taken off."""

    studied: float  #: with the planned study
    idle: float  #: with none
    reviews: int  #: that the plan takes
    on_the_eve: float = 0.0  #: what a review on the eve adds


@dataclass(frozen=True, slots=True)
class _Ends:
    """The same of all cards."""

    chances: Sequence[float]
    on_the_eve: float

    @property
    def known(self) -> float:
        return sum(self.chances)

    @classmethod
    def of(
        cls, plan: _Plan, dated: Sequence[_Dated], total: int, habit: float
    ) -> "_Ends":
        rounded = round(habit * HABIT_GRID)
        ends = [_end(card, plan, rounded) for card in dated]
        ends += _ends_of_new(total - len(dated), plan, rounded)
        needed = sum(end.reviews for end in ends)
        room = plan.cap_per_day * plan.days * habit
        share = min(room / needed, 1.0) if needed else 1.0
        return cls(
            [end.idle + share * (end.studied - end.idle) for end in ends],
            share * sum(end.on_the_eve for end in ends),
        )


def _change(
    plan: _Plan, dated: Sequence[_Dated], total: int, habit: float, other: float
) -> float:
    """How many more would be known with another habit, told from some of the cards."""
    if habit == other:
        return 0.0
    some = sorted(dated, key=lambda card: (card.due, card.strength.stability))
    some = some[:: max(len(dated) // SAMPLE, 1)]
    unmet = total - len(dated)
    of_met, of_new = (
        _Ends.of(plan, part, count, other).known
        - _Ends.of(plan, part, count, habit).known
        for part, count in ((some, len(some)), ([], unmet))
    )
    return of_new + (of_met * len(dated) / len(some) if some else 0.0)


def _end(card: _Dated, plan: _Plan, habit: int) -> _End:
    idle = fsrs.recall(card.strength.stability, card.ago + plan.days, plan.parameters)
    idle = without_guessing(idle, card.guess_chance)
    chance, reviews, gain = followed(
        round(log(card.strength.stability) * STABILITY_GRID),
        round(card.strength.difficulty * DIFFICULTY_GRID),
        card.ago,
        min(card.due, plan.days),
        plan.days,
        plan.parameters,
        plan.retention,
        habit,
    )
    chance = without_guessing(chance, card.guess_chance)
    return _End(chance, idle, reviews, gain)


def _ends_of_new(unmet: int, plan: _Plan, habit: int) -> Iterable[_End]:
    """New cards, so many a day; one that comes too late is not known at all."""
    for number in range(unmet):
        turn = number // plan.new_per_day if plan.new_per_day else plan.days
        day = int(turn * HABIT_GRID / habit) if habit else plan.days
        if day >= plan.days:
            yield _End(0.0, 0.0, 0)
            continue
        chance, reviews, gain = followed_new(
            plan.days - day, plan.parameters, plan.retention, habit
        )
        yield _End(chance, 0.0, reviews + 1, gain)
