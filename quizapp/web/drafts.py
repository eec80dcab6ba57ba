"""Looking through drafts: accept, edit, reject, undo, publish."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import validators

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.services import derivations, draft_decisions
from quizapp.services.cards import read_question
from quizapp.services.corrected_content import CorrectionRefused
from quizapp.services.draft_decisions import StaleDraft
from quizapp.services.draft_editing import Rewritten, rewritten
from quizapp.services.draft_page import Desk, ShownDraft
from quizapp.services.form_ids import new_form_id
from quizapp.services.question_versions import as_json
from quizapp.store.derivations import Derivation, Stage
from quizapp.store.drafts import Act, DraftQuestion
from quizapp.store.source_texts import SourceText
from quizapp.web import access
from quizapp.web.correction_form import as_sent
from quizapp.web.draft_choice import Chosen, chosen
from quizapp.web.draft_form import changes_in, fields_of
from quizapp.web.draft_view import desk_page, next_after
from quizapp.web.form import Form, WholeField
from quizapp.web.moment import now
from quizapp.web.notice import Notice, done
from quizapp.web.row_ids import LARGEST_ID
from quizapp.web.texts_new import reading_page

bp = Blueprint("drafts", __name__)

#: Drafts that one click may accept.
MOST_AT_ONCE = 5_000


class SeenForm(Form):
    """What every form on a draft carries: the version that its page showed."""

    seen = WholeField(validators=[validators.NumberRange(1, LARGEST_ID)])


@bp.get("/texts/<int:text_id>/drafts")
@access.signed_in
def desk(text_id: int) -> ResponseReturnValue:
    """The text with its drafts; while it is read, how far that is."""
    derivation = _of_text(text_id)
    if derivation.stage is not Stage.DONE:
        return reading_page(derivation)
    choice = chosen(text_id, request.args)
    return desk_page(derivation, choice, notices=_notices(text_id))


@bp.post("/drafts/<int:draft_id>/accept")
@access.signed_in
def accept(draft_id: int) -> ResponseReturnValue:
    return _decide(draft_id, Act.ACCEPT, "accepted")


@bp.post("/drafts/<int:draft_id>/reject")
@access.signed_in
def reject(draft_id: int) -> ResponseReturnValue:
    return _decide(draft_id, Act.REJECT, "rejected")


@bp.post("/drafts/<int:draft_id>/undo")
@access.signed_in
def undo(draft_id: int) -> ResponseReturnValue:
    """Take back what was last done with one draft."""
    derivation, draft = _draft(draft_id)
    try:
        taken_back = draft_decisions.undo(
            db.session(), person=access.me(), draft=draft, seen=_seen(), now=now()
        )
    except StaleDraft as error:
        return stale_page(derivation, error)
    db.session.commit()
    return _back(derivation, draft_id, "undone" if taken_back else "nothing")


@bp.post("/drafts/<int:draft_id>/edit")
@access.signed_in
def edit(draft_id: int) -> ResponseReturnValue:
    """Keep what the form says; with ``then=accept``, accept it too."""
    derivation, draft = _draft(draft_id)
    seen, session, person = _seen(), db.session(), access.me()
    try:
        found = _rewritten(derivation, draft)
        draft_decisions.edit(
            session,
            person=person,
            draft=draft,
            seen=seen,
            content=as_json(found.content),
            spans=found.spans,
            now=now(),
        )
        if request.form.get("then") == "accept":
            draft_decisions.decide(
                session,
                person=person,
                draft=draft,
                seen=draft.version,
                act=Act.ACCEPT,
                now=now(),
            )
    except CorrectionRefused as error:
        return _refused_edit(derivation, draft, error), 422
    except StaleDraft as error:
        return stale_page(derivation, error)
    db.session.commit()
    if request.form.get("then") == "accept":
        return _onward(derivation, draft_id, "accepted")
    return _back(derivation, draft_id, "saved")


@bp.post("/drafts/<int:draft_id>/check")
@access.signed_in
def check(draft_id: int) -> ResponseReturnValue:
    """What is wrong with a form, and what could be better.  Changes nothing."""
    derivation, draft = _draft(draft_id)
    problems: list[str] = []
    remarks: tuple[str, ...] = ()
    try:
        remarks = _rewritten(derivation, draft).remarks
    except CorrectionRefused as error:
        problems = [words for _, words in error.problems]
    return render_template("texts/_checks.html", problems=problems, remarks=remarks)


@bp.post("/texts/<int:text_id>/drafts/accept-rest")
@access.signed_in
def accept_rest(text_id: int) -> ResponseReturnValue:
    """Accept all that the page showed as sure and waiting; others' decisions stay."""
    derivation, batch, count = _of_text(text_id), new_form_id(now()), 0
    session, person = db.session(), access.me()
    for entry in request.form.getlist("rest")[:MOST_AT_ONCE]:
        number, _, seen = entry.partition(":")
        draft = session.get(DraftQuestion, int(number)) if _is_id(number) else None
        if (
            draft is None
            or draft.derivation_id != derivation.id
            or seen != str(draft.version)
            or not ShownDraft(draft).is_open
        ):
            continue
        draft_decisions.decide(
            session,
            person=person,
            draft=draft,
            seen=draft.version,
            act=Act.ACCEPT,
            now=now(),
            batch=batch,
        )
        count += 1
    db.session.commit()
    choice = chosen(text_id, request.form)
    return redirect(choice.url(draft=0) + _and(choice, count=count), 303)


@bp.post("/texts/<int:text_id>/drafts/undo")
@access.signed_in
def undo_last(text_id: int) -> ResponseReturnValue:
    """Take back what this person did last, or all that was accepted at once."""
    derivation = _of_text(text_id)
    try:
        drafts = draft_decisions.undo_last(
            db.session(), person=access.me(), derivation=derivation, now=now()
        )
    except StaleDraft as error:
        return stale_page(derivation, error)
    db.session.commit()
    if not drafts:
        return _back(derivation, 0, "nothing")
    return _back(derivation, drafts[0].id, "undone")


def _of_text(text_id: int) -> Derivation:
    return derivations.find_by_text(db.session(), person=access.me(), text_id=text_id)


def _draft(draft_id: int) -> tuple[Derivation, DraftQuestion]:
    return draft_decisions.find(db.session(), person=access.me(), draft_id=draft_id)


def _seen() -> int:
    form = SeenForm.from_request()
    if not form.validate():
        raise Refused("The page came back incomplete. Open the drafts again.")
    return form.seen.data or 0


def _decide(draft_id: int, act: Act, said: str) -> ResponseReturnValue:
    derivation, draft = _draft(draft_id)
    try:
        draft_decisions.decide(
            db.session(),
            person=access.me(),
            draft=draft,
            seen=_seen(),
            act=act,
            now=now(),
        )
    except StaleDraft as error:
        return stale_page(derivation, error)
    db.session.commit()
    return _onward(derivation, draft_id, said)


def _rewritten(derivation: Derivation, draft: DraftQuestion) -> Rewritten:
    before = read_question(draft.content)
    body = db.session().get_one(SourceText, derivation.source_text_id).body
    return rewritten(
        before,
        ShownDraft(draft).spans,
        changes_in(before, request.form),
        body=body,
    )


def _refused_edit(
    derivation: Derivation, draft: DraftQuestion, error: CorrectionRefused
) -> str:
    """The form as it was sent, with what is wrong at its fields."""
    db.session.rollback()
    errors = {key: words for key, words in error.problems if key}
    fields = as_sent(fields_of(read_question(draft.content)), request.form, errors)
    shown = {words for one in fields if (words := one.error)}
    choice = _choice(derivation, draft.id, edit=True)
    left = [words for _, words in error.problems if words not in shown]
    return desk_page(derivation, choice, fields=fields, problems=left)


def stale_page(derivation: Derivation, error: StaleDraft) -> ResponseReturnValue:
    """What stands now, with the word that it is not what the page showed."""
    db.session.rollback()
    choice = _choice(derivation, error.draft_id)
    notices: list[Notice] = [("warn", str(error), "", {})]
    return desk_page(derivation, choice, notices=notices), 409


def _choice(derivation: Derivation, draft_id: int, *, edit: bool = False) -> Chosen:
    sent = chosen(derivation.source_text_id or 0, request.form)
    return replace(sent, draft=draft_id, part=0, edit=edit)


def _onward(derivation: Derivation, draft_id: int, said: str) -> ResponseReturnValue:
    """On to the next draft to check."""
    choice = _choice(derivation, draft_id)
    found = Desk(db.session(), derivation=derivation)
    upcoming = next_after(found, choice, draft_id) or draft_id
    return redirect(choice.url(draft=upcoming) + f"&said={said}", 303)


def _back(derivation: Derivation, draft_id: int, said: str) -> ResponseReturnValue:
    choice = _choice(derivation, draft_id)
    return redirect(choice.url() + _and(choice, said=said), 303)


def _and(choice: Chosen, **more: object) -> str:
    mark = "&" if choice.topic or choice.order or choice.draft or choice.part else "?"
    return mark + "&".join(f"{name}={value}" for name, value in more.items())


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _notices(text_id: int) -> list[Notice]:
    count = request.args.get("count", type=int)
    if not count or not 0 < count <= MOST_AT_ONCE:
        return done("")
    words = "1 draft accepted." if count == 1 else f"{count} drafts accepted."
    return [("ok", words, url_for(".undo_last", text_id=text_id), {})]
