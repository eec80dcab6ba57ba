"""Recovery cards: signing in by one, and a learner's own."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.services import accounts, recovery_cards, throttle
from quizapp.services.form_ids import new_form_id
from quizapp.store.people import Person
from quizapp.web import access, client, local_address
from quizapp.web.form import Form
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.sign_in import admit
from quizapp.web.sign_up import FORM_ID

bp = Blueprint("recovery_cards", __name__)


class CardForm(Form):
    """The code on a card."""

    code = StringField(
        "Code on your card",
        [
            InputRequired("Write the code on your card."),
            Length(max=60, message="The codes on cards are shorter."),
        ],
    )
    next = HiddenField()


@bp.get("/sign-in/card")
@access.everyone
def sign_in_page() -> ResponseReturnValue:
    """Where a learner without an email types the code on their card."""
    path = local_address.local_path(request.args.get("next", ""))
    return _page(CardForm(data={"next": path}))


def _page(form: CardForm) -> str:
    return render_template("accounts/card_sign_in.html", form=form)


@bp.post("/sign-in/card")
@access.everyone
def sign_in() -> ResponseReturnValue:
    """Let in whose card it is."""
    form = CardForm.from_request()
    if not form.validate():
        return _page(form), 422
    tries = client.count(*throttle.card_limits(address=client.address()))
    try:
        person = recovery_cards.owner(db.session(), typed=form.code.data or "")
        client.give_back(tries)
        response = admit(person, local_address.local_path(form.next.data or ""))
    except (recovery_cards.OpensNobody, accounts.WrongPassword) as error:
        db.session.rollback()
        client.note("recovery card refused")
        form.code.errors = [
            str(error)
            if isinstance(error, recovery_cards.OpensNobody)
            else str(recovery_cards.OpensNobody())
        ]
        return _page(form), 422
    client.note("signed in by recovery card", person_id=person.id)
    return response


@bp.get("/recovery-card")
@access.signed_in
def own() -> ResponseReturnValue:
    """A learner's new card while it may be shown, and the way to another."""
    person, form_id = _with_card(), request.args.get("made", "")
    return render_template(
        "accounts/recovery_card.html",
        card=recovery_cards.own_shown(
            db.session(),
            person=person,
            secret=settings().secret_key,
            form_id=form_id,
            now=now(),
        ),
        form_id=new_form_id(now()),
        site=request.host,
        next=local_address.local_path(request.args.get("next", "")),
    )


@bp.post("/recovery-card")
@access.signed_in
def make() -> ResponseReturnValue:
    """Make a new card for oneself; the old one stops working."""
    person, form_id = _with_card(), request.form.get("form_id", "")
    if not FORM_ID.fullmatch(form_id):
        return redirect(url_for(".own"), 303)
    recovery_cards.give(
        db.session(),
        person=person,
        secret=settings().secret_key,
        form_id=form_id,
        now=now(),
    )
    db.session.commit()
    client.note("recovery card made", person_id=person.id)
    return redirect(url_for(".own", made=form_id), 303)


def _with_card() -> Person:
    """Who is asking, if they sign in by a card.  Raises ``NotFound`` for others."""
    person = access.me()
    if not recovery_cards.is_for(person):
        raise NotFound("A recovery card is for who has no email here.")
    return person
