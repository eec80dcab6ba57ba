"""Today: what there is to study, and how it goes."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services import problem_reports
from quizapp.services.assigned import assigned_to
from quizapp.services.class_notices import notices_of
from quizapp.services.policies import clock_of
from quizapp.services.today import State, todays_page
from quizapp.web import access, landing
from quizapp.web.assigned import due_of
from quizapp.web.moment import now
from quizapp.web.study_pages import moment_in_words, topic_label

bp = Blueprint("today", __name__)

MORE_NEW = 5
MOST_SETS = 4  #: shown here; the library has all


@bp.get("/")
@access.everyone
def index() -> ResponseReturnValue:
    """Today to who is signed in, the landing page to others."""
    person = access.me_or_none()
    if person is None:
        return landing.landing_page()
    moment, clock = now(), clock_of(person)
    today = todays_page(db.session(), person=person, now=moment)
    later = today.later_at
    return render_template(
        "today/index.html",
        page="today",
        today=today,
        State=State,
        sets=today.sets[:MOST_SETS],
        more_new=min(today.more_new, MORE_NEW),
        assigned=assigned_to(db.session(), person=person, now=moment),
        due_of=due_of,
        class_notices=notices_of(db.session(), person_id=person.id),
        reports=problem_reports.open_reports(db.session(), person=person),
        later=moment_in_words(later, now=moment, clock=clock) if later else "",
        topic_label=topic_label,
    )
