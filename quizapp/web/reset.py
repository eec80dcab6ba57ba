"""A new password by a one-time link: asking for the link, and using it."""

from flask import Blueprint, current_app, render_template
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.services import accounts, details, links, passwords, throttle
from quizapp.services.mail import Outbox
from quizapp.web import access, client, one_time_links, password_check
from quizapp.web.form import Form, obeys
from quizapp.web.installation import settings, settings_of
from quizapp.web.moment import now
from quizapp.web.sign_in import admit, admit_again, token_of_form

bp = Blueprint("reset", __name__)


@bp.record_once
def _equip(state: BlueprintSetupState) -> None:
    """Give the app its outbox, if it can send mail."""
    chosen = settings_of(state.app)
    # Without a public address a link would have to trust the request's own
    # word for where this site is, and a stranger's request can lie.
    mails = chosen.mail_url and chosen.mail_from and chosen.public_url
    state.app.extensions["outbox"] = (
        Outbox(chosen.mail_url, chosen.mail_from) if mails else None
    )


class ForgotForm(Form):
    email = EmailField(
        "Email", [InputRequired("Write your email."), obeys(details.plain_email)]
    )


class NewPasswordForm(Form):
    password = PasswordField("New password", [InputRequired("Choose a password.")])


@bp.get("/forgot")
@access.everyone
def forgot_page() -> ResponseReturnValue:
    return _forgot(ForgotForm())


def _forgot(form: ForgotForm, *, is_sent: bool = False) -> str:
    return render_template(
        "accounts/forgot.html",
        form=form,
        is_sent=is_sent,
        sends_mail=outbox() is not None,
    )


@bp.post("/forgot")
@access.everyone
def forgot() -> ResponseReturnValue:
    """Mail a link, if somebody has this email; the page does not tell."""
    letters = outbox()
    form = ForgotForm.from_request()
    if letters is None or not form.validate():
        return _forgot(form), 422
    email = details.plain_email(form.email.data or "")
    client.count(*throttle.reset_limits(email=email, address=client.address()))
    person = accounts.by_email(db.session(), email=email)
    if person is not None and person.disabled_at is not None:
        person = None
    person_id = person.id if person else None
    text = _letter(person_id)
    db.session.commit()
    if person_id is not None:
        letters.post(to=email, subject="Choose a new password for Recto", text=text)
    client.note("reset asked for", person_id=person_id)
    return _forgot(form, is_sent=True)


def _letter(person_id: int | None) -> str:
    """A letter with a new link.  For nobody too: the same rows, in the same time."""
    path = links.reset_link(
        db.session(), person_id=person_id, lasts=links.MAILED_LASTS, now=now()
    )
    return render_template(
        "accounts/reset_mail.txt", link=settings().public_url.rstrip("/") + path
    )


@bp.get("/reset/<token>")
@access.everyone
def reset_page(token: str) -> ResponseReturnValue:
    links.person_of_reset(db.session(), token=token, now=now())
    return _reset(NewPasswordForm())


def _reset(form: NewPasswordForm) -> str:
    return render_template("accounts/reset.html", form=form, advised=passwords.ADVISED)


@bp.post("/reset/<token>")
@access.everyone
def reset(token: str) -> ResponseReturnValue:
    """Choose a new password.  The link works once; all other sign-ins end."""
    form = NewPasswordForm.from_request()
    makes = token_of_form("reset", token, form.password.data or "")
    if sent_before := admit_again(makes):
        return sent_before
    tries = one_time_links.count_try()
    person = links.person_of_reset(db.session(), token=token, now=now())
    client.give_back(tries)
    is_good = form.validate() and password_check.is_good(form.password, person)
    db.session.commit()  # no transaction while hashing
    if not is_good:
        return _reset(form), 422
    password_hash = password_check.hasher().hashed(form.password.data or "")
    links.use(db.session(), purpose=links.Purpose.RESET, token=token, now=now())
    accounts.replace_password(db.session(), person=person, password_hash=password_hash)
    response = admit(person, token=makes)
    client.note("password reset", person_id=person.id)
    return response


def outbox() -> Outbox | None:
    """What sends mail, where that is set up."""
    found: Outbox | None = current_app.extensions["outbox"]
    return found
