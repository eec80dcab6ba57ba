"""The door: landing page, signing up, in and out, guests, new passwords."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import (
    Blueprint,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from quizapp.config import Settings
from quizapp.database import db
from quizapp.errors import NotAllowed, Refused
from quizapp.services import accounts, links, passwords, sign_ins, throttle
from quizapp.services.links import Purpose
from quizapp.services.mail import Outbox
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person, Role, Theme
from quizapp.web import access
from quizapp.web.form import Form
from quizapp.web.moment import now

bp = Blueprint("accounts", __name__)

#: What the landing page says after something ended, by the word in the address.
AFTERWARDS = {
    "deleted": "Your account and all that was kept about you is deleted.",
}


@bp.record_once
def _equip(state: BlueprintSetupState) -> None:
    """Give the app its hasher and, if it can send mail, its outbox."""
    app = state.app
    settings: Settings = app.extensions["settings"]
    app.extensions.setdefault("passwords", Passwords())
    # Without a public address a link would have to trust the request's own
    # word for where this site is, and a stranger's request can lie.
    mails = settings.mail_url and settings.mail_from and settings.public_url
    app.extensions["outbox"] = (
        Outbox(settings.mail_url, settings.mail_from) if mails else None
    )


# Forms


class SignInForm(Form):
    email = EmailField("Email", [InputRequired("Write your email."), Length(max=254)])
    password = PasswordField("Password", [InputRequired("Write your password.")])
    next = HiddenField()


class ClassCodeForm(Form):
    code = StringField("Class code", [Length(max=40)])


class DetailsForm(Form):
    """Name, email and a new password."""

    name = StringField("Your name", [InputRequired("Write the name you go by.")])
    email = EmailField("Email", [InputRequired("Write your email.")])
    password = PasswordField("Password", [InputRequired("Choose a password.")])
    time_zone = HiddenField()

    def validate_name(self, field: StringField) -> None:
        with _telling():
            accounts.plain_name(field.data or "")

    def validate_email(self, field: EmailField) -> None:
        with _telling():
            accounts.plain_email(field.data or "")

    def validate_password(self, field: PasswordField) -> None:
        known = (self.name.data or "", self.email.data or "")
        with _telling():
            passwords.check(field.data or "", known=known)


class ForgotForm(Form):
    email = EmailField("Email", [InputRequired("Write your email.")])

    def validate_email(self, field: EmailField) -> None:
        with _telling():
            accounts.plain_email(field.data or "")


class NewPasswordForm(Form):
    password = PasswordField("New password", [InputRequired("Choose a password.")])


@contextmanager
def _telling() -> Iterator[None]:
    """Turns our own refusal of a detail into the form's."""
    try:
        yield
    except Refused as error:
        raise ValidationError(str(error)) from error


# The landing page


def landing_page() -> ResponseReturnValue:
    """What somebody sees who is not signed in."""
    form = SignInForm(data={"next": access.local_path(request.args.get("next", ""))})
    return _landing(form, afterwards=request.args.get("afterwards", ""))


def _landing(
    form: SignInForm,
    *,
    codes: ClassCodeForm | None = None,
    refused: str = "",
    afterwards: str = "",
) -> str:
    return render_template(
        "accounts/landing.html",
        form=form,
        codes=codes or ClassCodeForm(),
        refused=refused,
        notices=notices_of("ok", AFTERWARDS.get(afterwards, "")),
        is_open=_settings().open_sign_up,
    )


@bp.post("/join")
@access.everyone
def join() -> ResponseReturnValue:
    """Try a class code.  There are no classes yet, so no code fits."""
    _count(throttle.link_limits(address=client_address()))
    codes = ClassCodeForm.from_request()
    codes.code.errors = ["No class has this code. Ask your teacher to look it up."]
    return _landing(SignInForm(), codes=codes), 422


# Signing in and out


@bp.get("/sign-in")
@access.everyone
def sign_in_page() -> ResponseReturnValue:
    return redirect(url_for("today.index"))


@bp.post("/sign-in")
@access.everyone
def sign_in() -> ResponseReturnValue:
    form = SignInForm.from_request()
    if not form.validate():
        return _landing(form), 422
    try:
        person = check_password(_email(form), form.password.data or "")
        response = _admit(person, access.local_path(form.next.data or ""))
    except accounts.WrongPassword as error:
        db.session.rollback()
        accounts.note("sign-in refused", address=client_address())
        return _landing(form, refused=str(error)), 422
    accounts.note("signed in", person_id=person.id, address=client_address())
    return response


def check_password(email: str, password: str) -> Person:
    """The person whose email and password these are.

    Counts the try and commits it before the slow part, which holds no
    transaction: on SQLite all other writers would wait for it.

    Raises:
        WrongPassword: they do not fit, as far as one is told.
        TooManyTries: it was tried too often.
    """
    limits = throttle.sign_in_limits(email=email, address=client_address())
    tries = throttle.count(db.session(), limits=limits, now=now())
    person = accounts.by_email(db.session(), email=email)
    db.session.commit()
    fits = hasher().fits(password, person.password_hash if person else None)
    if person is None or not fits or person.disabled_at is not None:
        raise accounts.WrongPassword
    accounts.renew_hash(
        db.session(), person=person, password=password, passwords=hasher()
    )
    throttle.give_back(db.session(), tries=tries)
    return person


def _email(form: SignInForm) -> str:
    """What was typed, spelled as accounts are found; it need not be an email."""
    # PostgreSQL cannot even be asked for a text with NUL in it.
    return (form.email.data or "").replace("\0", "").strip().lower()


def _admit(person: Person, path: str = "") -> Response:
    """Sign this browser in, with a new token, and commit."""
    _end_present_sign_in()
    token = accounts.let_in(
        db.session(),
        person_id=person.id,
        checked_hash=person.password_hash,
        browser=request.user_agent.string,
        lasts=timedelta(hours=_settings().session_hours),
        now=now(),
    )
    db.session.commit()
    response = redirect(path or url_for("today.index"), 303)
    access.remember(response, token)
    return response


def _end_present_sign_in() -> None:
    """A browser that signs in anew leaves no older token behind."""
    if access.token():
        sign_ins.end(db.session(), token=access.token())


@bp.post("/sign-out")
@access.everyone
def sign_out() -> ResponseReturnValue:
    """End the sign-in, for every copy of its cookie too; again is harmless."""
    person = access.me_or_none()
    _end_present_sign_in()
    db.session.commit()
    if person is not None:
        accounts.note("signed out", person_id=person.id, address=client_address())
    return leave(url_for("today.index"))


def leave(path: str) -> Response:
    """Send the browser to *path* with nothing of this person left in it."""
    response = redirect(path, 303)
    access.forget(response)
    # Not "cookies": that would reach all sites of the domain.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


# Newcomers


@bp.get("/signup")
@access.everyone
def sign_up_page() -> ResponseReturnValue:
    person = access.me_or_none()
    if person is not None and not person.is_guest:
        return redirect(url_for("today.index"))
    return _sign_up(DetailsForm())


def _sign_up(form: DetailsForm, *, refused: str = "") -> str:
    return render_template(
        "accounts/sign_up.html",
        page="signup",
        form=form,
        refused=refused,
        is_open=_settings().open_sign_up,
        advised=passwords.ADVISED,
    )


@bp.post("/signup")
@access.everyone
def sign_up() -> ResponseReturnValue:
    """Make an account; a guest's account keeps all that the guest learned."""
    _refuse_unless_open()
    form = DetailsForm.from_request()
    if not form.validate():
        return _sign_up(form), 422
    _count(throttle.newcomer_limits(address=client_address()))
    # Before looking whether the email is taken, so that both take as long.
    password_hash = hasher().hashed(form.password.data or "")
    person = access.me_or_none()
    if person is not None and not person.is_guest:
        return redirect(url_for("today.index"), 303)
    try:
        person = _make_account(form, password_hash, guest=person)
    except accounts.EmailTaken as error:
        db.session.rollback()
        accounts.note("sign-up refused", address=client_address())
        return _sign_up(form, refused=str(error)), 422
    response = _admit(person)
    accounts.note("signed up", person_id=person.id, address=client_address())
    return response


def _make_account(
    form: DetailsForm,
    password_hash: str,
    *,
    guest: Person | None = None,
    role: Role = Role.LEARNER,
) -> Person:
    return accounts.sign_up(
        db.session(),
        name=form.name.data or "",
        email=form.email.data or "",
        password_hash=password_hash,
        time_zone=_time_zone(form.time_zone.data),
        now=now(),
        guest=guest,
        role=role,
    )


@bp.post("/guest")
@access.everyone
def start_as_guest() -> ResponseReturnValue:
    """Let somebody study at once; again by the same browser changes nothing."""
    _refuse_unless_open()
    if access.me_or_none() is not None:
        return redirect(url_for("today.index"), 303)
    _count(throttle.newcomer_limits(address=client_address()))
    guest = accounts.start_as_guest(
        db.session(), time_zone=_time_zone(request.form.get("time_zone")), now=now()
    )
    response = _admit(guest)
    accounts.note("started as a guest", person_id=guest.id, address=client_address())
    return response


def _refuse_unless_open() -> None:
    if not _settings().open_sign_up:
        raise NotAllowed("Accounts are made by your teacher or administrator here.")


# A new password


@bp.get("/forgot")
@access.everyone
def forgot_page() -> ResponseReturnValue:
    return _forgot(ForgotForm())


def _forgot(form: ForgotForm, *, is_sent: bool = False) -> str:
    return render_template(
        "accounts/forgot.html",
        form=form,
        is_sent=is_sent,
        sends_mail=_outbox() is not None,
    )


@bp.post("/forgot")
@access.everyone
def forgot() -> ResponseReturnValue:
    """Mail a link, if somebody has this email; the page does not tell."""
    outbox = _outbox()
    form = ForgotForm.from_request()
    if outbox is None or not form.validate():
        return _forgot(form), 422
    email = accounts.plain_email(form.email.data or "")
    _count(throttle.reset_limits(email=email, address=client_address()))
    person = accounts.by_email(db.session(), email=email)
    if person is not None and person.disabled_at is not None:
        person = None
    # For nobody too: the same rows are written, in the same time.
    path = links.reset_link(
        db.session(),
        person_id=person.id if person else None,
        lasts=links.MAILED_LASTS,
        now=now(),
    )
    text = render_template(
        "accounts/reset_mail.txt",
        link=_settings().public_url.rstrip("/") + path,
    )
    db.session.commit()
    if person is not None:
        outbox.post(to=email, subject="Choose a new password for Recto", text=text)
    accounts.note(
        "reset asked for",
        person_id=person.id if person else None,
        address=client_address(),
    )
    return _forgot(form, is_sent=True)


@bp.get("/reset/<token>")
@access.everyone
def reset_page(token: str) -> ResponseReturnValue:
    try:
        links.person_of_reset(db.session(), token=token, now=now())
    except links.LinkGone as error:
        return _link_gone(error)
    return _reset(NewPasswordForm())


def _reset(form: NewPasswordForm) -> str:
    return render_template("accounts/reset.html", form=form, advised=passwords.ADVISED)


@bp.post("/reset/<token>")
@access.everyone
def reset(token: str) -> ResponseReturnValue:
    """Choose a new password.  The link works once; all other sign-ins end."""
    form = NewPasswordForm.from_request()
    _count(throttle.link_limits(address=client_address()))
    try:
        person = links.person_of_reset(db.session(), token=token, now=now())
        if not (form.validate() and _is_good(form.password, person)):
            return _reset(form), 422
        db.session.commit()  # no transaction while hashing
        password_hash = hasher().hashed(form.password.data or "")
        links.use(db.session(), purpose=Purpose.RESET, token=token, now=now())
        accounts.change_password(
            db.session(), person=person, password_hash=password_hash
        )
    except links.LinkGone as error:
        return _link_gone(error)
    response = _admit(person)
    accounts.note("password reset", person_id=person.id, address=client_address())
    return response


def _is_good(field: PasswordField, person: Person) -> bool:
    """Whether this may be the person's new password; says in the field why not."""
    try:
        passwords.check(field.data or "", known=(person.name, person.email or ""))
    except Refused as error:
        field.errors = [str(error)]
        return False
    return True


def _link_gone(error: links.LinkGone) -> ResponseReturnValue:
    db.session.rollback()
    return render_template("accounts/link_gone.html", text=str(error)), 404


# The first administrator


@bp.get("/first-administrator/<token>")
@access.everyone
def first_administrator_page(token: str) -> ResponseReturnValue:
    try:
        _check_first_administrator(token)
    except links.LinkGone as error:
        return _link_gone(error)
    return _first_administrator(DetailsForm())


def _first_administrator(form: DetailsForm, *, refused: str = "") -> str:
    return render_template(
        "accounts/first_administrator.html",
        form=form,
        refused=refused,
        advised=passwords.ADVISED,
    )


@bp.post("/first-administrator/<token>")
@access.everyone
def first_administrator(token: str) -> ResponseReturnValue:
    """Make the one who administers, once, by the link that the server printed."""
    form = DetailsForm.from_request()
    _count(throttle.link_limits(address=client_address()))
    try:
        _check_first_administrator(token)
        if not form.validate():
            return _first_administrator(form), 422
        db.session.commit()  # no transaction while hashing
        password_hash = hasher().hashed(form.password.data or "")
        _check_first_administrator(token)
        purpose = Purpose.FIRST_ADMINISTRATOR
        links.use(db.session(), purpose=purpose, token=token, now=now())
        person = _make_account(form, password_hash, role=Role.ADMINISTRATOR)
    except links.LinkGone as error:
        return _link_gone(error)
    except accounts.EmailTaken:
        db.session.rollback()
        taken = "This email has an account. Take another one here."
        return _first_administrator(form, refused=taken), 422
    response = _admit(person)
    accounts.note("administrator made", person_id=person.id, address=client_address())
    return response


def _check_first_administrator(token: str) -> None:
    links.check(
        db.session(), purpose=Purpose.FIRST_ADMINISTRATOR, token=token, now=now()
    )
    if links.somebody_administers(db.session()):
        raise links.LinkGone


@bp.after_request
def _keep_tokens_in(response: Response) -> Response:
    """The address of a one-time link goes to no other page."""
    if request.view_args and "token" in request.view_args:
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


# Small things


@bp.post("/theme")
@access.everyone
def choose_theme() -> ResponseReturnValue:
    """Light or dark, for this browser and for the person."""
    chosen = request.form.get("theme", "")
    theme = Theme(chosen) if chosen in set(Theme) else Theme.SYSTEM
    person = access.me_or_none()
    if person is not None:
        accounts.choose_theme(db.session(), person=person, theme=theme)
        db.session.commit()
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        response: Response = current_app.response_class(status=204)
    else:
        response = redirect(access.page_before() or url_for("today.index"), 303)
    access.remember_theme(response, theme)
    return response


@bp.get("/accessibility")
@access.everyone
def accessibility() -> ResponseReturnValue:
    return render_template("accounts/accessibility.html")


@bp.get("/privacy")
@access.everyone
def privacy() -> ResponseReturnValue:
    settings = _settings()
    return render_template(
        "accounts/privacy.html",
        idle_days=max(1, settings.idle_hours // 24),
        session_days=max(1, settings.session_hours // 24),
    )


# What the views share


def _count(limits: tuple[throttle.Limit, ...]) -> None:
    """Count a try for good, whatever becomes of the request."""
    throttle.count(db.session(), limits=limits, now=now())
    db.session.commit()


def notices_of(level: str, text: str) -> list[tuple[str, str, str, dict[str, str]]]:
    """What the shell shows as a notice without Undo; none without a text."""
    return [(level, text, "", {})] if text else []


def client_address() -> str:
    """Where the request came from, as far as the proxies in front are believed."""
    return request.remote_addr or ""


def _time_zone(wanted: str | None) -> str:
    return accounts.plain_time_zone(wanted or "", default=_settings().time_zone)


def hasher() -> Passwords:
    """What makes and checks this app's password hashes."""
    made: Passwords = current_app.extensions["passwords"]
    return made


def _outbox() -> Outbox | None:
    outbox: Outbox | None = current_app.extensions["outbox"]
    return outbox


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
