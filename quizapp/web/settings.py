"""The settings page: how somebody studies, their password, where they are signed in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.services import accounts, guest_study, passwords, sign_ins
from quizapp.store.people import Person
from quizapp.web import access, client, cookies, notice, password_check
from quizapp.web.form import Form
from quizapp.web.settings_form import StudyForm, as_chosen, choices_in, offering_zones
from quizapp.web.signed_in_browsers import listed

bp = Blueprint("settings", __name__, url_prefix="/settings")

#: What the page says after something was done, by the word in the address.
DONE = {
    "saved": "Saved.",
    "password": "Your password is changed. Every other browser is signed out.",
    "ended": "That browser is signed out.",
    "all-ended": "Every other browser is signed out.",
}


class PasswordForm(Form):
    current = PasswordField("Current password", [InputRequired("Write it first.")])
    new = PasswordField("New password", [InputRequired("Choose a password.")])


@bp.get("")
@access.signed_in
def index() -> ResponseReturnValue:
    return _page(done=DONE.get(request.args.get("done", ""), ""))


def _page(
    *,
    study: StudyForm | None = None,
    password: PasswordForm | None = None,
    done: str = "",
) -> str:
    person = access.me()
    return render_template(
        "settings/index.html",
        page="settings",
        person=person,
        study=study or as_chosen(person),
        password=password or PasswordForm(),
        sign_ins=listed(person),
        guest_waits=bool(guest_study.waiting_for(db.session(), person_id=person.id)),
        advised=passwords.ADVISED,
        notices=notice.done(done),
    )


@bp.post("")
@access.signed_in
def save() -> ResponseReturnValue:
    person = access.me()
    form = offering_zones(StudyForm.from_request(), person)
    if not form.validate():
        return _page(study=form), 422
    choices = choices_in(form)
    accounts.choose(db.session(), person=person, choices=choices)
    db.session.commit()
    response = redirect(url_for("settings.index", done="saved"), 303)
    cookies.remember_theme(response, choices.theme)
    return response


@bp.post("/password")
@access.signed_in
def change_password() -> ResponseReturnValue:
    """Another password; every other browser is signed out."""
    person = _with_account()
    form = PasswordForm.from_request()
    is_good = form.validate() and password_check.is_good(form.new, person)
    if not (is_good and password_check.is_own(form.current, person)):
        return _page(password=form), 422
    accounts.change_password(
        db.session(),
        person=person,
        checked_hash=person.password_hash,
        password_hash=password_check.hasher().hashed(form.new.data or ""),
        but=access.my_sign_in().token_hash,
    )
    db.session.commit()
    client.note("password changed", person_id=person.id)
    return redirect(url_for("settings.index", done="password"), 303)


def _with_account() -> Person:
    """Who is asking; who has no email has no password to ask for."""
    person: Person = access.me()
    if person.email is None:
        raise NotFound("There is no password yet. Create an account first.")
    return person


@bp.post("/sign-ins/end")
@access.signed_in
def end_sign_ins() -> ResponseReturnValue:
    """Sign out one browser, or every other."""
    handle = request.form.get("handle", "")
    person = access.me()
    if handle == "others":
        this = access.my_sign_in().token_hash
        sign_ins.end_all(db.session(), person_id=person.id, but=this)
    elif not sign_ins.end_one(db.session(), person_id=person.id, handle=handle):
        raise NotFound("That browser is signed out already.")
    db.session.commit()
    client.note("sign-in ended from another browser", person_id=person.id)
    done = "all-ended" if handle == "others" else "ended"
    return redirect(url_for("settings.index", done=done), 303)
