"""The library: all sets, and each set's page."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, SelectField, validators

from quizapp.database import db
from quizapp.services import aside
from quizapp.services import library as acts
from quizapp.services.set_page import SetPage, choose_retention, set_page
from quizapp.services.shelf import Place, all_sets, one_set, put_back, stop_studying
from quizapp.services.today import shares_by_set
from quizapp.web import access
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.row_ids import LARGEST_ID
from quizapp.web.study_pages import topic_label

bp = Blueprint("library", __name__)

#: What a set's desired retention may be, in percent; the learner's own comes first.
RETENTIONS = (70, 75, 80, 85, 90, 92, 95, 97)


#: What the shell shows after an act, with the way to take it back.
Notices = list[tuple[str, str, str, dict[str, str]]]


class PlaceForm(Form):
    """Where a set stood before it was left, for it to be put back there."""

    position = IntegerField(validators=[validators.NumberRange(0, LARGEST_ID)])
    retention = IntegerField(
        validators=[validators.Optional(), validators.NumberRange(70, 97)]
    )

    @property
    def place(self) -> Place | None:
        """The place, if the form holds one."""
        if not self.validate():
            return None
        percent = self.retention.data
        return Place(self.position.data or 0, percent / 100 if percent else None)


class RetentionForm(Form):
    """How well one set shall be known; an empty choice is the learner's own."""

    retention = SelectField("Remember this set at")

    def offer(self, own: float, chosen: float | None) -> None:
        """Fill in the choices, and the one in force where nothing was sent."""
        percents = sorted({*RETENTIONS, *([round(chosen * 100)] if chosen else [])})
        self.retention.choices = [
            ("", f"As in my settings ({own:.0%})"),
            *((str(percent), f"{percent}%") for percent in percents),
        ]
        if not request.form:
            self.retention.data = str(round(chosen * 100)) if chosen else ""


@bp.get("/library")
@access.signed_in
def index() -> ResponseReturnValue:
    """All the sets this person may see."""
    session, person = db.session(), access.me()
    return render_template(
        "library/index.html",
        page="library",
        sets=all_sets(session, person=person),
        due=shares_by_set(session, person=person, now=now()),
        notices=_notices(),
    )


@bp.get("/sets/<slug>", endpoint="set_page")
@access.signed_in
def show_set(slug: str) -> ResponseReturnValue:
    """One set: what it rests on, and what this learner knows of it."""
    return _set_page(_found(slug), RetentionForm())


@bp.post("/sets/<slug>/take-up")
@access.signed_in
def take_up(slug: str) -> ResponseReturnValue:
    """Study a set from now on; one that was just left, as before.  Again is harmless."""
    session, person = db.session(), access.me()
    found = one_set(session, person=person, slug=slug)
    place = PlaceForm.from_request().place
    if place is None:
        acts.take_up(session, person_id=person.id, set_id=found.id, now=now())
    else:
        put_back(session, person=person, set_id=found.id, place=place, now=now())
    db.session.commit()
    return redirect(_back(slug), 303)


@bp.post("/sets/<slug>/leave")
@access.signed_in
def leave(slug: str) -> ResponseReturnValue:
    """Stop studying a set.  What is known of it is kept."""
    session, person = db.session(), access.me()
    found = one_set(session, person=person, slug=slug)
    place = stop_studying(session, person=person, set_id=found.id)
    db.session.commit()
    if place is None:
        return redirect(_back(slug), 303)
    desired = place.desired_retention
    return redirect(
        _back(
            slug,
            left=slug,
            position=place.position,
            retention=round(desired * 100) if desired else None,
        ),
        303,
    )


@bp.post("/sets/<slug>/questions/<int:question_id>/suspend")
@access.signed_in
def suspend(slug: str, question_id: int) -> ResponseReturnValue:
    """Never ask a question again until it is resumed, and stay on the set's page."""
    aside.suspend(db.session(), person=access.me(), question_id=question_id, now=now())
    db.session.commit()
    return redirect(
        url_for(
            ".set_page", slug=slug, suspended=question_id, _anchor=f"q-{question_id}"
        ),
        303,
    )


@bp.post("/sets/<slug>/retention")
@access.signed_in
def retention(slug: str) -> ResponseReturnValue:
    """Choose how well a set shall be known."""
    found, person = _found(slug), access.me()
    form = RetentionForm.from_request()
    form.offer(person.desired_retention, found.set.desired_retention)
    if not form.validate():
        form.retention.errors = ["Choose one of these."]
        return _set_page(found, form), 422
    chosen = form.retention.data
    choose_retention(
        db.session(),
        person=person,
        set_id=found.set.id,
        desired=int(chosen) / 100 if chosen else None,
    )
    db.session.commit()
    return redirect(url_for(".set_page", slug=slug), 303)


def _found(slug: str) -> SetPage:
    return set_page(db.session(), person=access.me(), slug=slug, now=now())


def _set_page(found: SetPage, form: RetentionForm) -> str:
    form.offer(access.me().desired_retention, found.set.desired_retention)
    return render_template(
        "library/set.html",
        page="library",
        found=found,
        form=form,
        topic_label=topic_label,
        notices=_notices(),
    )


def _back(slug: str, **values: Any) -> str:
    """Where the button was: the library, or the set's page."""
    if request.form.get("then") == "library":
        return url_for(".index", **values)
    return url_for(".set_page", slug=slug, **values)


def _notices() -> Notices:
    """What was done just now, as the address says, with the way to take it back."""
    left, suspended = request.args.get("left"), request.args.get("suspended", type=int)
    if left:
        then = "library" if request.endpoint == "library.index" else "set"
        fields = {
            name: request.args[name]
            for name in ("position", "retention")
            if name in request.args
        }
        words = "You stopped studying this set. What you know of it is kept."
        undo = url_for(".take_up", slug=left)
        return [("ok", words, undo, fields | {"then": then})]
    if suspended is not None and 0 < suspended <= LARGEST_ID:
        undo = url_for("study.resume", question_id=suspended)
        words = "Suspended. It will not be asked again."
        return [("ok", words, undo, {"then": "set"})]
    return []
