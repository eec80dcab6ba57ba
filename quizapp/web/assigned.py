"""What somebody's classes were given: its page for a learner, and the notices of it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.services import assigned, class_assignments, class_notices
from quizapp.services.policies import clock_of
from quizapp.services.study_queue import todays_queue
from quizapp.store.classes import SchoolClass
from quizapp.web import access, notice
from quizapp.web.local_address import page_before
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time

bp = Blueprint("assigned", __name__)

#: What the page of a class says after an assignment, by the word in the address.
DONE = {
    "assigned": "Assigned. The learners of the class are told.",
    "changed": "Saved. Learners are told if a date changed.",
}


@bp.get("/assignments/<int:assignment_id>")
@access.signed_in
def assignment(assignment_id: int) -> ResponseReturnValue:
    """What is to be done, how far it is, what will be known; teachers go to their own."""
    session, me, moment = db.session(), access.me(), now()
    try:
        one = assigned.assigned_one(
            session, person=me, assignment_id=assignment_id, now=moment
        )
    except NotFound:
        taught = assigned.class_taught(session, person=me, assignment_id=assignment_id)
        if taught is None:
            raise
        page = url_for(
            "assignments.assignment", code=taught.code, assignment_id=assignment_id
        )
        return redirect(page, 303)
    todays = todays_queue(session, person=me, now=moment)
    return render_template(
        "assignments/assigned.html",
        page="today",
        one=one,
        today=clock_of(me).day_of(moment),
        new=todays.exams.new,
        raised=todays.new_per_day > me.new_per_day,
        say_time=own_time(),
    )


@bp.post("/notices/<int:notice_id>/away")
@access.signed_in
def put_away(notice_id: int) -> ResponseReturnValue:
    """Show a notice no more."""
    class_notices.put_away(
        db.session(), person_id=access.learner().id, notice_id=notice_id, now=now()
    )
    db.session.commit()
    return redirect(page_before() or url_for("today.index"), 303)


def given_notices(code: str) -> list[notice.Notice]:
    """What the page of a class says after something was given or taken back."""
    back = request.args.get("back", type=int)
    if back and 0 < back < 2**31:
        undo = url_for("assignments.give_again", code=code, assignment_id=back)
        words = "Taken back. What was learned and taken stays."
        return [("ok", words, undo, {})]
    return notice.done(DONE.get(request.args.get("done", ""), ""))


def given_to(class_: SchoolClass) -> dict[str, object]:
    """What ``assignments/_given.html`` needs, for the page of a class."""
    return {
        "given": class_assignments.given_to(db.session(), class_=class_),
        "today": clock_of(access.me()).day_of(now()),
    }


def assigned_in(class_: SchoolClass) -> dict[str, object]:
    """What ``assignments/_assigned.html`` needs, for a learner's page of a class."""
    every = assigned.assigned_to(db.session(), person=access.me(), now=now())
    return {
        "assigned": [one for one in every if one.class_code == class_.code],
        "due_of": due_of,
        "assigned_here": True,
    }


def due_of(one: assigned.Assigned) -> object:
    """The day to show beside what is assigned; None for none."""
    return assigned.due_day(one, access.me())
