"""Signing up: an account of one's own, made anew or of what a guest learned."""

import re

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.errors import NotAllowed
from quizapp.services import accounts, details, passwords, throttle
from quizapp.services.form_ids import new_form_id
from quizapp.store.people import Person, Role
from quizapp.web import access, client
from quizapp.web.form import Form, obeys, refusal_in_form
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.password_check import hasher
from quizapp.web.sign_in import admit, admit_again, token_of_form

bp = Blueprint("sign_up", __name__)

#: A page's own id, which nobody can guess: see ``services/form_ids.py``.
FORM_ID = re.compile(r"[0-9a-f-]{36}")


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
    form_id = HiddenField(default=lambda: new_form_id(now()))

    def token_for(self, form_id: str) -> str:
        """The token that this form leads to, however often it is sent.

        Args:
            form_id: what nobody else knows of the form, such as a one-time link's end.
        """
        email, password = self.email.data or "", self.password.data or ""
        return token_of_form("account", form_id, email, password)

    def validate_password(self, field: PasswordField) -> None:
        known = (self.name.data or "", self.email.data or "")
        with refusal_in_form():
            passwords.check(field.data or "", known=known)


@bp.get("/signup")
@access.everyone
def sign_up_page() -> ResponseReturnValue:
    person = access.me_or_none()
    if person is not None and person.email is not None:
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
    form_id = form.form_id.data or ""
    token = form.token_for(form_id) if FORM_ID.fullmatch(form_id) else ""
    if sent_before := admit_again(token):
        return sent_before
    newcomer, taken = count_newcomer(
        *throttle.taken_email_limits(address=client.address())
    )
    # Before looking whether the email is taken, so that both take as long.
    password_hash = hasher().hashed(form.password.data or "")
    person = access.me_or_none()
    if person is not None and person.email is not None:
        return redirect(url_for("today.index"), 303)
    try:
        person = make_account(form, password_hash, guest=person)
    except (accounts.EmailTaken, accounts.NoGuest) as error:
        db.session.rollback()
        if sent_before := admit_again(token):
            client.give_back([*newcomer, *taken])
            db.session.commit()
            return sent_before
        if isinstance(error, accounts.NoGuest):
            return redirect(url_for("today.index"), 303)
        client.note("sign-up refused")
        return _page(form, refused=str(error)), 422
    client.give_back(taken)
    response = admit(person, token=token)
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


def count_newcomer(*more: throttle.Limit) -> tuple[list[int], list[int]]:
    """Count a newcomer from this address, and what else is to be counted.

    Returns:
        the tries of both, for ``client.give_back``.

    Raises:
        TooManyTries: so many came from there lately.
    """
    limits = throttle.newcomer_limits(
        address=client.address(), an_hour=settings().newcomers_an_hour
    )
    tries = client.count(*limits, *more)
    return tries[: len(limits)], tries[len(limits) :]


def time_zone_of(wanted: str | None) -> str:
    """The time zone that a browser told, else the installation's."""
    return details.plain_time_zone(wanted or "", default=settings().time_zone)
