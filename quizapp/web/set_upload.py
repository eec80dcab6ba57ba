"""Set files come in and go out."""

from contextlib import closing

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.services import set_upload as acts
from quizapp.services.imported_keys import catch_up
from quizapp.services.set_download import set_file
from quizapp.services.set_editing import may_make_sets
from quizapp.services.set_file_process import read_apart
from quizapp.services.set_files import LARGEST_FILE, LARGEST_TEXT, SetFileRefused
from quizapp.web import access
from quizapp.web.moment import now

bp = Blueprint("set_upload", __name__)

#: Source texts that may come along with a set file.
MOST_TEXTS = 20
#: Bytes of all that is sent at once.
_LARGEST_FORM = 8_000_000


@bp.get("/sets/import")
@access.signed_in
def upload() -> ResponseReturnValue:
    """Choose a file."""
    return _page()


@bp.post("/sets/import")
@access.signed_in
def take_in() -> ResponseReturnValue:
    """Read a file; take it in, or show what it would change for those who study."""
    request.max_content_length = _LARGEST_FORM
    if not may_make_sets(access.me()):
        return _page(), 403
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(problems=["Choose a set file first."]), 422
    name = sent.filename[:200]
    texts = {
        (one.filename or "").rpartition("/")[2]: _taken(one)
        for one in request.files.getlist("texts")[:MOST_TEXTS]
        if one.filename
    }
    try:
        reading = read_apart(_taken(sent), name=name, texts=texts)
    except SetFileRefused as error:
        return _page(errors=error.problems, name=name), 422
    content, session, person = reading.question_set, db.session(), access.me()
    try:
        effect = acts.take_in(session, person=person, content=content, now=now())
    except Refused as error:
        session.rollback()
        return _page(problems=[str(error)]), 422
    if effect.learners and not effect.report.did_nothing:
        session.rollback()
        kept = acts.keep_upload(
            session, person=access.me(), content=content, name=name, now=now()
        )
        upload_id = kept.id
        session.commit()
        return render_template(
            "editor/confirm.html",
            page="library",
            title=content.title,
            done=effect,
            learners=effect.learners,
            action=url_for(".confirm", upload_id=upload_id),
            back=url_for(".upload"),
            button="Import",
        )
    _commit(effect)
    return _done(effect, remarks=reading.remarks, name=name)


@bp.post("/sets/import/<int:upload_id>")
@access.signed_in
def confirm(upload_id: int) -> ResponseReturnValue:
    """Take in a file that was looked at."""
    session, person = db.session(), access.me()
    content = acts.find_upload(session, person=person, upload_id=upload_id)
    effect = acts.take_in(session, person=person, content=content, now=now())
    acts.drop_uploads(session, person=person)
    _commit(effect)
    return redirect(url_for("library.set_page", slug=effect.report.slug), 303)


@bp.get("/sets/<slug>/download")
@access.signed_in
def download(slug: str) -> ResponseReturnValue:
    """A set as a file, for those who may know its keys."""
    written = set_file(db.session(), person=access.me(), slug=slug)
    return Response(
        written,
        mimetype="application/yaml",
        headers={"Content-Disposition": f'attachment; filename="{slug}.yaml"'},
    )


def _commit(effect: acts.Effect) -> None:
    """Commit, then mark again what was answered by the old keys meanwhile."""
    db.session.commit()
    report = effect.report
    catch_up(db.session(), slug=report.slug, changed=report.changed, now=now())
    db.session.commit()


def _taken(sent: FileStorage) -> bytes:
    """A file's bytes, one more than is read at most, which tells that it is too large."""
    with closing(sent):
        data: bytes = sent.read(max(LARGEST_FILE, LARGEST_TEXT) + 1)
        return data


def _page(**said: object) -> str:
    return render_template(
        "editor/import.html",
        page="library",
        may_make=may_make_sets(access.me()),
        **said,
    )


def _done(effect: acts.Effect, **said: object) -> str:
    return render_template("editor/imported.html", page="library", done=effect, **said)
