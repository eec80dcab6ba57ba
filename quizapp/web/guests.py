"""Guests: people who study at once, without name or email."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services import accounts
from quizapp.web import access, client
from quizapp.web.moment import now
from quizapp.web.sign_in import admit
from quizapp.web.sign_up import count_newcomer, refuse_unless_open, time_zone_of

bp = Blueprint("guests", __name__)


@bp.post("/guest")
@access.everyone
def start_as_guest() -> ResponseReturnValue:
    """Let somebody study at once; again by the same browser changes nothing."""
    refuse_unless_open()
    if access.me_or_none() is not None:
        return redirect(url_for("today.index"), 303)
    count_newcomer()
    guest = accounts.start_as_guest(
        db.session(), time_zone=time_zone_of(request.form.get("time_zone")), now=now()
    )
    response = admit(guest)
    client.note("started as a guest", person_id=guest.id)
    return response
