"""Guests: people who study at once, without name or email.

Who signs in to an account afterwards says what shall become of what they studied.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services import accounts, guest_study
from quizapp.services.sign_ins import StartedBefore
from quizapp.web import access, client, local_address
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.sign_in import admit, admit_again, token_of_form
from quizapp.web.sign_up import (
    FORM_ID,
    count_newcomer,
    refuse_unless_open,
    time_zone_of,
)

bp = Blueprint("guests", __name__)

#: Seconds after which a form sent again starts another guest.  Else the token of one
#: who signed out would come back to life with it.
DOUBLE_CLICK_S = 30


@bp.post("/guest")
@access.everyone
def start_as_guest() -> ResponseReturnValue:
    """Let somebody study at once; again by the same browser changes nothing.

    A double click is one click: its first reply, with its cookie, the browser drops.
    """
    refuse_unless_open()
    if access.me_or_none() is not None:
        return redirect(url_for("today.index"), 303)
    token, *earlier = tokens_of_click("guest", request.form.get("form_id", ""))
    for sent in (token, *earlier):
        if sent_before := admit_again(sent):
            return sent_before
    newcomer, _ = count_newcomer()
    guest = accounts.start_as_guest(
        db.session(), time_zone=time_zone_of(request.form.get("time_zone")), now=now()
    )
    try:
        response = admit(guest, token=token)
    except StartedBefore:
        db.session.rollback()
        client.give_back(newcomer)
        db.session.commit()
        return admit_again(token) or redirect(url_for("today.index"), 303)
    client.note("started as a guest", person_id=guest.id)
    return response


def tokens_of_click(act: str, form_id: str) -> tuple[str, ...]:
    """The token that a form leads to now, and the one that it led to just before."""
    if not FORM_ID.fullmatch(form_id):
        return ("",)
    turn = int(now().timestamp()) // DOUBLE_CLICK_S
    return tuple(token_of_form(act, form_id, str(each)) for each in (turn, turn - 1))


@bp.get("/guest/leave")
@access.signed_in
def leave_page() -> ResponseReturnValue:
    """What a guest loses by signing out, and how to keep it."""
    person = access.learner()
    study = guest_study.study_of(db.session(), guest_id=person.id)
    if not (person.is_guest and study.is_anything):
        return redirect(url_for("today.index"), 303)
    return render_template(
        "accounts/leave.html", study=study, is_open=settings().open_sign_up
    )


#: What became of it, by the word in the address.
SETTLED = {
    "brought": (
        "It is in your account",
        "What you studied as a guest counts here now, as if you had studied it here.",
    ),
    "left": (
        "It is left behind",
        "What you studied as a guest is deleted. Your account is as it was.",
    ),
}


@bp.get("/guest/studied")
@access.signed_in
def studied() -> ResponseReturnValue:
    """What waits to be brought along or left behind; or what became of it."""
    path = local_address.local_path(request.args.get("next", ""))
    waiting = guest_study.waiting_for(db.session(), person_id=access.learner().id)
    settled = SETTLED.get(request.args.get("done", ""))
    if not (waiting or settled):
        return redirect(path or url_for("today.index"), 303)
    return render_template(
        "accounts/guest_study.html",
        waiting=waiting[:1],
        settled=settled,
        next=path,
    )


@bp.post("/guest/<int:guest_id>/bring-along")
@access.signed_in
def bring_along(guest_id: int) -> ResponseReturnValue:
    """Make what a guest studied this account's own; again changes nothing."""
    person_id = access.learner().id
    try:
        guest_study.bring_along(
            db.session(), person_id=person_id, guest_id=guest_id, now=now()
        )
    except guest_study.NothingToBring:
        return _settled("")
    db.session.commit()
    client.note("guest brought along", person_id=person_id)
    return _settled("brought")


@bp.post("/guest/<int:guest_id>/leave-behind")
@access.signed_in
def leave_behind(guest_id: int) -> ResponseReturnValue:
    """Erase what a guest studied; again changes nothing."""
    person_id = access.learner().id
    try:
        guest_study.leave_behind(db.session(), person_id=person_id, guest_id=guest_id)
    except guest_study.NothingToBring:
        return _settled("")
    db.session.commit()
    client.note("guest left behind", person_id=person_id)
    return _settled("left")


def _settled(done: str) -> ResponseReturnValue:
    path = local_address.local_path(request.form.get("next", ""))
    return redirect(url_for(".studied", done=done or None, next=path or None), 303)
