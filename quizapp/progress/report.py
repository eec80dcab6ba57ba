"""The learner's report: everything the Progress page shows, as one value."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quizapp.progress.day_totals import DayTotals, SpanTotals, by_span, sum_of
from quizapp.progress.hardest import Forgetting, Hardest, hardest
from quizapp.progress.heat_map import HeatMap, heat_map
from quizapp.progress.mastery import MasteryCounts, count_mastery
from quizapp.progress.period import Grain, Period, Span
from quizapp.progress.recall import (
    MetCard,
    Recall,
    known_now,
    recall_by,
    recall_of,
)
from quizapp.progress.retention import Retention, retention_of, retention_over_time
from quizapp.progress.share import Share
from quizapp.progress.streak import Week, week
from quizapp.progress.time_spent import TimeSpent, time_spent
from quizapp.scheduling.forecast import Forecast
from quizapp.scheduling.fsrs import Parameters
from quizapp.scheduling.memory import NO_DAYS_OFF

AHEAD_DAYS = 30
LATELY_DAYS = 30

#: A chart of a learner's first days shows as many, with nothing on the earlier ones.
SHOWN_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """What is on record about a learner, as the report needs it."""

    reviews_by_day: Mapping[date, int]  #: of all time; days without any left out
    days: Sequence[DayTotals]  #: from ``first_day_needed`` on, oldest first
    cards: Sequence[MetCard]
    totals: Mapping[tuple[int, str], int]  #: questions by set and topic, met or not
    forgettings: Sequence[Forgetting]  #: within the period
    ahead: Sequence[Forecast]  #: today and the days after
    off: Set[date] = NO_DAYS_OFF  #: days of vacation


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a learner's reviews show at one moment."""

    today: date
    first_day: date  #: of all with a review; today if there is none
    period: Period
    target: float  #: desired retention
    mastery: MasteryCounts
    recall: Recall
    recall_by_topic: Mapping[str, Recall]  #: what fades first, first
    recall_by_set: Mapping[int, Recall]
    recall_by_topic_of_set: Mapping[tuple[int, str], Recall]
    whole: SpanTotals  #: of the period
    activity: tuple[SpanTotals, ...]  #: its parts, a week of days at least
    grain: Grain  #: of the parts
    retention: tuple[Retention, ...]
    retention_in_period: Share
    retention_lately: Share  #: of the last 30 days, whatever the period
    time: TimeSpent
    time_this_week: TimeSpent
    time_last_week: TimeSpent
    ahead: Sequence[Forecast]
    hardest: Hardest
    heat: HeatMap
    week: Week

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever answered."""
        return not (self.mastery.met or self.heat.total or self.whole.totals.reviews)

    @property
    def is_untested(self) -> bool:
        """Whether no card that was learned came back: nothing tests the prediction."""
        return not (self.retention_in_period.n or self.retention_lately.n)

    @property
    def is_first_week(self) -> bool:
        """Whether the learner began in the week of today."""
        return self.first_day in _week_of(self.today)


def make_report(
    studied: Studied,
    *,
    now: datetime,
    today: date,
    period: Period,
    target: float,
    parameters: Parameters,
) -> Report:
    """The report of a learner for the study day ``today``."""
    days, cards = studied.days, studied.cards
    span = period_span(studied.reviews_by_day, today=today, period=period)
    whole = sum_of(days, span)
    by_topic, by_set = _sums(studied.totals)
    chances = known_now(cards, now, parameters)
    return Report(
        today=today,
        first_day=min(studied.reviews_by_day, default=today),
        period=period,
        target=target,
        mastery=_mastery(studied),
        recall=recall_of(chances, sum(by_set.values())),
        recall_by_topic=recall_by(
            zip((card.topic for card in cards), chances, strict=True), by_topic
        ),
        recall_by_set=recall_by(
            zip((card.set_id for card in cards), chances, strict=True), by_set
        ),
        recall_by_topic_of_set=recall_by(
            zip(((card.set_id, card.topic) for card in cards), chances, strict=True),
            studied.totals,
        ),
        whole=whole,
        activity=by_span(days, span.reaching_back(SHOWN_DAYS), span.grain),
        grain=span.grain,
        retention=retention_over_time(days, span),
        retention_in_period=retention_of(whole.totals),
        retention_lately=retention_of(
            sum_of(days, _last_days(LATELY_DAYS, today)).totals
        ),
        time=time_spent(whole),
        time_this_week=time_spent(sum_of(days, _week_of(today))),
        time_last_week=time_spent(sum_of(days, _week_of(today - timedelta(days=7)))),
        ahead=studied.ahead,
        hardest=hardest(studied.forgettings),
        heat=heat_map(studied.reviews_by_day, today=today),
        week=week(studied.reviews_by_day.keys(), today=today, off=studied.off),
    )


def period_span(
    reviews_by_day: Mapping[date, int], *, today: date, period: Period
) -> Span:
    """The days that the period means to somebody with these reviews."""
    return period.span(today=today, since=min(reviews_by_day, default=today))


def first_day_needed(span: Span) -> date:
    """From which day on a report on ``span`` looks at what reviews add up to."""
    today = span.last
    lately = _last_days(LATELY_DAYS, today).first
    return min(span.first, lately, _week_of(today - timedelta(days=7)).first)


def _mastery(studied: Studied) -> MasteryCounts:
    met = count_mastery(card.stability for card in studied.cards)
    unmet = max(sum(studied.totals.values()) - met.met, 0)
    return replace(met, new=unmet)


def _sums(
    totals: Mapping[tuple[int, str], int],
) -> tuple[Counter[str], Counter[int]]:
    """Questions by topic, and by set."""
    by_topic: Counter[str] = Counter()
    by_set: Counter[int] = Counter()
    for (set_id, topic), count in totals.items():
        by_topic[topic] += count
        by_set[set_id] += count
    return by_topic, by_set


def _last_days(count: int, today: date) -> Span:
    return Span(today - timedelta(days=count - 1), today)


def _week_of(day: date) -> Span:
    """Monday to Sunday; days to come are empty as yet."""
    monday = Grain.WEEK.start_of(day)
    return Span(monday, monday + timedelta(days=6))
