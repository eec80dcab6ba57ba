"""The page of a quiz for its learners, and its start."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.quizzes import clock
from quizapp.quizzes.plan import Counts
from quizapp.services import (
    attempt_results,
    attempt_start,
    attempts,
    quiz_plans,
    quizzes,
    submissions,
    throttle,
)
from quizapp.store.quizzes import Quiz
from quizapp.web import access, client
from quizapp.web.form import Form
from quizapp.web.formatting import percent
from quizapp.web.installation import settings
from quizapp.web.local_time import duration
from quizapp.web.moment import now
from quizapp.web.password_check import hasher
from quizapp.web.quiz_rules import COUNTS, rules_in_words
from quizapp.web.quiz_times import own_time

bp = Blueprint("quizzes", __name__, url_prefix="/quizzes")


class StartForm(Form):
    password = PasswordField("Password of the quiz")


@bp.get("/<code>")
@access.signed_in
def quiz(code: str) -> ResponseReturnValue:
    """What a quiz asks for, its rules, and one's attempts so far."""
    found = quizzes.find_quiz(db.session(), person=access.me(), code=code)
    return _page(found, StartForm())


@bp.post("/<code>/start")
@access.signed_in
def start(code: str) -> ResponseReturnValue:
    """Begin an attempt, or go on with the one under way."""
    session, person = db.session(), access.me()
    found = quizzes.find_quiz(session, person=person, code=code)
    submissions.submit_overdue(session, now=now(), person_id=person.id)
    form = StartForm.from_request()
    if not _is_under_way(found) and not _password_fits(found, form):
        return _page(found, form), 422
    try:
        attempt = attempt_start.begin(
            session,
            person=access.me(),
            quiz=found,
            secret=settings().secret_key,
            now=now(),
        )
    except Refused as error:
        session.rollback()
        found = quizzes.find_quiz(session, person=access.me(), code=code)
        return _page(found, form, problem=str(error)), 422
    session.commit()
    return redirect(url_for("attempts.attempt", attempt_id=attempt.id), 303)


def _is_under_way(found: Quiz) -> bool:
    running = attempts.running_attempt(db.session(), person=access.me(), quiz=found)
    return running is not None


def _password_fits(found: Quiz, form: StartForm) -> bool:
    """Whether the quiz's password was given; says in the field if not.

    Counts the try and ends the transaction: checking takes long on purpose.
    """
    if found.password_hash is None:
        return True
    if not form.password.data:
        form.password.errors = ["Type the password that your teacher gave you."]
        return False
    limits = throttle.quiz_password_limits(
        quiz_id=found.id, person_id=access.learner().id, address=client.address()
    )
    password_hash = found.password_hash
    tries = client.count(*limits)
    if not hasher().fits(form.password.data, password_hash):
        form.password.errors = ["This is not the password of the quiz."]
        return False
    client.give_back(tries)
    return True


def _page(found: Quiz, form: StartForm, *, problem: str = "") -> str:
    session, person, moment = db.session(), access.me(), now()
    plan = quiz_plans.plan_of(session, found)
    allowance = quizzes.allowance_of(session, quiz=found, person=person)
    made = attempts.attempts_made(session, person=person, quiz=found)
    running = attempts.running_attempt(session, person=person, quiz=found)
    if running is not None and attempts.is_over(running, moment):
        running = None
    why_not = (
        "This quiz is closed."
        if found.archived_at
        else quizzes.why_not_theirs(session, quiz=found, person=person)
        or clock.why_not_begin(plan, allowance, made=made, now=moment)
    )
    say = own_time()
    past = attempt_results.past_attempts(session, person=person, quiz=found, now=moment)
    return render_template(
        "quizzes/quiz.html",
        quiz=found,
        form=form,
        rules=rules_in_words(plan, allowance, made=made),
        running=running,
        why_not="" if running else why_not,
        opens=say(found.opens_at) if found.opens_at and moment < found.opens_at else "",
        problem="" if problem == why_not else problem,
        past=[
            {
                "id": one.attempt.id,
                "number": one.attempt.number,
                "when": say(one.ended_at),
                "took": duration(one.ended_at - one.attempt.started_at),
                "score": "" if one.share is None else percent(one.share),
                "counts": one.counts,
            }
            for one in past
        ],
        counts=COUNTS[found.counts]
        if len(past) > 1 and found.counts is Counts.AVERAGE
        else "",
        manages=quizzes.manages(person, found),
        page="quizzes",
    )
