"""What is kept about a person: taken along as a file, or erased."""

from flask import Blueprint, Response, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField, RadioField, StringField

from quizapp.database import db
from quizapp.services import erasure, personal_export
from quizapp.store.sqlite_connection import empty_log
from quizapp.web import access, client, password_check
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.sign_in import leave

bp = Blueprint("personal_data", __name__, url_prefix="/settings")

WORD = "delete"  #: what people type who have no password


class DeleteForm(Form):
    password = PasswordField("Password")
    word = StringField(f"Type “{WORD}”")
    sets = RadioField(
        "Your question sets",
        choices={
            "keep": "Leave them in the library, without my name",
            "delete": "Delete them; sets that others study stay, without my name",
        },
        default="keep",
    )


@bp.get("/export")
@access.signed_in
def export() -> ResponseReturnValue:
    """Everything kept about who is asking, as a file."""
    kept = personal_export.export(db.session(), person_id=access.me().id, now=now())
    client.note("data exported", person_id=access.me().id)
    return Response(
        personal_export.as_json(kept),
        mimetype="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="recto-{now():%Y-%m-%d}.json"'
        },
    )


@bp.get("/delete")
@access.signed_in
def delete_page() -> ResponseReturnValue:
    return _delete(DeleteForm())


def _delete(form: DeleteForm) -> str:
    person = access.me()
    return render_template(
        "settings/delete.html",
        page="settings",
        form=form,
        person=person,
        own_sets=erasure.own_sets(db.session(), person_id=person.id),
    )


@bp.post("/delete")
@access.signed_in
def delete() -> ResponseReturnValue:
    """Erase who is asking, once they showed that it is them."""
    form = DeleteForm.from_request()
    form.sets.data = form.sets.data or "keep"
    if not (form.validate() and _is_meant(form)):
        return _delete(form), 422
    person_id = access.me().id
    erasure.erase(
        db.session(), person_id=person_id, with_sets=form.sets.data == "delete"
    )
    db.session.commit()
    empty_log(db.engine)
    client.note("account deleted", person_id=person_id)
    return leave(url_for("today.index", afterwards="deleted"))


def _is_meant(form: DeleteForm) -> bool:
    if access.me().email is not None:
        return password_check.is_own(form.password, access.me())
    if (form.word.data or "").strip().casefold() != WORD:
        form.word.errors = [f"Type the word {WORD}."]
        return False
    return True
