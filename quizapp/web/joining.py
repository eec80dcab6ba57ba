"""Joining a class by its code: on the landing page, or by a link."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.services import (
    accounts,
    class_members,
    class_queries,
    details,
    join_codes,
    recovery_cards,
    throttle,
)
from quizapp.services.class_access import teaches
from quizapp.services.form_ids import new_form_id
from quizapp.services.sign_ins import StartedBefore
from quizapp.store.classes import ClassMember, SchoolClass
from quizapp.store.people import Person
from quizapp.web import access, client
from quizapp.web.form import Form, obeys
from quizapp.web.guests import tokens_of_click
from quizapp.web.installation import settings
from quizapp.web.landing import ClassCodeForm, SignInForm
from quizapp.web.landing import page as landing
from quizapp.web.moment import now
from quizapp.web.sign_in import admit, admit_again
from quizapp.web.sign_up import FORM_ID, time_zone_of

bp = Blueprint("joining", __name__)


class NameForm(Form):
    """What a newcomer wants to be called."""

    name = StringField(
        "Your name",
        [InputRequired("Write the name you go by."), obeys(details.plain_name)],
    )
    time_zone = HiddenField()
    form_id = HiddenField(default=lambda: new_form_id(now()))


@bp.post("/join")
@access.everyone
def by_code() -> ResponseReturnValue:
    """Look which class a code opens, and lead there."""
    codes = ClassCodeForm.from_request()
    if codes.validate():
        code = join_codes.as_typed(codes.code.data or "")
        try:
            _class_opened(code)
            return redirect(url_for(".join_page", code=code), 303)
        except join_codes.OpensNothing as error:
            codes.code.errors = [str(error)]
    if access.me_or_none() is None:
        return landing(SignInForm(), codes=codes), 422
    return render_template("classes/code.html", page="classes", codes=codes), 422


@bp.get("/join/<code>")
@access.everyone
def join_page(code: str) -> ResponseReturnValue:
    """What class it is, and one button to join it."""
    try:
        found = join_codes.class_opened(
            db.session(), code=join_codes.as_typed(code), now=now()
        )
    except join_codes.OpensNothing as error:
        raise NotFound(str(error)) from error
    person = access.me_or_none()
    if person is not None and _belongs(person, found):
        return redirect(url_for("classes.class_page", code=found.code), 303)
    return _page(found, code, NameForm())


def _page(found: SchoolClass, code: str, form: NameForm, refused: str = "") -> str:
    person = access.me_or_none()
    return render_template(
        "classes/join.html",
        class_=found,
        code=join_codes.as_typed(code),
        teachers=class_queries.teachers_of(db.session(), class_id=found.id),
        by_name=person is None or person.is_guest,
        form=form,
        refused=refused,
    )


@bp.post("/join/<code>")
@access.everyone
def join(code: str) -> ResponseReturnValue:
    """Join a class: with one's account, or with a name and nothing else."""
    try:
        found = _class_opened(join_codes.as_typed(code))
    except join_codes.OpensNothing as error:
        raise NotFound(str(error)) from error
    person = access.me_or_none()
    if person is None or person.is_guest:
        return _join_by_name(found, code, person)
    return _join_as(person, found, code)


def _join_as(person: Person, found: SchoolClass, code: str) -> ResponseReturnValue:
    try:
        is_new = class_members.join(
            db.session(), class_=found, person=person, name=person.name, now=now()
        )
    except Refused as error:
        db.session.rollback()
        return _page(found, code, NameForm(), refused=str(error)), 422
    db.session.commit()
    done = "joined" if is_new else None
    return redirect(url_for("classes.class_page", code=found.code, done=done), 303)


def _join_by_name(
    found: SchoolClass, code: str, guest: Person | None
) -> ResponseReturnValue:
    """Make an account of a name, in the class, with a card to come back by."""
    form = NameForm.from_request()
    if not form.validate():
        return _page(found, code, form), 422
    form_id = form.form_id.data or ""
    if not FORM_ID.fullmatch(form_id):
        form_id = new_form_id(now())
    token, *earlier = tokens_of_click("join", form_id)
    for sent in (token, *earlier):
        if sent_before := admit_again(sent):
            return _to_card(sent_before, form_id, found)
    newcomer = client.count(*throttle.joiner_limits(address=client.address()))
    try:
        person = _newcomer(found, form, form_id, guest)
        response = admit(person, token=token)
    except (StartedBefore, accounts.NoGuest):
        db.session.rollback()
        client.give_back(newcomer)
        db.session.commit()
        again = admit_again(token) or redirect(url_for("today.index"), 303)
        return _to_card(again, form_id, found)
    except Refused as error:
        db.session.rollback()
        return _page(found, code, form, refused=str(error)), 422
    client.note("joined a class by name", person_id=person.id)
    return _to_card(response, form_id, found)


def _newcomer(
    found: SchoolClass, form: NameForm, form_id: str, guest: Person | None
) -> Person:
    session, name = db.session(), form.name.data or ""
    person = recovery_cards.open_account(
        session,
        name=name,
        time_zone=time_zone_of(form.time_zone.data),
        now=now(),
        guest=guest,
    )
    class_members.join(session, class_=found, person=person, name=name, now=now())
    recovery_cards.give(
        session,
        person=person,
        secret=settings().secret_key,
        form_id=form_id,
        now=now(),
    )
    return person


def _to_card(response: Response, form_id: str, found: SchoolClass) -> Response:
    """Lead who was let in to the page that shows their card."""
    home = url_for("classes.class_page", code=found.code)
    response.location = url_for("recovery_cards.own", made=form_id, next=home)
    return response


def _class_opened(code: str) -> SchoolClass:
    """The class that a code opens; counts the guess if it opens none.

    Raises:
        OpensNothing: none does.
        TooManyTries: so many codes were tried from there.
    """
    tries = client.count(*throttle.join_code_limits(address=client.address()))
    found = join_codes.class_opened(db.session(), code=code, now=now())
    client.give_back(tries)
    db.session.commit()
    return found


def _belongs(person: Person, found: SchoolClass) -> bool:
    if teaches(db.session(), person=person, class_id=found.id):
        return True
    place = db.session().get(ClassMember, (found.id, person.id))
    return place is not None and place.left_at is None
