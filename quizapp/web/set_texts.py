"""The source texts of a set in its editor: pasted in, edited, taken out."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, StringField, TextAreaField

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.services import edited_texts
from quizapp.services.edited_texts import TextRefused
from quizapp.services.set_editing import EditedMeanwhile
from quizapp.services.set_files import LARGEST_TEXT
from quizapp.services.set_workbench import Text, Workbench
from quizapp.web import access, notice
from quizapp.web.correction_changes import typed_edtf
from quizapp.web.correction_form import EDTF_HINT
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.set_editor import bench_of, edit_url

bp = Blueprint("set_texts", __name__)

_FIELDS = ("title", "author", "publisher", "published", "licence", "text")
#: Bytes of a form with a text: a character may take nine of them on its way.
_LARGEST_FORM = 4 * LARGEST_TEXT


class TextForm(Form):
    """A source text and where it comes from."""

    title = StringField("Title")
    author = StringField("Author")
    publisher = StringField("Publisher")
    published = StringField("Published", description=EDTF_HINT)
    licence = StringField("Licence")
    text = TextAreaField("Text", description="Paste it as it stands.")
    seen = HiddenField()

    @property
    def plain(self) -> dict[str, str]:
        """The text as a set file has it."""
        said = {name: (self[name].data or "").strip() for name in _FIELDS}
        said["text"] = said["text"].replace("\r\n", "\n")
        said["published"] = typed_edtf(said["published"])
        return said


@bp.get("/sets/<slug>/edit/texts/new")
@access.signed_in
def new(slug: str) -> ResponseReturnValue:
    """An empty form."""
    return _page(bench_of(slug), None, TextForm())


@bp.post("/sets/<slug>/edit/texts/new")
@access.signed_in
def add(slug: str) -> ResponseReturnValue:
    """Give the set another source text."""
    _allow_texts()
    bench, form = bench_of(slug), TextForm.from_request()
    try:
        edited_texts.add_text(
            db.session(), bench, person=access.me(), plain=form.plain, now=now()
        )
    except TextRefused as error:
        return _page(bench, None, form, _told(form, error)), 422
    db.session.commit()
    return redirect(edit_url(slug, _anchor="texts"), 303)


@bp.get("/sets/<slug>/edit/texts/<key>")
@access.signed_in
def text(slug: str, key: str) -> ResponseReturnValue:
    """A source text as it shall be, and the questions that it leaves without proof."""
    bench = bench_of(slug)
    found = edited_texts.find_text(bench, key)
    data = dict(found.plain) | {"seen": str(found.version)}
    done = "Saved." if request.args.get("done") else ""
    return _page(bench, found, TextForm(None, data=data), notices=notice.done(done))


@bp.post("/sets/<slug>/edit/texts/<key>")
@access.signed_in
def save(slug: str, key: str) -> ResponseReturnValue:
    """Keep what a source text is to say."""
    _allow_texts()
    bench, form = bench_of(slug), TextForm.from_request()
    found = edited_texts.find_text(bench, key)
    seen = form.seen.data or ""
    try:
        edited_texts.save_text(
            db.session(),
            bench,
            person=access.me(),
            key=key,
            seen=int(seen)
            if seen.isascii() and seen.isdigit() and len(seen) < 9
            else -1,
            plain=form.plain,
            now=now(),
        )
    except TextRefused as error:
        return _page(bench, found, form, _told(form, error)), 422
    except EditedMeanwhile:
        bench = bench_of(slug)
        found = edited_texts.find_text(bench, key)
        form.seen.data = str(found.version)
        return _page(bench, found, form, theirs=found), 409
    db.session.commit()
    return redirect(url_for(".text", slug=slug, key=key, done=1), 303)


@bp.post("/sets/<slug>/edit/texts/<key>/act")
@access.signed_in
def act(slug: str, key: str) -> ResponseReturnValue:
    """Take a text out of the set, or drop what was changed in it."""
    bench = bench_of(slug)
    if request.form.get("act") == "drop":
        edited_texts.drop_change(db.session(), bench, key=key)
    elif request.form.get("act") == "remove":
        try:
            edited_texts.remove_text(
                db.session(), bench, person=access.me(), key=key, now=now()
            )
        except EditedMeanwhile:
            raise
        except Refused as error:
            found = edited_texts.find_text(bench, key)
            data = dict(found.plain) | {"seen": str(found.version)}
            return _page(bench, found, TextForm(None, data=data), [str(error)]), 422
    else:
        raise Refused("That is no act of this page.")
    db.session.commit()
    return redirect(edit_url(slug, _anchor="texts"), 303)


def _allow_texts() -> None:
    request.max_content_length = _LARGEST_FORM
    request.max_form_memory_size = _LARGEST_FORM


def _told(form: TextForm, error: TextRefused) -> list[str]:
    """Put what is wrong at its fields; what no field says is given back."""
    untold = []
    for key, words in error.problems:
        if key in _FIELDS:
            form[key].errors = [words]
        else:
            untold.append(words)
    return untold


def _page(
    bench: Workbench,
    found: Text | None,
    form: TextForm,
    problems: Sequence[str] = (),
    **more: Any,
) -> str:
    stale = [
        one
        for one in bench.staying
        if found
        and one.missing
        and any(quote.source == found.key for quote in one.missing)
    ]
    return render_template(
        "editor/text.html",
        page="library",
        set=bench.row,
        text=found,
        form=form,
        problems=problems,
        stale=stale,
        **more,
    )
