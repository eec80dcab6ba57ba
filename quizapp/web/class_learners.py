"""One learner of a class, as its roster knows them: name, card, leaving, coming back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.services import (
    class_members,
    class_queries,
    details,
    recovery_cards,
    sign_ins,
)
from quizapp.services.form_ids import new_form_id
from quizapp.store.classes import SchoolClass
from quizapp.store.people import Person
from quizapp.web import access, client, notice
from quizapp.web.classes import own_class
from quizapp.web.form import Form, obeys
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time
from quizapp.web.sign_up import FORM_ID

bp = Blueprint(
    "class_learners", __name__, url_prefix="/classes/<code>/learners/<int:person_id>"
)


class RosterNameForm(Form):
    """What the roster calls a learner."""

    name = StringField(
        "Name in the roster",
        [InputRequired("Write a name."), obeys(details.plain_name)],
    )


@bp.get("")
@access.teachers
def learner_page(code: str, person_id: int) -> ResponseReturnValue:
    """What can be done about one learner."""
    found = own_class(code)
    place = class_members.place(db.session(), class_=found, person_id=person_id)
    done = request.args.get("done", "")
    return _page(found, person_id, RosterNameForm(data={"name": place.name}), done)


def _page(
    found: SchoolClass, person_id: int, form: RosterNameForm, done: str = ""
) -> str:
    session = db.session()
    line = class_queries.roster_line(session, class_id=found.id, person_id=person_id)
    undo = url_for(".come_back", code=found.code, person_id=person_id)
    said: dict[str, list[notice.Notice]] = {
        "renamed": notice.done("Renamed."),
        "back": notice.done(f"{line.name} is in the class again."),
        "removed": [("ok", f"{line.name} is out of the class.", undo, {})],
    }
    return render_template(
        "classes/learner.html",
        page="classes",
        class_=found,
        line=line,
        by_card=recovery_cards.is_for(session.get_one(Person, person_id)),
        form=form,
        form_id=new_form_id(now()),
        say_time=own_time(),
        notices=said.get(done, []),
    )


@bp.post("/rename")
@access.teachers
def rename(code: str, person_id: int) -> ResponseReturnValue:
    """Call a learner in the roster something else; their own name stays."""
    found, form = own_class(code), RosterNameForm.from_request()
    class_members.place(db.session(), class_=found, person_id=person_id)
    if not form.validate():
        return _page(found, person_id, form), 422
    class_members.rename(
        db.session(), class_=found, person_id=person_id, name=form.name.data or ""
    )
    db.session.commit()
    return _back(code, person_id, "renamed")


@bp.post("/remove")
@access.teachers
def remove(code: str, person_id: int) -> ResponseReturnValue:
    """Take a learner out of the class; nothing of theirs is destroyed."""
    class_members.leave(
        db.session(),
        class_=own_class(code),
        person_id=person_id,
        now=now(),
        is_removed=True,
    )
    db.session.commit()
    client.note("removed from a class", person_id=person_id)
    return _back(code, person_id, "removed")


@bp.post("/come-back")
@access.teachers
def come_back(code: str, person_id: int) -> ResponseReturnValue:
    """Take a learner in again who left."""
    class_members.come_back(
        db.session(), class_=own_class(code), person_id=person_id, now=now()
    )
    db.session.commit()
    return _back(code, person_id, "back")


@bp.post("/card")
@access.teachers
def new_card(code: str, person_id: int) -> ResponseReturnValue:
    """Give a learner a new recovery card; who had the old one is signed out."""
    found, form_id = own_class(code), request.form.get("form_id", "")
    place = class_members.place(db.session(), class_=found, person_id=person_id)
    if place.left_at is not None or not FORM_ID.fullmatch(form_id):
        return _back(code, person_id, "")
    class_members.refuse_card(db.session(), teacher=access.me(), person_id=person_id)
    recovery_cards.give(
        db.session(),
        person=db.session().get_one(Person, person_id),
        secret=settings().secret_key,
        form_id=form_id,
        now=now(),
    )
    sign_ins.end_all(db.session(), person_id=person_id)
    db.session.commit()
    client.note("recovery card made by a teacher", person_id=person_id)
    return redirect(url_for("class_rosters.cards", code=code, made=form_id), 303)


def _back(code: str, person_id: int, done: str) -> ResponseReturnValue:
    address = url_for(
        ".learner_page", code=code, person_id=person_id, done=done or None
    )
    return redirect(address, 303)
