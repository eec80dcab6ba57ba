"""The first administrator, made once by the link that the server printed."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services import accounts, links, passwords
from quizapp.services.links import Purpose
from quizapp.store.people import Role
from quizapp.web import access, client, one_time_links
from quizapp.web.moment import now
from quizapp.web.password_check import hasher
from quizapp.web.sign_in import admit, admit_again
from quizapp.web.sign_up import DetailsForm, make_account

bp = Blueprint(
    "first_administrator", __name__, url_prefix="/first-administrator/<token>"
)


@bp.get("")
@access.everyone
def form_page(token: str) -> ResponseReturnValue:
    _check(token)
    return _page(DetailsForm())


def _page(form: DetailsForm, *, refused: str = "") -> str:
    return render_template(
        "accounts/first_administrator.html",
        form=form,
        refused=refused,
        advised=passwords.ADVISED,
    )


@bp.post("")
@access.everyone
def make(token: str) -> ResponseReturnValue:
    """Make the one who administers."""
    form = DetailsForm.from_request()
    makes = form.token_for(token)
    if sent_before := admit_again(makes):
        return sent_before
    one_time_links.count_try()
    _check(token)
    if not form.validate():
        return _page(form), 422
    db.session.commit()  # no transaction while hashing
    password_hash = hasher().hashed(form.password.data or "")
    _check(token)
    purpose = Purpose.FIRST_ADMINISTRATOR
    links.use(db.session(), purpose=purpose, token=token, now=now())
    try:
        person = make_account(form, password_hash, role=Role.ADMINISTRATOR)
    except accounts.EmailTaken:
        db.session.rollback()
        taken = "This email has an account. Take another one here."
        return _page(form, refused=taken), 422
    response = admit(person, token=makes)
    client.note("administrator made", person_id=person.id)
    return response


def _check(token: str) -> None:
    """Raise ``LinkGone`` unless this link makes the first administrator."""
    links.check(
        db.session(), purpose=Purpose.FIRST_ADMINISTRATOR, token=token, now=now()
    )
    if links.somebody_administers(db.session()):
        raise links.LinkGone
