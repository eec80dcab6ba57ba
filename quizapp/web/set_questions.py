"""A question in the set editor: its form, its evidence, its faces and its versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.presentation import Presentation, present
from quizapp.questions.question import Ask
from quizapp.questions.question import Question as Content
from quizapp.questions.schema.differences import plain_differences
from quizapp.questions.schema.values import Plain
from quizapp.services import edited_questions
from quizapp.services.question_history import versions
from quizapp.services.set_editing import EditedMeanwhile
from quizapp.services.set_workbench import (
    Entry,
    Reading,
    Standing,
    Workbench,
    sentence,
)
from quizapp.web import access, notice
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time
from quizapp.web.set_editor import bench_of
from quizapp.web.set_editor_form import (
    KIND_LABELS,
    WAY_LABELS,
    QuestionForm,
    evidence_rows,
    form_of,
    form_sent,
)
from quizapp.web.study_pages import topic_label

bp = Blueprint("set_questions", __name__)

#: Bytes of a question's form; the app's own limit is for answers.
_LARGEST_FORM = 400_000
#: Characters of a source text that are shown around a quote.
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Face:
    """A question as learners meet it, in one of the ways it is asked."""

    ask: Ask
    label: str
    topic: str
    presentation: Presentation
    anchors: Sequence[tuple[HistoricalDate, str]] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote in its text: the words around it, or the words most like it."""

    number: int
    title: str
    before: str = ""
    quote: str = ""
    after: str = ""
    nearest: str = ""
    is_found: bool = True


@bp.get("/sets/<slug>/edit/questions/<question>")
@access.signed_in
def question(slug: str, question: str) -> ResponseReturnValue:
    """A question as it shall be."""
    bench = bench_of(slug)
    entry = edited_questions.find_entry(bench, question)
    form = form_of(entry.plain)
    if entry.version:
        form.tell(entry.problems)
    done = {
        "saved": "Saved. Learners see it once you publish.",
        "restored": "Put back. Learners see it once you publish.",
    }.get(request.args.get("done", ""), "")
    return _page(bench, entry, form, entry.plain, notices=notice.done(done))


@bp.post("/sets/<slug>/edit/questions/<question>")
@access.signed_in
def save(slug: str, question: str) -> ResponseReturnValue:
    """Keep a question, in order or not; what is wrong is said at its fields."""
    _allow_long_forms()
    bench = bench_of(slug)
    entry = edited_questions.find_entry(bench, question)
    form = form_sent(entry.plain)
    plain = _with_nearest(bench, question, form.written(entry.plain))
    try:
        _keep(bench, entry, plain)
    except EditedMeanwhile:
        bench = bench_of(slug)
        entry = edited_questions.find_entry(bench, question)
        found = plain_differences(entry.plain, _tidy(plain))
        return _page(bench, entry, form, plain, theirs=found), 409
    db.session.commit()
    bench = bench_of(slug)
    entry = edited_questions.find_entry(bench, question)
    if entry.content is None:
        untold = form.tell(entry.problems)
        return _page(bench, entry, form, entry.plain, problems=untold, kept=True), 422
    return redirect(
        url_for(".question", slug=slug, question=question, done="saved"), 303
    )


@bp.post("/sets/<slug>/edit/questions/<question>/live")
@access.signed_in
def live(slug: str, question: str) -> ResponseReturnValue:
    """Keep what is being typed, and say what becomes of it: a part of the page."""
    _allow_long_forms()
    bench = bench_of(slug)
    entry = edited_questions.find_entry(bench, question)
    form = form_sent(entry.plain)
    plain = form.written(entry.plain)
    try:
        _keep(bench, entry, plain)
    except EditedMeanwhile:
        entry = edited_questions.find_entry(bench_of(slug), question)
        return render_template("editor/_elsewhere.html", entry=entry), 409
    db.session.commit()
    bench = bench_of(slug)
    entry = edited_questions.find_entry(bench, question)
    return render_template("editor/_live.html", **_live(bench, entry, entry.plain))


@bp.get("/sets/<slug>/edit/questions/<question>/versions")
@access.signed_in
def history(slug: str, question: str) -> ResponseReturnValue:
    """What a question said from one version to the next."""
    bench = bench_of(slug)
    entry = edited_questions.find_entry(bench, question)
    return render_template(
        "editor/versions.html",
        page="library",
        set=bench.row,
        entry=entry,
        versions=versions(db.session(), question_id=entry.question_id),
        say_time=own_time(),
    )


@bp.post("/sets/<slug>/edit/questions/<question>/versions/<int:version>/restore")
@access.signed_in
def restore(slug: str, question: str, version: int) -> ResponseReturnValue:
    """Have a question say what it said before, once that is published."""
    edited_questions.put_back_version(
        db.session(),
        bench_of(slug),
        person=access.me(),
        slug=question,
        version=version,
        now=now(),
    )
    db.session.commit()
    return redirect(
        url_for(".question", slug=slug, question=question, done="restored"), 303
    )


def _allow_long_forms() -> None:
    request.max_content_length = _LARGEST_FORM
    request.max_form_memory_size = _LARGEST_FORM


def _keep(bench: Workbench, entry: Entry, plain: Mapping[str, Plain]) -> None:
    edited_questions.save_question(
        db.session(),
        bench,
        person=access.me(),
        slug=entry.slug,
        seen=request.form.get("seen", ""),
        plain=plain,
        now=now(),
    )


def _tidy(plain: Mapping[str, Plain]) -> dict[str, Plain]:
    return {key: value for key, value in plain.items() if value not in (None, "", [])}


def _with_nearest(
    bench: Workbench, slug: str, plain: dict[str, Plain]
) -> dict[str, Plain]:
    """The question with the text's own words for the quote that the button named."""
    wanted = request.form.get("use", "")
    for one in bench.read(slug, plain).missing:
        if str(one.number) == wanted and one.nearest:
            quotes = [dict(quote) for quote in plain["evidence"]]
            quotes[one.number - 1]["quote"] = one.nearest
            return plain | {"evidence": quotes}
    return plain


def _page(
    bench: Workbench,
    entry: Entry,
    form: QuestionForm,
    plain: Mapping[str, Plain],
    **more: Any,
) -> str:
    staying = [one.slug for one in bench.staying]
    at = staying.index(entry.slug) if entry.slug in staying else -1
    said = {
        "page": "library",
        "bench": bench,
        "set": bench.row,
        "form": form,
        "kind_label": KIND_LABELS.get(entry.kind, entry.kind),  # type: ignore[call-overload]
        "rows": evidence_rows(plain),
        "texts": [one for one in bench.texts if one.standing is not Standing.REMOVED],
        "marked": _marked(bench, plain),
        "before": staying[at - 1] if at > 0 else "",
        "after": staying[at + 1] if 0 <= at < len(staying) - 1 else "",
        "number": at + 1,
        "total": len(staying),
    }
    return render_template(
        "editor/question.html", **(said | _live(bench, entry, plain) | more)
    )


def _live(bench: Workbench, entry: Entry, plain: Mapping[str, Plain]) -> dict[str, Any]:
    """What the page says about a question as it stands in its form."""
    reading = bench.read(entry.slug, plain)
    shown = reading.unproved
    return {
        "set": bench.row,
        "entry": entry,
        "wrong": [sentence(one) for one in reading.problems] if entry.version else [],
        "remarks": bench.remarks(entry, shown) if shown else [],
        "proofs": _proofs(bench, reading),
        "faces": _faces(shown) if shown else [],
        "shown": shown,
        "topic_label": topic_label,
    }


def _faces(content: Content) -> list[Face]:
    return [
        Face(ask, WAY_LABELS[ask], content.topic, present(content, ask, seed=1))
        for ask in content.ask
    ]


def _proofs(bench: Workbench, reading: Reading) -> list[Proof]:
    titles = {one.key: one.title for one in bench.texts}
    missing = [
        Proof(
            one.number,
            titles.get(one.source, "No text chosen"),
            quote=one.quote,
            nearest=one.nearest,
            is_found=False,
        )
        for one in reading.missing
    ]
    found = []
    for number, one in enumerate(reading.located, 1):
        text = bench.folded[one.source].text
        start, end = max(0, one.start - _AROUND), one.end + _AROUND
        found.append(
            Proof(
                number,
                titles[one.source],
                ("…" if start else "") + text[start : one.start],
                one.quote,
                text[one.end : end] + ("…" if end < len(text) else ""),
            )
        )
    return [*missing, *found]


def _marked(
    bench: Workbench, plain: Mapping[str, Plain]
) -> dict[str, list[tuple[str, bool]]]:
    """Each text in pieces, with whether a piece is evidence of this question."""
    spans: dict[str, list[tuple[int, int]]] = {key: [] for key in bench.folded}
    reading = bench.read("q", plain)
    for one in reading.located:
        spans[one.source].append((one.start, one.end))
    return {
        key: _pieces(bench.folded[key].text, sorted(found))
        for key, found in spans.items()
    }


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in spans:
        if end > at:
            pieces += [
                (text[at : max(at, start)], False),
                (text[max(at, start) : end], True),
            ]
            at = end
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]
