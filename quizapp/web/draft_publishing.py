"""Accepted drafts go to a set: a new one, or one that is there."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField, validators

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.services import derivations, publishing
from quizapp.services.draft_decisions import StaleDraft
from quizapp.services.draft_page import Desk
from quizapp.services.imported_keys import catch_up
from quizapp.store.derivations import Derivation
from quizapp.web import access
from quizapp.web.drafts import stale_page
from quizapp.web.form import Form
from quizapp.web.moment import now

bp = Blueprint("draft_publishing", __name__)


class PublishForm(Form):
    """Where accepted drafts go."""

    where = StringField("Publish to", default="new")
    title = StringField("Title of the new set", validators=[validators.Length(max=200)])
    set = StringField("Set of yours")


@bp.get("/texts/<int:text_id>/publish")
@access.signed_in
def publish_form(text_id: int) -> ResponseReturnValue:
    """Where to: a new set, or one of their own."""
    derivation = _of_text(text_id)
    return _publish_page(derivation, PublishForm(title=derivation.title))


@bp.post("/texts/<int:text_id>/publish")
@access.signed_in
def publish(text_id: int) -> ResponseReturnValue:
    """Make questions of what is accepted."""
    derivation, form = _of_text(text_id), PublishForm.from_request()
    to_set = (form.set.data or "") if form.where.data == "old" else ""
    try:
        published = publishing.publish(
            db.session(),
            person=access.me(),
            derivation=derivation,
            set_slug=to_set,
            title=form.title.data or "",
            now=now(),
        )
    except StaleDraft as error:
        return stale_page(derivation, error)
    except Refused as error:
        db.session.rollback()
        return _publish_page(derivation, form, [str(error)]), 422
    db.session.commit()
    catch_up(db.session(), slug=published.slug, changed=published.changed, now=now())
    db.session.commit()
    return redirect(url_for("library.set_page", slug=published.slug), 303)


def _publish_page(
    derivation: Derivation,
    form: PublishForm,
    problems: Sequence[str] = (),
) -> str:
    session = db.session()
    sets = publishing.own_sets(session, owner_id=derivation.owner_id)
    return render_template(
        "texts/publish.html",
        page="library",
        derivation=derivation,
        form=form,
        sets=sets,
        where=form.where.data or "new",
        count=Desk(session, derivation=derivation).to_publish,
        problems=problems,
    )


def _of_text(text_id: int) -> Derivation:
    return derivations.find_by_text(db.session(), person=access.me(), text_id=text_id)
