"""Signing up: an account of one's own, made anew or of what a guest learned."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.errors import NotAllowed
from quizapp.services import accounts, details, passwords, throttle
from quizapp.store.people import Person, Role
from quizapp.web import access, client
from quizapp.web.form import Form, obeys, refusal_in_form
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.password_check import hasher
from quizapp.web.sign_in import admit

bp = Blueprint("sign_up", __name__)


class DetailsForm(Form):
    """Name, email and a new password."""

    name = StringField(
        "Your name",
        [InputRequired("Write the name you go by."), obeys(details.plain_name)],
    )
    email = EmailField(
        "Email", [InputRequired("Write your email."), obeys(details.plain_email)]
    )
    password = PasswordField("Password", [InputRequired("Choose a password.")])
    time_zone = HiddenField()

    def validate_password(self, field: PasswordField) -> None:
        known = (self.name.data or "", self.email.data or "")
        with refusal_in_form():
            passwords.check(field.data or "", known=known)


@bp.get("/signup")
@access.everyone
def sign_up_page() -> ResponseReturnValue:
    person = access.me_or_none()
    if person is not None and not person.is_guest:
        return redirect(url_for("today.index"))
    return _page(DetailsForm())


def _page(form: DetailsForm, *, refused: str = "") -> str:
    return render_template(
        "accounts/sign_up.html",
        page="signup",
        form=form,
        refused=refused,
        is_open=settings().open_sign_up,
        advised=passwords.ADVISED,
    )


@bp.post("/signup")
@access.everyone
def sign_up() -> ResponseReturnValue:
    """Make an account; a guest's account keeps all that the guest learned."""
    refuse_unless_open()
    form = DetailsForm.from_request()
    if not form.validate():
        return _page(form), 422
    tries = count_newcomer(*throttle.taken_email_limits(address=client.address()))
    # Before looking whether the email is taken, so that both take as long.
    password_hash = hasher().hashed(form.password.data or "")
    person = access.me_or_none()
    if person is not None and not person.is_guest:
        return redirect(url_for("today.index"), 303)
    try:
        person = make_account(form, password_hash, guest=person)
    except accounts.EmailTaken as error:
        db.session.rollback()
        client.note("sign-up refused")
        return _page(form, refused=str(error)), 422
    except accounts.NoGuest:
        db.session.rollback()
        return redirect(url_for("today.index"), 303)
    client.give_back(tries)
    response = admit(person)
    client.note("signed up", person_id=person.id)
    return response


def make_account(
    form: DetailsForm,
    password_hash: str,
    *,
    guest: Person | None = None,
    role: Role = Role.LEARNER,
) -> Person:
    """An account with the details in *form*.  Raises as ``accounts.sign_up``."""
    return accounts.sign_up(
        db.session(),
        name=form.name.data or "",
        email=form.email.data or "",
        password_hash=password_hash,
        time_zone=time_zone_of(form.time_zone.data),
        now=now(),
        guest=guest,
        role=role,
    )


def refuse_unless_open() -> None:
    """Raise ``NotAllowed`` where newcomers are not let in."""
    if not settings().open_sign_up:
        raise NotAllowed("Accounts are made by your teacher or administrator here.")


def count_newcomer(*more: throttle.Limit) -> list[int]:
    """Count a newcomer from this address, and what else is to be counted.

    Returns:
        the tries of what else, for ``client.give_back``.

    Raises:
        TooManyTries: so many came from there lately.
    """
    limits = throttle.newcomer_limits(
        address=client.address(), an_hour=settings().newcomers_an_hour
    )
    return client.count(*limits, *more)[len(limits) :]


def time_zone_of(wanted: str | None) -> str:
    """The time zone that a browser told, else the installation's."""
    return details.plain_time_zone(wanted or "", default=settings().time_zone)
