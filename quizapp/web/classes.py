"""Classes: the list of them, a new one, a class as its teachers and learners see it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.services import class_members, class_queries, classes, join_codes
from quizapp.services.class_access import (
    LookFirst,
    attended_class,
    begin_look,
    taught_class,
    teaches,
)
from quizapp.store.classes import SchoolClass
from quizapp.store.people import Role
from quizapp.web import access, assigned, notice
from quizapp.web.form import Form, obeys
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time

bp = Blueprint("classes", __name__)

#: What the page of a class says after something was done, by the word in the address.
DONE = {
    "made": "The class is made. Give its code to your learners.",
    "saved": "Saved.",
    "put-away": "The class is put away. Its code opens nothing now.",
    "back": "The class is back.",
    "code": "There is a new code. The old one stopped working.",
    "revoked": "The code is taken back. Who joined by it stays.",
    "joined": "You are in the class.",
    "teaching": "You teach this class now.",
}


class TitleForm(Form):
    """What a class is called."""

    title = StringField(
        "Name of the class",
        [
            InputRequired("Write what the class is called."),
            obeys(classes.plain_title),
        ],
    )


@bp.app_errorhandler(LookFirst)
def look_first(error: LookFirst) -> ResponseReturnValue:
    """Ask an administrator before a class that is not theirs is opened."""
    db.session.rollback()
    return render_template("classes/look.html", page="classes", code=error.code), 403


@bp.get("/classes")
@access.signed_in
def index() -> ResponseReturnValue:
    """The classes that somebody teaches or learns in."""
    me, session = access.learner(), db.session()
    taught = class_queries.taught_by(session, person_id=me.id)
    is_administrator = me.role is Role.ADMINISTRATOR
    return render_template(
        "classes/index.html",
        page="classes",
        taught=[one for one in taught if not one.is_archived],
        archived=[one for one in taught if one.is_archived],
        attended=class_queries.attended_by(session, person_id=me.id),
        others=class_queries.of_others(session, person_id=me.id)
        if is_administrator
        else [],
        notices=notice.done(
            "You left the class. What you learned stays with you."
            if request.args.get("done") == "left"
            else ""
        ),
    )


@bp.get("/classes/new")
@access.teachers
def new() -> ResponseReturnValue:
    """What shall the class be called."""
    return _new(TitleForm())


def _new(form: TitleForm) -> str:
    return render_template("classes/new.html", page="classes", form=form)


@bp.post("/classes/new")
@access.teachers
def make() -> ResponseReturnValue:
    """Make a class."""
    form = TitleForm.from_request()
    if not form.validate():
        return _new(form), 422
    try:
        made = classes.make_class(
            db.session(), teacher=access.me(), title=form.title.data or "", now=now()
        )
    except Refused as error:
        db.session.rollback()
        form.title.errors = [str(error)]
        return _new(form), 422
    db.session.commit()
    return redirect(url_for(".class_page", code=made.code, done="made"), 303)


@bp.get("/classes/<code>")
@access.signed_in
def class_page(code: str) -> ResponseReturnValue:
    """A class, as who teaches it or who learns in it sees it."""
    me, session = access.me(), db.session()
    said = notice.done(DONE.get(request.args.get("done", ""), ""))
    said = said or assigned.given_notices(code)
    try:
        attended = attended_class(session, person=me, code=code)
    except NotFound:
        found = taught_class(session, person=me, code=code, now=now())
        return _taught(found, said)
    return _attended(attended, said)


def _taught(found: SchoolClass, said: list[notice.Notice]) -> str:
    session = db.session()
    opens = join_codes.current(session, class_id=found.id, now=now())
    return render_template(
        "classes/class.html",
        page="classes",
        class_=found,
        may_change=teaches(session, person=access.me(), class_id=found.id),
        teachers=class_queries.teachers_of(session, class_id=found.id),
        roster=class_queries.roster(session, class_id=found.id),
        former=class_queries.former(session, class_id=found.id),
        looks=class_queries.looks_at(session, class_id=found.id),
        opens=opens,
        written=join_codes.written(opens.code) if opens else "",
        root=site(),
        say_time=own_time(),
        notices=said,
        **assigned.given_to(found),
    )


def _attended(found: SchoolClass, said: list[notice.Notice]) -> str:
    session, me = db.session(), access.me()
    return render_template(
        "classes/attended.html",
        page="classes",
        class_=found,
        name=class_members.place(session, class_=found, person_id=me.id).name,
        teachers=class_queries.teachers_of(session, class_id=found.id),
        by_card=me.email is None,
        notices=said,
        **assigned.assigned_in(found),
    )


@bp.post("/classes/<code>/look")
@access.administrators
def look(code: str) -> ResponseReturnValue:
    """Open a class that is not one's own for an hour; this is written down."""
    found = begin_look(db.session(), person=access.me(), code=code, now=now())
    db.session.commit()
    return redirect(url_for(".class_page", code=found.code), 303)


@bp.post("/classes/<code>/leave")
@access.signed_in
def leave(code: str) -> ResponseReturnValue:
    """Stop learning in a class; again is harmless."""
    me, session = access.me(), db.session()
    try:
        found = attended_class(session, person=me, code=code)
    except NotFound:
        return redirect(url_for(".index"), 303)
    class_members.leave(session, class_=found, person_id=me.id, now=now())
    db.session.commit()
    return redirect(url_for(".index", done="left"), 303)


def own_class(code: str) -> SchoolClass:
    """The class at that address, to be changed.

    Raises:
        NotFound: it is not theirs.
        LookFirst: an administrator's look is not begun.
        NotAllowed: an administrator looks into it.
    """
    found = taught_class(db.session(), person=access.me(), code=code, now=now())
    if not teaches(db.session(), person=access.me(), class_id=found.id):
        raise NotAllowed("You look into this class. Its teachers alone change it.")
    return found


def site() -> str:
    """How addresses of this site begin, for links that are handed on."""
    return settings().public_url.rstrip("/") or request.url_root.rstrip("/")
