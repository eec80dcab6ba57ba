"""The set editor: a set as it shall be, its questions in order, and publishing it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, StringField, TextAreaField, validators

from quizapp.database import db
from quizapp.errors import Refused
from quizapp.services import edited_questions, set_editing, set_publishing
from quizapp.services.imported_keys import catch_up
from quizapp.services.set_editing import EditedMeanwhile, Head
from quizapp.services.set_workbench import Standing, Workbench
from quizapp.store.question_sets import QuestionSet
from quizapp.web import access, notice
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.row_ids import LARGEST_ID
from quizapp.web.set_editor_form import KIND_LABELS
from quizapp.web.study_pages import topic_label

bp = Blueprint("set_editor", __name__)

_LANGUAGE = validators.Regexp(
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
    message="Write the language as en, fr or pt-BR.",
)


class HeadForm(Form):
    """What a set says of itself."""

    title = StringField(
        "Title",
        validators=[
            validators.InputRequired("Give the set a title."),
            validators.Length(max=200, message="Keep the title under 200 characters."),
        ],
    )
    description = TextAreaField(
        "Description",
        validators=[validators.Length(max=5_000, message="Keep it shorter.")],
    )
    language = StringField("Language", validators=[_LANGUAGE], default="en")
    licence = StringField(
        "Licence",
        validators=[validators.Length(max=2_000)],
        description="What others may do with it, such as CC-BY-4.0.",
    )
    seen_head = HiddenField()

    @property
    def head(self) -> Head:
        return Head(
            title=" ".join((self.title.data or "").split()),
            description=(self.description.data or "").replace("\r\n", "\n").strip(),
            language=(self.language.data or "").strip(),
            licence=" ".join((self.licence.data or "").split()),
        )


@bp.get("/sets/new")
@access.signed_in
def new() -> ResponseReturnValue:
    """An empty form."""
    return _new_page(HeadForm())


@bp.post("/sets/new")
@access.signed_in
def make() -> ResponseReturnValue:
    """Make an empty set and go on to its questions; pressed twice, it is made once."""
    form = HeadForm.from_request()
    if not form.validate() or not form.head.title:
        form.title.errors = form.title.errors or ["Give the set a title."]
        return _new_page(form), 422
    row = set_editing.make_set(
        db.session(), person=access.me(), head=form.head, now=now()
    )
    db.session.commit()
    return redirect(edit_url(row.slug), 303)


@bp.get("/sets/<slug>/edit")
@access.signed_in
def edit(slug: str) -> ResponseReturnValue:
    """A set as it shall be."""
    bench = bench_of(slug)
    return _page(bench, _head_form(bench))


@bp.post("/sets/<slug>/edit")
@access.signed_in
def save(slug: str) -> ResponseReturnValue:
    """Keep what the set is to say of itself."""
    bench = bench_of(slug)
    if refused := _keep_head(bench):
        return refused
    db.session.commit()
    return redirect(edit_url(slug, done="saved"), 303)


@bp.post("/sets/<slug>/edit/publish")
@access.signed_in
def publish(slug: str) -> ResponseReturnValue:
    """Publish what is in order; where others study the set, only once it was seen."""
    session = db.session()
    row = set_editing.find_editable(session, person=access.me(), slug=slug)
    set_publishing.lock(session, row)
    bench = Workbench(session, row)
    if refused := _keep_head(bench):
        return refused
    bench = Workbench(session, row)
    learners = set_publishing.learners_of(session, row)
    title = bench.head.title
    try:
        done = set_publishing.publish(session, bench, now=now())
    except Refused as error:
        return _page(bench, _head_form(bench), problems=[str(error)]), 422
    if learners and not request.form.get("confirmed"):
        session.rollback()
        return render_template(
            "editor/confirm.html",
            page="library",
            slug=slug,
            title=title,
            done=done,
            learners=learners,
            action=url_for(".publish", slug=slug),
            back=edit_url(slug),
        )
    session.commit()
    report = done.report
    catch_up(session, slug=report.slug, changed=report.changed, now=now())
    session.commit()
    return redirect(
        edit_url(
            slug,
            done="published",
            new=len(report.added) + len(report.returned),
            changed=len(report.changed),
            retired=len(report.retired),
            waiting=len(done.held),
        ),
        303,
    )


@bp.post("/sets/<slug>/edit/drop")
@access.signed_in
def drop(slug: str) -> ResponseReturnValue:
    """Have the set say what is published."""
    set_publishing.drop_all(db.session(), bench_of(slug))
    db.session.commit()
    return redirect(edit_url(slug, done="dropped"), 303)


@bp.post("/sets/<slug>/edit/questions")
@access.signed_in
def add(slug: str) -> ResponseReturnValue:
    """Put an empty question of a kind into the set, and open it."""
    bench = bench_of(slug)
    if refused := _keep_head(bench):
        return refused
    added = edited_questions.add_question(
        db.session(),
        bench_of(slug),
        person=access.me(),
        plain=edited_questions.empty_question(request.form.get("kind", "")),
        now=now(),
    )
    db.session.commit()
    return redirect(url_for("set_questions.question", slug=slug, question=added), 303)


@bp.post("/sets/<slug>/edit/questions/<question>/act")
@access.signed_in
def act(slug: str, question: str) -> ResponseReturnValue:
    """Move, copy, remove or bring back a question of the list."""
    bench = bench_of(slug)
    if refused := _keep_head(bench):
        return refused
    session, person, moment = db.session(), access.me(), now()
    bench, what = bench_of(slug), request.form.get("act", "")
    said: dict[str, Any] = {"_anchor": f"q-{question}"}
    match what:
        case "up" | "down":
            by = -1 if what == "up" else 1
            edited_questions.move(session, bench, slug=question, by=by, now=moment)
            said |= {"moved": f"{what}:{question}"}
        case "remove":
            edited_questions.remove_question(
                session, bench, person=person, slug=question, now=moment
            )
            said = {"removed": question}
        case "bring-back":
            edited_questions.bring_back(
                session, bench, person=person, slug=question, now=moment
            )
        case "drop":
            edited_questions.drop_change(session, bench, slug=question)
        case "copy":
            made = edited_questions.duplicate(
                session, bench, person=person, slug=question, now=moment
            )
            said = {"_anchor": f"q-{made}", "moved": f"copy:{made}"}
        case _:
            raise Refused("That is no act of this page.")
    db.session.commit()
    return redirect(edit_url(slug, **said), 303)


def bench_of(slug: str) -> Workbench:
    """The workbench of a set that who asks may change; else there is no such page."""
    row = set_editing.find_editable(db.session(), person=access.me(), slug=slug)
    return Workbench(db.session(), row)


def edit_url(slug: str, **values: Any) -> str:
    """The address of a set's editor."""
    return url_for("set_editor.edit", slug=slug, **values)


def _keep_head(bench: Workbench) -> ResponseReturnValue | None:
    """Keep the head that came with any button of the page; the page, where it cannot be."""
    if "title" not in request.form:
        return None
    form = HeadForm.from_request()
    if not form.validate() or not form.head.title:
        form.title.errors = form.title.errors or (
            [] if form.head.title else ["Give the set a title."]
        )
        return _page(bench, form), 422
    seen = form.seen_head.data or ""
    try:
        set_editing.save_head(
            db.session(),
            row=bench.row,
            head=form.head,
            seen=int(seen)
            if seen.isascii() and seen.isdigit() and len(seen) < 9
            else -1,
            now=now(),
        )
    except EditedMeanwhile:
        bench = Workbench(db.session(), bench.row)
        form.seen_head.data = str(bench.head_version)
        return _page(bench, form, theirs=bench.head), 409
    return None


def _head_form(bench: Workbench) -> HeadForm:
    head = bench.head
    return HeadForm(
        None,
        data={
            "title": head.title,
            "description": head.description,
            "language": head.language,
            "licence": head.licence,
            "seen_head": str(bench.head_version),
        },
    )


def _new_page(form: HeadForm) -> str:
    return render_template(
        "editor/new.html",
        page="library",
        form=form,
        may_make=set_editing.may_make_sets(access.me()),
    )


def _page(bench: Workbench, form: HeadForm | None, **more: Any) -> str:
    entries = bench.staying
    said = {
        "form": form or _head_form(bench),
        "entries": entries,
        "removed": [one for one in bench.entries if one.standing is Standing.REMOVED],
        "stale": [one for one in entries if one.is_stale],
        "changed": [one for one in entries if one.standing is not Standing.PUBLISHED],
        "remarks": bench.remarks_by_slug(),
        "why_held": set_publishing.why_held,
        "texts": bench.texts,
        "kinds": KIND_LABELS,
        "topic_label": topic_label,
        "moved": request.args.get("moved", ""),
        "learners": set_publishing.learners_of(db.session(), bench.row),
        "is_own": bench.row.owner_id == access.learner().id,
        "notices": _notices(bench.row),
    }
    return render_template(
        "editor/edit.html", page="library", bench=bench, set=bench.row, **(said | more)
    )


def _notices(row: QuestionSet) -> list[notice.Notice]:
    if removed := request.args.get("removed", "")[:100]:
        url = url_for(".act", slug=row.slug, question=removed)
        words = "It leaves the set when you publish."
        return [("ok", words, url, {"act": "bring-back"})]
    told = {
        "saved": "Saved. Learners see it once you publish.",
        "dropped": "The changes are dropped.",
        "published": _published(),
    }
    return notice.done(told.get(request.args.get("done", ""), ""))


def _published() -> str:
    """What publishing did, as the address says."""
    counts = {
        words: request.args.get(name, 0, int)
        for name, words in (
            ("new", "new"),
            ("changed", "changed"),
            ("retired", "retired"),
            ("waiting", "not in order and still waiting"),
        )
    }
    said = ", ".join(
        f"{count} {words}" for words, count in counts.items() if 0 < count <= LARGEST_ID
    )
    return f"Published. Questions: {said}." if said else "Published."
