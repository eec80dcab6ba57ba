"""The page that says that nothing is left to study for now, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import render_template

from quizapp.database import db
from quizapp.scheduling.forecast import Forecast
from quizapp.services.forecast import days_ahead
from quizapp.services.library import find_set
from quizapp.services.policies import clock_of
from quizapp.services.study_queue import TodaysQueue, count_unmet, todays_queue
from quizapp.web import access, study_urls
from quizapp.web.moment import now
from quizapp.web.notice import Notice
from quizapp.web.study_pages import Scope, moment_in_words

MORE_NEW = 5

#: How far ahead the next card is looked for, and how much of that is drawn.
LOOK_DAYS, DRAWN_DAYS = 60, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """That nothing is left to study for now; ``scope`` is the set's slug, or empty."""

    scope: str
    set_title: str  #: of the set that was studied alone; else empty
    new_only: bool
    attempt_id: int
    today: date
    reviewed: int
    known: int  #: of these, met on an earlier day
    passed: int  #: of the known, remembered
    waiting: int  #: cards of today outside of what was studied
    coming_back: int  #: cards that come back later today
    later_at: str  #: when the first of them does; empty without any
    ahead: Sequence[Forecast]  #: of all sets, today first
    more_new: int  #: questions not met that could come beyond the day's limit
    undo_url: str

    @property
    def coming(self) -> Sequence[Forecast]:
        """The days to draw; none if nothing comes on them."""
        drawn = self.ahead[:DRAWN_DAYS]
        return drawn if any(day.total for day in drawn) else ()

    @property
    def next(self) -> Forecast | None:
        """The first later day that brings cards."""
        return next((day for day in self.ahead[1:] if day.total), None)


def done_page(scope: Scope, todays: TodaysQueue, notices: list[Notice]) -> str:
    """What was done, what waits elsewhere, when more comes, and what else to do."""
    session, person, moment = db.session(), access.learner(), now()
    studied = (
        find_set(session, person_id=person.id, slug=scope.set_slug)
        if scope.set_slug
        else None
    )
    # What comes is about all sets, whichever were studied just now.
    whole = todays_queue(session, person=person, now=moment) if scope.values else todays
    unmet = count_unmet(session, person=person, now=moment)
    here = unmet
    if studied:
        here = count_unmet(session, person=person, now=moment, set_id=studied.id)
    last = todays.last_review_id
    done = Done(
        scope=scope.set_slug,
        set_title=studied.title if studied else "",
        new_only=scope.new_only,
        attempt_id=scope.attempt_id,
        today=todays.today,
        reviewed=todays.done,
        known=todays.known,
        passed=todays.passed,
        waiting=len(whole.queue.ordered),
        coming_back=len(todays.queue.later),
        later_at=_later(todays, moment),
        ahead=days_ahead(
            session, person=person, todays=whole, unmet=unmet, days=LOOK_DAYS
        ),
        more_new=0 if scope.attempt_id else min(MORE_NEW, here),
        undo_url=study_urls.review(last, "undo") if last else "",
    )
    return render_template("study/done.html", done=done, notices=notices)


def _later(todays: TodaysQueue, moment: datetime) -> str:
    later = todays.queue.next_later
    if later is None:
        return ""
    return moment_in_words(later, now=moment, clock=clock_of(access.learner()))
