"""Handing in a text for questions, and watching it being read."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import (
    BooleanField,
    HiddenField,
    StringField,
    TextAreaField,
    validators,
)

from quizapp.database import db
from quizapp.derivation.reading.files import ENDINGS
from quizapp.services import derivations as acts
from quizapp.services.deriving import LONGEST_TEXT, published_date
from quizapp.services.form_ids import new_form_id
from quizapp.services.rephrasing import Endpoint, endpoint_of
from quizapp.store.derivations import Derivation, Stage
from quizapp.store.source_texts import SourceText
from quizapp.web import access
from quizapp.web.correction_changes import typed_edtf
from quizapp.web.form import Form, WholeField, obeys
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time

bp = Blueprint("texts_new", __name__, url_prefix="/texts")

#: Bytes of a whole form: its file, or a text in the widest script, and the rest.
_LARGEST_FORM = acts.LARGEST_UPLOAD + 100_000
_LARGEST_FIELD = LONGEST_TEXT * 4 + 100_000


def _date(text: str) -> str:
    """A date as it is kept, however it was typed.  Raises ``Refused``."""
    written = typed_edtf(text.strip()) if text.strip() else ""
    published_date(written)
    return written


class TextForm(Form):
    """A text, pasted or in a file."""

    form_id = HiddenField(validators=[validators.Length(1, 36)])
    title = StringField("Title", validators=[validators.Length(max=acts.LONGEST_TITLE)])
    published = StringField(
        "Published",
        validators=[obeys(_date)],
        description="Such as January 2022. Dates without a year are read by it.",
    )
    text = TextAreaField("Text")
    wanted = WholeField(
        "How many questions?",
        default=acts.WANTED,
        validators=[
            validators.Optional(),
            validators.NumberRange(1, acts.MOST_WANTED),
        ],
        description="The best are shown first; the others stand under “More drafts”.",
    )
    rephrase = BooleanField("Let it propose other wordings")


@bp.get("")
@access.signed_in
def index() -> ResponseReturnValue:
    """A person's texts, and what was decided on their drafts."""
    return render_template(
        "texts/index.html",
        page="library",
        texts=acts.texts_of(db.session(), person=access.me()),
        say_time=own_time(),
    )


@bp.get("/new")
@access.signed_in
def new() -> ResponseReturnValue:
    """An empty form, or one with a text that was handed in before."""
    acts.refuse_guests(access.me())
    form = TextForm(form_id=new_form_id(now()))
    before = request.args.get("from", type=int)
    if before is not None and 0 < before < 2**31:
        found = acts.find(db.session(), person=access.me(), derivation_id=before)
        _fill(form, found)
    return _form_page(form)


@bp.post("/new")
@access.signed_in
def hand_in() -> ResponseReturnValue:
    """Have questions derived from what was sent."""
    request.max_content_length = _LARGEST_FORM
    request.max_form_memory_size = _LARGEST_FIELD
    form = TextForm.from_request()
    file = request.files.get("file")
    name, data = (file.filename or "", file.read()) if file else ("", b"")
    if not form.validate():
        return _refused(form)
    handed = acts.Handed(
        title=" ".join((form.title.data or "").split()),
        published=_date(form.published.data or ""),
        text="" if data else acts.clean(form.text.data or ""),
        upload_name=name if data else "",
        upload=data,
        wanted=form.wanted.data or acts.WANTED,
        rephrase=_endpoint() is not None and form.rephrase.data,
    )
    try:
        if name and not data:
            raise acts.NotAText("The file is empty. Choose another, or paste the text.")
        derivation = acts.hand_in(
            db.session(),
            owner=access.me(),
            handed=handed,
            form_id=form.form_id.data or "",
            now=now(),
        )
    except acts.NotAText as error:
        db.session.rollback()
        form.text.errors = [str(error)]
        return _refused(form)
    db.session.commit()
    return redirect(address_of(derivation), 303)


@bp.get("/reading/<int:derivation_id>")
@access.signed_in
def reading(derivation_id: int) -> ResponseReturnValue:
    """How far a text is read; leads to its drafts once it is."""
    found = acts.find(db.session(), person=access.me(), derivation_id=derivation_id)
    if found.stage is Stage.DONE:
        return _on_to(address_of(found))
    return reading_page(found)


@bp.post("/reading/<int:derivation_id>/cancel")
@access.signed_in
def cancel(derivation_id: int) -> ResponseReturnValue:
    """Stop reading a text; it is kept."""
    found = acts.find(db.session(), person=access.me(), derivation_id=derivation_id)
    acts.cancel(db.session(), derivation=found, now=now())
    db.session.commit()
    return redirect(url_for(".reading", derivation_id=derivation_id), 303)


@bp.post("/reading/<int:derivation_id>/again")
@access.signed_in
def again(derivation_id: int) -> ResponseReturnValue:
    """Read a text that failed or was cancelled once more."""
    person = access.me()
    found = acts.find(db.session(), person=person, derivation_id=derivation_id)
    acts.read_again(db.session(), person=person, derivation=found)
    db.session.commit()
    return redirect(url_for(".reading", derivation_id=derivation_id), 303)


def reading_page(derivation: Derivation) -> str:
    """Progress, or why there is none."""
    return render_template(
        "texts/reading.html",
        page="library",
        derivation=derivation,
        is_running=acts.is_running(derivation),
        percent=round(derivation.share * 100),
    )


def address_of(derivation: Derivation) -> str:
    """Where a text's drafts are, or will be."""
    if derivation.source_text_id is None:
        return url_for("texts_new.reading", derivation_id=derivation.id)
    return url_for("drafts.desk", text_id=derivation.source_text_id)


def _on_to(address: str) -> ResponseReturnValue:
    if "HX-Request" in request.headers:
        # The part of the page that asks how far it is cannot hold another page.
        return Response(status=200, headers={"HX-Redirect": address})
    return redirect(address, 303)


def _endpoint() -> Endpoint | None:
    return endpoint_of(settings())


def _fill(form: TextForm, found: Derivation) -> None:
    form.title.data, form.published.data = found.title, found.published
    if found.source_text_id is not None:
        form.text.data = db.session().get_one(SourceText, found.source_text_id).body


def _refused(form: TextForm) -> ResponseReturnValue:
    return _form_page(form), 422


def _form_page(form: TextForm) -> str:
    return render_template(
        "texts/new.html",
        page="library",
        form=form,
        endpoint=_endpoint(),
        endings=ENDINGS,
        largest_mb=acts.LARGEST_UPLOAD // 1_000_000,
    )
