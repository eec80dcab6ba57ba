"""Signing in and out."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from quizapp.database import db
from quizapp.services import accounts, guest_study, sign_ins
from quizapp.store.people import Person
from quizapp.web import access, client, cookies, landing, local_address, password_check
from quizapp.web.installation import settings
from quizapp.web.landing import SignInForm
from quizapp.web.moment import now

bp = Blueprint("sign_in", __name__)


@bp.get("/sign-in")
@access.everyone
def sign_in_page() -> ResponseReturnValue:
    """The form by itself, for guests who have an account; others find it on landing."""
    if _guest_id() is None:
        return redirect(url_for("today.index"))
    path = local_address.local_path(request.args.get("next", ""))
    return _page(SignInForm(data={"next": path}))


def _page(form: SignInForm, *, refused: str = "") -> str:
    if _guest_id() is None:
        return landing.page(form, refused=refused)
    return render_template("accounts/sign_in.html", form=form, refused=refused)


def _guest_id() -> int | None:
    """The guest who uses this browser, if one does."""
    person = access.me_or_none()
    return person.id if person is not None and person.is_guest else None


@bp.post("/sign-in")
@access.everyone
def sign_in() -> ResponseReturnValue:
    form = SignInForm.from_request()
    if not form.validate():
        return _page(form), 422
    try:
        person = password_check.owner(form.email.data or "", form.password.data or "")
        response = admit(person, local_address.local_path(form.next.data or ""))
    except accounts.WrongPassword as error:
        db.session.rollback()
        client.note("sign-in refused")
        return _page(form, refused=str(error)), 422
    client.note("signed in", person_id=person.id)
    return response


def admit(person: Person, path: str = "", *, token: str = "") -> Response:
    """Sign this browser in, with a new token, commit, and send it to *path*.

    If there is something that was studied as a guest, here or in another browser, the
    way leads past the page that asks what shall become of it.

    Args:
        token: that of a form which may come twice; see ``admit_again``.

    Raises:
        WrongPassword: the password was changed or the person left meanwhile.
        StartedBefore: the form came twice at once; the other made the sign-in.
    """
    guest_id = _guest_id()
    _end_present_sign_in()
    token = accounts.let_in(
        db.session(),
        person_id=person.id,
        checked_hash=person.password_hash,
        browser=request.user_agent.string,
        lasts=timedelta(hours=settings().session_hours),
        now=now(),
        token=token,
    )
    person_id = person.id
    if guest_id is not None and guest_id != person_id:
        guest_study.wait_for(db.session(), guest_id=guest_id, person_id=person_id)
    if guest_study.waiting_for(db.session(), person_id=person_id):
        path = url_for("guests.studied", next=path or None)
    db.session.commit()
    return _to(path, token)


def token_of_form(*sent: str) -> str:
    """The token that a form leads to which works once; the same when it comes again."""
    return sign_ins.token_of_form(settings().secret_key, *sent)


def admit_again(token: str) -> Response | None:
    """What a form got that came before: its sign-in, if that still holds.

    So a double click, whose first reply the browser drops, ends as one click does.
    """
    idle = timedelta(hours=settings().idle_hours)
    if not token:
        return None
    found = sign_ins.find(db.session(), token=token, now=now(), idle=idle)
    return _to("", token) if found else None


def _to(path: str, token: str) -> Response:
    response = redirect(path or url_for("today.index"), 303)
    cookies.remember(response, token)
    return response


def _end_present_sign_in() -> None:
    """A browser that signs in anew leaves no older token behind."""
    if cookies.token():
        sign_ins.end(db.session(), token=cookies.token())


@bp.post("/sign-out")
@access.everyone
def sign_out() -> ResponseReturnValue:
    """End the sign-in, for every copy of its cookie too; again is harmless.

    A guest who studied is told first that nobody can open it again.
    """
    person = access.me_or_none()
    if _has_to_be_told(person) and not request.form.get("anyway"):
        return redirect(url_for("guests.leave_page"), 303)
    _end_present_sign_in()
    db.session.commit()
    if person is not None:
        client.note("signed out", person_id=person.id)
    return leave(url_for("today.index"))


def _has_to_be_told(person: Person | None) -> bool:
    if person is None or not person.is_guest:
        return False
    return guest_study.study_of(db.session(), guest_id=person.id).is_anything


def leave(path: str) -> Response:
    """Send the browser to *path* with nothing of this person left in it."""
    response = redirect(path, 303)
    cookies.forget(response)
    # Not "cookies": that would reach all sites of the domain.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
