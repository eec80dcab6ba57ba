"""What Today shows: the day's cards, the sets, the week and what comes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from sqlalchemy.orm import Session

from quizapp.progress.heat_map import HeatMap, heat_map
from quizapp.progress.streak import Week, week
from quizapp.scheduling.forecast import Forecast, days_to_catch_up
from quizapp.scheduling.queue import Candidate, Queue, Reason
from quizapp.services.cards import read_question
from quizapp.services.forecast import days_ahead
from quizapp.services.policies import days_off
from quizapp.services.shelf import ShelvedSet, shelf_of
from quizapp.services.study_queue import TodaysQueue, todays_queue
from quizapp.store.library_queries import CONTENT, PACE
from quizapp.store.people import Person
from quizapp.store.report_queries import REVIEWS_BY_DAY

#: How far ahead Today looks, today included.
COMING_DAYS = 7

#: How long an answer takes who has not given many yet.
USUAL_PACE_S = 15.0
PACE_DAYS, PACE_ANSWERS = 30, 20

#: So many of the latest answers tell a pace well enough.
PACE_LATEST = 500

LONG_AGO = date(1, 1, 1)

#: How far ahead a backlog is followed; its rest is never said to take longer.
REST_DAYS = 60


class State(StrEnum):
    """What there is to do."""

    NO_SETS = "no sets"
    NEWCOMER = "newcomer"  #: nothing was ever answered
    READY = "ready"
    BACKLOG = "backlog"  #: more waits than today's limit takes
    VACATION = "vacation"
    LATER = "later"  #: only cards that come back later today
    DONE = "done"


@dataclass(frozen=True, slots=True)
class FirstCard:
    """The card that comes next: its prompt, never its key."""

    topic: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of today's cards are from one set."""

    due: int = 0  #: met before: for review, or in their learning steps
    new: int = 0  #: not met yet


@dataclass(frozen=True, slots=True)
class TodaysSet:
    """A set with its share of today."""

    set: ShelvedSet
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The page's one value."""

    day: date
    state: State
    cards: int  #: those that the review will bring, each once
    due: int
    learning: int
    new: int
    minutes: int  #: at this person's pace
    done: int  #: cards answered today
    known: int  #: of these, met on an earlier day
    passed: int  #: of the known, remembered at the first answer
    later_at: datetime | None  #: when the next card comes back that is not ready yet
    first: FirstCard | None
    sets: Sequence[TodaysSet]
    all_sets: int  #: those not studied too
    more_new: int  #: questions not met that could come beyond the day's limit
    week: Week
    heat: HeatMap
    this_year: int  #: reviews since New Year's Day
    coming: Sequence[Forecast]
    waited: int  #: reviews that are due, those of later days too
    rest_days: int  #: on how many later days the others of a backlog come
    vacation_to: date | None

    @property
    def tomorrow(self) -> int:
        return self.coming[1].total


def todays_page(session: Session, *, person: Person, now: datetime) -> Today:
    """Everything about *person*'s day.  Only reads; how often does not grow."""
    todays = todays_queue(session, person=person, now=now)
    queue, today = todays.queue, todays.today
    shelf = shelf_of(session, person=person)
    sets = shelf.studied
    by_day = _reviews_by_day(session, person)
    put_off = _put_off(todays)
    waiting = sum(one.waiting for one in sets)
    ahead = days_ahead(
        session, person=person, todays=todays, unmet=waiting, days=REST_DAYS
    )
    in_set = by_set(queue)
    off = days_off(person)
    cards = queue.due + queue.learning + queue.new
    return Today(
        day=today,
        state=_state(
            todays, sets=bool(sets), met=bool(by_day), put_off=put_off, off=today in off
        ),
        cards=cards,
        due=queue.due,
        learning=queue.learning,
        new=queue.new,
        minutes=_minutes(session, person, todays),
        done=todays.done,
        known=todays.known,
        passed=todays.passed,
        later_at=queue.next_later,
        first=_first(session, queue.next),
        sets=[TodaysSet(one, in_set[one.id]) for one in sets],
        all_sets=shelf.total,
        more_new=max(waiting - queue.new, 0),
        week=week(by_day.keys(), today=today, off=off),
        heat=heat_map(by_day, today=today),
        this_year=sum(by_day[day] for day in by_day if day.year == today.year),
        coming=ahead[:COMING_DAYS],
        waited=queue.due + ahead[0].put_off,
        rest_days=days_to_catch_up(ahead) if put_off else 0,
        vacation_to=person.vacation_to if today in off else None,
    )


def shares_by_set(
    session: Session, *, person: Person, now: datetime
) -> defaultdict[int, Share]:
    """What today brings of each set."""
    return by_set(todays_queue(session, person=person, now=now).queue)


def by_set(queue: Queue) -> defaultdict[int, Share]:
    """The cards of a queue, by the sets they are from."""
    cards = (*queue.ordered, *queue.later)
    of_all = Counter(card.set_id for card in cards)
    of_new = Counter(card.set_id for card in cards if card.memory is None)
    found = {
        key: Share(count - of_new[key], of_new[key]) for key, count in of_all.items()
    }
    return defaultdict(Share, found)


def _state(
    todays: TodaysQueue, *, sets: bool, met: bool, put_off: int, off: bool
) -> State:
    queue = todays.queue
    if not sets:
        return State.NO_SETS
    if not queue.ordered:
        return State.LATER if queue.later else State.DONE
    if off:
        return State.VACATION
    if not met:
        return State.NEWCOMER
    return State.BACKLOG if put_off else State.READY


def _put_off(todays: TodaysQueue) -> int:
    """Reviews that are due and do not fit into the day's limit."""
    return sum(
        held.reason is Reason.LIMIT and held.candidate.memory is not None
        for held in todays.queue.held_back
    )


def _first(session: Session, card: Candidate | None) -> FirstCard | None:
    if card is None:
        return None
    row = session.execute(CONTENT, {"question": card.question_id}).one()
    return FirstCard(row.topic, read_question(row.content).prompt)


def _reviews_by_day(session: Session, person: Person) -> dict[date, int]:
    rows = session.execute(REVIEWS_BY_DAY, {"person": person.id, "first": LONG_AGO})
    return {row.study_day: row.reviews for row in rows}


def _minutes(session: Session, person: Person, todays: TodaysQueue) -> int:
    """How long the answers still to give will take at this person's pace."""
    first = todays.today - timedelta(days=PACE_DAYS)
    asked = {"person": person.id, "first": first, "most": PACE_LATEST}
    row = session.execute(PACE, asked).one()
    pace_s = USUAL_PACE_S
    if row.answers >= PACE_ANSWERS:
        pace_s = float(row.spent_ms) / row.answers / 1000
    return max(ceil(todays.answers_left * pace_s / 60), 1)
